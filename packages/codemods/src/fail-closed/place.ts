import { bare, endOf, j, type Node, type Path, pathsOf, startOf } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';

/** The widest node that lies in the place; of a statement without a semicolon the expression. */
export const nodeAt = (source: Source, { start, end }: Site): Path => {
  const within = pathsOf(source.root.find(j.Node)).filter(
    ({ node }) => startOf(node) >= start && endOf(node) <= end && startOf(node) < endOf(node),
  );
  const size = ({ node }: Path): number => endOf(node) - startOf(node);
  const most = Math.max(...within.map(size));
  const widest = within.findLast((path) => size(path) === most && !j.ExpressionStatement.check(path.node));
  if (widest === undefined) throw new Refusal('There is nothing at this place.');
  return widest;
};

/** The nearest path around, itself included, that is asked for. */
export const around = (path: Path, asked: (node: Node, child: Node) => boolean): Path | null => {
  let child = path.node;
  for (let at: Path | null = path; at !== null; at = at.parent) {
    if (asked(at.node, child)) return at;
    child = at.node;
  }
  return null;
};

/** Null at the top level of the file. */
export const functionAround = (path: Path): Path | null =>
  path.parent === null ? null : around(path.parent, (node) => j.Function.check(node));

/** The statement of a block that holds the path. */
export const statementAround = (path: Path): Path | null => around(path, (node) => isStatement(node)) ?? null;

const isStatement = (node: Node): boolean =>
  j.Statement.check(node) && !j.BlockStatement.check(node) && !j.Program.check(node);

/** Whether lines can be written beside the statement. */
export const isInBlock = (path: Path): boolean => {
  const parent: Node | undefined = path.parent?.node;
  return j.BlockStatement.check(parent) || j.Program.check(parent) || j.SwitchCase.check(parent);
};

/** The statements of a block, or the one that stands without. */
export const statementsOf = (node: Node): readonly Node[] => (j.BlockStatement.check(node) ? node.body : [node]);

/** What a statement says with `return` or alone. */
export const saidBy = (statement: Node): Node | null => {
  const said = j.ReturnStatement.check(statement)
    ? statement.argument
    : j.ExpressionStatement.check(statement)
      ? statement.expression
      : null;
  if (said == null) return null;
  const inner = bare(said);
  return j.AwaitExpression.check(inner) && inner.argument ? bare(inner.argument) : inner;
};
