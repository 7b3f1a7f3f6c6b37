import { endOf, j, type Node, type Path, pathsOf, startOf } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';
import { type Handler, handlerOf, isHandlerNode } from './handler.ts';

/**
 * The function of a framework that finds it by its place: it is the site, or the last argument of the call that is
 * (`defineEventHandler(async (event) => …)`), or the method whose name stands in front of the site.
 */
export const functionAt = (source: Source, { start, end }: Site): Handler => {
  const all = pathsOf(source.root.find(j.Function)).filter(({ node }) => isHandlerNode(node));
  const size = ({ node }: Path): number => endOf(node) - startOf(node);
  const spanned = all.filter(({ node }) => start <= startOf(node) && endOf(node) <= end);
  const [exact] = spanned.toSorted((a, b) => size(b) - size(a));
  // A method's own function begins at its parameters.
  const around = all.findLast(({ node }) => startOf(node) <= start && endOf(node) === end);
  // Nest's route is the decorator of its method.
  const decorated = all.findLast(
    ({ node }) => j.ClassMethod.check(node) && startOf(node) <= start && end <= endOf(node),
  );
  const found = around ?? exact ?? decorated ?? named(source, { start, end });
  if (found === undefined || !isHandlerNode(found.node)) throw new Refusal('There is no function at this place.');
  return { path: found, fn: found.node, name: nameOf(found) };
};

/** `Deno.serve(handler)` */
const named = (source: Source, { start, end }: Pick<Site, 'start' | 'end'>): Path | undefined => {
  const name = source.root
    .find(j.Identifier)
    .nodes()
    .findLast((node) => start <= startOf(node) && endOf(node) <= end);
  return name === undefined ? undefined : handlerOf(source, name, 1).path;
};

/** The name under which others may call it, too. */
const nameOf = ({ node, parent }: Path): string | null => {
  if (j.FunctionDeclaration.check(node)) return typeof node.id?.name === 'string' ? node.id.name : null;
  const holder: Node | undefined = parent?.node;
  return j.VariableDeclarator.check(holder) && j.Identifier.check(holder.id) ? holder.id.name : null;
};
