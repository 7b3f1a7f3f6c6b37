import { parseJsonObject, stringsOf } from '../read/parse-json.ts';
import type { ReadText } from '../read/read-source.ts';
import { exportedAs } from './package-exports.ts';
import { folderOf, foldersAround } from './path-parts.ts';
import { outside, rawConfig, tsConfigOf, within, type RawConfig, type TsConfig } from './tsconfig-raw.ts';
import type { Workspaces } from './workspaces.ts';

/** Where a package's sources go when it is built. */
export interface BuildOutput {
  readonly to: string;
  readonly from: readonly string[];
}

export interface TsConfigs {
  /**
   * The configurations that hold for files of a folder, in the order to be asked: the nearest one, those it references
   * (a tsconfig.json may only name the real ones) or that lie beside it, then those further out. A broken one, or one
   * that extends what isn't installed, counts for as much of it as can be read.
   */
  readonly around: (folder: string) => readonly TsConfig[];
  /** What the configurations of this very folder build. */
  readonly outputs: (folder: string) => readonly BuildOutput[];
}

/** Configurations by custom, which a tool names and no tsconfig.json. */
const BESIDE = ['base', 'app', 'lib', 'build', 'server', 'src', 'node'].map((name) => `tsconfig.${name}.json`);
const BUILDING = ['tsconfig.json', ...BESIDE, 'tsconfig.prod.json', 'tsconfig.esm.json', 'tsconfig.cjs.json'];

export const createTsConfigs = (readText: ReadText, workspaces: Workspaces): TsConfigs => {
  const raws = new Map<string, RawConfig | undefined>();
  const byFolder = new Map<string, readonly TsConfig[]>();
  const built = new Map<string, readonly BuildOutput[]>();

  const loadRaw = (path: string, above: readonly string[] = []): RawConfig | undefined => {
    if (above.includes(path)) return undefined;
    if (!raws.has(path)) raws.set(path, readRaw(path, above));
    return raws.get(path);
  };

  const readRaw = (path: string, above: readonly string[]): RawConfig | undefined => {
    const json = parseJsonObject(readText(path));
    if (json === undefined) return undefined;
    const folder = folderOf(path);
    const bases = extendedBy(json, folder).flatMap((base) => loadRaw(base, [...above, path]) ?? []);
    return rawConfig(json, folder, bases);
  };

  const load = (path: string): TsConfig | undefined => {
    const raw = loadRaw(path);
    return raw === undefined ? undefined : tsConfigOf(path, raw);
  };

  const extendedBy = (json: Readonly<Record<string, unknown>>, folder: string): readonly string[] => {
    const names = typeof json['extends'] === 'string' ? [json['extends']] : (stringsOf(json['extends']) ?? []);
    return names.flatMap((name) => candidatesFor(name, folder).find((path) => readText(path) !== undefined) ?? []);
  };

  const candidatesFor = (name: string, folder: string): readonly string[] => {
    if (/^\.\.?(?:\/|$)/u.test(name)) return filesFor(outside(folder, name));
    const [, owner = name, rest = ''] = /^((?:@[^/]+\/)?[^/]+)\/?(.*)$/u.exec(name) ?? [];
    const member = workspaces.find(folder, owner);
    const homes = foldersAround(folder).map((each) => `${within(each, 'node_modules')}/${owner}`);
    return [...(member === undefined ? [] : [member.folder]), ...homes].flatMap((home) => inPackage(home, rest));
  };

  /** A package may name its configuration by `exports`, or the one it is there for by `tsconfig`. */
  const inPackage = (home: string, rest: string): readonly string[] => {
    const manifest = parseJsonObject(readText(`${home}/package.json`));
    const named = exportedAs(manifest?.['exports'], rest === '' ? '.' : `./${rest}`);
    const own = rest === '' && typeof manifest?.['tsconfig'] === 'string' ? [manifest['tsconfig']] : [];
    const places = [...own, ...named].filter((target) => target.endsWith('.json'));
    return [...places.map((target) => outside(home, target)), ...filesFor(rest === '' ? home : `${home}/${rest}`)];
  };

  const around = (folder: string): readonly TsConfig[] => {
    const known = byFolder.get(folder);
    if (known !== undefined) return known;
    const nearest = load(within(folder, 'tsconfig.json')) ?? load(within(folder, 'jsconfig.json'));
    const referenced = (nearest?.references ?? []).flatMap((path) => firstOf(filesFor(path)));
    const taken = new Set([nearest, ...referenced].map((config) => config?.path));
    const beside = BESIDE.map((name) => within(folder, name))
      .filter((path) => !taken.has(path))
      .flatMap((path) => load(path) ?? []);
    const own = nearest === undefined ? beside : [nearest, ...referenced, ...beside];
    const all = [...own, ...(folder === '' ? [] : around(folderOf(folder)))];
    byFolder.set(folder, all);
    return all;
  };

  const firstOf = (paths: readonly string[]): readonly TsConfig[] => {
    for (const path of paths) {
      const config = load(path);
      if (config !== undefined) return [config];
    }
    return [];
  };

  const outputs = (folder: string): readonly BuildOutput[] => {
    const known = built.get(folder);
    if (known !== undefined) return known;
    const found = BUILDING.flatMap((name) => outputOf(folder, load(within(folder, name))));
    built.set(folder, found);
    return found;
  };

  /** Those that include the folder come before those that say nothing of it. */
  const inOrder = (folder: string): readonly TsConfig[] =>
    around(folder).toSorted((a, b) => Number(includes(b, folder)) - Number(includes(a, folder)));
  return { around: inOrder, outputs };
};

const includes = ({ includes: folders, path }: TsConfig, folder: string): boolean =>
  !path.endsWith('/tsconfig.json') &&
  path !== 'tsconfig.json' &&
  (folders ?? []).some((each) => each !== '' && (folder === each || folder.startsWith(`${each}/`)));

const outputOf = (folder: string, config: TsConfig | undefined): readonly BuildOutput[] => {
  if (config?.outDir == null) return [];
  const from = config.rootDir === null ? [...(config.includes ?? []), within(folder, 'src'), folder] : [config.rootDir];
  return [{ to: config.outDir, from }];
};

const filesFor = (path: string): readonly string[] =>
  path.endsWith('.json') ? [path] : [`${path}.json`, within(path, 'tsconfig.json')];
