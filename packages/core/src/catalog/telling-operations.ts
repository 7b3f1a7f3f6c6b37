import type { Catalog } from './catalog.ts';

const memo = new WeakMap<Catalog, ReadonlySet<string>>();

/**
 * Operations that hurt when done twice, by their last two members, where these say whose they are: `refunds.create` is
 * somebody's API whatever it is called on. Lists with a `*` say too little.
 */
export const tellingOperations = (catalog: Catalog): ReadonlySet<string> => {
  const known =
    memo.get(catalog) ??
    new Set(
      catalog.providers.flatMap(({ calls }) =>
        (calls?.highRisk ?? [])
          .map((operation) => operation.split('.').slice(-2))
          .filter((parts) => parts.length === 2 && !parts.some((part) => part.includes('*')))
          .map((parts) => parts.join('.')),
      ),
    );
  memo.set(catalog, known);
  return known;
};
