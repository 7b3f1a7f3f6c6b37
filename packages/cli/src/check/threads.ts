import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ThreadSource } from '@seamlint/analyzer';
import { packageRoot } from '../package-root.ts';
import { isPlainData } from './is-plain-data.ts';
import type { OwnCatalog } from './own-catalog.ts';

/** The threads beside the main one. `concurrency`: how many there may be with it; undefined: as many as are good for it. */
export const threadsFor = (concurrency: number | undefined, own: OwnCatalog): ThreadSource | undefined => {
  const script = join(packageRoot(), 'dist', 'worker.js');
  // From its sources, which only a test runner can read, the program runs in one thread.
  if (!existsSync(script) || !isPlainData(own)) return undefined;
  const most =
    concurrency === undefined ? defaultConcurrency() : Math.min(concurrency, Math.max(MOST, availableParallelism()));
  return { count: most - 1, script: pathToFileURL(script), own };
};

const defaultConcurrency = (): number =>
  Math.max(1, Math.min(MOST, availableParallelism(), Math.floor(process.availableMemory() / EACH)));

/** Beyond that, judging is what takes the time. */
const MOST = 4;
/** What a thread may take, in bytes. */
const EACH = 256 * 1024 * 1024;
