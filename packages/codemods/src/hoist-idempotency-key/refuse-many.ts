import { isFunction } from '../source/names.ts';
import { j, type Node, type Path } from '../source/node.ts';
import { Refusal } from '../transform.ts';

/** What is made for each of many inside of the retry would be one for all of them outside. */
export const refuseMany = (making: Path, region: Path): void => {
  let functions = 0;
  const isCall = j.CallExpression.check(region.node) || j.OptionalCallExpression.check(region.node);
  for (let at: Path = making.parent; at.node !== region.node; at = at.parent) {
    if (at.parent === null) throw new Refusal('The key is made outside of the retry.');
    if (isLoop(at.node)) throw new Refusal('Inside of the retry a key is made for each round of another loop.');
    if (isOther(at.node)) functions += 1;
    if (isFunction(at.node)) functions += 1;
  }
  if (functions > (isCall ? 1 : 0))
    throw new Refusal('The key is made in a function inside of the retry, which may run for each of many.');
};

const isLoop = (node: Node): boolean =>
  j.ForStatement.check(node) ||
  j.ForOfStatement.check(node) ||
  j.ForInStatement.check(node) ||
  j.WhileStatement.check(node) ||
  j.DoWhileStatement.check(node);

const isOther = (node: Node): boolean => j.ObjectMethod.check(node) || j.ClassMethod.check(node);
