import { deflateRawSync, inflateRawSync } from 'node:zlib';

import type { FileFacts, Structure } from '@seamlint/core';

import type { Extraction } from '../parse/try-extract.ts';

/** The facts of a file as they cross a thread or lie in a cache. */
export interface EncodedFacts {
  readonly kind: 'encoded';
  readonly path: string;
  readonly facts: FileFacts['facts'];
  readonly suppressions: FileFacts['suppressions'];
  /** JSON, deflated: a fifth of it, and a fiftieth of the objects. */
  readonly structure: Uint8Array;
}

export type EncodedExtraction = EncodedFacts | Extract<Extraction, { kind: 'failed' }>;

/** Encoded, or not yet. */
export type StoredExtraction = Extraction | EncodedExtraction;

/** undefined: JSON cannot hold it, and what would be read back would not be the same. */
export const encodeExtraction = (extraction: StoredExtraction): EncodedExtraction | undefined => {
  if (extraction.kind !== 'facts') return extraction;
  const { path, structure, facts, suppressions } = extraction.facts;
  if (!structure.values.every(isJson)) return undefined;
  const bytes = deflateRawSync(JSON.stringify(structure), { level: 1 });
  // A copy of its own size: small buffers are views of a shared pool.
  return { kind: 'encoded', path, facts, suppressions, structure: new Uint8Array(bytes) };
};

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
        return (read ??= decodeStructure(encoded.structure));
      },
    },
  };
};

const decodeStructure = (bytes: Uint8Array): Structure =>
  JSON.parse(inflateRawSync(bytes).toString('utf8')) as Structure;

/** Whether anything can be asked of the file before a question leads to it; and that it failed is told at once. */
export const isWantedAtOnce = (extraction: StoredExtraction): boolean => {
  if (extraction.kind === 'failed') return true;
  const { facts, suppressions } = extraction.kind === 'facts' ? extraction.facts : extraction;
  return facts.length > 0 || suppressions.length > 0;
};
