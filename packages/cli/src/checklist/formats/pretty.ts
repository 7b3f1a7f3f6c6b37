import type { Paint } from '../../paint.ts';
import { countsOf, type Item, type Status } from '../item.ts';
import type { ListFormat } from './format.ts';
import { placeOf, shortened, shownOf } from './shown.ts';

/** Each line with its mark, why, and the places. */
export const pretty: ListFormat = (items, { paint }) => {
  const width = Math.max(...items.map(({ id }) => (id ?? '').length)) + 2;
  const parts = items.map((item) => itemText(item, width, paint));
  return `${[...parts, summary(items, paint)].join('\n\n')}\n`;
};

const MARKS: Readonly<Record<Status, string>> = { pass: '✓', fail: '✗', undecided: '?', 'not-applicable': '-' };
const NAMES: Readonly<Record<Status, string>> = {
  pass: 'pass',
  fail: 'fail',
  undecided: 'undecided',
  'not-applicable': 'not applicable',
};

const itemText = (item: Item, width: number, paint: Paint): string => {
  const { id, text, status, why, spec } = item;
  const { evidence, more } = shownOf(item);
  const mark = painted(status, paint)(MARKS[status]);
  const where = spec === null ? '' : paint.dim(`  (line ${String(spec.line)})`);
  const indent = ' '.repeat(width + 2);
  return [
    `${mark} ${paint.bold((id ?? '').padEnd(width))}${text}${where}`,
    `${indent}${painted(status, paint)(NAMES[status])}: ${why}`,
    ...evidence.map(
      (one) =>
        `${indent}  ${placeOf(one)}  ${one.rule === null ? '' : `${paint.dim(one.rule)}  `}${shortened(one.message)}`,
    ),
    ...(more === null ? [] : [`${indent}  ${paint.dim(more)}`]),
  ].join('\n');
};

const painted = (status: Status, { green, red, yellow, dim }: Paint): ((text: string) => string) =>
  ({ pass: green, fail: red, undecided: yellow, 'not-applicable': dim })[status];

const summary = (items: readonly Item[], paint: Paint): string => {
  const counts = countsOf(items);
  return paint.bold(
    `${String(counts.pass)} pass, ${String(counts.fail)} fail, ${String(counts.undecided)} undecided, ${String(counts['not-applicable'])} not applicable`,
  );
};
