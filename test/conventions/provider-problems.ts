import { effectOf, isPackage, matchesOperation, type Provider, providerMistakes } from '@seamlint/core';

/** What the file of a provider owes those who rest on it and does not give, one sentence each. */
export const providerProblems = (provider: Provider): readonly string[] => [
  ...unfilled(provider),
  ...providerMistakes(provider),
  ...unstated(provider),
  ...unsourced(provider),
  ...evidenceProblems(provider),
  ...callProblems(provider),
  ...idempotencyProblems(provider),
  ...defaultsProblems(provider),
  ...webhookProblems(provider),
  ...computed(provider, provider.id),
];

/** As `npm run new-provider` writes it: nothing tells that a call, a request or a key is of this provider. */
const unfilled = ({ hosts, packages, webhooks, evidence }: Provider): readonly string[] => [
  ...(hosts.length === 0 && packages.length === 0 && (webhooks?.signatureHeaders ?? []).length === 0
    ? [
        'hosts and packages are empty, and no header of its webhooks is known, so that nothing is ever told to be its: fill hosts with where it answers, or packages with what npm has for it',
      ]
    : []),
  ...(evidence.length === 0
    ? ['evidence is empty: write a row for each section that you fill, which says where it was read']
    : []),
];

/** Nothing is left out by silence: `null` or an empty list says that there is nothing to state. */
const STATED: readonly (keyof Provider)[] = [
  'calls',
  'idempotency',
  'sdkDefaults',
  'rateLimits',
  'errors',
  'partialFailures',
  'pagination',
  'pendingStates',
  'versioning',
  'broadScopes',
  'personalData',
  'secretsInUrl',
  'notes',
];
const STATED_OF_WEBHOOKS = [
  'signed',
  'algorithm',
  'encoding',
  'eventId',
  'ordering',
  'redelivery',
  'handshake',
] as const;

const unstated = (provider: Provider): readonly string[] => [
  ...STATED.filter((section) => provider[section] === undefined).map((section) => `${section} is left out`),
  ...STATED_OF_WEBHOOKS.filter((field) => provider.webhooks !== null && provider.webhooks[field] === undefined).map(
    (field) => `webhooks.${field} is left out`,
  ),
];

const NO_SECTION: ReadonlySet<string> = new Set(['id', 'title', 'category', 'notes', 'evidence']);

const isFilled = (value: unknown): boolean =>
  value !== null && value !== undefined && (!Array.isArray(value) || value.length > 0);

const unsourced = (provider: Provider): readonly string[] => {
  const sourced = new Set(provider.evidence.map(({ section }) => section));
  return Object.entries(provider)
    .filter(([section, value]) => !NO_SECTION.has(section) && isFilled(value) && !sourced.has(section))
    .map(([section]) => `no row of the evidence says where ${section} comes from`);
};

const evidenceProblems = (provider: Provider): readonly string[] =>
  provider.evidence.flatMap(({ section, fields, confidence, source }) => {
    const names = namesIn(provider, section);
    if (names === undefined) return [];
    return [
      ...fields
        .filter((field) => field !== '*' && !names.has(field) && !names.has(field.split('.')[0] ?? ''))
        .filter((field) => !field.endsWith('*') || ![...names].some((name) => isPackage(field, name)))
        .map((field) => `evidence of ${section}: there is no ${field}`),
      ...(confidence === 'from-memory' || !/^(?:|not checked)$/u.test(source)
        ? []
        : [`evidence of ${section}: ${confidence}, and nothing was read`]),
    ];
  });

/** What a row may speak of: whatever a section says, by field or by word; undefined: there is no such section. */
const namesIn = (provider: Provider, section: string): ReadonlySet<string> | undefined => {
  const value: unknown = Object.entries(provider).find(([key]) => key === section)?.[1];
  return value === undefined ? undefined : new Set([...wordsIn(value), ...provider.packages.map(({ name }) => name)]);
};

const wordsIn = (value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, held]) => [key, ...wordsIn(held)])
    : [String(value), ...String(value).split('.')];

