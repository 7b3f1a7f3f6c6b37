import { onExit } from 'signal-exit';
import type { Batch } from './write-batch.ts';

/** Puts the files back if the process ends before the batch is let go: Ctrl-C while the project's own check runs. */
export const holdBatch = (batch: Batch): (() => void) =>
  onExit(() => {
    batch.restore();
  });
