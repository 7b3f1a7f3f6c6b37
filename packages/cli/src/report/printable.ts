import type { BecausePlace, Report, Reported } from './report.ts';

/**
 * What a terminal would obey stands as a dot, and so does what nobody sees, such as a mark that turns the direction of the
 * text: sources and names of files may hold anything.
 */
export const printable = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029]/gu, '·').replace(INVISIBLE, '·');

/** But what chooses the look of the sign before it. */
const INVISIBLE = /(?![\uFE00-\uFE0F])\p{Default_Ignorable_Code_Point}/gu;

/** JSON whose strings can be looked at: the same data, what is not to be seen escaped. */
export const visibleJson = (value: unknown): string =>
  `${JSON.stringify(value, null, 2)
    .replace(/[\u007F-\u009F\u2028\u2029]/gu, escapedUnits)
    .replace(INVISIBLE, escapedUnits)}\n`;

const escapedUnits = (text: string): string =>
  text
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');

/** On one line, too. */
export const oneLine = (text: string): string => printable(text.replace(/[\t\n]/gu, '·'));

/** A report for a terminal. The source is left as it is: places count in it. */
export const printableReport = (report: Report): Report => ({
  ...report,
  findings: report.findings.map(finding),
  errors: report.errors.map((error) => ({ ...error, file: oneLine(error.file), message: oneLine(error.message) })),
  undecided: report.undecided.map((item) => ({
    ...item,
    file: oneLine(item.file),
    why: printable(item.why),
    lost: item.lost && { ...item.lost, file: oneLine(item.lost.file) },
  })),
});

const finding = (one: Reported): Reported => ({
  ...one,
  file: oneLine(one.file),
  message: printable(one.message),
  help: printable(one.help),
  because: one.because.map(because),
});

const because = (place: BecausePlace): BecausePlace => ({
  ...place,
  file: oneLine(place.file),
  note: printable(place.note),
});
