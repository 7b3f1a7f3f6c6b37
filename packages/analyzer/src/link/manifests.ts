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
  /** All that it depends on, in whatever way, and the range it asks for. */
  readonly dependencies: ReadonlyMap<string, string>;
  readonly workspaces: readonly string[] | null;
}

export interface Manifests {
  /** Of this very folder. */
  readonly in: (folder: string) => Manifest | undefined;
  /** Of the package that holds `folder`. */
  readonly around: (folder: string) => Manifest | undefined;
  /** Whether any package around `folder` depends on `name`. */
  readonly dependsOn: (folder: string, name: string) => boolean;
  /** The ranges in which the packages around `folder` ask for `name`, the nearest first. */
  readonly ranges: (folder: string, name: string) => readonly string[];
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
    ranges: (folder, name) => all(folder).flatMap(({ dependencies }) => dependencies.get(name) ?? []),
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
    dependencies: new Map(
      DEPENDENCIES.flatMap((field) =>
        Object.entries(recordOf(json[field]) ?? {}).map(([name, range]) => [name, String(range)] as const),
      ),
    ),
    workspaces: stringsOf(json['workspaces']) ?? stringsOf(recordOf(json['workspaces'])?.['packages']),
  };
};

const DEPENDENCIES = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];
