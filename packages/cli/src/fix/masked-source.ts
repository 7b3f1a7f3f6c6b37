import { redactLinked } from '@seamlint/core';
import type { Analysis } from '../check/analyse.ts';
import type { Report } from '../report/report.ts';
import { maskSource } from '../source/masked-source.ts';

/**
 * The text of a file for a diff, which shows lines that no finding points at: a weak secret that only another file uses
 * as one is masked in it, too.
 */
export const maskedSource = ({ program, workspace: { catalog } }: Analysis): Report['source'] => {
  return (path) => {
    const text = (program.text(path) ?? '').replace(/^\uFEFF/u, '');
    return maskSource(text, redactLinked(program, path) ?? program.file(path), catalog);
  };
};
