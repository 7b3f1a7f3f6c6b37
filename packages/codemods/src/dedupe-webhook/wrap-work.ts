import { endOf, j, leadingCommentStarts, startOf } from '../source/node.ts';
import { beginsLine, indentAt, type Source } from '../source/source.ts';
import { styled } from '../source/style.ts';
import { Refusal } from '../transform.ts';
import type { Place } from './place.ts';

/** Writes lines around the work, which moves in by one step. */
export const wrapWork = (
  source: Source,
  { work }: Place,
  before: readonly string[],
  after: readonly string[],
): void => {
  const { magic, style, text } = source;
  const [first] = work;
  const last = work.at(-1) ?? first;
  const start = Math.min(startOf(first), ...leadingCommentStarts(first).filter((at) => beginsLine(source, at)));
  const end = endOf(last) + (/^[ \t]*\/\/[^\r\n]*/u.exec(text.slice(endOf(last)))?.[0].length ?? 0);
  if (!beginsLine(source, startOf(first)) || !/^[ \t]*(?:\r?\n|\})/u.test(text.slice(end)))
    throw new Refusal('The work shares its line with code that is not part of it.');
  const base = indentAt(source, start);
  const head = start - base.length;
  magic.appendRight(head, styled(before, style, base) + style.eol);
  for (const at of lineStarts(source, head, end)) magic.appendRight(at, style.indent);
  magic.appendLeft(end, style.eol + styled(after, style, base));
};

/** Where lines begin that hold something, but for those inside of a text. */
const lineStarts = (source: Source, from: number, to: number): readonly number[] => {
  const { text } = source;
  const texts = source.root
    .find(j.TemplateElement)
    .nodes()
    .map((node) => [startOf(node), endOf(node)] as const);
  const found: number[] = [];
  for (let at = from; at < to; at = text.indexOf('\n', at) + 1) {
    const isText = texts.some(([start, end]) => start < at && at <= end);
    if (!isText && !/^[ \t]*\r?(?:\n|$)/u.test(text.slice(at))) found.push(at);
    if (!text.includes('\n', at)) break;
  }
  return found;
};
