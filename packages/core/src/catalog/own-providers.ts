/** APIs that a project adds to the catalog, and what it corrects there. */
import type { Evidence, Provider } from './provider.ts';

/**
 * A provider of the project's own. Under the id of one in the catalog, each section that is stated takes the place of
 * that one's; under a new id, what is left out there is not.
 */
export type OwnProvider = Pick<Provider, 'id'> & Partial<Omit<Provider, 'id'>>;

export const withOwnProviders = (providers: readonly Provider[], own: readonly OwnProvider[]): readonly Provider[] => {
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  for (const one of own) byId.set(one.id, merged(byId.get(one.id) ?? emptyProvider(one.id), one));
  return [...byId.values()];
};

const emptyProvider = (id: string): Provider => ({
  id,
  title: id,
  category: 'own',
  hosts: [],
  packages: [],
  clients: [],
  webhooks: null,
  credentials: [],
  evidence: [],
});

const merged = (known: Provider, own: OwnProvider): Provider => ({
  ...known,
  ...own,
  evidence: [
    ...known.evidence.filter(({ section }) => !Object.hasOwn(own, section)),
    ...(own.evidence ?? []),
    ...stated(own),
  ],
});

/** Who writes it into the project's config answers for it. */
const stated = (own: OwnProvider): readonly Evidence[] =>
  Object.keys(own)
    .filter((section) => section !== 'evidence' && own.evidence?.some((row) => row.section === section) !== true)
    .map((section) => ({ section, fields: ['*'], confidence: 'documented', source: 'the config of the project' }));
