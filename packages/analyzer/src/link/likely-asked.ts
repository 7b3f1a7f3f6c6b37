import type { Specifiers } from '../gate/specifiers.ts';
import type { ResolveModule } from './resolve-module.ts';

/**
 * The files that questions will probably lead to, the likeliest first: what files with a seam import, what these import,
 * and so on; then who imports one with a seam.
 */
export const likelyAsked = (
  seams: readonly string[],
  specifiers: ReadonlyMap<string, Specifiers>,
  resolve: ResolveModule,
): readonly string[] => {
  const importedBy = (path: string): readonly string[] =>
    (specifiers.get(path)?.named ?? []).flatMap(({ specifier }) => {
      const target = resolve(path, specifier);
      return target.kind === 'file' ? target.path : [];
    });
  const found = new Set(seams);
  // A set walks on over what is added to it.
  for (const path of found) for (const imported of importedBy(path)) found.add(imported);
  const isSeam = new Set(seams);
  for (const path of specifiers.keys())
    if (!found.has(path) && importedBy(path).some((one) => isSeam.has(one))) found.add(path);
  return [...found].slice(seams.length);
};
