import fs from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isSystemError } from '../../system-error.ts';

/** The bytes of one file before and after. `path` is absolute. */
export interface FileWrite {
  readonly path: string;
  readonly before: Buffer;
  readonly after: Buffer;
}

export interface Batch {
  /** Puts every file back as it was. Answers those that could not be, and those that somebody else has written since. */
  restore(): readonly string[];
}

/** What of `node:fs` is used: a full disk is hard to come by in a test. */
export type FileSystem = Pick<
  typeof fs,
  'chmodSync' | 'chownSync' | 'readFileSync' | 'realpathSync' | 'renameSync' | 'rmSync' | 'statSync' | 'writeFileSync'
>;

/** A batch that could not be written, and was taken back. */
export class WriteError extends Error {
  override readonly name = 'WriteError';
}

/**
 * Writes all files or none. Every new text is written beside its file first, where a full disk still harms nobody, and
 * then renamed into place. Synchronous, so that no signal is served between two files.
 */
export const writeBatch = (writes: readonly FileWrite[], files: FileSystem = fs): Batch => {
  const staged: Staged[] = [];
  const done: FileWrite[] = [];
  try {
    for (const write of writes) staged.push(stage(write.path, write.after, files));
    for (const [index, write] of writes.entries()) {
      const { temporary, target } = staged[index] ?? stage(write.path, write.after, files);
      files.renameSync(temporary, target);
      done.push(write);
    }
  } catch (error) {
    for (const { temporary } of staged) files.rmSync(temporary, { force: true });
    const lost = restore(done, files);
    if (!isSystemError(error)) throw error;
    throw new WriteError(failureOf(writes[staged.length] ?? writes[done.length], error, lost));
  }
  return { restore: () => restore(done, files) };
};

interface Staged {
  readonly temporary: string;
  readonly target: string;
}

/** A link stays one: what it leads to is replaced. */
const stage = (path: string, bytes: Buffer, files: FileSystem): Staged => {
  const target = files.realpathSync(path);
  const { mode, uid, gid } = files.statSync(target);
  const temporary = join(dirname(target), `.${basename(target)}.${String(process.pid)}.seamlint`);
  try {
    files.writeFileSync(temporary, bytes, { mode: mode & 0o777 });
    keepOwner(temporary, { uid, gid }, files);
    files.chmodSync(temporary, mode & 0o7777);
  } catch (error) {
    files.rmSync(temporary, { force: true });
    throw error;
  }
  return { temporary, target };
};

/** Only the administrator gives files away; who else may write here becomes their owner, as with any editor. */
const keepOwner = (path: string, { uid, gid }: { uid: number; gid: number }, files: FileSystem): void => {
  const now = files.statSync(path);
  if (now.uid === uid && now.gid === gid) return;
  try {
    files.chownSync(path, uid, gid);
  } catch (error) {
    if (!isSystemError(error)) throw error;
  }
};

const restore = (writes: readonly FileWrite[], files: FileSystem): readonly string[] =>
  writes.flatMap(({ path, before, after }) => {
    try {
      const now = files.readFileSync(path);
      if (now.equals(before)) return [];
      if (!now.equals(after)) return [path];
      const { temporary, target } = stage(path, before, files);
      files.renameSync(temporary, target);
      return [];
    } catch {
      return [path];
    }
  });

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space left on the device',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
};

const failureOf = (
  write: FileWrite | undefined,
  { code }: { readonly code: string },
  lost: readonly string[],
): string => {
  const what = `${write?.path ?? 'A file'} could not be written (${REASONS[code] ?? code})`;
  return lost.length === 0
    ? `${what}: every file is as it was.`
    : `${what}, and these files could not be put back: ${lost.join(', ')}.`;
};
