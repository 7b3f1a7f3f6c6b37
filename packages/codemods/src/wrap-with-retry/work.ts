import type { TryStatement } from 'jscodeshift';
import { isReference } from '../source/names.ts';
import { bare, childAt, endOf, j, type Node, type Path, pathsOf, startOf } from '../source/node.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { refuseFailing, refuseJudging, refuseTaken } from './behind-call.ts';

/** What each attempt does. Ranges are of the file's text. */
export interface Work {
  /** What the new call is given to: `return await `, `body = await `. */
  readonly head: string;
  /** What is awaited; null where all of `block` is done. */
  readonly awaited: Node | null;
  /** The statements of an attempt. */
  readonly block: readonly Node[];
  /** Statements that are done once, behind it. */
  readonly rest: readonly Node[];
  /** The loop was left with an answer, not with `break`. */
  readonly returns: boolean;
}

/** Clients that answer whatever the status is: somebody else throws for it. */
export const ANSWERS = /^(?:fetch|node-fetch|undici|cross-fetch|isomorphic-fetch)$/u;

/** `call`: the range of the call that is repeated, `client` what it goes through. */
export const workOf = (source: Source, loop: Path, { block }: TryStatement, call: string, client: string): Work => {
  const path = pathsOf(j(loop).find(j.TryStatement))[0];
  if (path === undefined) throw new Refusal('There is no try at this place.');
  const at = childAt(path, 'block');
  refuseLoose(at);
  const throwing = ownThrows(at);
  if (throwing) {
    const split = splitBehindCall(source, block.body, call, client);
    refuseTaken(loop, block, block.body);
    return split;
  }
  refuseJudging(at, call);
  const last = block.body.at(-1);
  if (isBreak(last)) return leftByBreak(source, block.body);
  if (!j.ReturnStatement.check(last)) throw leftStrangely();
  const [only, ...more] = block.body;
  const answer = last.argument == null ? null : bare(last.argument);
  if (answer === null && more.length === 0) throw new Refusal('Nothing is done in the loop.');
  if (only === last && answer !== null && !hasAwait(answer))
    throw new Refusal('The loop does not wait for what it tries, so it never tries again.');
  const awaited = only === last && j.AwaitExpression.check(answer) ? (answer.argument ?? null) : null;
  return { head: 'return await ', awaited, block: block.body, rest: [], returns: true };
};

const leftStrangely = (): Refusal => new Refusal('The loop is left in a way that is not understood here.');

const isBreak = (node: Node | undefined): boolean => j.BreakStatement.check(node) && node.label == null;

const hasAwait = (node: Node): boolean => j.AwaitExpression.check(node) || j(node).find(j.AwaitExpression).length > 0;

/** `await send(); break;`, `body = await load(); break;` */
const leftByBreak = (source: Source, [first, ...more]: readonly Node[]): Work => {
  if (more.length !== 1 || !j.ExpressionStatement.check(first)) throw leftStrangely();
  const { expression } = first;
  const stored = j.AssignmentExpression.check(expression) && expression.operator === '=' ? expression : null;
  const value = bare(stored === null ? expression : stored.right);
  if (!j.AwaitExpression.check(value) || value.argument == null) throw leftStrangely();
  const head = stored === null ? 'await ' : `${sliceOf(source, stored.left)} = await `;
  return { head, awaited: value.argument, block: [], rest: [], returns: false };
};

/** What a function of its own could not hold. */
const refuseLoose = (block: Path): void => {
  const inside = j(block);
  if (inside.find(j.YieldExpression).length > 0) throw new Refusal('Each attempt of the loop yields.');
  if (inside.find(j.Identifier, { name: 'arguments' }).filter(isReference).length > 0)
    throw new Refusal('Each attempt of the loop reads the arguments of the function around it.');
  const leaving = [...pathsOf(inside.find(j.BreakStatement)), ...pathsOf(inside.find(j.ContinueStatement))];
  const direct = (block.node as { readonly body: readonly Node[] }).body.at(-1);
  if (leaving.some(({ node }) => node !== direct))
    throw new Refusal('Each attempt of the loop may end in a way that is not understood here.');
};

const ownThrows = (block: Path): boolean => j(block).find(j.ThrowStatement).length > 0;

/** `const response = await fetch(…)`, and behind it what throws for its status: that is judged once, behind the retry. */
const splitBehindCall = (source: Source, statements: readonly Node[], call: string, client: string): Work => {
  const [start = -1, end = -1] = call.split('-').map(Number);
  const index = statements.findIndex((one) => startOf(one) <= start && end <= endOf(one));
  const statement = statements[index];
  const declarator = j.VariableDeclaration.check(statement) ? statement.declarations[0] : undefined;
  const init = j.VariableDeclarator.check(declarator) && declarator.init != null ? bare(declarator.init) : null;
  const argument = j.AwaitExpression.check(init) ? (init.argument ?? null) : null;
  const isCall = argument !== null && startOf(argument) === start && endOf(argument) === end;
  if (
    !isCall ||
    !ANSWERS.test(client) ||
    !j.VariableDeclaration.check(statement) ||
    !j.VariableDeclarator.check(declarator) ||
    !j.Identifier.check(declarator.id)
  )
    throw new Refusal('What an attempt throws itself does not say whether it may pass.');
  if (index > 0) throw new Refusal('Each attempt of the loop does more before it makes its call.');
  const last = statements.at(-1);
  if (!isBreak(last) && !j.ReturnStatement.check(last)) throw leftStrangely();
  const rest = statements.slice(1, isBreak(last) ? -1 : undefined);
  refuseFailing(rest, declarator.id.name);
  const kind = sliceOf(source, statement).slice(0, startOf(declarator) - startOf(statement));
  return {
    head: `${kind}${sliceOf(source, declarator.id)} = await `,
    awaited: argument,
    block: [],
    rest,
    returns: !isBreak(last),
  };
};
