import { type Catalog, type Program, type Range } from '@seamlint/core';

import type { Discovery } from '../discover/discover.ts';
import type { FileError } from '../file-error.ts';
import { createTextAnswers } from '../gate/text-answers.ts';
import { openSurvey } from '../records/survey.ts';
import { scriptsOf } from '../parse/scripts-of.ts';
import type { ThreadSource } from '../threads/threads.ts';
import { createOutside, type Outside } from '../cache/outside.ts';
import type { RecordCache } from '../cache/record-cache.ts';
import { likelyAsked } from './likely-asked.ts';
import { createReader, createTextReader, type ReadText } from '../read/read-source.ts';
import { createTestPaths } from '../discover/test-paths.ts';
import { createDeclaredAliases } from './declared-aliases.ts';
import { createFactStore } from './fact-store.ts';
import { createImporters } from './importers.ts';
import { createManifests } from './manifests.ts';
import { createPackageMajors } from './package-majors.ts';
import type { ModuleWorld } from './module-question.ts';
import { folderOf } from './path-parts.ts';
import { createResolver } from './resolve-module.ts';
import { createSourceFiles } from './source-files.ts';
import { createNotInstalled } from '../types/not-installed.ts';
import { createTypeQuestions, type TypeStats } from '../types/type-questions.ts';
import { createTsConfigs } from './tsconfig.ts';
import { createWorkspaces } from './workspaces.ts';

/** The whole program, linked. */
export interface LinkedProgram extends Program {
  /** Files that could not be analysed; grows when an open question draws in one more. */
  readonly errors: readonly FileError[];
  /** The text that positions count in: without a byte order mark. */
  text(path: string): string | undefined;
  readonly stats: ProgramStats;
  /** All that was looked at besides the program's files, so far. */
  outside(): readonly Outside[];
  /** The files whose facts or text somebody asked for, so far. */
  asked(): ReadonlySet<string>;
  /** Nothing more will be asked: what works ahead may stop. */
  close(): void;
}

export interface ProgramStats {
  readonly files: number;
  /** Files whose text holds a word of a seam: extracted at once. */
  readonly gated: number;
  /** Files that an open question reached since. */
  readonly drawnIn: number;
  /** Null: nobody may ask for types. */
  readonly types: TypeStats | null;
}

export interface OpenProgramOptions {
  /** Texts that stand in for those on disk, by path relative to the root: an editor's buffer, the index of git. */
  readonly readText?: (path: string) => string | undefined;
  /** False: nothing is asked of a type checker. */
  readonly types?: boolean;
  /** Threads beside this one; without them, it does all by itself. */
  readonly threads?: ThreadSource | undefined;
  readonly cache?: RecordCache | undefined;
  /** Of which files somebody wants to hear that they do not parse; left out: of those the paths ask for. */
  readonly reported?: ReadonlySet<string>;
}

/** Reads every file once, extracts those that can hold a seam, and answers for the rest on demand. */
export const openProgram = async (
  discovery: Discovery,
  catalog: Catalog,
  options: OpenProgramOptions = {},
): Promise<LinkedProgram> => {
  const read = createReader(discovery.root, options.readText);
  const textsAsked = new Set<string>();
  const textOf = (path: string): string | undefined => {
    textsAsked.add(path);
    const reading = read(path);
    return reading.kind === 'text' ? reading.text : undefined;
  };
  const survey = await openSurvey({
    root: discovery.root,
    files: discovery.files,
    reported: options.reported ?? discovery.reported,
    read,
    isReplaced: (path) => options.readText?.(path) !== undefined,
    catalog,
    cache: options.cache,
    threads: options.threads,
  });
  const store = createFactStore(survey.upFront, survey.draw);
  const outside = createOutside(discovery.root, createTextReader(discovery.root, options.readText));
  const { readText } = outside;
  const world = createWorld(discovery.files, readText);
  const resolve = createResolver(world);
  survey.expect(() => likelyAsked(store.paths, survey.specifiers, resolve));
  const questions =
    options.types === false
      ? undefined
      : createTypeQuestions(
          { root: discovery.root, read: programTextOf(textOf), resolve, watch: outside.watch },
          createNotInstalled(discovery.root, world.manifests, readText, outside.exists),
        );
  const isTest = createTestPaths({ root: discovery.root, named: new Set(), reported: discovery.reported });
  return {
    paths: store.paths,
    file: store.file,
    module: resolve,
    texts: createTextAnswers(textOf, store.isKnown),
    within: createFolders(discovery.files),
    importers: createImporters({
      specifiers: survey.specifiers,
      resolve,
      manifests: world.manifests,
      isTest,
      edgesOf: (path) => store.file(path)?.structure.edges ?? [],
    }),
    major: createPackageMajors(world.manifests, readText),
    requires: (from: string, name: string) => world.manifests.around(folderOf(from))?.dependencies.has(name) ?? false,
    ...(questions === undefined ? {} : { types: (path: string, at: Range) => questions.types(path, at) }),
    text: textOf,
    close: survey.close,
    outside: outside.seen,
    asked: () => new Set([...store.asked(), ...textsAsked]),
    get errors() {
      return distinct([...discovery.errors, ...survey.errors, ...store.errors]);
    },
    get stats() {
      return {
        files: discovery.files.length,
        gated: survey.passed.size,
        // What was parsed at once and held no seam is read once more where a question leads there.
        drawnIn: [...store.drawnIn].filter((path) => !survey.passed.has(path)).length,
        types: questions?.stats ?? null,
      };
    },
  };
};

/** Of a component only its scripts, where they stand. */
const programTextOf =
  (textOf: (path: string) => string | undefined) =>
  (path: string): string | undefined => {
    const text = textOf(path);
    return text === undefined ? undefined : (scriptsOf(path, text)?.text ?? text);
  };

const distinct = (errors: readonly FileError[]): readonly FileError[] => [
  ...new Map(errors.map((error) => [error.file, error])).values(),
];

/** The files of a folder, found once. */
const createFolders = (files: readonly string[]): ((folder: string) => readonly string[]) => {
  const known = new Map<string, readonly string[]>();
  return (folder) => {
    const found = known.get(folder) ?? files.filter((file) => file.startsWith(folder));
    known.set(folder, found);
    return found;
  };
};

const createWorld = (files: readonly string[], readText: ReadText): ModuleWorld => {
  const sourceFiles = createSourceFiles(files);
  const manifests = createManifests(readText);
  const workspaces = createWorkspaces(sourceFiles.folders, manifests, readText);
  const configs = createTsConfigs(readText, workspaces);
  const declared = createDeclaredAliases(readText);
  return {
    files: sourceFiles,
    manifests,
    workspaces,
    configsFor: configs.around,
    outputs: configs.outputs,
    declared,
  };
};
