import type { StoredExtraction } from '../records/encoded-facts.ts';
import { isWantedAtOnce } from '../records/encoded-facts.ts';
import type { FileRecord } from '../records/file-record.ts';
import { contentHash } from './stamp.ts';

/**
 * What a file that nobody asked for contributes to an answer all the same: that it passes the gate or not, and whom it
 * names. undefined: it is one that is told of by itself.
 */
export const contributionOf = (record: FileRecord<StoredExtraction>): string | undefined => {
  if (record.kind !== 'source' || (record.broken ?? null) !== null) return undefined;
  const { passed, extraction, specifiers } = record;
  if (passed && (extraction === undefined || isWantedAtOnce(extraction))) return undefined;
  return contentHash(JSON.stringify([passed, specifiers])).slice(0, 16);
};
