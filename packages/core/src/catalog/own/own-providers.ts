/** APIs that a project adds to the catalog, and what it corrects there. */
import type { Evidence, Provider } from '../provider.ts';

/**
 * A provider of the project's own. Under the id of one in the catalog, the rows of `hosts`, `packages`, `clients`,
 * `sdkDefaults` and `credentials` are added to what is known, each in the place of the one that it corrects, and every
 * other section that is stated takes the place of that one's; under a new id, what is left out there is not.
 */
export type OwnProvider = Pick<Provider, 'id'> & Partial<Omit<Provider, 'id'>>;

export const withOwnProviders = (providers: readonly Provider[], own: readonly OwnProvider[]): readonly Provider[] => {
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  for (const one of own) {
    const known = byId.get(one.id);
    byId.set(one.id, known === undefined ? added(one) : corrected(known, one));
  }
  return [...byId.values()];
};

const added = (own: OwnProvider): Provider => ({
  title: own.id,
  category: 'own',
  hosts: [],
  packages: [],
  clients: [],
  webhooks: null,
  credentials: [],
  ...own,
  evidence: [...(own.evidence ?? []), ...stated(own, [])],
});

const corrected = (known: Provider, own: OwnProvider): Provider => {
  const { hosts, packages, clients, sdkDefaults, credentials } = own;
  const lists: Partial<Provider> = {
    ...(hosts && { hosts: joined(known.hosts, hosts, ({ host, pathPrefix = '' }) => host + pathPrefix) }),
    ...(packages && { packages: joined(known.packages, packages, ({ name }) => name) }),
    ...(clients && { clients: joined(known.clients, clients, ({ pkg, import: name }) => `${pkg} ${name}`) }),
    ...(sdkDefaults && { sdkDefaults: joined(known.sdkDefaults ?? [], sdkDefaults, ({ pkg }) => pkg) }),
    ...(credentials && { credentials: joined(known.credentials, credentials, ({ id }) => id) }),
  };
  return {
    ...known,
    ...own,
    ...lists,
    evidence: [
      ...(own.evidence ?? []),
      ...stated(own, Object.keys(lists)),
      ...known.evidence.filter(({ section }) => !Object.hasOwn(own, section) || Object.hasOwn(lists, section)),
    ],
  };
};

const joined = <Row>(known: readonly Row[], own: readonly Row[], keyOf: (row: Row) => string): readonly Row[] => {
  const corrections = new Set(own.map(keyOf));
  return [...known.filter((row) => !corrections.has(keyOf(row))), ...own];
};

/** Who writes it into the project's config answers for it, and where rows are added only for those. */
const stated = (own: OwnProvider, lists: readonly string[]): readonly Evidence[] =>
  Object.entries(own)
    .filter(([section]) => section !== 'evidence' && own.evidence?.some((row) => row.section === section) !== true)
    .map(([section, value]) => ({
      section,
      fields: lists.includes(section) ? namesOf(value) : ['*'],
      confidence: 'documented',
      source: 'the config of the project',
    }));

/** By what rules ask for a row. */
const namesOf = (rows: OwnProvider[keyof OwnProvider]): readonly string[] =>
  Array.isArray(rows)
    ? rows.flatMap((row: Readonly<Record<string, unknown>>) =>
        ['host', 'name', 'pkg', 'import', 'id'].flatMap((key) => (typeof row[key] === 'string' ? [row[key]] : [])),
      )
    : [];
