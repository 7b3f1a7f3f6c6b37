import type { AnyRule, Judged } from '@seamlint/core';

export interface SettleOptions {
  readonly unusedSuppressions: boolean;
  readonly ms: number;
}

/** A finding before its place and its severity are worked out. */
export interface Raw extends Pick<Judged, 'finding' | 'message' | 'help'> {
  readonly rule: Pick<AnyRule, 'name' | 'severity' | 'preset'>;
}
