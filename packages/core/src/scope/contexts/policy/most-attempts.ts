/** How often a loop goes round at most, where its condition says so: `for (let attempt = 0; attempt < most; attempt++)`. */
import type { Ref } from '../../../facts/file-facts.ts';
import type { Structure } from '../../../facts/structure.ts';
import type { Bindings } from '../../../flow/origin.ts';
import type { Flow } from '../../../flow/settle.ts';
import type { Loop } from '../around.ts';
import { numberOf } from './counted.ts';

/** What the attempts are compared with, and how many that leaves: `limit - start`, one more where the limit itself counts. */
export interface Limit {
  readonly ref: Ref;
  readonly start: number;
  readonly more: 0 | 1;
}

export const limitOfLoop = (structure: Structure, file: string, { test }: Loop): Limit | undefined => {
  const value = test === null ? undefined : structure.values[test];
  if (value?.kind !== 'binary' || !/^<=?$/u.test(value.op)) return undefined;
  const start = numberOf(structure, value.left);
  return start === undefined ? undefined : { ref: { file, id: value.right }, start, more: value.op === '<=' ? 1 : 0 };
};

/** Whether it goes round once and no more, as it is called. What a default says beside that counts for nothing. */
export const isOnce = (flow: Flow, { ref, start, more }: Limit, bindings: Bindings): boolean => {
  const { found, open } = flow.settle(ref, bindings);
  return (
    open.length === 0 &&
    found.some((origin) => {
      const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
      return value?.kind === 'constant' && typeof value.value === 'number' && value.value - start + more <= 1;
    })
  );
};
