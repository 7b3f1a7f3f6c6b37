import { folderOf, foldersAround } from './path-parts.ts';

/** The files of the program, as a module resolver sees them: a set, so that resolving never touches the disk. */
export interface SourceFiles {
  readonly has: (path: string) => boolean;
  readonly folders: ReadonlySet<string>;
  /** The file that `path` means: itself, with an extension, its TypeScript source, or a folder's index; with a `/` at its end only that. */
  readonly resolve: (path: string, preferTypeScript: boolean) => string | undefined;
  /** The files of this name, without extension. */
  readonly namesakes: (stem: string) => readonly string[];
  /** The files that `pattern` may mean: `*` stands for a part of a name, `**` for any way down. */
  readonly matching: (pattern: string) => readonly string[];
}

export const createSourceFiles = (files: readonly string[]): SourceFiles => {
  const known = new Set(files);
  const folders = new Set<string>(['']);
  for (const file of files) addFolders(folderOf(file), folders);

  const resolve = (path: string, preferTypeScript: boolean): string | undefined => {
    const extensions = preferTypeScript ? [...TS, ...JS] : [...JS, ...TS];
    if (path === '' || path.endsWith('/')) return indexOf(path.replace(/\/$/u, ''), extensions);
    const written = writtenOf(path);
    return (
      (written !== undefined && !preferTypeScript && known.has(path) ? path : undefined) ??
      written?.find((candidate) => known.has(candidate)) ??
      (known.has(path) ? path : undefined) ??
      extensions.map((extension) => path + extension).find((candidate) => known.has(candidate)) ??
      indexOf(path, extensions)
    );
  };
  const indexOf = (folder: string, extensions: readonly string[]): string | undefined => {
    if (!folders.has(folder)) return undefined;
    const stem = folder === '' ? 'index' : `${folder}/index`;
    return extensions.map((extension) => stem + extension).find((path) => known.has(path));
  };

  let stems: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    has: (path) => known.has(path),
    folders,
    resolve,
    namesakes: (stem) => (stems ??= byStem(files)).get(stem) ?? [],
    matching: (pattern) => matching(pattern, files),
  };
};

const byStem = (files: readonly string[]): ReadonlyMap<string, readonly string[]> => {
  const found = new Map<string, string[]>();
  for (const file of files) {
    const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.[cm]?[jt]sx?$/u, '');
    found.set(stem, [...(found.get(stem) ?? []), file]);
  }
  return found;
};

/** With its extension, without, or as the folder of an index: as a specifier may name it. */
const matching = (pattern: string, files: readonly string[]): readonly string[] => {
  const head = pattern.slice(0, pattern.search(/[*{]/u));
  const expression = patternOf(pattern.replace(/\.([cm]?)jsx?$/u, '.$1{js,ts,jsx,tsx}'));
  return files.filter((file) => {
    if (!file.startsWith(head)) return false;
    const stem = file.replace(/\.[cm]?[jt]sx?$/u, '');
    return [file, stem, stem.replace(/\/index$/u, '')].some((name) => expression.test(name));
  });
};

const patternOf = (pattern: string): RegExp => {
  const source = pattern.replaceAll(/\*\*\/?|\*|\{[^{}]*\}|[\\^$+?.()[\]|{}]/gu, (part) => {
    if (part.startsWith('**')) return part.endsWith('/') ? '(?:.*/)?' : '.*';
    if (part === '*') return '[^/]+';
    if (part.length === 1) return `\\${part}`;
    const options = part.slice(1, -1).split(',');
    return `(?:${options.map((option) => option.replaceAll(/[^\w-]/gu, (sign) => `\\${sign}`)).join('|')})`;
  });
  return new RegExp(`^${source}$`, 'u');
};

const TS = ['.ts', '.tsx', '.mts', '.cts'];
const JS = ['.js', '.jsx', '.mjs', '.cjs'];

/** TypeScript imports `./x.ts` by the name of its output. */
const SOURCES_OF: Readonly<Record<string, readonly string[]>> = {
  js: ['ts', 'tsx', 'jsx'],
  jsx: ['tsx'],
  mjs: ['mts'],
  cjs: ['cts'],
};

const writtenOf = (path: string): readonly string[] | undefined => {
  const [, stem = '', extension = ''] = /^(.+)\.([cm]?jsx?)$/u.exec(path) ?? [];
  return SOURCES_OF[extension]?.map((source) => `${stem}.${source}`);
};

const addFolders = (folder: string, folders: Set<string>): void => {
  for (const each of foldersAround(folder)) {
    if (folders.has(each)) return;
    folders.add(each);
  }
};
