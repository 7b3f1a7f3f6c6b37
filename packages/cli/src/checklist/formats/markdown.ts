import { escaped } from '../../report/markdown-text.ts';
import { countsOf, type Item } from '../item.ts';
import { annotate, answerLines } from './annotate.ts';
import type { ListFormat } from './format.ts';

/** A task list for a pull request; or the specification itself, its boxes answered. */
export const markdown: ListFormat = (items, { spec }) => (spec === null ? ownList(items) : annotate(spec, items));

const ownList = (items: readonly Item[]): string => {
  const counts = countsOf(items);
  return [
    `### Seamlint: ${String(counts.pass)} pass, ${String(counts.fail)} fail, ${String(counts.undecided)} undecided, ${String(counts['not-applicable'])} not applicable`,
    '',
    ...items.flatMap((item) => [
      `- [${item.status === 'pass' ? 'x' : ' '}] **${item.id ?? ''}** ${escaped(item.text)}`,
      ...answerLines(item).map((line) => `  ${line}`),
    ]),
    '',
  ].join('\n');
};
