import type { WriteUnit } from '../write/plan-writes.ts';
import type { Batch, FileWrite } from '../write/write-batch.ts';

/** How the project's own check is asked; each unit is written to the disk first. */
export interface Trial {
  readonly write: (writes: readonly FileWrite[]) => Batch;
  /** Puts the files back if the process ends before it is let go. */
  readonly hold: (batch: Batch) => () => void;
  readonly passes: () => Promise<boolean>;
}

export interface Tried {
  readonly kept: readonly WriteUnit[];
  /** Those with which the check fails, one by one. */
  readonly guilty: readonly WriteUnit[];
}

/**
 * Writes all units; where the check fails with them, puts all back and looks for those at fault by halves. What is kept
 * stays written while the rest is tried, so that the end is a state that the check has seen.
 */
export const keepWhatPasses = async (units: readonly WriteUnit[], trial: Trial): Promise<Tried> => {
  const held: (() => void)[] = [];
  const attempt = async (some: readonly WriteUnit[]): Promise<boolean> => {
    const batch = trial.write(some.flatMap(({ writes }) => writes));
    const release = trial.hold(batch);
    const passed = await orRestored(trial.passes, batch, release);
    if (passed) held.push(release);
    else {
      batch.restore();
      release();
    }
    return passed;
  };
  const search = async (some: readonly WriteUnit[], fails: boolean): Promise<Tried> => {
    if (some.length === 0) return { kept: [], guilty: [] };
    if (!fails && (await attempt(some))) return { kept: some, guilty: [] };
    if (some.length === 1) return { kept: [], guilty: some };
    const middle = Math.ceil(some.length / 2);
    const left = await search(some.slice(0, middle), false);
    // With the whole left half in place, the right one makes the set that is known to fail.
    const right = await search(some.slice(middle), left.guilty.length === 0);
    return { kept: [...left.kept, ...right.kept], guilty: [...left.guilty, ...right.guilty] };
  };
  const tried = await search(units, false);
  for (const release of held) release();
  return tried;
};

const orRestored = async (passes: Trial['passes'], batch: Batch, release: () => void): Promise<boolean> => {
  try {
    return await passes();
  } catch (error) {
    batch.restore();
    release();
    throw error;
  }
};
