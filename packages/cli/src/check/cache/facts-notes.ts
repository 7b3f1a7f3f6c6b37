import type { RecordCache } from '@seamlint/analyzer';
import { counted } from '../../counted.ts';
import type { FactsPacks } from './facts-packs.ts';

/**
 * What came of the facts that were given, a sentence each. `records`: undefined where the answer was told again.
 * Unless somebody is curious, only what should be mended: that they were of no use at all.
 */
export const factsNotes = (
  { packs, notes }: FactsPacks,
  records: Pick<RecordCache, 'given' | 'remembered'> | undefined,
  files: number,
  isCurious: boolean,
): readonly string[] => {
  if (packs.length === 0) return notes;
  const isStale = files > 0 && records?.given.size === 0 && records.remembered.size === 0;
  const stale = isStale
    ? ['No file is as it was when the given facts were written: run `seamlint facts` before each check.']
    : [];
  return isCurious ? [...notes, ...stale, useOf(records, files)] : stale;
};

const useOf = (records: Pick<RecordCache, 'given' | 'remembered'> | undefined, files: number): string => {
  if (records === undefined) return 'The given facts were not needed: the cache holds the answer of an earlier run.';
  const { given, remembered } = records;
  const anew = files - given.size - remembered.size;
  return `The facts of ${String(given.size)} of ${counted(files, 'file')} were given, ${String(remembered.size)} came from the cache, ${String(anew)} ${anew === 1 ? 'was' : 'were'} read anew.`;
};
