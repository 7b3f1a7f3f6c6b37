import { dirname, resolve } from 'node:path';
import { makeFolder } from '@seamlint/analyzer';
import type { Io } from '../io.ts';
import { isSystemError } from '../system-error.ts';
import { UsageError } from '../usage-error.ts';
import { writeWhole } from '../write-whole.ts';

/** To the file if there is one, with its folder; else to standard output. */
export const writeReport = async (text: string, file: string | undefined, io: Io): Promise<void> => {
  if (file === undefined) {
    io.stdout(text);
    return;
  }
  const path = resolve(io.cwd, file);
  try {
    makeFolder(dirname(path));
    await writeWhole(path, text);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new UsageError(
      `The report could not be written to ${file} (${error.code}): give --output-file a path that can be written.`,
    );
  }
};
