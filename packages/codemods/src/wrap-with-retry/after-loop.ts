import { usesOf } from '../source/names.ts';
import { bare, dotted, endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import { type Source, statementRange } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import type { Caught } from './caught.ts';

/** What of the code around the loop goes with it: ranges of text. */
export type Gone = readonly (readonly [number, number])[];

/** `throw lastError;` behind the loop and its declaration, or a `throw` that nothing reaches. */
export const goneWith = (
  source: Source,
  loop: Path,
  { throws, keeps }: Caught,
  { isEndless, returns }: { readonly isEndless: boolean; readonly returns: boolean },
): Gone => {
  const siblings = siblingsOf(loop);
  const next = siblings[siblings.indexOf(loop.node) + 1];
  const thrown = j.ThrowStatement.check(next) ? next : undefined;
  if (keeps === null) {
    if (!throws && !isEndless) throw goesOn();
    // It was left by success or by what it threw: nothing comes as far as this.
    return thrown !== undefined && returns ? [statementRange(source, thrown)] : [];
  }
  if (throws) {
    refuseOtherUses(source, loop, keeps, []);
    return [];
  }
  if (thrown === undefined || !returns || !throwsKept(bare(thrown.argument), keeps)) throw goesOn();
  const declaration = siblings.find(
    (one) =>
      j.VariableDeclaration.check(one) &&
      one.declarations.length === 1 &&
      j.VariableDeclarator.check(one.declarations[0]) &&
      dotted(one.declarations[0].id) === keeps,
  );
  if (declaration === undefined) throw new Refusal('What failed last is kept in a variable from further away.');
  refuseOtherUses(source, loop, keeps, [thrown]);
  return [statementRange(source, declaration), statementRange(source, thrown)];
};

const goesOn = (): Refusal => new Refusal('After its last attempt the loop goes on in a way of its own.');

const siblingsOf = (loop: Path): readonly Node[] => {
  const around: Node = loop.parent.node;
  if (!j.BlockStatement.check(around)) throw new Refusal('The loop stands in no block.');
  return around.body;
};

/** `lastError`, `lastError ?? new Error('…')`, `lastError instanceof Error ? lastError : new Error(…)`. */
const throwsKept = (node: Node, name: string): boolean => {
  if (j.Identifier.check(node)) return node.name === name;
  if (j.LogicalExpression.check(node)) return throwsKept(bare(node.left), name);
  return j.ConditionalExpression.check(node) && throwsKept(bare(node.consequent), name);
};

const refuseOtherUses = (source: Source, loop: Path, name: string, known: readonly Node[]): void => {
  const others = usesOf(name, source.root.paths()[0] ?? loop).filter(
    ({ node, parent }: Path) =>
      !(j.AssignmentExpression.check(parent.node) && parent.node.left === node) &&
      !known.some((one) => startOf(one) <= startOf(node) && endOf(node) <= endOf(one)),
  );
  // Another function may have a variable of the same name.
  const scope = j(loop).closestScope().paths()[0];
  const own = scope === undefined ? others : others.filter(({ node }) => isIn(node, scope.node));
  if (own.length > 0) throw new Refusal(`${name} is read elsewhere, too.`);
};

const isIn = (node: Node, outer: Node): boolean => startOf(outer) <= startOf(node) && endOf(node) <= endOf(outer);
