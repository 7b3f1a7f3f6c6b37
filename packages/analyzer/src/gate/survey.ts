import type { SeamGate } from '@seamlint/core';

import type { FileError } from '../file-error.ts';
import type { SourceFile } from '../parse/extract-all.ts';
import type { SourceReading } from '../read/read-source.ts';
import { scanSpecifiers, type Specifiers } from './specifiers.ts';

/** What one reading of every file's text tells. Texts are not kept. */
export interface Survey {
  /** The files that pass the gate, read as they are asked for. All else is complete once this was walked. */
  readonly gated: () => Iterable<SourceFile>;
  readonly passed: ReadonlySet<string>;
  /** Of every file that could be read and is not generated. */
  readonly specifiers: ReadonlyMap<string, Specifiers>;
  readonly errors: readonly FileError[];
}

export const createSurvey = (
  files: readonly string[],
  read: (path: string) => SourceReading,
  gate: SeamGate,
): Survey => {
  const specifiers = new Map<string, Specifiers>();
  const errors: FileError[] = [];
  const passed = new Set<string>();
  function* gated(): Iterable<SourceFile> {
    for (const path of files) {
      const reading = read(path);
      if (reading.kind === 'failed') errors.push({ file: path, message: `${path} ${reading.why}.` });
      if (reading.kind !== 'text') continue;
      specifiers.set(path, scanSpecifiers(reading.text));
      if (!gate(path, reading.text)) continue;
      passed.add(path);
      yield { path, text: reading.text };
    }
  }
  return { gated, passed, specifiers, errors };
};
