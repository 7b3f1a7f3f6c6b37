import { counted } from '../counted.ts';
import { printableReport } from './printable.ts';
import { undecidedCount, undecidedPart } from './undecided.ts';
import type { Format, FormatOptions, Reported } from './report.ts';

/** ESLint's look. */
export const stylish: Format = (told, options) => {
  const report = printableReport(told);
  const { findings, errors, summary } = report;
  const { paint } = options;
  const files = [...new Set(findings.map(({ file }) => file))];
  const blocks = files.map((file) => {
    const own = findings.filter((finding) => finding.file === file);
    return [paint.underline(file), ...table(own, options)].join('\n');
  });
  const broken = errors.map(
    ({ file, message }) => `${paint.underline(file)}\n  ${paint.yellow('not analysed')}  ${message}`,
  );
  const open = options.verbose ? undecidedPart(report, options) : [];
  if (blocks.length === 0 && broken.length === 0) return open.length === 0 ? '' : `\n${open.join('\n\n')}\n`;
  const counts = `${counted(summary.errors, 'error')}, ${counted(summary.warnings, 'warning')}`;
  const unread = errors.length === 0 ? '' : `, ${counted(errors.length, 'file')} not analysed`;
  const total = paint.bold(`✖ ${counted(summary.findings, 'problem')} (${counts})${unread}`);
  const rest = undecidedCount(report, options).map((text) => `  ${text}`);
  return `\n${[...blocks, ...broken, ...open, [total, ...rest].join('\n')].join('\n\n')}\n`;
};

const table = (findings: readonly Reported[], { paint }: FormatOptions): readonly string[] => {
  const places = findings.map(({ line, column }) => `${String(line)}:${String(column)}`);
  const placeWidth = Math.max(...places.map((place) => place.length));
  const messageWidth = Math.max(...findings.map(({ message }) => message.length));
  return findings.map(({ severity, message, rule }, index) => {
    const label = severity === 'error' ? paint.red('error  ') : paint.yellow('warning');
    const place = paint.dim((places[index] ?? '').padStart(placeWidth));
    return `  ${place}  ${label}  ${message.padEnd(messageWidth)}  ${paint.dim(rule)}`;
  });
};
