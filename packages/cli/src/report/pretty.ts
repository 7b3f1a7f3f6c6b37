import { counted } from '../counted.ts';
import { frameOf, windowOf } from './frame.ts';
import { printable, printableReport } from './printable.ts';
import { undecidedCount, undecidedPart } from './undecided.ts';
import type { BecausePlace, Format, FormatOptions, Place, Report, Reported } from './report.ts';

/** For people: the code, what happens, why, and what to run. */
export const pretty: Format = (told, options) => {
  const report = printableReport(told);
  const parts = [
    ...report.findings.map((finding) => block(report, finding, options)),
    ...(options.verbose ? undecidedPart(report, options) : []),
    ...errorsPart(report, options),
    summary(report, options),
  ];
  return `${parts.join('\n\n')}\n`;
};

/** Of a line that makes the case. */
const LONGEST = 120;
const SHORTEST = 40;

const placeOf = ({ file, line, column }: Place): string => `${file}:${String(line)}:${String(column)}`;

const indent = (text: string): string => text.replace(/^(?=.)/gmu, '  ');

const block = (report: Report, finding: Reported, options: FormatOptions): string => {
  const { paint } = options;
  const label = finding.severity === 'error' ? paint.red('error') : paint.yellow('warning');
  return [
    `${paint.bold(placeOf(finding))}  ${label}  ${paint.dim(finding.rule)}`,
    indent(finding.message),
    '',
    indent(frame(report, finding.at, options)),
    ...finding.because.map((item) => becausePart(report, item, options)),
    ...(finding.help === '' ? [] : ['', `  ${paint.cyan('help')}  ${finding.help}`]),
    ...fixPart(finding, options),
  ].join('\n');
};

const frame = (report: Report, { path, start, end }: Reported['at'], { color, width }: FormatOptions): string => {
  const source = report.source(path);
  return frameOf(source.lines, source.position(start), source.position(end), { color, width: within(width, 2) });
};

/** What is left of the width behind an indentation. */
const within = (width: number | null, taken: number): number | null => (width === null ? null : width - taken);

const becausePart = (report: Report, item: BecausePlace, { paint, width }: FormatOptions): string => {
  const room = within(width, 7 + String(item.line).length) ?? LONGEST;
  const line = windowOf(
    printable(report.source(item.at.path).lines.text(item.line).trim()),
    0,
    Math.max(SHORTEST, Math.min(LONGEST, room)),
  );
  return `\n  ${paint.cyan('because')}  ${placeOf(item)}  ${item.note}\n    ${paint.dim(`${String(item.line)} |`)} ${line}`;
};

const fixPart = ({ plan, rule }: Reported, { paint }: FormatOptions): readonly string[] => {
  if (plan === null) return [];
  return [`  ${paint.cyan('fix')}   seamlint fix --only ${rule}${plan.safe ? '' : ' --unsafe-fixes'}`];
};

const errorsPart = ({ errors }: Report, { paint }: FormatOptions): readonly string[] => {
  if (errors.length === 0) return [];
  const lines = errors.map(({ file, message }) => `  ${message.includes(file) ? message : `${file}: ${message}`}`);
  return [[paint.bold(paint.yellow('Not analysed')), ...lines].join('\n')];
};

const summary = (report: Report, options: FormatOptions): string => {
  const { findings, summary: sum } = report;
  const { paint } = options;
  const scope = `${counted(sum.files, 'file')}, ${counted(sum.seams, 'seam')}`;
  const rest = [
    ...(sum.suppressed > 0 ? [`${String(sum.suppressed)} suppressed`] : []),
    ...(sum.baselined > 0 ? [`${String(sum.baselined)} known before`] : []),
    ...undecidedCount(report, options),
  ];
  const tail = [scope, ...rest].join(', ');
  if (findings.length === 0) return `${paint.green('No findings')} in ${tail}.`;
  const total = `${counted(sum.errors, 'error')}, ${counted(sum.warnings, 'warning')}`;
  const rules = byRule(findings).map(([rule, count]) => `  ${String(count).padStart(4)}  ${rule}`);
  return [`${paint.bold(total)} in ${tail}.`, ...rules].join('\n');
};

const byRule = (findings: readonly Reported[]): readonly (readonly [string, number])[] => {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1));
};
