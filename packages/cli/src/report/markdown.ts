import { docsUrl } from '@seamlint/core';
import { counted } from '../counted.ts';
import { code, escaped } from './markdown-text.ts';
import type { Format, Report, Reported } from './report.ts';

/** A comment on GitHub holds 65,536 characters, and whoever posts it may add some. */
const MOST_CHARACTERS = 60_000;

/** A comment for a pull request, or a job's summary. */
export const markdown: Format = (report, { note }) => {
  const { findings, errors, summary } = report;
  const scope = [
    `${counted(summary.files, 'file')}, ${counted(summary.seams, 'seam')}`,
    ...(summary.suppressed > 0 ? [`${String(summary.suppressed)} suppressed`] : []),
    ...(summary.baselined > 0 ? [`${String(summary.baselined)} known before`] : []),
  ].join(', ');
  if (findings.length === 0 && errors.length === 0) return `### Seamlint: no findings\n\n${scope}\n`;
  const head = `### Seamlint: ${counted(summary.errors, 'error')}, ${counted(summary.warnings, 'warning')}\n`;
  const rows = fitting(findings.map(row), MOST_CHARACTERS - head.length - scope.length);
  const left = findings.length - rows.length;
  if (left > 0) note(`A comment on GitHub holds no more: the report leaves ${counted(left, 'finding')} out.`);
  return `${[
    head,
    ...(rows.length === 0 ? [] : ['|  | Where | What |', '| --- | --- | --- |', ...rows, '']),
    ...(left === 0 ? [] : [`And ${counted(left, 'more finding')}.\n`]),
    ...notAnalysed(report),
    scope,
  ].join('\n')}\n`;
};

const row = ({ severity, rule, file, line, message, help }: Reported): string => {
  const what = [escaped(message), ...(help === '' ? [] : [`_${escaped(help)}_`])].join('<br>');
  return `| ${severity} | ${code(`${file}:${String(line)}`)}<br>[${rule}](${docsUrl(rule)}) | ${what} |`;
};

const fitting = (rows: readonly string[], room: number): readonly string[] => {
  let used = 0;
  return rows.filter((text) => (used += text.length + 1) <= room);
};

const notAnalysed = ({ errors }: Report): readonly string[] =>
  errors.length === 0
    ? []
    : ['Not analysed:\n', ...errors.slice(0, 20).map(({ message }) => `- ${escaped(message)}`), ''];
