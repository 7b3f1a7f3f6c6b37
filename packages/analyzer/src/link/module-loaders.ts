import type { Importer, ModuleEdge, Open } from '@seamlint/core';

import type { Specifiers } from '../gate/specifiers.ts';
import type { Manifests } from './manifests.ts';
import { folderOf } from './path-parts.ts';
import type { ResolveModule } from './resolve-module.ts';
import { isPlaceless } from './resolve-pattern.ts';

export interface LoaderWorld {
  readonly specifiers: ReadonlyMap<string, Specifiers>;
  readonly resolve: ResolveModule;
  readonly manifests: Manifests;
  readonly isTest: (path: string) => boolean;
  /** The modules a file names, as its code has them. */
  readonly edgesOf: (path: string) => readonly ModuleEdge[];
}

export interface Loaded {
  readonly importers: readonly Importer[];
  readonly open: readonly Open[];
}

/**
 * Code that loads files by a name it computes, as a router of a folder of routes does. Where its folder is written, it
 * is an importer of what lies there; where nothing is known of the place, it may load any file of its package. What
 * tests load mounts nothing.
 */
export const createModuleLoaders = (world: LoaderWorld): ((path: string) => Loaded) => {
  let loads: Loads | undefined;
  return (path) => {
    loads ??= readLoads(world);
    const home = homeOf(path, world.manifests);
    const open = loads.placeless.filter((one) => one.path !== path && one.home === home).map((one) => one.open);
    return { importers: loads.byTarget.get(path) ?? [], open };
  };
};

interface Loads {
  readonly byTarget: ReadonlyMap<string, readonly Importer[]>;
  readonly placeless: readonly { readonly path: string; readonly home: string; readonly open: Open }[];
}

/** The scan of texts says which files to look into: it sees too many, but misses none. */
const readLoads = (world: LoaderWorld): Loads => {
  const byTarget = new Map<string, Importer[]>();
  const placeless: Loads['placeless'][number][] = [];
  for (const [path, { loaders }] of world.specifiers) {
    if (loaders.length === 0 || world.isTest(path)) continue;
    for (const edge of world.edgesOf(path)) {
      if (edge.kind !== 'require' && edge.kind !== 'dynamic-import') continue;
      for (const target of targetsOf(path, edge.specifier, world)) {
        if (target !== path)
          byTarget.set(target, [...(byTarget.get(target) ?? []), { path, specifier: edge.specifier }]);
      }
      if (isPlaceless(edge.specifier) && !isData(edge.specifier)) {
        const at = { path, start: edge.at[0], end: edge.at[1] };
        const open = { why: `${path} loads modules by a name it computes`, at };
        placeless.push({ path, home: homeOf(path, world.manifests), open });
      }
    }
  }
  return { byTarget, placeless };
};

const targetsOf = (path: string, specifier: string, { resolve }: LoaderWorld): readonly string[] => {
  const target = resolve(path, specifier);
  if (target.kind === 'files') return target.paths;
  return target.kind === 'file' ? [target.path] : [];
};

/** `require(folder + '/messages.json')` loads no code. */
const isData = (specifier: string): boolean => /\.(?:json|node|wasm|css)$/u.test(specifier);

const homeOf = (path: string, manifests: Manifests): string => manifests.around(folderOf(path))?.folder ?? '';
