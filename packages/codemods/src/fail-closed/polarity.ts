import { bare, dotted, endOf, j, memberName, type Node, startOf } from '../source/node.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { isCall } from '../source/calls.ts';

/** Whether a condition holds where something is there, or where it is not. */
export type Polarity = 'present' | 'absent';

/** Of several conditions the one that the place names decides, else the first that asks for a presence. */
export const polarityOf = (test: Node, place: Node): Polarity | null => {
  const node = bare(test);
  if (!j.LogicalExpression.check(node)) return simplePolarity(node);
  const [left, right] = [node.left, node.right];
  const named = [left, right].find((side) => startOf(side) <= startOf(place) && endOf(place) <= endOf(side));
  if (named !== undefined) return polarityOf(named, place);
  return polarityOf(left, place) ?? polarityOf(right, place);
};

const simplePolarity = (node: Node): Polarity | null => {
  if (j.UnaryExpression.check(node) && node.operator === '!') {
    const inner = simplePolarity(bare(node.argument));
    return inner === null ? null : opposite(inner);
  }
  if (j.BinaryExpression.check(node)) return comparedPolarity(node);
  if (isCall(node)) return calledPolarity(node);
  return isThing(node) ? 'present' : null;
};

const opposite = (polarity: Polarity): Polarity => (polarity === 'present' ? 'absent' : 'present');

/** What can be there or not: a name, a member, `headers['x']`. */
const isThing = (node: Node): boolean =>
  j.Identifier.check(node) || j.MemberExpression.check(node) || j.OptionalMemberExpression.check(node);

/** `Boolean(secret)`, `headers.get('x')`; a check of a signature is another thing. */
const calledPolarity = (node: Parameters<typeof isCall>[0]): Polarity | null => {
  if (!isCall(node)) return null;
  const [first] = node.arguments;
  if (dotted(node.callee) === 'Boolean' && first !== undefined) return simplePolarity(bare(first));
  return /^(?:get|header|has|getHeader)$/u.test(memberName(bare(node.callee)) ?? '') ? 'present' : null;
};

const comparedPolarity = ({ operator, left, right }: ReturnType<typeof j.binaryExpression>): Polarity | null => {
  const equal = /^={2,3}$/u.test(operator);
  if (!equal && !/^!={1,2}$/u.test(operator)) {
    if (memberName(bare(left)) !== 'length') return null;
    return operator === '>' ? 'present' : null;
  }
  for (const [side, other] of [
    [left, right],
    [right, left],
  ] as const) {
    if (isNothing(bare(side)))
      return isTypeof(other) || isThing(bare(other)) || isCall(bare(other)) ? (equal ? 'absent' : 'present') : null;
    if (isTypeof(other) && j.StringLiteral.check(side)) {
      const named = side.value === 'undefined' ? 'absent' : 'present';
      return equal ? named : opposite(named);
    }
    if (memberName(bare(other)) === 'length' && j.NumericLiteral.check(side) && side.value === 0)
      return equal ? 'absent' : 'present';
  }
  return null;
};

const isTypeof = (node: Node): boolean => j.UnaryExpression.check(node) && node.operator === 'typeof';

const isNothing = (node: Node): boolean =>
  j.NullLiteral.check(node) ||
  (j.Identifier.check(node) && node.name === 'undefined') ||
  (j.StringLiteral.check(node) && node.value === '');

/** A condition that holds where the other does not. */
export const negatedText = (source: Source, test: Node): string => {
  const node = bare(test);
  if (j.UnaryExpression.check(node) && node.operator === '!') return sliceOf(source, node.argument);
  if (j.LogicalExpression.check(node) && node.operator !== '??') {
    const joined = node.operator === '&&' ? '||' : '&&';
    return [node.left, node.right]
      .map((side) => {
        const text = negatedText(source, side);
        return joined === '&&' && j.LogicalExpression.check(bare(side)) ? `(${text})` : text;
      })
      .join(` ${joined} `);
  }
  if (isThing(node) || isCall(node)) return `!${sliceOf(source, test)}`;
  return `!(${sliceOf(source, test)})`;
};

/** Outside of production, or by a switch of its own, it may be meant. */
export const isMeant = (source: Source, test: Node): boolean =>
  /\bNODE_ENV\b|\bVERCEL_ENV\b|production|development|\b(?:is)?(?:dev|prod|test)\b|\bisDev\w*|\bisProd\w*|\bisTest\w*|skip|bypass|allowUnsigned|insecure/iu.test(
    sliceOf(source, test),
  );
