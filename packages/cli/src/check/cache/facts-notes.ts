import type { RecordCache } from '@seamlint/analyzer';
import type { FactsPacks } from './facts-packs.ts';

/**
 * What came of the facts that were given, a sentence each. `records`: undefined where the answer was told again.
 * `use`: how many were of use; null where nobody asks. Then only that none was of use is told, since that can be mended.
 */
export const factsNotes = (
  { packs, notes }: FactsPacks,
  records: Pick<RecordCache, 'reads' | 'given' | 'remembered'> | undefined,
  use: readonly string[] | null,
): readonly string[] => {
  if (packs.length === 0) return notes;
  const isStale = records !== undefined && records.reads.size > 0 && records.given.size + records.remembered.size === 0;
  const stale = isStale
    ? ['No file is as it was when the given facts were written: run `seamlint facts` before each check.']
    : [];
  return use === null ? stale : [...notes, ...stale, ...use];
};
