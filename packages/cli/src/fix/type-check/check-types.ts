import { dirname, join } from 'node:path';
import type ts from 'typescript';
import type { Edit } from '../apply-transform.ts';
import { compareDiagnostics } from './compare-diagnostics.ts';
import type { Told, TypeVerdict } from './compare-diagnostics.ts';
import { findTsconfig, parseTsconfig } from './find-tsconfig.ts';
import { loadTypeScript } from './load-typescript.ts';
import type { TypeScript } from './load-typescript.ts';

export type { TypeVerdict } from './compare-diagnostics.ts';

/** Whether each edit brings a type error, by path. Asks the compiler for the edited files only. */
export const checkTypes = async (edits: readonly Edit[], root: string): Promise<ReadonlyMap<string, TypeVerdict>> => {
  const checkers = new Map<string, Checker>();
  const verdicts = new Map<string, TypeVerdict>();
  for (const edit of edits) verdicts.set(edit.group.path, await verdictOf(edit, root, checkers));
  return verdicts;
};

const verdictOf = async (edit: Edit, root: string, checkers: Map<string, Checker>): Promise<TypeVerdict> => {
  const path = join(root, edit.group.path);
  const isScript = /\.[cm]?jsx?$/iu.test(path);
  const tsconfig = findTsconfig(path, root);
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
  return compareDiagnostics(check(path, edit.before), check(path, edit.after));
};

/** Diagnostics of `path` were it to hold `text`. */
type Checker = (path: string, text: string) => readonly Told[];

/** Files that stay the same are parsed once: the compiler's libraries take a second. */
const createChecker = (typescript: TypeScript, parsed: ts.ParsedCommandLine): Checker => {
  const { composite: _, incremental: __, tsBuildInfoFile: ___, ...options } = parsed.options;
  const settings: ts.CompilerOptions = { ...options, noEmit: true, skipLibCheck: true };
  const ambient = parsed.fileNames.filter((name) => name.endsWith('.d.ts'));
  const known: ParsedFiles = new Map();
  return (path, text) => {
    const host = hostWith(typescript, settings, { path, text }, known);
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
  { path, text }: { readonly path: string; readonly text: string },
  known: ParsedFiles,
): ts.CompilerHost => {
  const host = typescript.createCompilerHost(settings);
  const read = host.readFile.bind(host);
  const parse = host.getSourceFile.bind(host);
  return Object.assign(host, {
    readFile: (name: string) => (name === path ? text : read(name)),
    getSourceFile: (name: string, language: ts.ScriptTarget | ts.CreateSourceFileOptions) => {
      if (name === path) return typescript.createSourceFile(name, text, language);
      if (!known.has(name)) known.set(name, parse(name, language));
      return known.get(name);
    },
  });
};
