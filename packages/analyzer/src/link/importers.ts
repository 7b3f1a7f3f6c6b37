import type { Importer, Known, ModuleEdge, Open } from '@seamlint/core';

import type { Specifier, Specifiers } from '../gate/specifiers.ts';
import type { Manifests } from './manifests.ts';
import { createModuleLoaders } from './module-loaders.ts';
import { folderOf } from './path-parts.ts';
import type { ResolveModule } from './resolve-module.ts';

export interface ImporterWorld {
  readonly specifiers: ReadonlyMap<string, Specifiers>;
  readonly resolve: ResolveModule;
  readonly manifests: Manifests;
  readonly isTest: (path: string) => boolean;
  readonly edgesOf: (path: string) => readonly ModuleEdge[];
}

/** A specifier that nobody could follow. */
interface Lost {
  readonly importer: string;
  /** What a path it means must end in, without extension: `api/router` of `@/api/router`. */
  readonly ending: string;
  readonly open: Open;
}

interface Index {
  readonly found: ReadonlyMap<string, ReadonlyMap<string, Importer>>;
  /** By the last segment of their ending. */
  readonly lost: ReadonlyMap<string, readonly Lost[]>;
}

/**
 * Who names a file. All that texts name is resolved at the first question, in one pass: exact, and 0.2 s for a million
 * lines. An alias nobody could follow leaves the files open that it may mean. So does a loader of computed names,
 * unless the file is known to be imported anyway.
 */
export const createImporters = (world: ImporterWorld): ((path: string) => Known<Importer>) => {
  const loadersOf = createModuleLoaders(world);
  let index: Index | undefined;
  return (path) => {
    index ??= buildIndex(world);
    const loaded = loadersOf(path);
    const found = distinct([...(index.found.get(path)?.values() ?? []), ...loaded.importers]);
    const place = endingOf(path);
    const lost = index.lost
      .get(lastOf(place))
      ?.filter((one) => one.importer !== path && `/${place}`.endsWith(`/${one.ending}`));
    const loaders = found.length > 0 ? [] : loaded.open;
    return { found, open: [...(lost ?? []).map(({ open }) => open), ...loaders] };
  };
};

const distinct = (importers: readonly Importer[]): readonly Importer[] => [
  ...new Map(importers.map((one) => [`${one.path}|${one.specifier}`, one])).values(),
];

const buildIndex = ({ specifiers, resolve }: ImporterWorld): Index => {
  const found = new Map<string, Map<string, Importer>>();
  const lost = new Map<string, Lost[]>();
  for (const [importer, { named }] of specifiers) {
    for (const name of named) {
      const target = resolve(importer, name.specifier);
      if (target.kind === 'file') addImporter(found, target.path, { path: importer, specifier: name.specifier });
      // A relative one has one place to mean, and nothing is there.
      if (target.kind === 'unknown' && !name.specifier.startsWith('.'))
        addLost(lost, lostAt(importer, name, target.why));
    }
  }
  return { found, lost };
};

const addImporter = (found: Map<string, Map<string, Importer>>, target: string, importer: Importer): void => {
  const importers = found.get(target) ?? new Map<string, Importer>();
  found.set(target, importers.set(`${importer.path}|${importer.specifier}`, importer));
};

const addLost = (lost: Map<string, Lost[]>, one: Lost): void => {
  const last = lastOf(one.ending);
  lost.set(last, [...(lost.get(last) ?? []), one]);
};

const lostAt = (importer: string, { specifier, start }: Specifier, why: string): Lost => {
  const [alias = '', ...rest] = endingOf(specifier.split('?')[0] ?? '').split('/');
  const at = { path: importer, start, end: start + specifier.length };
  return {
    importer,
    ending: rest.length > 0 ? rest.join('/') : alias,
    open: { why: `${specifier} in ${importer}: ${why}`, at },
  };
};

/** Without extension, and without the `index` that nobody writes. */
const endingOf = (path: string): string => {
  const stem = path.replace(/\/+$/u, '').replace(/\.[cm]?[jt]sx?$/u, '');
  return lastOf(stem) === 'index' ? folderOf(stem) : stem;
};

const lastOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
