/**
 * @typedef {import('@seamlint/core').Provider} Provider
 * @typedef {Exclude<keyof Provider, 'evidence'>} Section
 * @typedef {typeof import('@seamlint/core').confidenceOf} ConfidenceOf
 */

/**
 * What there is to know of an API, the section it stands in, the fields that decide how sure it is, and whether a
 * provider says anything at all. undefined: nobody has looked; false: it says that there is no such thing.
 * @type {readonly { readonly title: string, readonly section: Section, readonly fields: readonly string[], readonly states: (provider: Provider) => boolean | undefined }[]}
 */
const columns = [
  { title: 'SDK', section: 'clients', fields: [], states: ({ clients }) => clients.length > 0 },
  {
    title: 'reads and writes',
    section: 'calls',
    fields: ['writes'],
    states: ({ calls }) => (calls === null || calls === undefined ? undefined : calls.writes.length > 0),
  },
  {
    title: 'idempotency',
    section: 'idempotency',
    fields: ['mechanism'],
    states: ({ idempotency }) =>
      idempotency === null || idempotency === undefined ? undefined : idempotency.mechanism !== 'none',
  },
  {
    title: 'timeout, retries',
    section: 'sdkDefaults',
    fields: ['timeoutMs'],
    states: ({ sdkDefaults = [], clients }) => (sdkDefaults.length > 0 ? true : clients.length > 0 ? undefined : false),
  },
  {
    title: 'signature',
    section: 'webhooks',
    fields: ['auth'],
    states: ({ webhooks }) => webhooks !== null && webhooks.auth !== 'none',
  },
  {
    title: 'event id',
    section: 'webhooks',
    fields: ['eventId'],
    states: ({ webhooks }) =>
      webhooks === null ? false : (webhooks.eventId?.headers.length ?? 0) + (webhooks.eventId?.fields.length ?? 0) > 0,
  },
  {
    title: 'credentials',
    section: 'credentials',
    fields: [],
    states: ({ credentials }) => credentials.some(({ pattern }) => pattern !== null) || undefined,
  },
  {
    title: 'rate limits',
    section: 'rateLimits',
    fields: ['statuses'],
    states: ({ rateLimits }) => (rateLimits?.statuses.length ?? 0) + (rateLimits?.codes.length ?? 0) > 0 || undefined,
  },
  {
    title: 'errors',
    section: 'errors',
    fields: ['table'],
    states: ({ errors }) => (errors?.table.length ?? 0) > 0 || undefined,
  },
  {
    title: 'pages',
    section: 'pagination',
    fields: [],
    states: ({ pagination = [] }) => pagination.length > 0 || undefined,
  },
  {
    title: 'partial failures',
    section: 'partialFailures',
    fields: [],
    states: ({ partialFailures = [] }) => partialFailures.length > 0 || undefined,
  },
  {
    title: 'pending states',
    section: 'pendingStates',
    fields: [],
    states: ({ pendingStates = [] }) => pendingStates.length > 0 || undefined,
  },
];

/** @type {readonly import('@seamlint/core').Confidence[]} */
const SUREST_FIRST = ['verified', 'documented', 'from-memory'];
const MARKS = { verified: '●', documented: '○', 'from-memory': '·' };

/**
 * @param {readonly Provider[]} providers
 * @param {ConfidenceOf} confidenceOf
 */
export const providerPage = (providers, confidenceOf) => ({
  file: 'packages/providers/README.md',
  text: [
    '<!-- Written by scripts/generate.js from the files in src/. -->',
    '',
    '# What Seamlint knows of each API',
    '',
    'One file in [src](src) for each. ● read in the SDK or seen when it ran, ○ documented, · only remembered: it may silence a',
    'finding or make it a hint, never more. – looked up, and there is no such thing. Empty: nobody has looked, or nothing was',
    'found. A list has the mark of what is known best in it; the files say it row by row.',
    '',
    `| API | packages | ${columns.map(({ title }) => title).join(' | ')} |`,
    `| --- | --- | ${columns.map(() => ':-:').join(' | ')} |`,
    ...[...providers]
      .sort((one, other) => one.title.localeCompare(other.title, 'en'))
      .map((provider) => `| ${rowOf(provider, confidenceOf).join(' | ')} |`),
    '',
    '## Facts by section',
    '',
    'A fact is a stated field of a section, one for each row of a list.',
    '',
    ...countsOf(providers, confidenceOf),
  ].join('\n'),
});

