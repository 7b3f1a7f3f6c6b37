import { programOf } from './bindings.ts';
import { contains, type Node } from './node.ts';
import { commentStart, type Source } from './source.ts';
import { styled } from './style.ts';

/** Declares something of the file's top level in front of the statement that uses it. */
export const declareAbove = (source: Source, use: Node, lines: readonly string[]): void => {
  const { magic, style } = source;
  const statement = programOf(source).body.find((one) => contains(one, use)) ?? use;
  magic.appendRight(commentStart(source, statement), styled(lines, style, '') + style.eol + style.eol);
};
