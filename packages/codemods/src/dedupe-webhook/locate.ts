import { eventKeyOf, isCertain } from '@seamlint/core';
import { providers } from '@seamlint/providers';
import { scopeOf } from '../source/scope-of.ts';
import type { Site } from '../transform.ts';

/** The verified webhooks of one file whose provider gives its events an id, where nobody hands them over. `path` counts from the project's root. */
export const locate = (path: string, text: string): readonly Site[] => {
  const scope = scopeOf(path, text);
  if (scope === null) return [];
  return scope.facts('webhook-endpoint').flatMap((endpoint) => {
    const { found } = scope.guardsOf(endpoint);
    const provider = providers.find(({ id }) => id === endpoint.provider);
    const key = eventKeyOf(provider?.webhooks);
    if (found.length === 0 || endpoint.provider === null || key === null || key.id.includes('[]')) return [];
    const { start, end } = endpoint.span;
    const options = {
      ...{ provider: endpoint.provider, framework: endpoint.framework, id: key.id, store: storeIn(text) },
      ...(key.named.length > 0 ? { named: key.named.join(',') } : {}),
      ...(provider === undefined || isCertain(provider, 'webhooks', ['eventId']) ? {} : { lacks: 'may' }),
      ...(key.within === undefined ? {} : { within: key.within }),
    };
    return [{ start, end, options }];
  });
};

const STORES: readonly (readonly [string, RegExp])[] = [
  ['prisma', /\bprisma\b/iu],
  ['drizzle', /\bdrizzle\b/u],
  ['kysely', /\binsertInto\(|\bupdateTable\(/u],
  ['knex', /\bknex\b/u],
  ['mysql2', /\bmysql2\b/u],
  ['pg', /['"]pg['"]|\bpool\.query\(/u],
  ['redis', /\bredis\b/iu],
  ['postgrest', /\bsupabase\b/iu],
  ['mongoose', /\bmongoose\b/u],
  ['mongodb', /['"]mongodb['"]/u],
  ['firestore', /\bfirestore\b/iu],
];

const storeIn = (text: string): string => STORES.find(([, sign]) => sign.test(text))?.[0] ?? 'runtime';