/**
 * @param {Provider} provider
 * @param {ConfidenceOf} confidenceOf
 */
const rowOf = (provider, confidenceOf) => [
  `[${provider.title}](src/${provider.id}.ts)`,
  packagesOf(provider),
  ...columns.map(({ section, fields, states }) => {
    const stated = states(provider);
    if (stated === undefined) return '';
    const confidence = surest(provider, section, fields, confidenceOf);
    if (stated) return MARKS[confidence];
    // That there is none is worth a mark only where somebody has looked.
    return confidence === 'from-memory' ? '' : '–';
  }),
];

/** Of a list the row that is known best: that one has no evidence for each package it came in says nothing of the others. */
const surest = (
  /** @type {Provider} */ provider,
  /** @type {Section} */ section,
  /** @type {readonly string[]} */ fields,
  /** @type {ConfidenceOf} */ confidenceOf,
) => {
  const rows = Array.isArray(provider[section]) ? factsIn(provider[section]) : [];
  const found = new Set([fields, ...rows].map((names) => confidenceOf(provider, section, names)));
  return SUREST_FIRST.find((confidence) => found.has(confidence)) ?? 'from-memory';
};

/** So many are named: prettier pads each cell to the widest. */
const NAMED = 3;

/** @param {Provider} provider */
const packagesOf = ({ packages }) => {
  const present = packages.filter(({ role }) => role !== 'legacy').map(({ name }) => `\`${name}\``);
  // What has had its day is told of only where nothing came after it.
  const names = present.length > 0 ? present : packages.map(({ name }) => `\`${name}\` (legacy)`);
  const more = names.length - NAMED;
  return [...names.slice(0, NAMED), ...(more > 0 ? [`and ${more} more`] : [])]
    .join(', ')
    .replace(/, (and \d+ more)$/u, ' $1');
};

/** @type {readonly Section[]} */
const SECTIONS = [
  'hosts',
  'packages',
  'clients',
  'calls',
  'idempotency',
  'sdkDefaults',
  'webhooks',
  'credentials',
  'rateLimits',
  'errors',
  'partialFailures',
  'pagination',
  'pendingStates',
  'versioning',
  'broadScopes',
  'personalData',
  'secretsInUrl',
];

/**
 * @param {readonly Provider[]} providers
 * @param {ConfidenceOf} confidenceOf
 */
const countsOf = (providers, confidenceOf) => [
  '| section | verified | documented | from memory |',
  '| --- | --: | --: | --: |',
  ...SECTIONS.map((section) => {
    const counts = { verified: 0, documented: 0, 'from-memory': 0 };
    for (const provider of providers)
      for (const fields of factsIn(provider[section])) counts[confidenceOf(provider, section, fields)] += 1;
    return `| ${section} | ${counts.verified} | ${counts.documented} | ${counts['from-memory']} |`;
  }),
];

/**
 * The names under which evidence may speak of each fact, the most telling first.
 * @param {unknown} section
 * @returns {readonly (readonly string[])[]}
 */
const factsIn = (section) => {
  if (section === null || section === undefined) return [];
  if (Array.isArray(section)) return section.map(nameOf);
  return Object.entries(section).flatMap(([field, value]) => {
    if (value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0))
      return [];
    return [[field]];
  });
};

/** @param {unknown} row */
const nameOf = (row) => {
  if (typeof row === 'string') return [row];
  const { id, pkg, host, name, import: exported } = /** @type {Readonly<Record<string, string | undefined>>} */ (row);
  return [id, host, exported, pkg, name].filter((one) => one !== undefined);
};
