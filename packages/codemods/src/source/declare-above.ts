import { programOf } from './bindings.ts';
import { contains, type Node } from './node.ts';
import { commentStart, type Source } from './source.ts';
import { styled } from './style.ts';

/** Declares something of the file's top level in front of the statement that uses it. */
export const declareAbove = (source: Source, use: Node, lines: readonly string[]): void => {
  const { magic, style } = source;
  const { body } = programOf(source);
  const statement = body.find((one) => contains(one, use)) ?? use;
  const at = commentStart(source, statement);
  const follows = statement !== body[0] && !/\r?\n[ \t]*\r?\n[ \t]*$/u.test(source.text.slice(0, at));
  magic.appendRight(at, (follows ? style.eol : '') + styled(lines, style, '') + style.eol + style.eol);
};
