import { resolve, join } from 'node:path';
import {
  type AnswerCache,
  cacheFolderOf,
  contentHash,
  createReader,
  makeCacheFolder,
  openAnswerCache,
  openRecordCache,
  pruneCacheFolder,
  readRecord,
  recordTools,
  type RecordCache,
} from '@seamlint/analyzer';
import type { CommonOptions } from '../../command-line/options.ts';
import { movedBack } from '../../config/moved-configs.ts';
import { counted } from '../../counted.ts';
import { isSystemError } from '../../system-error.ts';
import type { Analysis, Workspace } from '../analyse.ts';
import { isPlainData } from '../is-plain-data.ts';
import { buildId, runningBuild } from './build-id.ts';
import { answerKey, factsKey, recordsKey } from './cache-key.ts';
import { factsNotes } from './facts-notes.ts';
import { type FactsPacks, openFactsPacks } from './facts-packs.ts';
import { revived, stored, type StoredTold, type Told } from './told.ts';
import { withheldFiles } from './withheld.ts';

/** What earlier runs know, and what they told. */
export interface Caches {
  /** Told before, if nothing has changed that it rests on. */
  readonly find: (ms: () => number) => Told | undefined;
  readonly records: () => RecordCache;
  /** Keeps what was read, and nothing of what is told. */
  readonly keep: (analysis: Analysis) => void;
  /** A sentence where nothing could be written. `now`: the workspace that the same is true of by now. */
  readonly save: (told: Told, analysis: Analysis, now?: Workspace) => string | undefined;
  /** What came of the facts that were given, a sentence each; unless somebody is curious, what should be mended. */
  readonly notes: (isCurious: boolean) => readonly string[];
}

/** undefined: nothing is kept, and nothing is given. `isReplaced`: some text is not the one on the disk. */
export const openCaches = (workspace: Workspace, options: CommonOptions, isReplaced = false): Caches | undefined => {
  const given = options.facts && openFactsPacks(options.facts, workspace.cwd, factsKey(workspace));
  const isKept = options.cache !== false && (buildId() ?? options.cacheLocation) !== undefined;
  if (isKept && isPlainData(workspace.settings.configs))
    return keptCaches(workspace, options, { isReplaced: isReplaced || workspace.moved !== undefined, given });
  return given && givenAlone(workspace, given);
};

const givenAlone = ({ discovery: { root, files } }: Workspace, { packs, notes }: FactsPacks): Caches => {
  let opened: RecordCache | undefined;
  return {
    find: () => undefined,
    records: () => (opened ??= openRecordCache({ root, read: createReader(root), file: undefined, packs })),
    keep: () => undefined,
    save: () => undefined,
    notes: (isCurious) => factsNotes({ packs, notes }, opened, isCurious ? givenNote(opened, files.length) : null),
  };
};

const keptCaches = (
  workspace: Workspace,
  options: CommonOptions,
  {
    isReplaced,
    given = { packs: [], notes: [] },
  }: { readonly isReplaced: boolean; readonly given: FactsPacks | undefined },
): Caches => {
  const { packs, notes } = given;
  const { discovery, told } = workspace;
  const build = runningBuild();
  const { root, files } = discovery;
  const folder = cacheFolder(workspace, options);
  const read = createReader(root);
  const textOf = (path: string): string => {
    const reading = read(path);
    return reading.kind === 'text' ? reading.text : '';
  };
  let tools: ReturnType<typeof recordTools> | undefined;
  const answerOf = (asked: Workspace): AnswerCache<StoredTold> =>
    openAnswerCache({
      root,
      files,
      readNow: (path) => readRecord(root, path, read, (tools ??= recordTools(workspace.catalog, told))),
      hashNow: (path) => {
        const reading = read(path);
        return reading.kind === 'text' ? contentHash(reading.text) : null;
      },
      file: join(folder, `answer-${answerKey(build, asked, options)}.pack`),
    });
  let opened: RecordCache | undefined;
  const records = (): RecordCache =>
    (opened ??= openRecordCache({
      root,
      read,
      file: join(folder, `facts-${recordsKey(build, workspace)}.pack`),
      packs,
    }));
  return {
    notes: (isCurious) => factsNotes({ packs, notes }, opened, isCurious ? givenNote(opened, files.length) : null),
    find: (ms) => {
      const known = isReplaced ? undefined : answerOf(workspace).find();
      return known && revived(known, textOf, ms());
    },
    records,
    keep: (analysis) => {
      unwritten(() => {
        makeCacheFolder(folder);
        records().save(withheldFiles(analysis));
      });
    },
    save: (told, analysis, now = workspace) =>
      unwritten(() => {
        makeCacheFolder(folder);
        records().save(withheldFiles(analysis));
        // What broke is a fault of ours: it should be seen again.
        // What was taken from a pack is believed as long as the pack is there.
        if (analysis.failures.length === 0 && records().given.size === 0 && !isReplaced)
          answerOf(now).save(stored(told), {
            reads: records().reads,
            asked: analysis.program.asked(),
            outside: analysis.program.outside(),
          });
        pruneCacheFolder(folder, Date.now());
      }),
  };
};

/** Absolute. What was laid out elsewhere for a while is remembered where it belongs. */
export const cacheFolder = ({ cwd, discovery, moved }: Workspace, { cacheLocation }: CommonOptions): string => {
  const home = (path: string): string => (moved === undefined ? path : movedBack(path, moved));
  return cacheLocation === undefined ? cacheFolderOf(home(discovery.root)) : resolve(home(cwd), cacheLocation);
};

const givenNote = (records: RecordCache | undefined, files: number): readonly string[] =>
  records === undefined
    ? ['The given facts were not needed: the cache holds the answer of an earlier run.']
    : [`Facts of ${counted(files, 'file')}: ${shares(records, files)}.`];

const shares = ({ given, remembered }: RecordCache, files: number): string =>
  [
    `${String(given.size)} given`,
    `${String(remembered.size)} from the cache`,
    `${String(files - given.size - remembered.size)} read anew`,
  ].join(', ');

const unwritten = (write: () => void): string | undefined => {
  try {
    write();
    return undefined;
  } catch (error) {
    // The report is told already: what is kept of it is no reason to fail.
    const why = isSystemError(error) ? error.code : error instanceof Error ? error.name : 'an unknown error';
    return `The cache could not be written (${why}); the next run reads everything anew.`;
  }
};
