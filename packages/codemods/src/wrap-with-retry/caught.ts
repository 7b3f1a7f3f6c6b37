import type { CatchClause } from 'jscodeshift';
import { isCall, calledName } from '../source/calls.ts';
import { isReference } from '../source/names.ts';
import { bare, dotted, endOf, j, memberName, type Node, objectOf, startOf } from '../source/node.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { type Counter, plus } from './retry-loop.ts';

/** What a loop does between two attempts. */
export interface Caught {
  /** The name of what was caught. */
  readonly error: string | null;
  readonly logs: readonly Node[];
  /** What it waits, in milliseconds. */
  readonly wait: Node | null;
  /** Constants declared on the way. */
  readonly named: ReadonlyMap<string, Node>;
  /** The variable that keeps the failure. */
  readonly keeps: string | null;
  /** The attempts after which it throws, as an expression. */
  readonly last: string | null;
  /** It throws what was caught, and does not leave the loop to whatever follows. */
  readonly throws: boolean;
}

const EMPTY: Caught = {
  ...{ error: null, logs: [], wait: null, named: new Map(), keeps: null, last: null, throws: false },
};

interface Reading {
  readonly source: Source;
  readonly counter: Counter | null;
  readonly error: string | null;
  /** Offsets of the call that waits. */
  readonly waits: string | undefined;
}

export const caughtOf = (
  source: Source,
  handler: CatchClause,
  counter: Counter | null,
  waits: string | undefined,
): Caught => {
  const param = handler.param ?? null;
  if (param !== null && !j.Identifier.check(param)) throw new Refusal('What the loop catches is taken apart at once.');
  const error = param === null ? null : param.name;
  const reading: Reading = { source, counter, error, waits };
  return { ...readAll(reading, handler.body.body, EMPTY), error };
};

const readAll = (reading: Reading, statements: readonly Node[], before: Caught): Caught =>
  statements.reduce<Caught>((caught, statement) => read(reading, statement, caught), before);

const read = (reading: Reading, statement: Node, caught: Caught): Caught => {
  if (j.ContinueStatement.check(statement) && statement.label == null) return caught;
  if (j.BlockStatement.check(statement)) return readAll(reading, statement.body, caught);
  if (j.IfStatement.check(statement)) return readBranch(reading, statement, caught);
  if (j.VariableDeclaration.check(statement)) return readConstant(statement, caught);
  if (!j.ExpressionStatement.check(statement)) throw unknown();
  const { expression } = statement;
  const wait = waitIn(reading, expression);
  if (wait !== null) return { ...caught, wait };
  if (isLog(expression)) return { ...caught, logs: [...caught.logs, statement] };
  if (
    j.AssignmentExpression.check(expression) &&
    expression.operator === '=' &&
    j.Identifier.check(expression.left) &&
    dotted(expression.right) === reading.error
  )
    return { ...caught, keeps: expression.left.name };
  throw unknown();
};

const unknown = (): Refusal => new Refusal('Between two attempts the loop does more than to log and to wait.');

/** `if (attempt === 4) throw error;`, and what is done unless it is the last attempt. */
const readBranch = (
  reading: Reading,
  statement: { readonly test: Node; readonly consequent: Node; readonly alternate?: Node | null },
  caught: Caught,
): Caught => {
  const { test, consequent, alternate } = statement;
  const inner: readonly Node[] = j.BlockStatement.check(consequent) ? consequent.body : [consequent];
  const [only, ...more] = inner;
  const last = lastOf(reading, test);
  if (last === null) throw new Refusal('The loop asks something before it tries again.');
  if (only === undefined) throw unknown();
  const leaves = j.ThrowStatement.check(only) || j.BreakStatement.check(only);
  if (!leaves) {
    // `if (attempt < 4) await sleep(…)`
    if (last.when !== 'before' || alternate != null) throw unknown();
    return readAll(reading, inner, caught);
  }
  if (last.when !== 'at' || more.length > 0) throw unknown();
  const throws = j.ThrowStatement.check(only);
  if (throws && dotted(only.argument) !== reading.error)
    throw new Refusal('At the end the loop throws something else than what failed.');
  const next = { ...caught, last: last.attempts, throws };
  return alternate == null ? next : read(reading, alternate, next);
};

