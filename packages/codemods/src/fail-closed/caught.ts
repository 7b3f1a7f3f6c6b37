import { childAt, j, type Node, type Path } from '../source/node.ts';
import type { Mending } from '../source/mend-sites.ts';
import { Refusal } from '../transform.ts';
import { type RawLines, replaceInBlock } from '../source/raw-lines.ts';
import { BAD_SIGNATURE, type Closing } from './closing.ts';
import { appendTo } from './ignored.ts';
import { around } from './place.ts';
import { refusalFor } from './refusal.ts';
import { leaves, refuses } from './refusing.ts';

/** Of a check whose exception is caught, logged, and forgotten. */
export const refuseCaught: Closing = (mending, path, framework) => {
  const clause = around(path, (node) => j.CatchClause.check(node) || j.TryStatement.check(node));
  const found = clause !== null && j.TryStatement.check(clause.node) ? childAt(clause, 'handler') : clause;
  if (found === null || !j.CatchClause.check(found.node)) throw new Refusal('There is no catch clause at this place.');
  const { body } = found.node;
  if (refuses(body)) throw new Refusal('The catch clause already refuses the request.');
  const refusal = refusalIn(mending, found, framework);
  const last = body.body.at(-1);
  // `return true`, an answer of 200, `event = JSON.parse(body)`: what was said before stays.
  if (last !== undefined && (j.ReturnStatement.check(last) || isStored(last))) {
    replaceInBlock(mending.source, last, refusal);
    return [];
  }
  if (last !== undefined && leaves(last))
    throw new Refusal('The catch clause leaves in a way that is not understood here.');
  appendTo(mending, body, refusal);
  return [];
};

/** Who refuses nowhere lets the exception through: his caller hears of it. */
const refusalIn = (mending: Mending, found: Path, framework: string): RawLines => {
  try {
    return refusalFor(mending, { at: found, without: found.node, reason: BAD_SIGNATURE, framework });
  } catch (error) {
    const param: Node | null = j.CatchClause.check(found.node) ? (found.node.param ?? null) : null;
    if (!(error instanceof Refusal) || param === null || !j.Identifier.check(param)) throw error;
    return [`throw ${param.name}${mending.source.style.semicolons ? ';' : ''}`];
  }
};

const isStored = (statement: Node): boolean =>
  j.ExpressionStatement.check(statement) &&
  j.AssignmentExpression.check(statement.expression) &&
  j.Identifier.check(statement.expression.left);
