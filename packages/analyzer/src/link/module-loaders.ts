import type { Open } from '@seamlint/core';

import type { Specifiers } from '../gate/specifiers.ts';
import type { Manifests } from './manifests.ts';
import { folderOf, joinPath } from './path-parts.ts';

export interface LoaderWorld {
  readonly specifiers: ReadonlyMap<string, Specifiers>;
  readonly manifests: Manifests;
  readonly isTest: (path: string) => boolean;
}

interface ModuleLoader {
  readonly path: string;
  /** The folder it is known to load from; null: somewhere in its package. */
  readonly folder: string | null;
  readonly home: string;
  readonly open: Open;
}

/** Code that may load a file by a name it computes, as a router of a folder of routes does. What tests load mounts nothing. */
export const createModuleLoaders = (world: LoaderWorld): ((path: string) => readonly Open[]) => {
  let loaders: readonly ModuleLoader[] | undefined;
  return (path) => {
    loaders ??= [...world.specifiers.keys()]
      .filter((file) => !world.isTest(file))
      .flatMap((file) => loadersIn(file, world));
    const home = homeOf(path, world.manifests);
    return loaders.filter((loader) => loader.path !== path && mayLoad(loader, path, home)).map(({ open }) => open);
  };
};

const loadersIn = (path: string, { specifiers, manifests }: LoaderWorld): readonly ModuleLoader[] =>
  (specifiers.get(path)?.loaders ?? []).map(({ hint, start }) => ({
    path,
    folder: folderMeant(path, hint),
    home: homeOf(path, manifests),
    open: { why: `${path} loads modules by a name it computes`, at: { path, start, end: start } },
  }));

const homeOf = (path: string, manifests: Manifests): string => manifests.around(folderOf(path))?.folder ?? '';

/** `./routes/` of `require('./routes/' + name)`. Any other literal is no place. */
const folderMeant = (path: string, hint: string | null): string | null =>
  hint !== null && /^\.\.?\//u.test(hint)
    ? (joinPath(folderOf(path), hint.slice(0, hint.lastIndexOf('/'))) ?? null)
    : null;

const mayLoad = (loader: ModuleLoader, path: string, home: string): boolean =>
  loader.folder === null ? loader.home === home : path.startsWith(`${loader.folder}/`) || loader.folder === '';
