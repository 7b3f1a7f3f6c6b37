import { counted } from '../counted.ts';
import type { Reported, ReportedError, ReportedUndecided, Silenced } from '../report/report.ts';
import type { Evidence } from './item.ts';

export const ofFinding = ({ file, line, column, rule, message, fingerprint }: Reported): Evidence => ({
  kind: 'finding',
  file,
  line,
  column,
  rule,
  message,
  fingerprint,
});

export const ofSilenced = ({ finding, reason }: Silenced): Evidence => ({
  ...ofFinding(finding),
  kind: 'suppressed',
  message: reason === null ? `suppressed without a reason: ${finding.message}` : `suppressed: ${reason}`,
});

export const ofUndecided = ({ file, line, column, rule, why }: ReportedUndecided): Evidence => ({
  kind: 'undecided',
  file,
  line,
  column,
  rule,
  message: why,
  fingerprint: null,
});

export const ofError = ({ file, message }: ReportedError): Evidence => ({
  kind: 'error',
  file,
  line: null,
  column: null,
  rule: null,
  message,
  fingerprint: null,
});

/** `2 findings of no-sensitive-log, 1 finding of …` */
export const countedByRule = (all: readonly Evidence[], one: string): string => {
  const counts = new Map<string, number>();
  for (const { rule } of all) counts.set(rule ?? '', (counts.get(rule ?? '') ?? 0) + 1);
  return [...counts].map(([rule, count]) => `${counted(count, one)} of ${rule}`).join(', ');
};
