import { calledName } from '../source/calls.ts';
import { isFunction } from '../source/names.ts';
import { endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import type { Reachable } from '../source/reach.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';

/** A place from which inwards the code runs once for each of many. */
export interface Boundary {
  /** For people: `element of orders`. */
  readonly what: string;
  declares(name: Reachable): boolean;
}

const EACH =
  /^(?:map|forEach|flatMap|filter|reduce|each|mapSeries|mapLimit|eachSeries|eachLimit|eachOf|addBulk|some|every|pMap|from|times|timesSeries|timesLimit|pTimes)$/u;

/** Innermost first. A loop that only tries again is none. */
export const boundariesOf = (source: Source, path: Path): readonly Boundary[] => {
  const found: Boundary[] = [];
  for (let at: Path = path; at.parent !== null; at = at.parent) {
    const boundary = boundaryAt(source, at);
    if (boundary !== null) found.push(boundary);
  }
  return found;
};

const boundaryAt = (source: Source, path: Path): Boundary | null => {
  const { node } = path;
  if (j.ForOfStatement.check(node) || j.ForInStatement.check(node)) {
    return within(path, `element of ${shortened(sliceOf(source, node.right))}`);
  }
  if (isFunction(node)) {
    const parent: Node | undefined = path.parent.node;
    const each = parent !== undefined && j.CallExpression.check(parent) && EACH.test(calledName(parent) ?? '');
    return each ? within(path, 'element of a list') : null;
  }
  if (!j.ForStatement.check(node) && !j.WhileStatement.check(node) && !j.DoWhileStatement.check(node)) return null;
  return isRetry(source, path) ? null : within(path, 'round of a loop');
};

const within = (holder: Path, what: string): Boundary => ({
  what,
  declares: (name) => startOf(holder.node) <= startOf(name.id) && endOf(name.id) <= endOf(holder.node),
});

const shortened = (text: string): string => (text.length > 40 ? 'a list' : text);

/** A loop that counts attempts, or that ends when a try has come through. */
const isRetry = (source: Source, { node }: Path): boolean => {
  const head = sliceOf(source, node).slice(0, 160);
  if (/\b(?:attempts?|retr(?:y|ies)|tries|tryCount|retryCount|backoff)/iu.test(head.split('{')[0] ?? '')) return true;
  const tries = j(node).find(j.TryStatement).length > 0;
  const leaves = j(node).find(j.ReturnStatement).length > 0 || j(node).find(j.BreakStatement).length > 0;
  if (tries && leaves) return true;
  if (tries || leaves) throw new Refusal('Whether the loop around it goes on or tries again is not clear here.');
  return false;
};
