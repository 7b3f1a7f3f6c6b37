import { type ModuleTarget, remotePackage } from '@seamlint/core';

/** A name npm allows, and what follows it. */
const PACKAGE = /^((?:@[a-z\d~-][\w.~-]*\/)?[a-z\d][\w.-]*)(?=\/|$)/iu;
const SCHEME = /^[a-z][a-z\d+.-]*:/iu;

/** The package that a specifier names; undefined where it can't be one: `@/x`, `~/x`, `$lib/x`, `#x`. */
export const packageNameOf = (specifier: string): string | undefined => PACKAGE.exec(specifier)?.[1];

/** A specifier with a scheme: Node's own modules, a registry's, or whatever a runtime or bundler provides. */
export const schemeTarget = (specifier: string): ModuleTarget | undefined => {
  if (!SCHEME.test(specifier)) return undefined;
  if (specifier.startsWith('node:')) return { kind: 'package', name: specifier.slice(5).split('/')[0] ?? specifier };
  if (specifier.startsWith('file:')) return { kind: 'unknown', why: `${specifier} is a place on somebody's disk` };
  const remote = remotePackage(specifier);
  return packageTarget(remote?.name ?? specifier, remote?.subpath);
};

export const packageTarget = (name: string, subpath: string | undefined): ModuleTarget => ({
  kind: 'package',
  name,
  ...(subpath === undefined || subpath === '' ? {} : { subpath }),
});
