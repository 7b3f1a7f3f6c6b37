import { redactLinked } from '@seamlint/core';
import type { Analysis } from '../check/analyse.ts';
import type { Report } from '../report/report.ts';
import { maskedTexts, maskSource } from '../source/masked-source.ts';

/** Shorter ones are words that stand anywhere. */
const SHORTEST = 8;

/**
 * The text of a file for a diff, which shows lines that no finding points at: a weak secret that only another file uses
 * as one is masked in it, too, and so is a literal type with the text of one.
 */
export const maskedSource = ({ program, workspace: { catalog } }: Analysis): Report['source'] => {
  const textOf = (path: string): string => (program.text(path) ?? '').replace(/^\uFEFF/u, '');
  const factsOf = (path: string): ReturnType<typeof program.file> =>
    redactLinked(program, catalog, path) ?? program.file(path);
  let known: readonly string[] | undefined;
  return (path) => {
    known ??= [...new Set(program.paths.flatMap((one) => maskedTexts(textOf(one), factsOf(one))))].filter(
      (text) => text.length >= SHORTEST,
    );
    return maskSource(textOf(path), factsOf(path), catalog, known);
  };
};
