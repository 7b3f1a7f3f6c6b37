/** Packages that Deno, browsers and Workers name by where they come from, or by the runtime that has them. */

export interface RemotePackage {
  readonly name: string;
  readonly subpath?: string;
}

const NAME = String.raw`((?:@[\w.~-]+\/)?[\w.-]+)(?:@[^/?#]*)?(?:\/([^?#]*))?`;
/** `npm:stripe@14/sub`, `jsr:@std/http`, and the mirrors of npm. */
const BY_REGISTRY = new RegExp(
  String.raw`^(?:npm:\/?|jsr:\/?|https?:\/\/(?:esm\.sh|esm\.run|jsr\.io|cdn\.skypack\.dev|unpkg\.com|cdn\.jsdelivr\.net\/npm|ga\.jspm\.io\/npm:|deno\.land\/x)\/?(?:(?:v\d+|stable|gh|jsr)\/)?)${NAME}`,
  'iu',
);
/** `https://deno.land/std@0.168.0/http/server.ts` is `@std/http` by now. */
const STD = /^https?:\/\/deno\.land\/std(?:@[^/]*)?\/([\w-]+)(?:\/([^?#]*))?/iu;

/** undefined where the specifier names none in such a way. */
export const remotePackage = (specifier: string): RemotePackage | undefined => {
  const std = STD.exec(specifier);
  const [, name, subpath] = std === null ? (BY_REGISTRY.exec(specifier) ?? []) : ['', `@std/${std[1] ?? ''}`, std[2]];
  if (name === undefined) return /^(?:cloudflare|bun|workerd):/u.test(specifier) ? { name: specifier } : undefined;
  // An entry is no part of a package that anybody else calls by it.
  const isEntry =
    subpath === undefined || subpath === '' || /^(?:mod|index|main|\+esm)(?:\.[cm]?[jt]s)?$/u.test(subpath);
  return isEntry ? { name } : { name, subpath };
};
