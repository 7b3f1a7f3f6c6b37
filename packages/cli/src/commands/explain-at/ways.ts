import type { Because, ValueTrail } from '@seamlint/core';
import type { Way } from './explanation.ts';
import type { Spot } from './spot.ts';

export const wayOf = (spot: Spot, of: string, { steps, end }: ValueTrail): Way => wayThrough(spot, of, steps, end);

export const wayThrough = (spot: Spot, of: string, steps: readonly Because[], end: string): Way => ({
  of,
  steps: steps.map(({ at, note }) => spot.told(note, at)),
  end,
});
