import { type Confidence, type Library, isPackage } from '@seamlint/core';

/** What the file of a library owes those who rest on it and does not give, one sentence each. */
export const libraryProblems = (library: Library): readonly string[] => [
  ...nameProblems(library),
  ...unsourced(library),
  ...evidenceProblems(library),
  ...foreignPackages(library),
  ...httpProblems(library),
  ...runProblems(library),
  ...globProblems(library),
  ...computed(library, library.id),
];

/** Sections that are lists of rows. */
const SECTIONS = [
  'http',
  'runs',
  'enqueues',
  'sends',
  'logs',
  'limits',
  'stores',
  'validates',
  'settings',
  'defaults',
  'merges',
  'trust',
] as const;

interface Row {
  readonly packages?: readonly string[];
  readonly since?: number;
  readonly until?: number;
}

const rowsOf = (library: Library): readonly Row[] =>
  SECTIONS.flatMap((section): readonly Row[] => library[section] ?? []);

const nameProblems = (library: Library): readonly string[] => [
  ...(/^[a-z\d]+(?:-[a-z\d]+)*$/u.test(library.id) ? [] : [`${library.id} is no id in kebab-case`]),
  ...(library.packages.length > 0 || library.platform === true ? [] : ['it has no package, and no platform gives it']),
  ...library.packages
    .filter(({ name }) => !/^(?:@[a-z\d][\w.-]*\/)?[a-z\d][\w.-]*\*?$|^@[a-z\d][\w.-]*\/\*$/u.test(name))
    .map(({ name }) => `${name} is no name of a package: what a file imports is told without the path inside it`),
  ...SECTIONS.filter((section) => library[section]?.length === 0).map((section) => `${section} is empty: leave it out`),
  ...(SECTIONS.some((section) => library[section] !== undefined) ? [] : ['it says nothing']),
];

const unsourced = (library: Library): readonly string[] => {
  const sourced = new Set(library.evidence.map(({ section }) => section));
  return [...SECTIONS, ...(library.packages.some(({ version }) => version !== undefined) ? ['packages' as const] : [])]
    .filter((section) => library[section] !== undefined && !sourced.has(section))
    .map((section) => `no row of the evidence says where ${section} comes from`);
};

const CONFIDENCES: readonly Confidence[] = ['verified', 'documented', 'from-memory'];

const evidenceProblems = (library: Library): readonly string[] =>
  library.evidence.flatMap(({ section, fields, confidence, source }) => {
    const value: unknown = Object.entries(library).find(([key]) => key === section)?.[1];
    if (value === undefined) return [`evidence of ${section}: there is no such section`];
    const names = new Set([...wordsIn(value), ...library.packages.map(({ name }) => name)]);
    return [
      ...(fields.length === 0 ? [`evidence of ${section} names no field`] : []),
      ...fields
        .filter((field) => field !== '*' && !names.has(field))
        .map((field) => `evidence of ${section}: there is no ${field}`),
      ...(CONFIDENCES.includes(confidence) ? [] : [`evidence of ${section}: ${confidence} is no confidence`]),
      ...(confidence === 'from-memory' || !/^(?:|not checked)$/u.test(source)
        ? []
        : [`evidence of ${section}: ${confidence}, and nothing was read`]),
    ];
  });

const wordsIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, held]) => [key, ...wordsIn(held)])
    : [String(value)];

const foreignPackages = (library: Library): readonly string[] =>
  rowsOf(library)
    .flatMap(({ packages }) => packages ?? [])
    .filter((pkg, index, all) => all.indexOf(pkg) === index)
    .filter((pkg) => !library.packages.some(({ name }) => name === pkg || isPackage(name, pkg)))
    .map((pkg) => `${pkg} is none of its packages`);

const httpProblems = ({ http = [] }: Library): readonly string[] =>
  http.flatMap(({ requests, retries, timeouts, timeoutMethods = [], opaqueLimit, timeoutMs }) => {
    const members = requests.flatMap((request) => request.members);
    return [
      ...members
        .filter((member, at) => members.indexOf(member) !== at)
        .map((member) => `http: ${member} has two forms`),
      ...requests
        .filter(({ url, options, body }) => url === undefined && options === undefined && body === undefined)
        .map((request) => `http: ${request.members.join(', ')} takes no arguments`),
      ...(retries?.methods ?? [])
        .filter((method) => method !== method.toUpperCase())
        .map((method) => `http: ${method} is not in upper case`),
      ...(retries !== null && retries.byDefault > 0 && retries.options.length === 0
        ? ['http: it repeats by itself, and nothing says how that is switched off']
        : []),
      ...(opaqueLimit === true && (timeouts.length > 0 || timeoutMethods.length > 0 || timeoutMs !== null)
        ? ['http: its limit is always unknown, and yet it has one']
        : []),
    ];
  });

const runProblems = ({ runs = [] }: Library): readonly string[] =>
  runs.flatMap(({ path, kind, repeats }) => [
    ...(kind === 'retry' && repeats === 'never' ? [`runs: ${path} tries again, and never does`] : []),
    ...(typeof repeats === 'object' && repeats.default < repeats.once
      ? [`runs: ${path} runs less often than once by default`]
      : []),
  ]);

const globProblems = ({ stores = [] }: Library): readonly string[] =>
  stores.flatMap(({ operations: { reads, inserts, upserts, updates, deletes, increments, raw } }) => {
    const all = [reads, inserts, upserts, updates, deletes, increments, raw].flat();
    return [
      ...all
        .filter((glob) => !/^[\w$*]+(?:\(\))?(?:\.[\w$*]+(?:\(\))?)*$/u.test(glob))
        .map((glob) => `stores: ${glob} is no glob of names, calls, stars and dots`),
      ...all.filter((glob, at) => all.indexOf(glob) !== at).map((glob) => `stores: ${glob} does two things`),
    ];
  });

/** Every pattern there is, with where it stands. */
export const patternsIn = (library: Library): readonly (readonly [string, string])[] => [
  ...[
    ...(library.runs ?? []),
    ...(library.enqueues ?? []),
    ...(library.limits ?? []),
    ...(library.validates ?? []),
    ...(library.settings ?? []),
    ...(library.defaults ?? []),
    ...(library.merges ?? []),
  ].map(({ path }) => [library.id, path] as const),
  ...(library.stores ?? []).flatMap(({ clients }) => clients.map((path) => [library.id, path] as const)),
  ...(library.trust ?? []).flatMap(({ authenticating = [], digests = [], verifying = [], unverifying = [] }) =>
    [...authenticating, ...digests, ...verifying, ...unverifying].map((path) => [library.id, path] as const),
  ),
];

/** Data only: it is bundled, and sent to workers. */
const computed = (value: unknown, at: string): readonly string[] => {
  if (typeof value !== 'object' || value === null)
    return ['string', 'number', 'boolean'].includes(typeof value) || value === null
      ? typeof value === 'number' && !Number.isFinite(value)
        ? [`${at} is no number that JSON has`]
        : []
      : [`${at} is a ${typeof value}`];
  if (value instanceof RegExp) return [`${at} is a compiled pattern`];
  return Object.entries(value).flatMap(([key, held]) => computed(held, `${at}.${key}`));
};
