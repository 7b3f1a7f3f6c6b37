import type { AnewKey, FixPlan, OutboundCall } from '@seamlint/core';

/** Out of a retry that stands in the same file. What a job or a sender runs again has no place before it to keep a key. */
export const hoistingOf = ({ file }: OutboundCall, { by, at, region }: AnewKey): FixPlan | undefined => {
  if (by === 'attempt' || region === null || at.path !== file || region.path !== file) return undefined;
  if (at.start < region.start || at.end > region.end) return undefined;
  return {
    kind: 'transform',
    transform: 'hoist-idempotency-key',
    safe: false,
    options: {
      making: `${String(at.start)}-${String(at.end)}`,
      region: `${String(region.start)}-${String(region.end)}`,
    },
  };
};
