import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from '../../system-error.ts';
import { pathsOf } from '../edit.ts';
import type { Edit, Refused } from '../edit.ts';
import { withBom } from '../source-file.ts';
import type { FileWrite } from './write-batch.ts';

/** Edits that are written together or not at all. */
export interface WriteUnit {
  readonly edits: readonly Edit[];
  readonly writes: readonly FileWrite[];
}

export interface WritePlan {
  readonly units: readonly WriteUnit[];
  readonly refused: readonly Refused[];
}

/** What is to be written; without files that somebody else wrote since they were read. */
export const planWrites = (
  units: readonly (readonly Edit[])[],
  root: string,
  texts: ReadonlyMap<string, string>,
): WritePlan => {
  const taken = new Set<string>();
  const planned = units.map((edits) => {
    const writes = writesOf(edits, root, texts);
    const why = writes.map((write) => obstacle(write, taken)).find((reason) => reason !== undefined);
    return { edits, writes, why };
  });
  return {
    units: planned.filter(({ why }) => why === undefined),
    refused: planned.flatMap(({ edits, why }) => (why === undefined ? [] : edits.map(({ group }) => ({ group, why })))),
  };
};

/** Those that nobody has written to since they were planned. Asked right before they are written. */
export const stillUnchanged = (units: readonly WriteUnit[]): readonly WriteUnit[] =>
  units.filter(({ writes }) => {
    const taken = new Set<string>();
    return writes.every((write) => obstacle(write, taken) === undefined);
  });

export const CHANGED = 'the file changed while it was being fixed';

const writesOf = (edits: readonly Edit[], root: string, texts: ReadonlyMap<string, string>): readonly FileWrite[] => {
  const changes = new Map(edits.flatMap((edit) => edit.changes.map((change) => [change.path, change] as const)));
  return pathsOf(edits).flatMap((path) => {
    const change = changes.get(path);
    const text = texts.get(path);
    if (change === undefined || text === undefined) return [];
    const { file } = change;
    return [{ path: join(root, path), before: file.bytes, after: Buffer.from(withBom(file, text)) }];
  });
};

const obstacle = ({ path, before }: FileWrite, taken: Set<string>): string | undefined => {
  try {
    const target = realpathSync(path);
    if (taken.has(target)) return 'another path leads to the same file, which is fixed there';
    taken.add(target);
    return readFileSync(target).equals(before) ? undefined : CHANGED;
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return `the file can't be read any more (${error.code})`;
  }
};
