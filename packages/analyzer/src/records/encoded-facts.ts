import { deflateRawSync, inflateRawSync } from 'node:zlib';

import type { FileFacts, Structure } from '@seamlint/core';

import { compactRead } from '../parse/compact-structure.ts';
import type { Extraction } from '../parse/try-extract.ts';
import { type BorrowingStructure, withoutTexts, withTexts } from './borrowed-texts.ts';

/** The facts of a file as they cross a thread or lie in a cache. */
export interface EncodedFacts {
  readonly kind: 'encoded';
  readonly path: string;
  readonly facts: FileFacts['facts'];
  readonly suppressions: FileFacts['suppressions'];
  /** JSON, deflated: a fifth of it, and a fiftieth of the objects. */
  readonly structure: Uint8Array;
  /** Where `structure` leaves out the texts of strings: what they stand in; null where it is another by now. */
  readonly source?: () => string | null;
}

export type EncodedExtraction = EncodedFacts | Extract<Extraction, { kind: 'failed' }>;

/** Encoded, or not yet. */
export type StoredExtraction = Extraction | EncodedExtraction;

/** undefined: JSON cannot hold it, and what would be read back would not be the same. */
export const encodeExtraction = (extraction: StoredExtraction): EncodedExtraction | undefined => {
  if (extraction.kind !== 'facts') return extraction;
  const { path, structure, facts, suppressions } = extraction.facts;
  if (!structure.values.every(isJson)) return undefined;
  return { kind: 'encoded', path, facts, suppressions, structure: deflated(structure) };
};

/** The same, but the texts of strings are left in `source`. undefined: that cannot be. */
export const encodeBorrowing = (extraction: Extraction, source: string): EncodedExtraction | undefined => {
  if (extraction.kind === 'failed') return extraction;
  const { path, structure, facts, suppressions } = extraction.facts;
  const rest = structure.values.every(isJson) ? withoutTexts(structure, source) : undefined;
  return rest && { kind: 'encoded', path, facts, suppressions, structure: deflated(rest) };
};

const deflated = (structure: Structure | BorrowingStructure): Uint8Array =>
  // A copy of its own size: small buffers are views of a shared pool.
  new Uint8Array(deflateRawSync(JSON.stringify(structure), { level: 1 }));

/** `1e999` is a number, but none that JSON has. */
const isJson = (value: Structure['values'][number]): boolean =>
  value.kind !== 'constant' ||
  typeof value.value !== 'number' ||
  (Number.isFinite(value.value) && !Object.is(value.value, -0));

/** The structure is read when somebody asks for it: most facts say enough by themselves. */
export const decodeExtraction = (encoded: StoredExtraction): Extraction => {
  if (encoded.kind !== 'encoded') return encoded;
  const { path, facts, suppressions } = encoded;
  let read: Structure | undefined;
  return {
    kind: 'facts',
    facts: {
      path,
      facts,
      suppressions,
      get structure() {
        return (read ??= decodeStructure(encoded));
      },
    },
  };
};

const decodeStructure = ({ structure, source }: EncodedFacts): Structure => {
  const read: unknown = JSON.parse(inflateRawSync(structure).toString('utf8'));
  return compactRead(source === undefined ? (read as Structure) : withTexts(read as BorrowingStructure, source()));
};

/** Whether anything can be asked of the file before a question leads to it; and that it failed is told at once. */
export const isWantedAtOnce = (extraction: StoredExtraction): boolean => {
  if (extraction.kind === 'failed') return true;
  const { facts, suppressions } = extraction.kind === 'facts' ? extraction.facts : extraction;
  return facts.length > 0 || suppressions.length > 0;
};
