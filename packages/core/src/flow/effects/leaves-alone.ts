/** Whether an insert leaves a row alone that is there: `onConflictDoNothing()`, `skipDuplicates`. */
import type { Call, Structure } from '../../facts/structure.ts';
import type { Bindings } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { chainAfter, refsOf } from './chain.ts';
import { statesKey } from './stated.ts';

const SKIPS = /^(?:onConflictDoNothing|doNothing|ignore|orIgnore)$/u;
const OVERWRITES = /^(?:merge|onConflictDoUpdate|onDuplicateKeyUpdate|doUpdateSet|orUpdate)$/u;
const SKIPPING: ReadonlySet<string> = new Set(['skipDuplicates', 'ignoreDuplicates']);

export const leavesAlone = (
  flow: Flow,
  file: string,
  structure: Structure,
  call: Call,
  bindings: Bindings,
): boolean => {
  const names = namesIn(structure, chainAfter(structure, call).at(-1)?.call ?? call);
  if (names.some((name) => OVERWRITES.test(name))) return false;
  return (
    names.some((name) => SKIPS.test(name)) ||
    refsOf(file, call).some((ref) => statesKey(flow, ref, SKIPPING, bindings) === 'given')
  );
};

/** What is called in a chain and in what its links are handed: `onConflict((oc) => oc.doNothing())`. */
const namesIn = (structure: Structure, { at: [start, end] }: Call): readonly string[] =>
  structure.calls.flatMap(({ at, callee }) => {
    const value = at[0] >= start && at[1] <= end ? structure.values[callee] : undefined;
    return value?.kind === 'member' && value.name !== null ? value.name : [];
  });

/** `ON CONFLICT DO NOTHING`, `INSERT IGNORE`: told by the words of a statement. */
export const statementLeavesAlone = (text: string): boolean =>
  !/\bdo\s+update\b|\bon\s+duplicate\s+key\s+update\b/iu.test(text) &&
  /\bdo\s+nothing\b|\binsert\s+(?:or\s+)?ignore\b|\bwhere\s+not\s+exists\b/iu.test(text);
