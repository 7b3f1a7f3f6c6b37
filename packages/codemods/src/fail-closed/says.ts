import { bare, j, memberName, type Node } from '../source/node.ts';

/** What it means of a check that a condition holds. */
export type Says = 'yes' | 'no';

const other = (says: Says | null): Says | null => (says === null ? null : says === 'yes' ? 'no' : 'yes');

const REFUSING = /^(?:is|has)?_?(?:invalid|error|err|mismatch|problem|forged|fake|bad|failed|failure|wrong|un\w+)/iu;

/** `!valid` says no, `given === wanted` yes; of several conditions the last tells, since presence is asked first. */
export const saysOf = (test: Node): Says | null => {
  const node = bare(test);
  if (j.UnaryExpression.check(node)) return node.operator === '!' ? other(saysOf(node.argument)) : null;
  if (j.LogicalExpression.check(node)) return node.operator === '??' ? null : (saysOf(node.right) ?? saysOf(node.left));
  if (j.AwaitExpression.check(node)) return node.argument ? saysOf(node.argument) : null;
  if (j.BinaryExpression.check(node)) return comparedSays(node);
  const name = j.Identifier.check(node) ? node.name : memberName(node);
  if (name !== null) return REFUSING.test(name) ? 'no' : 'yes';
  return j.CallExpression.check(node) || j.OptionalCallExpression.check(node) ? 'yes' : null;
};

const comparedSays = ({ operator, left, right }: ReturnType<typeof j.binaryExpression>): Says | null => {
  const equal = /^={2,3}$/u.test(operator);
  if (!equal && !/^!={1,2}$/u.test(operator)) return null;
  for (const [side, against] of [
    [left, right],
    [right, left],
  ] as const) {
    const constant = bare(side);
    if (j.BooleanLiteral.check(constant)) {
      const said = saysOf(against);
      return constant.value === equal ? said : other(said);
    }
  }
  return equal ? 'yes' : 'no';
};
