import type { BlockStatement, TryStatement } from 'jscodeshift';
import { bare, childAt, dotted, j, type Node, type Path } from '../source/node.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';

/** What counts the attempts, and from which number. */
export interface Counter {
  readonly name: string;
  readonly first: 0 | 1;
}

export interface RetryLoop {
  readonly path: Path;
  readonly body: BlockStatement;
  readonly counter: Counter | null;
  /** How many times it goes round, as an expression; null where its head does not say. */
  readonly attempts: string | null;
  /** Its head holds it back from nothing: `while (true)`, `for (;;)`. */
  readonly isBare: boolean;
}

/** `for (let attempt = 0; attempt < 3; attempt++) {}`, `while (true) {}`. */
export const retryLoop = (source: Source, path: Path): RetryLoop => {
  const { node } = path;
  if (j.WhileStatement.check(node)) {
    if (!(j.BooleanLiteral.check(node.test) && node.test.value))
      throw new Refusal('What ends the loop is asked in its head, and kept outside of it.');
    return { path, body: blockOf(node.body), counter: null, attempts: null, isBare: true };
  }
  if (!j.ForStatement.check(node)) throw new Refusal('The retry is no loop that counts its attempts.');
  const body = blockOf(node.body);
  const counter = counterOf(node.init ?? null, node.update ?? null);
  if (counter === null) {
    if (node.init != null || node.test != null || node.update != null)
      throw new Refusal('The loop counts in a way that is not understood here.');
    return { path, body, counter: null, attempts: null, isBare: true };
  }
  if (isChanged(path, counter.name)) throw new Refusal(`${counter.name} is changed inside of the loop, too.`);
  return {
    path,
    body,
    counter,
    attempts: node.test == null ? null : roundsOf(source, node.test, counter),
    isBare: false,
  };
};

const blockOf = (node: Node): BlockStatement => {
  if (!j.BlockStatement.check(node)) throw new Refusal('The loop has no block.');
  return node;
};

const counterOf = (init: Node | null, update: Node | null): Counter | null => {
  if (!j.VariableDeclaration.check(init) || update === null) return null;
  const [only, ...more] = init.declarations;
  if (!j.VariableDeclarator.check(only) || more.length > 0 || !j.Identifier.check(only.id)) return null;
  const first = only.init == null ? null : bare(only.init);
  if (!j.NumericLiteral.check(first) || (first.value !== 0 && first.value !== 1)) return null;
  const { name } = only.id;
  return addsOne(update, name) ? { name, first: first.value } : null;
};

const addsOne = (update: Node, name: string): boolean => {
  if (j.UpdateExpression.check(update))
    return update.operator === '++' && j.Identifier.check(update.argument) && update.argument.name === name;
  return (
    j.AssignmentExpression.check(update) &&
    update.operator === '+=' &&
    j.Identifier.check(update.left) &&
    update.left.name === name &&
    j.NumericLiteral.check(update.right) &&
    update.right.value === 1
  );
};

const isChanged = (path: Path, name: string): boolean => {
  const inside = j(childAt(path, 'body'));
  return (
    inside.find(j.UpdateExpression).some(({ node }) => dotted(node.argument) === name) ||
    inside.find(j.AssignmentExpression).some(({ node }) => dotted(node.left) === name)
  );
};

/** `3` of `attempt < 3` counted from 0. */
const roundsOf = (source: Source, test: Node, { name, first }: Counter): string => {
  const node = bare(test);
  if (!j.BinaryExpression.check(node) || dotted(node.left) !== name || !/^(?:<|<=)$/u.test(node.operator))
    throw new Refusal('The loop asks for more than its number of attempts.');
  return plus(source, node.right, (node.operator === '<=' ? 1 : 0) - first);
};

/** A number, or what holds one, and so many more. */
export const plus = (source: Source, node: Node, more: number): string => {
  const inner = bare(node);
  if (j.NumericLiteral.check(inner)) return String(inner.value + more);
  if (dotted(inner) === null && !/^this(?:\.\w+)+$/u.test(sliceOf(source, inner)))
    throw new Refusal('How many attempts there are is worked out in the loop itself.');
  const text = sliceOf(source, inner);
  return more === 0 ? text : `${text} ${more < 0 ? '-' : '+'} ${Math.abs(more)}`;
};

/** The one statement of its body: `try { … } catch (error) { … }`. */
export const tryOf = ({ body }: RetryLoop): TryStatement => {
  const [only, ...more] = body.body;
  if (!j.TryStatement.check(only) || more.length > 0)
    throw new Refusal('The loop does more than to try, and to catch what failed.');
  if (only.finalizer != null) throw new Refusal('Each attempt of the loop has something to clean up.');
  if (only.handler == null) throw new Refusal('The loop catches nothing.');
  return only;
};
