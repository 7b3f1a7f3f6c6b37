import { bare, endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import { isReference } from '../source/names.ts';
import { lookUp } from '../source/reach.ts';
import { Refusal } from '../transform.ts';

/** The expression that the whole key is, if all it is made of is there in front of the retry. */
export const wholeKey = (making: Path, region: Path): Path => {
  if (!isFree(making, region)) throw new Refusal('What the key is made from is there only inside of the retry.');
  let key = making;
  for (let at: Path = making.parent; isPartOfKey(at.node, key.node); at = at.parent) {
    if (!isFree(at, region)) return key;
    key = at;
  }
  return key;
};

const isPartOfKey = (node: Node, inner: Node): boolean => {
  if (j.TemplateLiteral.check(node) || j.MemberExpression.check(node) || bare(node) !== node) return true;
  if (j.BinaryExpression.check(node)) return node.operator === '+';
  return j.CallExpression.check(node) && node.callee === inner;
};

/** Nothing in it is declared inside of the retry. */
const isFree = (path: Path, region: Path): boolean => {
  const inside = j(path);
  if (inside.find(j.AwaitExpression).length > 0 || inside.find(j.ThisExpression).length > 0) return false;
  if (inside.find(j.YieldExpression).length > 0) return false;
  return inside
    .find(j.Identifier)
    .filter(isReference)
    .paths()
    .every((name) => {
      const from = lookUp(name, name.node.name);
      return from === null || !isWithin(from.id, region.node) || isWithin(from.id, path.node);
    });
};

const isWithin = (inner: Node, outer: Node): boolean =>
  startOf(outer) <= startOf(inner) && endOf(inner) <= endOf(outer);
