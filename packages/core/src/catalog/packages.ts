/** Names of packages, and patterns that stand for families of them: `@aws-sdk/client-*`. */

/** Whether `name` is the package, or one of the family, that `pattern` names. */
export const isPackage = (pattern: string, name: string | null): boolean =>
  name !== null &&
  (pattern === name ||
    (pattern.endsWith('*') && name.length >= pattern.length && name.startsWith(pattern.slice(0, -1))));

/**
 * The rows about one package, or about a part of one: those that name it themselves, otherwise those about its family,
 * otherwise, of a part (`square/legacy`), those about the package.
 */
export const rowsOf = <Row extends { readonly pkg: string }>(
  rows: readonly Row[] | undefined,
  name: string | null,
): readonly Row[] => {
  if (rows === undefined || rows.length === 0) return [];
  const own = rows.filter(({ pkg }) => pkg === name);
  if (own.length > 0) return own;
  const family = rows.filter(({ pkg }) => isPackage(pkg, name));
  const whole = name === null ? null : packageOfSpecifier(name);
  if (whole === name) return family;
  const parts = family.filter(({ pkg }) => isPart(pkg));
  return parts.length > 0 ? parts : rowsOf(rows, whole);
};

/** Whether a row's name leads into a package: `square/legacy`, `aws-sdk/clients/*`. */
export const isPart = (name: string): boolean => packageOfSpecifier(name) !== name;

/** Of a module specifier the package: `square/legacy` is `square`'s. */
export const packageOfSpecifier = (specifier: string): string => {
  const first = specifier.indexOf('/');
  if (first <= 0) return specifier;
  const isScoped = first > 1 && specifier.startsWith('@') && !/^\/?$/u.test(specifier.slice(first + 1, first + 2));
  if (!isScoped) return specifier.slice(0, first);
  const second = specifier.indexOf('/', first + 1);
  return second === -1 ? specifier : specifier.slice(0, second);
};
