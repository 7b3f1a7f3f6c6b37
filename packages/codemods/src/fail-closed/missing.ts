import { calledName, isCall } from '../source/calls.ts';
import type { Mending } from '../source/mend-sites.ts';
import {
  bare,
  childAt,
  contains,
  dotted,
  endOf,
  j,
  type Node,
  outerRange,
  type Path,
  startOf,
} from '../source/node.ts';
import { rawBlock, type RawLines, replaceStatement, writeBefore } from '../source/raw-lines.ts';
import { lookUp } from '../source/reach.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { type Closing, secretNote } from './closing.ts';
import { addElse } from './failed.ts';
import { around, isInBlock, statementAround, statementsOf } from './place.ts';
import { isMeant, negatedText, polarityOf } from './polarity.ts';
import { type Reason, refusalFor } from './refusal.ts';
import { refuses } from './refusing.ts';

const SETTLED = 'A missing value is already refused there.';

/** Of a check that only stands where a secret, or a signature, is there. */
export const refuseMissing =
  (reason: Reason): Closing =>
  (mending, path, framework) => {
    const { source } = mending;
    const found = conditionOf(path);
    if (found === null) throw new Refusal('There is no condition at this place.');
    const test = testOf(found.node);
    if (isMeant(source, test))
      throw new Refusal('Whether the check is skipped on purpose, outside production, is for its author to say.');
    const polarity = polarityOf(test, path.node);
    if (polarity === null) throw new Refusal('What the condition tests is not clear here.');
    const hole: Hole = { mending, path, found, test, absent: polarity === 'absent', reason, framework };
    if (j.IfStatement.check(found.node)) closeIf(hole, found.node);
    else if (j.ConditionalExpression.check(found.node)) closeConditional(hole, found.node);
    else closeLogical(hole);
    return reason.status === null ? [] : secretNote(environmentName(test, path));
  };

interface Hole {
  readonly mending: Mending;
  readonly path: Path;
  /** The `if`, the conditional or the logical expression. */
  readonly found: Path;
  readonly test: Node;
  readonly absent: boolean;
  readonly reason: Reason;
  readonly framework: string;
}

/** The `if` or the conditional that the place is the condition of, or stands as. */
const conditionOf = (path: Path): Path | null => {
  const { node } = path;
  if (j.IfStatement.check(node) || j.ConditionalExpression.check(node)) return path;
  const conditional = around(
    path,
    (one, child) => (j.IfStatement.check(one) || j.ConditionalExpression.check(one)) && one.test === child,
  );
  if (conditional !== null) return conditional;
  const logical = around(path, (one) => j.LogicalExpression.check(one));
  const parent: Node | undefined = logical?.parent?.node;
  if (j.ReturnStatement.check(parent) || j.ArrowFunctionExpression.check(parent)) return logical;
  // The branch that the place stands in, all by itself.
  const branch = around(
    path,
    (one, child) => j.IfStatement.check(one) && (one.consequent === child || one.alternate === child),
  );
  return branch !== null && j.IfStatement.check(branch.node) ? branch : null;
};

const testOf = (node: Node): Node => {
  if (j.IfStatement.check(node) || j.ConditionalExpression.check(node)) return node.test;
  return j.LogicalExpression.check(node) ? node.left : node;
};

const refusalOf = ({ mending, path, found, reason, framework }: Hole, without: Node): RawLines =>
  refusalFor(mending, { at: around(found, (node) => node === found.node) ?? path, without, reason, framework });

const closeIf = (hole: Hole, node: ReturnType<typeof j.ifStatement>): void => {
  const { source } = hole.mending;
  if (hole.absent) {
    if (refuses(node.consequent)) throw new Refusal(SETTLED);
    replaceBranch(hole, node.consequent);
    return;
  }
  if (refuses(node.consequent) && node.alternate == null) {
    const flipped = flippedTest(source, node.test);
    if (flipped === null) throw new Refusal(SETTLED);
    source.magic.overwrite(startOf(node.test), endOf(node.test), flipped);
    return;
  }
  if (node.alternate == null) {
    // What stands behind the condition stays, and mostly refuses a wrong signature.
    addElse(hole.mending, node, refusalOf(hole, node.test));
    return;
  }
  if (j.IfStatement.check(node.alternate)) throw new Refusal('If the condition does not hold, another one is tested.');
  if (refuses(node.alternate)) throw new Refusal(SETTLED);
  replaceBranch(hole, node.alternate);
};

/** The logs of a branch stay as far as they don't say that it lets pass. */
const replaceBranch = (hole: Hole, branch: Node): void => {
  const { source } = hole.mending;
  const refusal = refusalOf(hole, branch);
  const speaks = refusal.some((line) => line.includes(hole.reason.message));
  const kept = statementsOf(branch).flatMap((one) => logKept(source, one, speaks) ?? []);
  replaceStatement(source, branch, [...kept, ...refusal]);
};

