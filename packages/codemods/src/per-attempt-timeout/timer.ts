import { isFunction } from '../source/names.ts';
import { calledName } from '../source/calls.ts';
import { childAt, contains, j, memberName, type Node, type Path } from '../source/node.ts';
import { removeStatement } from '../source/remove-statement.ts';
import type { Source } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { usesOfDeclared } from './attempt.ts';
import { removeFinally } from './remove-finally.ts';

export interface Timer {
  /** `setTimeout(() => controller.abort(), 5000)` */
  readonly call: Path;
  readonly delay: Path;
}

/** The timer that aborts the controller, of which this is a use. */
export const timerOf = (use: Path): Timer | null => {
  if (memberName((use.parent as Path).node) !== 'abort') return null;
  for (let at: Path | null = use.parent; at !== null; at = at.parent) {
    const { node } = at;
    if (!j.CallExpression.check(node) || calledName(node) !== 'setTimeout') continue;
    const [run, delay] = node.arguments;
    if (run === undefined || delay === undefined || !contains(run, use.node)) return null;
    if (!onlyAborts(run)) throw new Refusal('The timer does more than to abort.');
    return { call: at, delay: childAt(at, 'arguments', 1) };
  }
  return null;
};

/** `() => controller.abort()`, `() => { controller.abort(reason); }`, `controller.abort.bind(controller)`. */
const onlyAborts = (run: Node): boolean => {
  if (j.CallExpression.check(run)) return calledName(run) === 'bind';
  if (!isFunction(run)) return false;
  const { body } = run;
  const [only, ...more] = j.BlockStatement.check(body) ? body.body : [body];
  const call = j.ExpressionStatement.check(only) ? only.expression : only;
  return more.length === 0 && j.CallExpression.check(call) && calledName(call) === 'abort';
};

/** With what clears it. */
export const removeTimer = (source: Source, { call }: Timer): void => {
  const holder: Path = call.parent;
  if (j.ExpressionStatement.check(holder.node)) {
    removeStatement(source, holder.node);
    return;
  }
  const declaration: Path = holder.parent;
  const { node } = declaration;
  if (!j.VariableDeclarator.check(holder.node) || !j.VariableDeclaration.check(node) || node.declarations.length > 1)
    throw new Refusal('What holds the timer of the signal is not clear here.');
  const statements = usesOfDeclared(holder).map(clearingOf);
  for (const statement of statements) {
    if (statement === null) throw new Refusal('Something else asks for the timer of the signal.');
    const block: Path = statement.parent;
    const around: Path = block.parent;
    const isAlone = j.BlockStatement.check(block.node) && block.node.body.length === 1;
    if (isAlone && j.TryStatement.check(around.node) && around.node.finalizer === block.node)
      removeFinally(source, around);
    else if (isAlone || !j.BlockStatement.check(block.node))
      throw new Refusal('Where the timer is cleared nothing else is done.');
    else removeStatement(source, statement.node);
  }
  removeStatement(source, node);
};

/** `clearTimeout(timer);` */
const clearingOf = (use: Path): Path | null => {
  const call: Path = use.parent;
  const statement: Path = call.parent;
  const clears = j.CallExpression.check(call.node) && calledName(call.node) === 'clearTimeout';
  return clears && j.ExpressionStatement.check(statement.node) ? statement : null;
};
