import { parseJsonObject, recordOf, stringsOf } from '../read/parse-json.ts';
import type { ReadText } from '../read/read-source.ts';
import { createAlias, inOrder, type PathAlias } from './path-aliases.ts';
import { folderOf, foldersAround, joinPath } from './path-parts.ts';
import type { Workspaces } from './workspaces.ts';

/** What of a tsconfig.json or jsconfig.json matters to modules, with what it extends. Folders are relative to the root. */
export interface TsConfig {
  readonly path: string;
  readonly baseUrl: string | null;
  /** `paths`, in the order to be tried. */
  readonly aliases: readonly PathAlias[];
  readonly references: readonly string[];
}

/**
 * The configurations that hold for files of `folder`, in the order to be asked: the nearest one, those it
 * references (a tsconfig.json may only name the real ones), then those further out. A broken one, or one that
 * extends what isn't installed, counts for as much of it as can be read.
 */
export const createTsConfigs = (
  readText: ReadText,
  workspaces: Workspaces,
): ((folder: string) => readonly TsConfig[]) => {
  const byPath = new Map<string, TsConfig | undefined>();
  const byFolder = new Map<string, readonly TsConfig[]>();

  const load = (path: string, above: readonly string[] = []): TsConfig | undefined => {
    if (above.includes(path)) return undefined;
    if (!byPath.has(path)) byPath.set(path, read(path, above));
    return byPath.get(path);
  };

  const read = (path: string, above: readonly string[]): TsConfig | undefined => {
    const json = parseJsonObject(readText(path));
    if (json === undefined) return undefined;
    const folder = folderOf(path);
    const bases = extendedBy(json, folder).flatMap((base) => load(base, [...above, path]) ?? []);
    const options = recordOf(json['compilerOptions']) ?? {};
    const baseUrl = ownBaseUrl(options, folder) ?? bases.findLast((base) => base.baseUrl !== null)?.baseUrl ?? null;
    const inherited = bases.findLast(({ aliases }) => aliases.length > 0)?.aliases ?? [];
    return {
      path,
      baseUrl,
      aliases: ownAliases(options, baseUrl ?? folder) ?? inherited,
      references: referencesOf(json, folder),
    };
  };

  /** Later ones win, as TypeScript has it. */
  const extendedBy = (json: Readonly<Record<string, unknown>>, folder: string): readonly string[] => {
    const names = typeof json['extends'] === 'string' ? [json['extends']] : (stringsOf(json['extends']) ?? []);
    return names.flatMap((name) => candidatesFor(name, folder).find((path) => readText(path) !== undefined) ?? []);
  };

  const candidatesFor = (name: string, folder: string): readonly string[] => {
    if (/^\.\.?(?:\/|$)/u.test(name)) return filesFor(outside(folder, name));
    const [, owner = name, rest = ''] = /^((?:@[^/]+\/)?[^/]+)\/?(.*)$/u.exec(name) ?? [];
    const member = workspaces.find(folder, owner);
    const homes = foldersAround(folder).map((each) => (each === '' ? 'node_modules' : `${each}/node_modules`));
    const places = [
      ...(member === undefined ? [] : [`${member.folder}/${rest}`]),
      ...homes.map((home) => `${home}/${owner}/${rest}`),
    ];
    return places.flatMap((place) => filesFor(place.replace(/\/$/u, '')));
  };

  const configsFor = (folder: string): readonly TsConfig[] => {
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const nearest = load(within(folder, 'tsconfig.json')) ?? load(within(folder, 'jsconfig.json'));
    const referenced =
      nearest?.references.flatMap(
        (path) =>
          filesFor(path)
            .map((file) => load(file))
            .find(Boolean) ?? [],
      ) ?? [];
    const outer = folder === '' ? [] : configsFor(folderOf(folder));
    const all = nearest === undefined ? outer : [nearest, ...referenced, ...outer];
    byFolder.set(folder, all);
    return all;
  };
  return configsFor;
};

const within = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

/** A base may lie above the root: then its path begins with `..`. */
const outside = (folder: string, name: string): string => joinPath(folder, name) ?? within(folder, name);

const filesFor = (path: string): readonly string[] =>
  path.endsWith('.json') ? [path] : [`${path}.json`, within(path, 'tsconfig.json')];

const ownBaseUrl = ({ baseUrl }: Readonly<Record<string, unknown>>, folder: string): string | undefined =>
  typeof baseUrl === 'string' ? joinPath(folder, fromHere(baseUrl)) : undefined;

const ownAliases = ({ paths }: Readonly<Record<string, unknown>>, base: string): readonly PathAlias[] | undefined => {
  const written = recordOf(paths);
  if (written === undefined) return undefined;
  const targetsOf = (targets: unknown): readonly string[] => (stringsOf(targets) ?? []).map(fromHere);
  return inOrder(Object.entries(written).map(([pattern, targets]) => createAlias(pattern, targetsOf(targets), base)));
};

const fromHere = (path: string): string => path.replace('${configDir}', '.');

const referencesOf = (json: Readonly<Record<string, unknown>>, folder: string): readonly string[] => {
  const references: readonly unknown[] = Array.isArray(json['references']) ? json['references'] : [];
  return references.flatMap((reference) => {
    const path = recordOf(reference)?.['path'];
    return typeof path === 'string' ? [outside(folder, path)] : [];
  });
};