const PASSES =
  /skip|bypass|without|unverif|insecure|allow|accept|ignor|disabl|trust|\bdev\b|continu|proceed|process|anyway|fall/iu;

/** Of `log('No secret is set, skipping the check')` the first half, where nothing else says it. */
const logKept = (source: Source, statement: Node, speaks: boolean): string | null => {
  const call = j.ExpressionStatement.check(statement) ? bare(statement.expression) : null;
  if (call === null || !isCall(call) || !/^(?:log|info|debug|warn|error|trace|fatal)$/u.test(calledName(call) ?? ''))
    return null;
  const text = sliceOf(source, statement);
  if (text.includes('\n')) return null;
  if (!PASSES.test(text)) return text;
  if (speaks) return null;
  const said = j(statement).find(j.StringLiteral).nodes().at(0);
  if (said === undefined) return null;
  const spoken = sliceOf(source, said);
  const reason = /^(.+?)(?:[,;.:]| [-–—]) /u.exec(spoken)?.[1];
  const written = reason === undefined ? null : text.replace(spoken, () => `${reason}${spoken.slice(-1)}`);
  return written === null || PASSES.test(written) || !/\s/u.test(reason ?? '') ? null : written;
};

/** `!secret || !ok(secret)` of `secret && !ok(secret)`; null where the condition is no such chain. */
const flippedTest = (source: Source, test: Node): string | null => {
  const operands = chain(bare(test));
  if (operands.length < 2) return null;
  const from = operands.findIndex((one) => polarityOf(one, one) !== 'present');
  if (from < 1) return null;
  const rest = operands.slice(from).map((one) => sliceWithParentheses(source, one));
  const checks = rest.length > 1 ? `(${rest.join(' && ')})` : (rest[0] ?? '');
  return [...operands.slice(0, from).map((one) => negatedText(source, one)), checks].join(' || ');
};

const chain = (node: Node): readonly Node[] =>
  j.LogicalExpression.check(node) && node.operator === '&&'
    ? [...chain(bare(node.left)), ...chain(bare(node.right))]
    : [node];

const sliceWithParentheses = (source: Source, node: Node): string =>
  source.text.slice(...outerRange(source.text, node));

/** `return secret ? verify(secret) : true`, `const event = secret ? verify(secret) : JSON.parse(body)`. */
const closeConditional = (hole: Hole, node: ReturnType<typeof j.conditionalExpression>): void => {
  const { source } = hole.mending;
  const [passing, checking] = hole.absent ? [node.consequent, node.alternate] : [node.alternate, node.consequent];
  if (j.BooleanLiteral.check(passing)) {
    if (!passing.value) throw new Refusal(SETTLED);
    source.magic.overwrite(startOf(passing), endOf(passing), 'false');
    return;
  }
  const statement = statementAround(hole.found);
  if (statement === null || !isInBlock(statement) || !contains(statement.node, node))
    throw new Refusal('There is no room for a statement before the condition.');
  const condition = hole.absent ? sliceOf(source, node.test) : negatedText(source, node.test);
  writeBefore(source, statement.node, rawBlock(source, `if (${condition})`, refusalOf(hole, passing)));
  const [start, end] = outerRange(source.text, node);
  source.magic.overwrite(start, end, sliceWithParentheses(source, checking));
};

/** `return !secret || verify(secret)` */
const closeLogical = ({ mending: { source }, found, absent }: Hole): void => {
  const { node } = found;
  if (!j.LogicalExpression.check(node)) throw new Refusal('There is no condition at this place.');
  if (!absent) throw new Refusal(SETTLED);
  if (node.operator !== '||') throw new Refusal('What the condition tests is not clear here.');
  const present = negatedText(source, node.left);
  const whole = /^[\w.$[\]'"?]+$/u.test(present) ? `!!${present}` : present;
  const right = sliceWithParentheses(source, childAt(found, 'right').node);
  source.magic.overwrite(startOf(node), endOf(node), `${whole} && ${right}`);
};

/** Of `process.env.SECRET`, also through a constant. */
const environmentName = (test: Node, path: Path): string | null => {
  const nodes = [test, ...j(test).find(j.MemberExpression).nodes(), ...j(test).find(j.Identifier).nodes()];
  for (const node of nodes) {
    const declared = j.Identifier.check(node) ? lookUp(path, node.name) : null;
    const stored = declared?.init == null ? null : dotted(bare(declared.init));
    const written = declared === null ? dotted(node) : [stored ?? '', ...declared.members].join('.');
    const name = /^process\.env\.(\w+)$/u.exec(written ?? '')?.[1];
    if (name !== undefined) return name;
  }
  return null;
};
