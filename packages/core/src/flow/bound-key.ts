import { type Bindings, refKey } from './origin.ts';
import type { FunctionRef } from './settle.ts';

/** What is handed to the functions of a file, as a text: a run under the same comes to the same. */
export const boundKey = (target: FunctionRef, bindings: Bindings): string => {
  const bound: string[] = [];
  for (const [key, ref] of bindings) {
    if (key.startsWith(`${target.file}#`)) bound.push(`${key}=${refKey(ref)}`);
  }
  return bound.join(',');
};
