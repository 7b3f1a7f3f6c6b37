import { childAt, j } from '../source/node.ts';
import { Refusal } from '../transform.ts';
import { replaceInBlock } from '../source/raw-lines.ts';
import { BAD_SIGNATURE, type Closing } from './closing.ts';
import { appendTo } from './ignored.ts';
import { around } from './place.ts';
import { refusalFor } from './refusal.ts';
import { leaves, refuses } from './refusing.ts';

/** Of a check whose exception is caught, logged, and forgotten. */
export const refuseCaught: Closing = (mending, path, framework) => {
  const clause = around(path, (node) => j.CatchClause.check(node) || j.TryStatement.check(node));
  const found = clause !== null && j.TryStatement.check(clause.node) ? childAt(clause, 'handler') : clause;
  if (found === null || !j.CatchClause.check(found.node)) throw new Refusal('No catch clause stands at this place.');
  const { body } = found.node;
  if (refuses(body)) throw new Refusal('What is caught is refused there already.');
  const refusal = refusalFor(mending, { at: found, without: found.node, reason: BAD_SIGNATURE, framework });
  const last = body.body.at(-1);
  // `return true`, or an answer of 200: what was said before stays.
  if (last !== undefined && j.ReturnStatement.check(last)) {
    replaceInBlock(mending.source, last, refusal);
    return [];
  }
  if (last !== undefined && leaves(last))
    throw new Refusal('The catch clause leaves in a way that is not seen through.');
  appendTo(mending, body, refusal);
  return [];
};
