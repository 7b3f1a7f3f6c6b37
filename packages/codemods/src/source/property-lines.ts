import type { ObjectExpression } from 'jscodeshift';
import { endOf, startOf } from './node.ts';
import { type Source, sliceOf } from './source.ts';

/** The properties of an object, each with a comma behind it, and its comments, in lines without indentation. */
export const propertyLines = (source: Source, object: ObjectExpression): readonly string[] => {
  const { properties } = object;
  const end = endOf(object) - 1;
  const starts = [...properties.map((property) => startOf(property)), end];
  const lines: string[] = [];
  const head = gapOf(source, startOf(object) + 1, starts[0] ?? end, properties.length === 0);
  lines.push(...head.behind, ...head.above);
  let { before } = head;
  for (const [index, property] of properties.entries()) {
    const gap = gapOf(source, endOf(property), starts[index + 1] ?? end, index === properties.length - 1);
    lines.push(...joined([...before, `${sliceOf(source, property)},`, ...gap.behind]), ...gap.above);
    ({ before } = gap);
  }
  return lines;
};

/** The comments between two properties. */
interface Gap {
  /** On the line of the one before. */
  readonly behind: readonly string[];
  readonly above: readonly string[];
  /** On the line of the one after. */
  readonly before: readonly string[];
}

const TOKENS = /\/\/[^\r\n]*|\/\*[^]*?\*\/|,|\n/gu;

const gapOf = ({ text }: Source, from: number, to: number, isLast: boolean): Gap => {
  const tokens: readonly string[] = text.slice(from, to).match(TOKENS) ?? [];
  const comma = tokens.indexOf(',') + 1;
  const [first, ...lines] = linesOf(tokens.slice(comma));
  const early = tokens.slice(0, comma).filter(isComment);
  const before = isLast ? [] : (lines.pop() ?? first ?? []);
  const behind = !isLast && before === first ? [] : (first ?? []);
  return { behind: [...early, ...behind], above: lines.flat(), before };
};

const linesOf = (tokens: readonly string[]): readonly (readonly string[])[] => {
  const lines: string[][] = [[]];
  for (const token of tokens) {
    if (token === '\n') lines.push([]);
    else lines.at(-1)?.push(token);
  }
  return lines;
};

const isComment = (token: string): boolean => token.startsWith('/');

/** On one line, but for what stands behind a comment that ends one. */
const joined = (pieces: readonly string[]): readonly string[] => {
  const lines: string[] = [];
  let isOpen = false;
  for (const piece of pieces) {
    if (isOpen) lines.push(`${lines.pop() ?? ''} ${piece}`);
    else lines.push(piece);
    isOpen = !piece.startsWith('//');
  }
  return lines;
};

/** Where a comma behind the property ends, 0 characters after it if there is none, and the comments of its line. */
export const tailOf = ({ text }: Source, property: Parameters<typeof endOf>[0], end: number): Tail => {
  const rest = text.slice(endOf(property), end);
  const comma = /^(?:\s|\/\/[^\r\n]*|\/\*[^]*?\*\/)*,/u.exec(rest)?.[0].length ?? 0;
  const comments = /^(?:[ \t]*\/\*[^]*?\*\/)*(?:[ \t]*\/\/[^\r\n]*)?/u.exec(rest.slice(comma))?.[0].length ?? 0;
  return { hasComma: comma > 0, at: endOf(property) + comma, lineEnd: endOf(property) + comma + comments };
};

interface Tail {
  readonly hasComma: boolean;
  /** Behind the comma, or the property that has none. */
  readonly at: number;
  /** Behind the comments on that line. */
  readonly lineEnd: number;
}
