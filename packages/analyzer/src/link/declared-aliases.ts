import { createCatalog, moduleTexts, type Structure } from '@seamlint/core';

import { extractOne } from '../parse/extract-one.ts';
import { parseJsonObject, recordOf } from '../read/parse-json.ts';
import type { ReadText } from '../read/read-source.ts';
import { createAlias, inOrder, type PathAlias } from './path-aliases.ts';
import { folderOf, foldersAround, joinPath } from './path-parts.ts';

/** Aliases that stand in other places than a tsconfig.json. */
export interface DeclaredAliases {
  /** Of deno.json and its import map, the nearest. */
  readonly importMap: (folder: string) => readonly PathAlias[];
  /** Of the configurations of bundlers and compilers around a folder, the nearest first. */
  readonly bundler: (folder: string) => readonly PathAlias[];
}

export const createDeclaredAliases = (readText: ReadText): DeclaredAliases => {
  const maps = new Map<string, readonly PathAlias[]>();
  const bundlers = new Map<string, readonly PathAlias[]>();
  const kept = (
    known: Map<string, readonly PathAlias[]>,
    folder: string,
    read: (folder: string) => readonly PathAlias[],
  ): readonly PathAlias[] => {
    const aliases = known.get(folder) ?? read(folder);
    known.set(folder, aliases);
    return aliases;
  };
  return {
    importMap: (folder) =>
      foldersAround(folder)
        .map((each) => kept(maps, each, (of) => importMapIn(of, readText)))
        .find((aliases) => aliases.length > 0) ?? [],
    bundler: (folder) =>
      foldersAround(folder).flatMap((each) => kept(bundlers, each, (of) => bundlersIn(of, readText))),
  };
};

const within = (folder: string, name: string): string => (folder === '' ? name : `${folder}/${name}`);

const importMapIn = (folder: string, readText: ReadText): readonly PathAlias[] => {
  const json = (name: string): Readonly<Record<string, unknown>> | undefined =>
    parseJsonObject(readText(within(folder, name)));
  const config = json('deno.json') ?? json('deno.jsonc');
  const named = config?.['importMap'];
  const place = typeof named === 'string' ? joinPath(folder, named) : undefined;
  const own = recordOf(config?.['imports']);
  if (own !== undefined) return mappedBy(own, folder);
  if (place !== undefined)
    return mappedBy(recordOf(parseJsonObject(readText(place))?.['imports']) ?? {}, folderOf(place));
  return mappedBy(recordOf((json('import_map.json') ?? json('importmap.json'))?.['imports']) ?? {}, folder);
};

/** `"lib/": "./src/lib/"` maps all that begins so. */
const mappedBy = (imports: Readonly<Record<string, unknown>>, folder: string): readonly PathAlias[] =>
  inOrder(
    Object.entries(imports).flatMap(([key, target]) => {
      if (typeof target !== 'string') return [];
      const star = key.endsWith('/') ? '*' : '';
      const isUrl = /^[a-z][a-z\d+.-]*:/iu.test(target);
      const alias = createAlias(key + star, isUrl ? [] : [target + star], folder);
      return [isUrl ? { ...alias, targets: [target + star] } : alias];
    }),
  );

const CONFIGS = [
  'vite',
  'svelte',
  'webpack',
  'babel',
  'rspack',
  'rollup',
  'astro',
  'nuxt',
  'electron.vite',
  'craco',
  'metro',
  'next',
];
const EXTENSIONS = ['ts', 'js', 'mjs', 'cjs', 'mts'];
const FILES = CONFIGS.flatMap((name) => EXTENSIONS.map((extension) => `${name}.config.${extension}`));

const bundlersIn = (folder: string, readText: ReadText): readonly PathAlias[] => {
  const codes = FILES.flatMap((name) => {
    const text = readText(within(folder, name));
    return text === undefined || !/alias/iu.test(text) ? [] : [{ name, text }];
  });
  const data = ['package.json', '.babelrc', 'babel.config.json'].flatMap((name) => {
    const text = readText(within(folder, name));
    return text === undefined || !/alias/iu.test(text) ? [] : [{ name: 'data.js', text: `export default ${text}` }];
  });
  return inOrder([...codes, ...data].flatMap(({ name, text }) => aliasesIn(name, text, folder)));
};

const catalog = createCatalog([], []);

const aliasesIn = (name: string, text: string, folder: string): readonly PathAlias[] => {
  const structure = structureOf(name, text);
  if (structure === undefined) return [];
  return structure.values
    .flatMap((value) => (value.kind === 'object' ? value.entries : []))
    .filter(({ key }) => key !== null && /^(?:alias|_moduleAliases)$/u.test(key))
    .flatMap(({ value }) => pairsOf(structure, value))
    .flatMap(([find, target]) => bothOf(find, target, folder));
};

const structureOf = (name: string, text: string): Structure | undefined => {
  try {
    return extractOne(name, text, catalog).structure;
  } catch {
    return undefined;
  }
};

/** `{ '@': path }` and `[{ find: '@', replacement: path }]`. */
const pairsOf = (structure: Structure, id: number): readonly (readonly [string, string])[] => {
  const value = structure.values[id];
  const textOf = (of: number | undefined): string | undefined => {
    const [text] = of === undefined ? [] : moduleTexts(structure, of);
    return text === undefined || text.includes('*') ? undefined : text;
  };
  if (value?.kind === 'variable') return value.defs.flatMap((def) => pairsOf(structure, def));
  if (value?.kind === 'array') {
    return value.items.flatMap((item) => {
      const object = structure.values[item];
      const entry = (key: string): string | undefined =>
        object?.kind === 'object' ? textOf(object.entries.find((one) => one.key === key)?.value) : undefined;
      const [find, target] = [entry('find'), entry('replacement')];
      return find === undefined || target === undefined ? [] : [[find, target] as const];
    });
  }
  if (value?.kind !== 'object') return [];
  return value.entries.flatMap((entry) => {
    const target = entry.key === null ? undefined : starredTextOf(structure, entry.value);
    return entry.key === null || target === undefined ? [] : [[entry.key, target] as const];
  });
};

/** SvelteKit's may end in a star, which is written. */
const starredTextOf = (structure: Structure, id: number): string | undefined => {
  const value = structure.values[id];
  const text = value?.kind === 'string' ? value.text : moduleTexts(structure, id)[0];
  return text == null || (text.includes('*') && value?.kind !== 'string') ? undefined : text;
};

/** An alias stands for itself and for what lies under it. */
const bothOf = (find: string, target: string, folder: string): readonly PathAlias[] => {
  const place = target.replace(/^\//u, './').replace(/\/$/u, '');
  const name = find.replace(/\$$/u, '').replace(/\/$/u, '');
  if (name.includes('*')) return [createAlias(name, [place], folder)];
  return [createAlias(name, [place], folder), createAlias(`${name}/*`, [`${place}/*`], folder)];
};
