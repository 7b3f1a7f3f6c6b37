import { dirname, join, sep } from 'node:path';
import type ts from 'typescript';
import type { Change, Edit } from '../edit.ts';
import { compareDiagnostics } from './compare-diagnostics.ts';
import type { Told, TypeVerdict } from './compare-diagnostics.ts';
import { findTsconfig, parseTsconfig } from './find-tsconfig.ts';
import { loadTypeScript } from './load-typescript.ts';
import type { TypeScript } from './load-typescript.ts';
import { runtimeTypes } from './runtime-types.ts';

export type { TypeVerdict } from './compare-diagnostics.ts';

/** Whether each edit brings a type error, by path. Asks the compiler for the edited files only. */
export const checkTypes = async (edits: readonly Edit[], root: string): Promise<ReadonlyMap<string, TypeVerdict>> => {
  const checkers = new Map<string, Checker>();
  const verdicts = new Map<string, TypeVerdict>();
  for (const { changes, expects = [] } of edits) {
    for (const change of changes)
      verdicts.set(change.path, await verdictOf(change, changes, { root, checkers, expects }));
  }
  return verdicts;
};

interface Checking {
  readonly root: string;
  readonly checkers: Map<string, Checker>;
  readonly expects: readonly string[];
}

const verdictOf = async (
  change: Change,
  together: readonly Change[],
  { root, checkers, expects }: Checking,
): Promise<TypeVerdict> => {
  const native = join(root, change.path);
  const path = asCompiled(native);
  const isScript = /\.[cm]?jsx?$/iu.test(path);
  const tsconfig = findTsconfig(native, root);
  if (tsconfig === undefined) return { kind: isScript ? 'ok' : 'unchecked' };
  const typescript = await loadTypeScript(dirname(tsconfig));
  const parsed = parseTsconfig(typescript, tsconfig, path);
  if (parsed === undefined) return { kind: 'unchecked' };
  // Nobody checks the types of plain JavaScript but those who ask for it.
  if (isScript && parsed.options.checkJs !== true) return { kind: 'ok' };
  const { configFilePath } = parsed.options;
  const key = typeof configFilePath === 'string' ? configFilePath : tsconfig;
  const check = checkers.get(key) ?? createChecker(typescript, parsed);
  checkers.set(key, check);
  const textsAs = (as: 'before' | 'after'): Texts =>
    new Map(together.map((one) => [asCompiled(join(root, one.path)), one[as]]));
  return compareDiagnostics(check(path, textsAs('before')), check(path, textsAs('after')), expects);
};

/** The compiler names files with `/`, whatever the platform does. */
export const asCompiled = (path: string): string => path.split(sep).join('/');

/** By absolute path, in place of what is on disk. */
type Texts = ReadonlyMap<string, string>;

/** Diagnostics of `path` were these texts on disk. */
type Checker = (path: string, texts: Texts) => readonly Told[];

/** Files that stay the same are parsed once: the compiler's libraries take a second. */
const createChecker = (typescript: TypeScript, parsed: ts.ParsedCommandLine): Checker => {
  const { composite: _, incremental: __, tsBuildInfoFile: ___, ...options } = parsed.options;
  const folder = typeof options.configFilePath === 'string' ? dirname(options.configFilePath) : undefined;
  const settings: ts.CompilerOptions = {
    ...options,
    paths: { ...options.paths, ...runtimeTypes(folder) },
    noEmit: true,
    skipLibCheck: true,
  };
  const ambient = parsed.fileNames.filter((name) => name.endsWith('.d.ts'));
  const known: ParsedFiles = new Map();
  return (path, texts) => {
    const host = hostWith(typescript, settings, texts, known);
    const program = typescript.createProgram({ rootNames: [path, ...ambient], options: settings, host });
    const file = program.getSourceFile(path);
    const told = [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)];
    return told.map(({ code, messageText }) => ({
      code,
      message: typescript.flattenDiagnosticMessageText(messageText, ' '),
    }));
  };
};

type ParsedFiles = Map<string, ts.SourceFile | undefined>;

const hostWith = (
  typescript: TypeScript,
  settings: ts.CompilerOptions,
  texts: Texts,
  known: ParsedFiles,
): ts.CompilerHost => {
  const host = typescript.createCompilerHost(settings);
  const read = host.readFile.bind(host);
  const parse = host.getSourceFile.bind(host);
  return Object.assign(host, {
    readFile: (name: string) => texts.get(name) ?? read(name),
    getSourceFile: (name: string, language: ts.ScriptTarget | ts.CreateSourceFileOptions) => {
      const text = texts.get(name);
      if (text !== undefined) return typescript.createSourceFile(name, text, language);
      if (!known.has(name)) known.set(name, parse(name, language));
      return known.get(name);
    },
  });
};
