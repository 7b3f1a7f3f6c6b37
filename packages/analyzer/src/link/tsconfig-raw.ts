import { recordOf, stringsOf } from '../read/parse-json.ts';
import { createAlias, inOrder, type PathAlias } from './path-aliases.ts';
import { folderOf, joinPath } from './path-parts.ts';

/** What of a tsconfig.json or jsconfig.json matters to modules, with what it extends. Folders are relative to the root. */
export interface TsConfig {
  readonly path: string;
  readonly baseUrl: string | null;
  /** `paths`, in the order to be tried. */
  readonly aliases: readonly PathAlias[];
  readonly references: readonly string[];
  readonly outDir: string | null;
  readonly rootDir: string | null;
  readonly rootDirs: readonly string[];
  /** The folders its own `include` names; null: it names none, and holds for all around it. */
  readonly includes: readonly string[] | null;
}

/** A configuration as it is inherited: `${configDir}` still stands for the folder of whoever extends it. */
export interface RawConfig {
  readonly baseUrl: string | null;
  readonly paths: readonly (readonly [string, readonly string[]])[] | null;
  readonly outDir: string | null;
  readonly rootDir: string | null;
  readonly rootDirs: readonly string[];
  readonly includes: readonly string[] | null;
  readonly references: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

const CONFIG_DIR = '${configDir}';

/** `bases` are what it extends; later ones win, as TypeScript has it. */
export const rawConfig = (json: Json, folder: string, bases: readonly RawConfig[]): RawConfig => {
  const options = recordOf(json['compilerOptions']) ?? {};
  const inherited = <T>(own: T | null, of: (base: RawConfig) => T | null): T | null =>
    own ?? bases.map(of).findLast((value) => value !== null) ?? null;
  const placed = (name: string): string | null => placeOf(folder, options[name]);
  const baseUrl = inherited(placed('baseUrl'), (base) => base.baseUrl);
  const written = recordOf(options['paths']);
  const own = written === undefined ? null : pathsOf(written, baseUrl ?? folder);
  const rootDirs = stringsOf(options['rootDirs'])?.flatMap((dir) => placeOf(folder, dir) ?? []);
  return {
    baseUrl,
    paths: inherited(own, ({ paths }) => paths),
    outDir: inherited(placed('outDir'), ({ outDir }) => outDir),
    rootDir: inherited(placed('rootDir'), ({ rootDir }) => rootDir),
    rootDirs: rootDirs ?? bases.findLast((base) => base.rootDirs.length > 0)?.rootDirs ?? [],
    includes: includedBy(json, folder),
    references: referencesOf(json, folder),
  };
};

/** As it holds where it lies. */
export const tsConfigOf = (path: string, raw: RawConfig): TsConfig => {
  const folder = folderOf(path);
  const here = (place: string): string =>
    place.startsWith(CONFIG_DIR) ? (joinPath(folder, place.slice(CONFIG_DIR.length)) ?? place) : place;
  const maybe = (place: string | null): string | null => (place === null ? null : here(place));
  return {
    path,
    baseUrl: maybe(raw.baseUrl),
    aliases: inOrder((raw.paths ?? []).map(([pattern, targets]) => createAlias(pattern, targets.map(here), ''))),
    references: raw.references,
    outDir: maybe(raw.outDir),
    rootDir: maybe(raw.rootDir),
    rootDirs: raw.rootDirs.map(here),
    includes: raw.includes,
  };
};

const placeOf = (folder: string, place: unknown): string | null => {
  if (typeof place !== 'string') return null;
  return place.startsWith(CONFIG_DIR) ? place : (joinPath(folder, place) ?? null);
};

const pathsOf = (written: Json, base: string): readonly (readonly [string, readonly string[]])[] =>
  Object.entries(written).map(([pattern, targets]) => [
    pattern,
    (stringsOf(targets) ?? []).flatMap((target) => placeOf(base, target) ?? []),
  ]);

/** What stands before the first star; a file names no folder. */
const includedBy = (json: Json, folder: string): readonly string[] | null => {
  const include = stringsOf(json['include']);
  if (include === null) return stringsOf(json['files']) === null ? null : [];
  return include.flatMap((glob) => {
    const [head = ''] = glob.split('*');
    const isFile = head === glob && /\.[cm]?[jt]sx?$/u.test(glob);
    return isFile
      ? []
      : (joinPath(folder, head.slice(0, head === glob ? head.length : head.lastIndexOf('/') + 1)) ?? []);
  });
};

const referencesOf = (json: Json, folder: string): readonly string[] => {
  const references: readonly unknown[] = Array.isArray(json['references']) ? json['references'] : [];
  return references.flatMap((reference) => {
    const path = recordOf(reference)?.['path'];
    return typeof path === 'string' ? [outside(folder, path)] : [];
  });
};

export const within = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** A base may lie above the root: then its path begins with `..`. */
export const outside = (folder: string, name: string): string => joinPath(folder, name) ?? within(folder, name);
