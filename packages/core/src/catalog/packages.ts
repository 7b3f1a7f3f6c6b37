/** Names of packages, and patterns that stand for families of them: `@aws-sdk/client-*`. */

/** Whether `name` is the package, or one of the family, that `pattern` names. */
export const isPackage = (pattern: string, name: string | null): boolean =>
  name !== null &&
  (pattern === name ||
    (pattern.endsWith('*') && name.length >= pattern.length && name.startsWith(pattern.slice(0, -1))));

/** The rows about one package: those that name it themselves, otherwise those about its family. */
export const rowsOf = <Row extends { readonly pkg: string }>(
  rows: readonly Row[] | undefined,
  name: string | null,
): readonly Row[] => {
  const own = (rows ?? []).filter(({ pkg }) => pkg === name);
  return own.length > 0 ? own : (rows ?? []).filter(({ pkg }) => isPackage(pkg, name));
};

/** Of a module specifier the package: `square/legacy` is `square`'s. */
export const packageOfSpecifier = (specifier: string): string =>
  /^(?:@[^/]+\/)?[^/]+/u.exec(specifier)?.[0] ?? specifier;
