import type { Suppression } from '../facts/suppression.ts';

/** Whether a finding of `rule` that begins on `line`, from 1, is switched off by this comment. */
export const suppresses = ({ rules, fromLine, toLine }: Suppression, rule: string, line: number): boolean =>
  fromLine <= line && line <= toLine && (rules.length === 0 || rules.includes(rule));
