import { calledName, isCall } from '../source/calls.ts';
import { j, type Node } from '../source/node.ts';
import { isFunction } from '../source/names.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { ownPaths } from './own-nodes.ts';
import type { Place } from './place.ts';
import type { Reception } from './reception.ts';

/** A claim that is kept though the work failed makes the loss final: whoever delivers again is told that all is done. */
export const refuseSwallowed = (source: Source, reception: Reception, place: Place, told: string): void => {
  const { handler } = reception;
  const inWork = (is: (node: Node) => boolean, within?: Node): readonly Node[] =>
    (within === undefined ? place.work : [within]).flatMap((one) => ownPaths(handler, is, one)).map(({ node }) => node);
  const awaited = (within?: Node): number => inWork((node) => j.AwaitExpression.check(node), within).length;
  const all = awaited();
  const clauses = inWork((node) => j.TryStatement.check(node)).flatMap((node) =>
    j.TryStatement.check(node) && node.handler ? [{ tried: node.block, clause: node.handler }] : [],
  );
  const swallows = clauses.some(
    ({ tried, clause }) => awaited(tried) * 2 > all && !keepsFailure(source, clause, inWork),
  );
  const chained = inWork((node) => j.AwaitExpression.check(node) && isSwallowedPromise(source, node.argument)).length;
  // In the handler, but around the work: there the claim is released before it.
  const seen = told
    .split(',')
    .filter((one) => one !== '')
    .some(
      (one) =>
        one === 'elsewhere' || place.work.some((work) => isAt(work, Number(one))) || !isAt(handler.fn, Number(one)),
    );
  if (swallows || seen || chained * 2 > all)
    throw new Refusal(
      'Fix the catch clause first: it lets failed work pass as done, so that a claim would never be released and the event would be lost for good. Let it throw, or answer 5xx.',
    );
};

const isAt = (node: Node, at: number): boolean => {
  const { start, end } = node as unknown as { readonly start: number; readonly end: number };
  return start <= at && at < end;
};

const HARMLESS =
  /^(?:log|info|warn|error|debug|trace|captureException|captureMessage|json|send|sendStatus|status|code|type|end|text|body|stringify|String|set|setHeader|header|toString|setTag|setContext|flush)$/u;
const FAILING = /\b(?:status|statusCode|code|sendStatus|json|text|body)\b[^;\n]*\b[45]\d\d\b/u;

/** It throws, hands the error on, or answers with a failure. */
const keepsFailure = (
  source: Source,
  clause: Node,
  inWork: (is: (node: Node) => boolean, within?: Node) => readonly Node[],
): boolean => {
  if (inWork((node) => j.ThrowStatement.check(node), clause).length > 0) return true;
  if (FAILING.test(sliceOf(source, clause))) return true;
  return inWork((node) => isCall(node) || j.NewExpression.check(node), clause).some(
    (node) => isCall(node) && !j.NewExpression.check(node) && !HARMLESS.test(calledName(node) ?? ''),
  );
};

/** `await work().catch(console.error)` */
const isSwallowedPromise = (source: Source, value: Node | null | undefined): boolean => {
  if (!value || !isCall(value) || calledName(value) !== 'catch') return false;
  const [callback] = value.arguments;
  if (callback === undefined) return false;
  const text = sliceOf(source, callback);
  return isFunction(callback)
    ? !/\bthrow\b|\breject\b|[45]\d\d/u.test(text)
    : /^(?:console\.\w+|noop|\w*[lL]og(?:ger)?\.\w+)$/u.test(text);
};
