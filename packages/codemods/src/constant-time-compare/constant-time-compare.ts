import { calledName, isCall } from '../source/calls.ts';
import { type Mending, siteTransform } from '../source/mend-sites.ts';
import { freshName, referencedNames } from '../source/names.ts';
import { bare, endOf, j, type Node, outerRange, type Path, startOf } from '../source/node.ts';
import { reference } from '../source/options.ts';
import { Refusal } from '../transform.ts';
import { type Answer, COMPARES, equalBytes, equalTexts, type Side } from './comparator.ts';
import { type Comparison, comparisonAt } from './comparison.ts';
import { kindOf } from './operand.ts';

/** Asks of two secrets, or of a secret and what a request claims, whether they are the same, and tells nothing by the time it takes. */
export const constantTimeCompare = siteTransform('constant-time-compare', (mending, site) => {
  refuseDone(mending, site);
  const comparison = comparisonAt(mending.source, site);
  if (mending.done.has(comparison.path.node)) return [];
  mending.done.add(comparison.path.node);
  if (comparison.of === 'member') replaceMember(mending, comparison);
  else replaceComparison(mending, comparison);
  return [];
});

/** Of two sides in constant time the lengths may be compared as ever. */
const refuseDone = ({ source }: Mending, { start, end }: { readonly start: number; readonly end: number }): void => {
  const calls = [...source.root.find(j.CallExpression).nodes(), ...source.root.find(j.OptionalCallExpression).nodes()];
  const within = calls.filter((node) => start <= startOf(node) && endOf(node) <= end);
  if (within.some((node) => isCall(node) && COMPARES.test(calledName(node) ?? '')))
    throw new Refusal('The comparison already takes constant time.');
};

const replaceComparison = (mending: Mending, { path, left, right, of, negated }: Comparison): void => {
  const sides = [sideOf(mending, left), sideOf(mending, right)] as const;
  const answer = of === 'bytes' ? equalBytes(mending, path, ...sides) : equalTexts(mending, path, ...sides);
  put(mending, path, answer, negated);
};

const sideOf = ({ source }: Mending, path: Path): Side => {
  const kind = kindOf(source, path);
  const inner = bare(path.node);
  const isEmpty = j.StringLiteral.check(inner) && inner.value === '';
  if (kind === 'other' || kind === 'list' || isEmpty)
    throw new Refusal('One side of the comparison is not a string that could be a signature or a secret.');
  const [start, end] = outerRange(source.text, path.node);
  return { text: source.text.slice(start, end), sure: kind === 'text', plain: isPlain(path.node) };
};

/** Reading it twice is reading it once: `signature`, `req.headers['x-signature']`. */
const isPlain = (node: Node): boolean => {
  const inner = bare(node);
  if (reference(inner) !== null) return true;
  return j.MemberExpression.check(inner) && j.StringLiteral.check(inner.property) && isPlain(inner.object);
};

/** `list.includes(x)`: each of them is compared. */
const replaceMember = (mending: Mending, { path, left, right }: Comparison): void => {
  const { source } = mending;
  const kind = kindOf(source, left);
  if (kind === 'text')
    throw new Refusal('A search for one string within another does not compare the two: extract the signature first.');
  if (kind !== 'list')
    throw new Refusal(
      'Whether includes is called on a list or on a string is not clear here: extract the signature first.',
    );
  const one = freshName(['candidate', 'one'], new Set(referencedNames(source.root)));
  const item: Side = { text: one, sure: false, plain: true };
  const { equal } = equalTexts(mending, path, item, sideOf(mending, right));
  const call = path.node;
  if (!isCall(call)) return;
  const property = endOf(bare(call.callee));
  source.magic.overwrite(property - 'includes'.length, endOf(call), `some((${one}) => ${equal})`);
};

const put = ({ source }: Mending, path: Path, answer: Answer, negated: boolean): void => {
  const text = negated ? answer.differs : answer.equal;
  const [start] = outerRange(source.text, path.node);
  const inParentheses = start !== startOf(path.node);
  const written = answer.compound && !inParentheses && bindsTighter(path) ? `(${text})` : text;
  source.magic.overwrite(startOf(path.node), endOf(path.node), written);
};

/** What stands around it would take only a part of several conditions. */
const bindsTighter = ({ parent }: Path): boolean => {
  const around: Node = parent.node;
  return (
    j.UnaryExpression.check(around) ||
    j.BinaryExpression.check(around) ||
    j.LogicalExpression.check(around) ||
    bare(around) !== around
  );
};
