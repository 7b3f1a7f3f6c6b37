import { isCall } from '../source/calls.ts';
import { freshName, referencedNames, usesOf } from '../source/names.ts';
import { bare, dotted, endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import { braced, rawBlock, type RawLines, replaceInBlock, writeAfter } from '../source/raw-lines.ts';
import { beginsLine, sliceOf } from '../source/source.ts';
import type { Mending } from '../source/mend-sites.ts';
import { Refusal } from '../transform.ts';
import { BAD_SIGNATURE, type Closing } from './closing.ts';
import { around, functionAround, isInBlock } from './place.ts';
import { refusalFor } from './refusal.ts';
import { isRefusing, leaves } from './refusing.ts';

/** Of a check that answers yes or no, and whose answer nobody looks at. */
export const heedAnswer: Closing = (mending, path, framework) => {
  const answer = answerAt(path);
  const refusal = (at: Path): RawLines =>
    refusalFor(mending, { at, without: answer.node, reason: BAD_SIGNATURE, framework });
  const statement = statementOf(answer);
  if (j.IfStatement.check(statement.node)) logsOnly(mending, statement, refusal(statement));
  else if (j.ExpressionStatement.check(statement.node)) testCall(mending, statement, answer, refusal(statement));
  else testVariable(mending, statement, refusal(statement));
  return [];
};

/** The call, with the `await` in front of it. */
const answerAt = (path: Path): Path => {
  if (j.AwaitExpression.check(path.node)) return path;
  const call = around(path, (node) => isCall(node) || j.IfStatement.check(node) || j.VariableDeclaration.check(node));
  if (call === null) throw new Refusal('There is no call at this place.');
  const parent: Path | null = call.parent;
  return parent !== null && j.AwaitExpression.check(parent.node) ? parent : call;
};

const statementOf = (answer: Path): Path => {
  const found = around(
    answer,
    (node) => j.ExpressionStatement.check(node) || j.VariableDeclaration.check(node) || j.IfStatement.check(node),
  );
  if (found === null || !(isInBlock(found) || j.IfStatement.check(found.node)))
    throw new Refusal('The result of the check is passed on from here, and who uses it is not seen.');
  return found;
};

/** `verify(body);` */
const testCall = ({ source }: Mending, statement: Path, answer: Path, refusal: RawLines): void => {
  const { node } = statement;
  const isAlone =
    j.ExpressionStatement.check(node) && (node.expression === answer.node || isVoid(node.expression, answer.node));
  if (!isAlone) throw new Refusal('The result of the check is passed on from here, and who uses it is not seen.');
  const text = sliceOf(source, answer.node);
  const member = verdictOf(answer.node);
  if (member !== null || text.includes('\n')) {
    const name = freshName([member ?? 'isValid', 'isGenuine'], new Set(referencedNames(source.root)));
    const left = member === null ? name : `{ ${member === name ? name : `${member}: ${name}`} }`;
    const end = source.style.semicolons ? ';' : '';
    const lines = [`const ${left} = ${text}${end}`, ...rawBlock(source, `if (!${name})`, refusal)];
    replaceInBlock(source, node, lines);
    return;
  }
  const negated = j.AwaitExpression.check(answer.node) ? `!(${text})` : `!${text}`;
  source.magic.overwrite(startOf(node), endOf(node), `if (${negated}) ${braced(source, node, refusal)}`);
};

/** `valid` of what `shopify.webhooks.validate` answers, which is an object, and as such always true. */
const verdictOf = (answer: Node): string | null => {
  const call = j.AwaitExpression.check(answer) && answer.argument ? bare(answer.argument) : answer;
  const callee = isCall(call) ? (dotted(call.callee) ?? '') : '';
  return /(?:^|\.)(?:webhooks|flow|fulfillmentService)\.validate$/u.test(callee) ? 'valid' : null;
};

const isVoid = (expression: Node, answer: Node): boolean =>
  j.UnaryExpression.check(expression) && expression.operator === 'void' && expression.argument === answer;

/** `const valid = verify(body);`, which nobody reads. */
const testVariable = ({ source }: Mending, statement: Path, refusal: RawLines): void => {
  const { node } = statement;
  const [declarator, ...more] = j.VariableDeclaration.check(node) ? node.declarations : [];
  if (!j.VariableDeclarator.check(declarator) || more.length > 0)
    throw new Refusal('The result of the check is stored among other things.');
  const name = verdictName(declarator.id);
  const fn = functionAround(statement);
  if (name === null || fn === null)
    throw new Refusal('Which part of the result says whether the check passed is not clear here.');
  const heeded = usesOf(name, fn).some((use) => {
    const test = around(use, (one, child) => j.IfStatement.check(one) && one.test === child);
    return test !== null && j.IfStatement.check(test.node) && leaves(test.node.consequent);
  });
  if (heeded) throw new Refusal('The result of the check is already used.');
  writeAfter(source, node, rawBlock(source, `if (!${name})`, refusal));
};

const VERDICTS = /^(?:is)?_?(?:valid|ok|success|verified|authentic|authenticated|authorized|matches?|genuine)/iu;

/** `valid` of `const valid = …`, and of `const { valid } = …`. */
const verdictName = (id: Node): string | null => {
  if (j.Identifier.check(id)) return id.name;
  if (!j.ObjectPattern.check(id)) return null;
  const named = id.properties.flatMap((one) =>
    j.ObjectProperty.check(one) &&
    j.Identifier.check(one.key) &&
    j.Identifier.check(one.value) &&
    VERDICTS.test(one.key.name)
      ? [one.value.name]
      : [],
  );
  return named.length === 1 ? (named[0] ?? null) : null;
};

/** `if (!verify(body)) console.warn('forged')`, and on it goes. */
const logsOnly = ({ source }: Mending, statement: Path, refusal: RawLines): void => {
  const { node } = statement;
  if (!j.IfStatement.check(node)) return;
  const test = bare(node.test);
  if (!j.UnaryExpression.check(test) || test.operator !== '!')
    throw new Refusal('The result of the check is tested in a way that leaves no branch for a refusal.');
  const { consequent } = node;
  if (leaves(consequent)) throw new Refusal('The result of the check is already used.');
  appendTo({ source }, consequent, refusal);
};

/** At the end of a branch: what the log says stays, and what answers already only has to leave. */
export const appendTo = ({ source }: Pick<Mending, 'source'>, branch: Node, refusal: RawLines): void => {
  if (!j.BlockStatement.check(branch)) {
    const lines = [...sliceOf(source, branch).split(/\r?\n/u), ...refusal];
    source.magic.overwrite(startOf(branch), endOf(branch), braced(source, branch, lines));
    return;
  }
  const last = branch.body.at(-1);
  if (last === undefined) {
    const comment = source.text.slice(startOf(branch) + 1, endOf(branch) - 1).trim();
    const kept = comment === '' ? [] : comment.split(/\r?\n\s*/u);
    source.magic.overwrite(startOf(branch), endOf(branch), braced(source, branch, [...kept, ...refusal]));
    return;
  }
  if (branch.body.some(isRefusing) && !leaves(last)) {
    writeAfter(source, last, ['return' + (source.style.semicolons ? ';' : '')]);
    return;
  }
  if (beginsLine(source, startOf(last))) writeAfter(source, last, refusal);
  else {
    const lines = [...branch.body.flatMap((one) => sliceOf(source, one).split(/\r?\n/u)), ...refusal];
    source.magic.overwrite(startOf(branch), endOf(branch), braced(source, branch, lines));
  }
};
