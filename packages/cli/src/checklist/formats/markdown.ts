import { escaped } from '../../report/markdown-text.ts';
import { type Item, summaryOf } from '../item.ts';
import { annotate, answerLines } from './annotate.ts';
import type { ListFormat } from './format.ts';

/** A task list for a pull request; or the specification itself, its boxes answered. */
export const markdown: ListFormat = (items, { spec, verbose }) =>
  spec === null ? ownList(items, verbose) : annotate(spec, items, verbose);

const ownList = (items: readonly Item[], verbose: boolean): string =>
  [
    `### Seamlint: ${summaryOf(items)}`,
    '',
    ...items.flatMap((item) => [
      `- [${item.status === 'pass' ? 'x' : ' '}] **${item.id ?? ''}** ${escaped(item.text)}`,
      ...answerLines(item, verbose).map((line) => `  ${line}`),
    ]),
    '',
  ].join('\n');
