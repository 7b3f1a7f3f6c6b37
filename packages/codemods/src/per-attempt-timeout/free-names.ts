import { isFunction, isReference } from '../source/names.ts';
import { contains, j, type Path } from '../source/node.ts';
import { lookUp } from '../source/reach.ts';
import { Refusal } from '../transform.ts';

/** All names in `value` have to stand for the same at `to`, which runs later and more than once. */
export const refuseOtherNames = (value: Path, to: Path): void => {
  const inside = j(value);
  if (inside.find(j.AwaitExpression).length > 0) throw new Refusal('The signal is waited for before it is there.');
  if (inside.find(j.ThisExpression).length > 0 && thisOf(value) !== thisOf(to))
    throw new Refusal('What the signal is made from stands for something else inside of the retry.');
  const names = inside.find(j.Identifier).filter(isReference).paths();
  for (const name of names) {
    const before = lookUp(name, name.node.name);
    if (before !== null && contains(value.node, before.id)) continue;
    if (before?.id !== lookUp(to, name.node.name)?.id)
      throw new Refusal(`${name.node.name} stands for something else inside of the retry.`);
    if (before?.kind === 'variable') throw new Refusal(`${name.node.name} may hold something else by then.`);
  }
};

/** The function or class that says what `this` is. */
const thisOf = (path: Path): unknown => {
  for (let at: Path | null = path.parent; at !== null; at = at.parent) {
    const { node } = at;
    const isOwn = isFunction(node) && !j.ArrowFunctionExpression.check(node);
    if (isOwn || j.ClassMethod.check(node) || j.ObjectMethod.check(node) || j.ClassProperty.check(node)) return node;
  }
  return null;
};
