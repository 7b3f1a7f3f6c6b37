import { isFunction } from '../source/names.ts';
import { contains, j, type Node, type Path } from '../source/node.ts';
import type { Handler } from '../verify-webhook/handler.ts';

/** Paths inside of the handler that run when it runs, in their order: not those of functions in it. */
export const ownPaths = (handler: Handler, is: (node: Node) => boolean, within: Node = handler.fn): readonly Path[] => {
  // jscodeshift types what it finds by `Node` as a node without fields.
  const paths = j(handler.path).find(j.Node).paths() as unknown as readonly Path[];
  return paths.filter((path) => is(path.node) && contains(within, path.node) && functionAround(path) === handler.fn);
};

const functionAround = (path: Path): Node | null => {
  for (let at: Path | null = path.parent; at !== null; at = at.parent) {
    const { node } = at;
    if (isFunction(node) || j.ObjectMethod.check(node) || j.ClassMethod.check(node)) return node;
  }
  return null;
};