interface Last {
  readonly attempts: string;
  /** It holds at the last attempt, or before it. */
  readonly when: 'at' | 'before';
}

/** `attempt === 4`, `attempt >= max`, `attempt < max - 1`: a question of the number alone. */
const lastOf = ({ source, counter }: Reading, test: Node): Last | null => {
  const node = bare(test);
  if (counter === null || !j.BinaryExpression.check(node) || dotted(node.left) !== counter.name) return null;
  const { operator, right } = node;
  const more = 1 - counter.first;
  if (/^(?:===?|>=)$/u.test(operator)) return { attempts: whole(source, right, more), when: 'at' };
  if (operator === '>') return { attempts: whole(source, right, more + 1), when: 'at' };
  if (/^(?:!==?|<)$/u.test(operator)) return { attempts: whole(source, right, more), when: 'before' };
  return operator === '<=' ? { attempts: whole(source, right, more + 1), when: 'before' } : null;
};

/** `max` of `max - 1`, one more. */
const whole = (source: Source, node: Node, more: number): string => {
  const inner = bare(node);
  if (j.BinaryExpression.check(inner) && j.NumericLiteral.check(inner.right) && /^[+-]$/u.test(inner.operator))
    return plus(source, inner.left, more + (inner.operator === '-' ? -1 : 1) * inner.right.value);
  return plus(source, inner, more);
};

const readConstant = (
  declaration: { readonly kind: string; readonly declarations: readonly Node[] },
  caught: Caught,
): Caught => {
  const [only, ...more] = declaration.declarations;
  if (declaration.kind !== 'const' || more.length > 0 || !j.VariableDeclarator.check(only)) throw unknown();
  if (!j.Identifier.check(only.id) || only.init == null) throw unknown();
  return { ...caught, named: new Map([...caught.named, [only.id.name, bare(only.init)]]) };
};

/** What the sleep is handed, if the statement is one. */
const waitIn = ({ source, waits }: Reading, expression: Node): Node | null => {
  if (waits === undefined || !j.AwaitExpression.check(expression)) return null;
  const [start, end] = waits.split('-').map(Number);
  if (start === undefined || end === undefined || start < startOf(expression) || end > endOf(expression)) return null;
  const call = j(expression)
    .find(j.CallExpression)
    .nodes()
    .find((node) => startOf(node) === start && endOf(node) === end);
  if (call === undefined) return null;
  const isTimer =
    /^(?:setTimeout|globalThis\.setTimeout)$/u.test(dotted(call.callee) ?? '') && call.arguments.length > 1;
  return call.arguments[isTimer ? 1 : 0] ?? refuseWait(source, call);
};

const refuseWait = (source: Source, call: Node): never => {
  throw new Refusal(`How long ${sliceOf(source, call)} waits is not said there.`);
};

/** `console.warn(…)`, `this.logger.error(…)`. */
const isLog = (expression: Node): boolean => {
  const node = bare(expression);
  if (!isCall(node)) return false;
  const object = objectOf(bare(node.callee));
  return (
    object !== null &&
    /^(?:debug|info|warn|warning|error|log|trace|verbose)$/u.test(calledName(node) ?? '') &&
    /(?:^|[._])(?:console|log|logger|\w*log(?:ger)?)$/iu.test(memberText(object)) &&
    j(node).find(j.AwaitExpression).length === 0
  );
};

const memberText = (node: Node): string => {
  const object = objectOf(node);
  return object !== null && j.ThisExpression.check(object) ? (memberName(node) ?? '') : (dotted(node) ?? '');
};

/** Whether the nodes read the variable. */
export const mentions = (nodes: readonly Node[], name: string | null): boolean =>
  name !== null && nodes.some((node) => j(node).find(j.Identifier, { name }).filter(isReference).length > 0);
