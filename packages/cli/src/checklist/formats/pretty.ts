import type { Paint } from '../../paint.ts';
import { oneLine, printable } from '../../report/printable.ts';
import { type Item, type Status, STATUS_NAMES, summaryOf } from '../item.ts';
import type { ListFormat } from './format.ts';
import { placeOf, shortened, shownOf } from './shown.ts';

/** Each line with its mark, why, and the places. */
export const pretty: ListFormat = (items, { paint, verbose }) => {
  const parts = items.map((item) => itemText(shownItem(item), paint, verbose));
  return `${[...parts, paint.bold(summaryOf(items))].join('\n\n')}\n`;
};

/** A box and the name of a file may hold what a terminal would obey. */
const shownItem = (item: Item): Item => ({
  ...item,
  text: printable(item.text),
  why: printable(item.why),
  evidence: item.evidence.map((one) => ({ ...one, file: oneLine(one.file), message: oneLine(one.message) })),
});

const INDENT = ' '.repeat(6);
const MARKS: Readonly<Record<Status, string>> = { pass: '✓', fail: '✗', undecided: '?', 'not-applicable': '-' };

const itemText = (item: Item, paint: Paint, verbose: boolean): string => {
  const { id, text, status, why, spec } = item;
  const { evidence, more } = shownOf(item, verbose);
  const mark = painted(status, paint)(MARKS[status]);
  const where = spec === null ? '' : paint.dim(`  (line ${String(spec.line)})`);
  return [
    `${mark} ${paint.bold((id ?? '').padEnd(2))}  ${text}${where}`,
    `${INDENT}${painted(status, paint)(STATUS_NAMES[status])}: ${why}`,
    ...evidence.map(
      (one) => `${INDENT}  ${placeOf(one)}  ${one.rule === null ? '' : `${paint.dim(one.rule)}  `}${shortened(one)}`,
    ),
    ...(more === null ? [] : [`${INDENT}  ${paint.dim(more)}`]),
  ].join('\n');
};

const painted = (status: Status, { green, red, yellow, dim }: Paint): ((text: string) => string) =>
  ({ pass: green, fail: red, undecided: yellow, 'not-applicable': dim })[status];
