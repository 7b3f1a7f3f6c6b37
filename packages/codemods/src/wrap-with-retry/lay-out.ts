import { endOf, j, type Node, startOf } from '../source/node.ts';
import { indentAt, type Source, sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { type Counter, type RetryLoop, tryOf } from './retry-loop.ts';
import type { Work } from './work.ts';
import type { Retry } from './wrapped.ts';

const WIDTH = 100;

/** The new code in lines: the first without indentation, the others with what they need beyond the loop's. */
export const layOut = (
  source: Source,
  loop: RetryLoop,
  work: Work,
  { callee, options }: Retry,
  used: Counter | null,
): readonly string[] => {
  const { indent, semicolons } = source.style;
  const base = indentAt(source, startOf(loop.path.node));
  const end = semicolons ? ';' : '';
  const param = used === null ? '()' : `({ number: ${used.name} })`;
  const fn = functionLines(source, loop, work, param, base);
  const flat = options.map((lines) => lines.join(' '));
  const isFlat = options.every((lines) => lines.length === 1);
  const object = options.length === 0 ? '' : `{ ${flat.join(', ')} }`;
  const line = `${work.head}${callee}(${[...fn, ...(object === '' ? [] : [object])].join(', ')})${end}`;
  const rest = restLines(source, work, base);
  if (fn.length === 1 && isFlat && base.length + line.length <= WIDTH) return [line, ...rest];
  const objectLines =
    isFlat && base.length + indent.length + object.length < WIDTH
      ? [`${object},`]
      : ['{', ...options.flatMap((lines) => closed(lines).map((one) => indent + one)), '},'];
  return [
    `${work.head}${callee}(`,
    ...closed(fn).map((one) => (one === '' ? '' : indent + one)),
    ...(options.length === 0 ? [] : objectLines.map((one) => indent + one)),
    `)${end}`,
    ...rest,
  ];
};

const closed = (lines: readonly string[]): readonly string[] => [...lines.slice(0, -1), `${lines.at(-1) ?? ''},`];

/** What an attempt does, as a function. */
const functionLines = (
  source: Source,
  loop: RetryLoop,
  { awaited }: Work,
  param: string,
  base: string,
): readonly string[] => {
  const { indent } = source.style;
  if (awaited !== null) {
    const isAsync = j(awaited).find(j.AwaitExpression).length > 0;
    const text = j.ObjectExpression.check(awaited) ? `(${sliceOf(source, awaited)})` : sliceOf(source, awaited);
    const lines = text.split(/\r?\n/u);
    return lines.map((one, index) =>
      index === 0 ? `${isAsync ? 'async ' : ''}${param} => ${one}` : without(one, base + indent + indent),
    );
  }
  const body = tryOf(loop).block;
  const inner = source.text.slice(startOf(body) + 1, endOf(body) - 1).split(/\r?\n/u);
  const lines = inner.filter((one, index) => !(one.trim() === '' && (index === 0 || index === inner.length - 1)));
  return [
    `async ${param} => {`,
    ...lines.map((one) => (one.trim() === '' ? '' : indent + without(one, base + indent + indent))),
    '}',
  ];
};

/** What stands behind the call is done once, where the loop stood. */
const restLines = (source: Source, { rest }: Work, base: string): readonly string[] => {
  const [first, last] = [rest[0], rest.at(-1)];
  if (first === undefined || last === undefined) return [];
  const { indent } = source.style;
  return source.text
    .slice(startOf(first), endOf(last))
    .split(/\r?\n/u)
    .map((one, index) => (index === 0 ? one : without(one, base + indent + indent)));
};

const without = (line: string, indent: string): string =>
  line.startsWith(indent) ? line.slice(indent.length) : line.trimStart();

/** The lines of a text would move, too. */
export const refuseTexts = (source: Source, node: Node): void => {
  const texts = j(node)
    .find(j.TemplateLiteral)
    .filter((one) => sliceOf(source, one.node).includes('\n'));
  if (texts.length > 0) throw new Refusal('Each attempt of the loop holds a text of several lines.');
};