const GLOB = /^[\w*-]+(?:\.[\w*-]+)*$/u;
const sampleOf = (glob: string): string => glob.replaceAll('*', 'any');

const callProblems = (provider: Provider): readonly string[] => {
  const { calls } = provider;
  if (calls == null) return [];
  const globs = [
    ...[calls.writes, calls.reads, calls.highRisk, calls.local ?? [], provider.idempotency?.appliesTo ?? []],
    ...[...(provider.partialFailures ?? []), ...(provider.pagination ?? []), ...(provider.pendingStates ?? [])].map(
      ({ operations }) => operations,
    ),
    provider.personalData ?? [],
  ].flat();
  return [
    ...globs.filter((glob) => !GLOB.test(glob)).map((glob) => `${glob} is no glob of names, stars and dots`),
    ...calls.readPaths.filter((path) => !path.startsWith('/')).map((path) => `readPaths: ${path} begins with no slash`),
    ...calls.highRisk
      .filter((glob) =>
        glob.includes('*') ? effectOf(calls, sampleOf(glob)) === 'read' : effectOf(calls, glob) !== 'write',
      )
      .map((glob) => `highRisk: ${glob} is ${effectOf(calls, sampleOf(glob))}, not a write`),
    ...calls.writes
      .filter((glob) => !glob.includes('*') && matchesOperation(calls.reads, glob))
      .map((glob) => `${glob} is a read and a write`),
  ];
};

const idempotencyProblems = ({ idempotency, calls }: Provider): readonly string[] =>
  (idempotency?.appliesTo ?? [])
    .filter((glob) => !/^[A-Z]+$/u.test(glob) && effectOf(calls, sampleOf(glob)) !== 'write')
    .map((glob) => `idempotency.appliesTo: ${glob} is no write`);

const defaultsProblems = ({ sdkDefaults = [] }: Provider): readonly string[] =>
  sdkDefaults.flatMap((one, index) =>
    sdkDefaults
      .slice(index + 1)
      .filter(({ pkg }) => pkg === one.pkg)
      .filter((other) => (one.until ?? Infinity) >= (other.since ?? 0) && (other.until ?? Infinity) >= (one.since ?? 0))
      .map(() => `sdkDefaults: two rows hold for one major of ${one.pkg}`),
  );

const webhookProblems = ({ webhooks }: Provider): readonly string[] => {
  if (webhooks === null) return [];
  const { signatureHeaders, otherHeaders, sharedHeaders = [], events, pathNames, auth, signed = [] } = webhooks;
  const headers = [...signatureHeaders, ...otherHeaders, ...(webhooks.eventId?.headers ?? [])];
  return [
    ...sharedHeaders
      .filter((name) => !headers.includes(name))
      .map((name) => `sharedHeaders: ${name} is none of its own`),
    ...events
      .filter((event) => !/[._:#/-]/u.test(event.replace(/\*.*$/u, '')))
      .map((event) => `events: ${event} is a plain word that anybody may send`),
    ...pathNames.filter((name) => !/^[a-z\d][\w.-]*$/u.test(name)).map((name) => `pathNames: ${name} is no segment`),
    ...(/^(?:hmac|asymmetric)$/u.test(auth) && signed.length === 0
      ? ['webhooks.signed: it signs, and nothing is signed']
      : []),
    ...(webhooks.advice === '' ? ['webhooks.advice is empty'] : []),
    ...webhooks.notVerification
      .filter((name) => webhooks.advice.includes(`${name}(`))
      .map((name) => `webhooks.advice names ${name}, which verifies nothing`),
  ];
};

/** Data only: it is bundled, sent to workers and written by users as JSON. */
const computed = (value: unknown, at: string): readonly string[] => {
  if (typeof value !== 'object' || value === null)
    return ['string', 'number', 'boolean'].includes(typeof value) || value === null
      ? []
      : [`${at} is a ${typeof value}`];
  if (value instanceof RegExp) return [`${at} is a compiled pattern`];
  return Object.entries(value).flatMap(([key, held]) => computed(held, `${at}.${key}`));
};
