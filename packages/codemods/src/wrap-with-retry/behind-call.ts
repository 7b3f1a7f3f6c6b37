import { isCall } from '../source/calls.ts';
import { isReference } from '../source/names.ts';
import {
  bare,
  contains,
  dotted,
  endOf,
  j,
  memberName,
  type Node,
  objectOf,
  type Path,
  startOf,
} from '../source/node.ts';
import { Refusal } from '../transform.ts';

/**
 * Behind the retry nothing is tried again: there stand a throw for the status, which the retry has judged, and what can't
 * fail. A body that breaks off, or says “not yet”, would be lost.
 */
export const refuseFailing = (statements: readonly Node[], answer: string): void => {
  for (const statement of statements) {
    if (throwsForStatus(statement, answer)) continue;
    const isFailing =
      j(statement).find(j.AwaitExpression).length > 0 ||
      j(statement).find(j.ThrowStatement).length > 0 ||
      j(statement).find(j.NewExpression).length > 0 ||
      j(statement)
        .find(j.CallExpression)
        .some(({ node }) => !isOf(node, answer));
    if (isFailing) throw new Refusal('The loop also repeats what fails behind the call, which the retry would not.');
  }
};

/** `if (!response.ok) throw new Error('…');` */
const throwsForStatus = (statement: Node, answer: string): boolean => {
  if (!j.IfStatement.check(statement) || statement.alternate != null) return false;
  const { test, consequent } = statement;
  const last = j.BlockStatement.check(consequent) ? consequent.body.at(-1) : consequent;
  if (!j.ThrowStatement.check(last) || j(test).find(j.CallExpression).length > 0) return false;
  const asked = j(statement).find(j.Identifier).filter(isReference).paths();
  return (
    asked
      .filter(({ node }) => contains(test, node))
      .every(
        ({ node, parent }: Path) => dotted(node) === answer && /^(?:ok|status)$/u.test(memberName(parent.node) ?? ''),
      ) &&
    !j(statement)
      .find(j.BinaryExpression)
      .some(({ node }) => contains(test, node) && picksSuccess(node))
  );
};

/** `response.status === 202`: an answer that the retry takes for one. */
const picksSuccess = ({ operator, right }: { readonly operator: string; readonly right: Node }): boolean =>
  /^===?$/u.test(operator) && j.NumericLiteral.check(right) && right.value < 400;

const isOf = (call: Node, answer: string): boolean => {
  const object = isCall(call) ? objectOf(bare(call.callee)) : null;
  return object !== null && dotted(object) === answer;
};

/** A function of the program that is handed what was answered may throw what the loop waits out: “not ready yet”. */
export const refuseJudging = (attempt: Path, range: string): void => {
  const [start = -1, end = -1] = range.split('-').map(Number);
  const judging = j(attempt)
    .find(j.CallExpression)
    .filter((path) => isBehind(path, start, end) && isOwn(path.node.callee));
  if (judging.length > 0)
    throw new Refusal('A function that is called behind the call may throw for a reason of its own.');
};

const isOwn = (callee: Node): boolean => {
  const node = bare(callee);
  if (j.Identifier.check(node)) return !/^(?:String|Number|Boolean|BigInt|structuredClone)$/u.test(node.name);
  const object = objectOf(node);
  return object !== null && j.ThisExpression.check(object);
};

/** It begins after the call, or is handed what the call answers. */
const isBehind = ({ node }: Path, start: number, end: number): boolean => {
  if (startOf(node) >= end) return true;
  if (startOf(node) > start || endOf(node) < end || (startOf(node) === start && endOf(node) === end)) return false;
  const inner = j(node);
  return ![...inner.find(j.ArrowFunctionExpression).nodes(), ...inner.find(j.FunctionExpression).nodes()].some(
    (one) => startOf(one) <= start && end <= endOf(one),
  );
};

/** What was a name of the attempt becomes one of the block around the loop. */
export const refuseTaken = (loop: Path, attempt: Node, statements: readonly Node[]): void => {
  const block: Path = loop.parent;
  const around: Path = block.parent;
  const region = j.Function.check(around.node) || j.CatchClause.check(around.node) ? around : block;
  const names = new Set(statements.flatMap(declaredNames));
  const taken = j(region)
    .find(j.Identifier)
    .filter((path) => isReference(path) && names.has(path.node.name) && !contains(attempt, path.node))
    .nodes()[0];
  if (taken !== undefined) throw new Refusal(`${taken.name} is a name around the loop, too.`);
};

const declaredNames = (statement: Node): readonly string[] => {
  if (j.FunctionDeclaration.check(statement) || j.ClassDeclaration.check(statement))
    return [statement.id].flatMap((id) => (j.Identifier.check(id) ? [id.name] : []));
  if (!j.VariableDeclaration.check(statement)) return [];
  return statement.declarations.flatMap((one) => (j.VariableDeclarator.check(one) ? namesIn(one.id) : []));
};

const namesIn = (pattern: Node): readonly string[] =>
  j.Identifier.check(pattern)
    ? [pattern.name]
    : j(pattern)
        .find(j.Identifier)
        .filter(isReference)
        .nodes()
        .map(({ name }) => name);
