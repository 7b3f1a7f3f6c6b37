import type { WriteUnit } from '../write/plan-writes.ts';
import type { Batch, FileWrite } from '../write/write-batch.ts';

/** How the project's own check is asked; each unit is written to the disk first. */
export interface Trial {
  /** Those whose files are still as they were read. */
  readonly unchanged: (units: readonly WriteUnit[]) => readonly WriteUnit[];
  readonly write: (writes: readonly FileWrite[]) => Batch;
  /** Puts the files back if the process ends before it is let go. */
  readonly hold: (batch: Batch) => () => void;
  readonly passes: () => Promise<boolean>;
}

export interface Tried {
  readonly kept: readonly WriteUnit[];
  /** Those with which the check fails, one by one. */
  readonly guilty: readonly WriteUnit[];
  /** Whose files somebody else wrote to: before they were written, or with the edit in place while the check ran. */
  readonly changed: { readonly before: readonly WriteUnit[]; readonly during: readonly WriteUnit[] };
}

interface Attempt {
  readonly passed: boolean;
  readonly before: readonly WriteUnit[];
  readonly during: readonly WriteUnit[];
}

/**
 * Writes all units; where the check fails with them, puts all back and looks for those at fault by halves. What is kept
 * stays written while the rest is tried, so that the end is a state that the check has seen.
 */
export const keepWhatPasses = async (units: readonly WriteUnit[], trial: Trial): Promise<Tried> => {
  const held: (() => void)[] = [];
  const attempt = async (some: readonly WriteUnit[]): Promise<Attempt> => {
    const tried = trial.unchanged(some);
    const before = some.filter((unit) => !tried.includes(unit));
    if (tried.length === 0) return { passed: true, before, during: [] };
    const batch = trial.write(tried.flatMap(({ writes }) => writes));
    const release = trial.hold(batch);
    if (await orRestored(trial.passes, batch, release)) {
      held.push(release);
      return { passed: true, before, during: [] };
    }
    const lost = new Set(batch.restore());
    release();
    return { passed: false, before, during: tried.filter(({ writes }) => writes.some(({ path }) => lost.has(path))) };
  };
  const search = async (some: readonly WriteUnit[], fails: boolean): Promise<Tried> => {
    if (some.length === 0) return nothing;
    if (!fails) {
      const { passed, ...changed } = await attempt(some);
      const gone = [...changed.before, ...changed.during];
      const rest = some.filter((unit) => !gone.includes(unit));
      if (passed) return { kept: rest, guilty: [], changed };
      // Whose fault it was is open again: what stands in the files that changed is not known.
      if (gone.length > 0) return joined({ ...nothing, changed }, await search(rest, false));
    }
    if (some.length === 1) return { ...nothing, guilty: some };
    const middle = Math.ceil(some.length / 2);
    const left = await search(some.slice(0, middle), false);
    const isWhole = left.guilty.length === 0 && left.changed.before.length + left.changed.during.length === 0;
    // With the whole left half in place, the right one makes the set that is known to fail.
    const right = await search(some.slice(middle), isWhole);
    return joined(left, right);
  };
  const tried = await search(units, false);
  for (const release of held) release();
  return tried;
};

const nothing: Tried = { kept: [], guilty: [], changed: { before: [], during: [] } };

const joined = (left: Tried, right: Tried): Tried => ({
  kept: [...left.kept, ...right.kept],
  guilty: [...left.guilty, ...right.guilty],
  changed: {
    before: [...left.changed.before, ...right.changed.before],
    during: [...left.changed.during, ...right.changed.during],
  },
});

const orRestored = async (passes: Trial['passes'], batch: Batch, release: () => void): Promise<boolean> => {
  try {
    return await passes();
  } catch (error) {
    batch.restore();
    release();
    throw error;
  }
};
