import { isUtf8 } from 'node:buffer';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isSystemError } from '../system-error.ts';
import { UsageError } from '../usage-error.ts';
import { writeWhole } from '../write-whole.ts';
import type { Change } from './propose/proposal.ts';

/** Never over what somebody else wrote since it was looked at. `shown`: the path for people. */
export const writeChange = async ({ path, before, after, executable }: Change, shown: string): Promise<void> => {
  try {
    const bytes = existsSync(path) ? readFileSync(path) : null;
    if (bytes !== null && !isUtf8(bytes))
      throw new UsageError(`${shown} is not UTF-8 text, and stays as it is: put it there by hand.`);
    const now = bytes?.toString('utf8') ?? null;
    const mark = now?.startsWith('\uFEFF') === true ? '\uFEFF' : '';
    if ((now?.slice(mark.length) ?? null) !== before)
      throw new UsageError(
        `${shown} changed while it was being looked at, and stays as it is: run seamlint init again.`,
      );
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, mark + after, executable === true ? 0o755 : undefined);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    const why = error.code === 'EACCES' || error.code === 'EPERM' ? 'no permission' : error.code;
    throw new UsageError(`${shown} could not be written (${why}): make it writable, or put it there by hand.`);
  }
};
