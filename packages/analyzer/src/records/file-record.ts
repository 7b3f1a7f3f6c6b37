import { type Catalog, maskedName, type SeamGate } from '@seamlint/core';

import type { FileError } from '../file-error.ts';
import { scanSpecifiers, type Specifiers } from '../gate/specifiers.ts';
import { findParseError } from '../parse/parse-source.ts';
import type { Extraction, SourceFile } from '../parse/try-extract.ts';
import type { SourceReading } from '../read/read-source.ts';

/** What one reading of a file tells; its text is not kept. */
export type FileRecord<E = Extraction> =
  /** `denied`: as in SourceReading. */
  | { readonly kind: 'failed'; readonly error: FileError; readonly denied: boolean }
  /** The output of a bundler or minifier. */
  | { readonly kind: 'generated' }
  | {
      readonly kind: 'source';
      readonly specifiers: Specifiers;
      /** Its text holds a word of a seam. */
      readonly passed: boolean;
      /** undefined: nobody asked for it yet. */
      readonly extraction: E | undefined;
      /** Why a file that nothing else parses does not parse; null: it does; undefined: nobody wanted to hear of it. */
      readonly broken: string | null | undefined;
    };

export interface RecordTools {
  readonly gate: SeamGate;
  readonly catalog: Catalog;
  /** undefined: it is left to somebody else. */
  readonly extract: (file: SourceFile) => Extraction | undefined;
  /** Who asked for a file wants to hear that it does not parse, though the gate holds it back. */
  readonly isReported: (path: string) => boolean;
}

/** A file that passes the gate is extracted at once. */
export const recordOf = (path: string, reading: SourceReading, tools: RecordTools): FileRecord => {
  const { gate, catalog, extract } = tools;
  if (reading.kind === 'failed')
    return {
      kind: 'failed',
      error: { file: path, message: `${path} ${reading.why}.` },
      denied: reading.denied === true,
    };
  if (reading.kind === 'generated') return reading;
  const passed = gate(path, reading.text);
  return {
    kind: 'source',
    specifiers: withoutCredentials(scanSpecifiers(reading.text), catalog),
    passed,
    extraction: passed ? extract({ path, text: reading.text }) : undefined,
    broken: passed || !tools.isReported(path) ? undefined : brokenBy(path, reading.text),
  };
};

export const brokenBy = (path: string, text: string): string | null => findParseError(path, text)?.message ?? null;

/** The scan reads out of comments and strings, too: `from "sk_live_…"` names no module. */
const withoutCredentials = ({ named, loaders }: Specifiers, catalog: Catalog): Specifiers => {
  const isHarmless = harmlessIn(catalog);
  return {
    named: named.filter(({ specifier }) => isHarmless(specifier)),
    loaders: loaders.map((loader) =>
      loader.hint === null || isHarmless(loader.hint) ? loader : { ...loader, hint: null },
    ),
  };
};

const known = new WeakMap<Catalog, Map<string, boolean>>();

/** The same few packages and folders are named in every file. */
const harmlessIn = (catalog: Catalog): ((text: string) => boolean) => {
  const answers = known.get(catalog) ?? new Map<string, boolean>();
  known.set(catalog, answers);
  return (text) => {
    const answer = answers.get(text) ?? maskedName(text, catalog) === text;
    answers.set(text, answer);
    return answer;
  };
};
