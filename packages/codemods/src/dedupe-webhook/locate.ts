import { providers } from '@seamlint/providers';
import { scopeOf } from '../source/scope-of.ts';
import type { Site } from '../transform.ts';

/** The verified webhooks of one file whose provider gives its events an id, where nobody hands them over. `path` counts from the project's root. */
export const locate = (path: string, text: string): readonly Site[] => {
  const scope = scopeOf(path, text);
  if (scope === null) return [];
  return scope.facts('webhook-endpoint').flatMap((endpoint) => {
    const { found } = scope.guardsOf(endpoint);
    const id = idOf(endpoint.provider);
    if (found.length === 0 || endpoint.provider === null || id === null) return [];
    const { start, end } = endpoint.span;
    const store = storeIn(text);
    return [{ start, end, options: { provider: endpoint.provider, framework: endpoint.framework, id, store } }];
  });
};

const idOf = (provider: string | null): string | null => {
  const known: { readonly headers: readonly string[]; readonly fields: readonly string[] } | undefined = providers.find(
    ({ id }) => id === provider,
  )?.webhooks?.eventId;
  const [header] = known?.headers ?? [];
  const [field] = known?.fields ?? [];
  if (header !== undefined) return `header:${header}`;
  return field === undefined || field.includes('[]') ? null : `field:${field}`;
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
