import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io } from '../io.ts';
import { isSystemError } from '../system-error.ts';
import { UsageError } from '../usage-error.ts';

/** Does `work` and records where the main thread's time goes, for Chrome's DevTools and speedscope. */
export const withCpuProfile = async <T>(file: string, io: Io, work: () => Promise<T>): Promise<T> => {
  const { Session } = await import('node:inspector/promises');
  const session = new Session();
  session.connect();
  try {
    await session.post('Profiler.enable');
    await session.post('Profiler.start');
    const answer = await work();
    const { profile } = await session.post('Profiler.stop');
    await writeProfile(JSON.stringify(profile), file, io);
    return answer;
  } finally {
    session.disconnect();
  }
};

const writeProfile = async (text: string, file: string, io: Io): Promise<void> => {
  try {
    await writeFile(resolve(io.cwd, file), text);
  } catch (error) {
    if (!isSystemError(error)) throw error;
    throw new UsageError(
      `The profile could not be written to ${file} (${error.code}): give --cpu-profile a path that can be written.`,
    );
  }
};
