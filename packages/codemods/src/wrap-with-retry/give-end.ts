import type { BlockStatement, CatchClause } from 'jscodeshift';
import { dotted, endOf, j, type Node, startOf } from '../source/node.ts';
import { beginsLine, indentAt, type Source } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import type { Counter, RetryLoop } from './retry-loop.ts';

const ATTEMPTS = 5;

/** `if (attempt === 5) throw error;` at the head of the catch, or behind what leaves the loop by its own choice. */
export const giveEnd = (source: Source, loop: RetryLoop, { name, first }: Counter): void => {
  const { magic, style } = source;
  const handler = handlerIn(loop);
  const param = handler.param ?? null;
  if (param !== null && !j.Identifier.check(param)) throw new Refusal('What the loop catches is taken apart at once.');
  const error = param?.name ?? 'error';
  if (isEnded(handler, name)) throw new Refusal('The loop already ends after a number of attempts.');
  const exit = lastExit(handler.body);
  if (param === null) magic.appendLeft(startOf(handler.body), `(${error}) `);
  const line = `if (${name} === ${ATTEMPTS - 1 + first}) throw ${error}${style.semicolons ? ';' : ''}`;
  if (exit === null) putFirst(source, handler.body, line);
  else putBehind(source, exit, line);
};

const isEnded = (handler: CatchClause, counter: string): boolean =>
  j(handler)
    .find(j.IfStatement)
    .some(({ node: { test } }) => j.BinaryExpression.check(test) && dotted(test.left) === counter);

const handlerIn = ({ body }: RetryLoop): CatchClause => {
  const [only, ...more] = body.body.filter((one) => j.TryStatement.check(one));
  const handler = j.TryStatement.check(only) ? (only.handler ?? null) : null;
  if (handler === null || more.length > 0) throw notUnderstood();
  return handler;
};

const notUnderstood = (): Refusal => new Refusal('Where the loop ends its attempts is not understood here.');

/** The last statement that may leave the loop. Who goes round before it would never come to an end behind it. */
const lastExit = (handler: BlockStatement): Node | null => {
  const exit = handler.body.findLast(leaves);
  if (exit === undefined) return null;
  const turns = j(handler)
    .find(j.ContinueStatement)
    .some(({ node }) => startOf(node) < endOf(exit));
  if (turns || j.ThrowStatement.check(exit) || j.ReturnStatement.check(exit) || j.BreakStatement.check(exit))
    throw notUnderstood();
  return exit;
};

const leaves = (node: Node): boolean =>
  j.ThrowStatement.check(node) ||
  j.ReturnStatement.check(node) ||
  j.BreakStatement.check(node) ||
  j(node).find(j.ThrowStatement).length > 0 ||
  j(node).find(j.ReturnStatement).length > 0 ||
  j(node).find(j.BreakStatement).length > 0;

const putFirst = (source: Source, handler: BlockStatement, line: string): void => {
  const { magic, style, text } = source;
  const at = startOf(handler) + 1;
  const [inner] = handler.body;
  const base =
    inner !== undefined && beginsLine(source, startOf(inner))
      ? indentAt(source, startOf(inner))
      : indentAt(source, startOf(handler)) + style.indent;
  const isOpen = /^[ \t]*\r?\n/u.test(text.slice(at));
  const tail = isOpen ? '' : style.eol + (inner === undefined ? indentAt(source, startOf(handler)) : base);
  magic.appendLeft(at, style.eol + base + line + tail);
};

const putBehind = (source: Source, exit: Node, line: string): void => {
  const { magic, style, text } = source;
  const [comment] = /^[ \t]*(?:\/\/[^\r\n]*)?(?=\r?\n)/u.exec(text.slice(endOf(exit))) ?? [];
  const isAlone = comment !== undefined && beginsLine(source, startOf(exit));
  if (isAlone) magic.appendLeft(endOf(exit) + comment.length, style.eol + indentAt(source, startOf(exit)) + line);
  else magic.appendLeft(endOf(exit), ` ${line}`);
};
