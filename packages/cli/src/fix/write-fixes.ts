import { join } from 'node:path';
import { isSystemError } from '../system-error.ts';
import type { Edit, Refused } from './apply-transform.ts';
import { writeSourceFile } from './source-file.ts';

export interface Written {
  readonly kept: readonly Edit[];
  readonly refused: readonly Refused[];
}

/** Writes each file whole or not at all. */
export const writeFixes = async (
  root: string,
  edits: readonly Edit[],
  texts: ReadonlyMap<string, string>,
): Promise<Written> => {
  const failures = new Map<string, string>();
  for (const [path, { file }] of new Map(edits.map((edit) => [edit.group.path, edit]))) {
    const text = texts.get(path);
    const failure =
      text === undefined ? undefined : await failureOf(() => writeSourceFile(join(root, path), file, text));
    if (failure !== undefined) failures.set(path, failure);
  }
  return {
    kept: edits.filter(({ group }) => !failures.has(group.path)),
    refused: edits.flatMap(({ group }) => {
      const why = failures.get(group.path);
      return why === undefined ? [] : [{ group, why }];
    }),
  };
};

const failureOf = async (write: () => Promise<boolean>): Promise<string | undefined> => {
  try {
    return (await write()) ? undefined : 'the file changed while it was being fixed';
  } catch (error) {
    if (!isSystemError(error)) throw error;
    return `it could not be written (${error.code})`;
  }
};
