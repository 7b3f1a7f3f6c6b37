/** The text of a specification with its boxes answered: nothing else of it changes. */
import { code, escaped } from '../../report/markdown-text.ts';
import { type Item, STATUS_NAMES } from '../item.ts';
import { ANSWER_BEGINS, ANSWER_ENDS, type Box, type Spec } from '../spec/spec.ts';
import { placeOf, shortened, shownOf } from './shown.ts';

/** `items`: one for each box, in the same order. A box that nothing is known of stays as its author left it. */
export const annotate = ({ text, mark, boxes, answered }: Spec, items: readonly Item[], verbose = false): string => {
  const known = boxes.flatMap((box, index) => {
    const item = items[index];
    return item === undefined || item.id === null ? [] : [{ box, item }];
  });
  const lines = linesOf(ticked(text, known));
  const end = lines.find((line) => /[\r\n]$/u.test(line))?.replace(/^[^\r\n]*/u, '') ?? '\n';
  const below = new Map(known.map(({ box, item }) => [box.last, answerBelow(box, item, verbose)]));
  const isAnswer = (line: number): boolean => answered.some(([first, last]) => first <= line && line <= last);
  const written = lines
    .flatMap((line, index) => [...(isAnswer(index + 1) ? [] : [line]), ...(below.get(index + 1) ?? [])])
    .map((line) => (/[\r\n]$/u.test(line) ? line : `${line}${end}`))
    .join('');
  return `${mark}${/[\r\n]$/u.test(text) ? written : written.slice(0, -end.length)}`;
};

interface Known {
  readonly box: Box;
  readonly item: Item;
}

/** A box that stands over two lines is left. */
const ticked = (text: string, known: readonly Known[]): string =>
  known.reduce((whole, { box: { at }, item: { status } }) => {
    const isTicked = /x/iu.test(whole.charAt(at));
    const shouldBe = status === 'pass';
    if (isTicked === shouldBe || /[\r\n]/u.test(whole.charAt(at))) return whole;
    return `${whole.slice(0, at)}${shouldBe ? 'x' : ' '}${whole.slice(at + 1)}`;
  }, text);

/** Each with its own line end. */
const linesOf = (text: string): readonly string[] => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/gu) ?? [];

const answerBelow = ({ indent }: Box, item: Item, verbose: boolean): readonly string[] =>
  [ANSWER_BEGINS, ...answerLines(item, verbose, ` (${item.id ?? ''})`), ANSWER_ENDS].map((line) => `${indent}${line}`);

/** As items of a list. `whose`: which line it answers, where that is not said above. */
export const answerLines = (item: Item, verbose: boolean, whose = ''): readonly string[] => {
  const { evidence, more } = shownOf(item, verbose);
  return [
    `- **${STATUS_NAMES[item.status]}**${whose}: ${escaped(item.why)}`,
    ...evidence.map(
      (one) => `  - ${code(placeOf(one))} ${one.rule === null ? '' : `${one.rule}: `}${escaped(shortened(one))}`,
    ),
    ...(more === null ? [] : [`  - ${more.replace(/: (.*)$/u, (_, command: string) => `: ${code(command)}`)}`]),
  ];
};
