import { bare, endOf, j, type Node, startOf } from '../source/node.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import type { Closing } from './closing.ts';
import { around, statementsOf } from './place.ts';
import { isRefusing } from './refusing.ts';
import { type Says, saysOf } from './says.ts';

/** Of a condition that refuses what is genuine, and lets the rest in. */
export const turnAround: Closing = ({ source }, path) => {
  const found = around(
    path,
    (node) => j.IfStatement.check(node) || j.ConditionalExpression.check(node) || j.Function.check(node),
  );
  const node = found?.node;
  if (!j.IfStatement.check(node) && !j.ConditionalExpression.check(node))
    throw new Refusal('There is no condition at this place.');
  const test = bare(node.test);
  if (j.LogicalExpression.check(test))
    throw new Refusal('Several conditions are tested at once, and which of them is inverted is for its author to say.');
  const refusing = refusingArm(node);
  if (refusing !== null && saysOf(test) === refusing) throw new Refusal('A failed check is already refused there.');
  source.magic.overwrite(startOf(node.test), endOf(node.test), turned(source, test));
  return [];
};

/** What the check says where the condition refuses, if it did as it should. */
const refusingArm = (node: Node): Says | null => {
  if (!j.IfStatement.check(node)) return null;
  const [then, otherwise] = [node.consequent, node.alternate].map(
    (arm) => arm != null && statementsOf(arm).some((one) => isRefusing(one)),
  );
  return then === true ? 'no' : otherwise === true ? 'yes' : null;
};

const OPPOSITE: Readonly<Record<string, string>> = { '===': '!==', '!==': '===', '==': '!=', '!=': '==' };

const turned = (source: Source, test: Node): string => {
  if (j.UnaryExpression.check(test) && test.operator === '!') return sliceOf(source, bare(test.argument));
  const opposite = j.BinaryExpression.check(test) ? OPPOSITE[test.operator] : undefined;
  if (!j.BinaryExpression.check(test) || opposite === undefined) {
    const text = sliceOf(source, test);
    return j.AwaitExpression.check(test) || j.BinaryExpression.check(test) ? `!(${text})` : `!${text}`;
  }
  const between = source.text.slice(endOf(test.left), startOf(test.right)).replace(test.operator, opposite);
  return (
    source.text.slice(startOf(test), endOf(test.left)) + between + source.text.slice(startOf(test.right), endOf(test))
  );
};
