import { parseJsonObject, recordOf, stringsOf } from '../read/parse-json.ts';
import type { ReadText } from '../read/read-source.ts';
import { foldersAround } from './path-parts.ts';

/** What of a package.json matters to modules. */
export interface Manifest {
  /** Relative to the root. */
  readonly folder: string;
  readonly name: string | null;
  readonly exports: unknown;
  readonly imports: unknown;
  /** Where a package without `exports` begins: `source`, `module`, `main` ... as far as they are written. */
  readonly entries: readonly string[];
  /** All that it depends on, in whatever way. */
  readonly dependencies: ReadonlySet<string>;
  readonly workspaces: readonly string[] | null;
}

export interface Manifests {
  /** Of this very folder. */
  readonly in: (folder: string) => Manifest | undefined;
  /** Of the package that holds `folder`. */
  readonly around: (folder: string) => Manifest | undefined;
  /** Whether any package around `folder` depends on `name`. */
  readonly dependsOn: (folder: string, name: string) => boolean;
}

export const createManifests = (readText: ReadText): Manifests => {
  const known = new Map<string, Manifest | undefined>();
  const manifestIn = (folder: string): Manifest | undefined => {
    if (!known.has(folder)) known.set(folder, readManifest(folder, readText));
    return known.get(folder);
  };
  const all = (folder: string): readonly Manifest[] => foldersAround(folder).flatMap((each) => manifestIn(each) ?? []);
  return {
    in: manifestIn,
    around: (folder) =>
      foldersAround(folder)
        .map(manifestIn)
        .find((manifest) => manifest !== undefined),
    dependsOn: (folder, name) => all(folder).some(({ dependencies }) => dependencies.has(name)),
  };
};

const readManifest = (folder: string, readText: ReadText): Manifest | undefined => {
  const json = parseJsonObject(readText(folder === '' ? 'package.json' : `${folder}/package.json`));
  if (json === undefined) return undefined;
  const entries = ['source', 'module', 'main', 'browser', 'types', 'typings'].map((field) => json[field]);
  return {
    folder,
    name: typeof json['name'] === 'string' ? json['name'] : null,
    exports: json['exports'],
    imports: json['imports'],
    entries: entries.filter((entry) => typeof entry === 'string'),
    dependencies: new Set(DEPENDENCIES.flatMap((field) => Object.keys(recordOf(json[field]) ?? {}))),
    workspaces: stringsOf(json['workspaces']) ?? stringsOf(recordOf(json['workspaces'])?.['packages']),
  };
};

const DEPENDENCIES = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
