/** Members of what a function made of several objects: `Object.assign({}, defaults, options).timeout`. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import type { Following, Trail } from '../following.ts';
import { type Bindings, type Origin, pathText } from '../origin.ts';

export const followMerged = (
  following: Following,
  callee: Extract<Origin, { kind: 'external' }>,
  ref: Ref,
  call: Call,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): boolean => {
  const rows = following.catalog.mergesOf(callee.package);
  if (rows.length === 0) return false;
  // `lodash/merge`
  const text = pathText(callee.path) || (callee.subpath ?? '');
  const row = rows.find((one) => one.path.test(text) && (path.length > 0 || one.same === true));
  if (row === undefined || call.args.some(({ spread }) => spread)) return false;
  const { from } = row;
  const given = 'all' in from ? call.args.slice(from.all) : from.flatMap((index) => call.args[index] ?? []);
  if (given.length === 0) return false;
  for (const { value } of given) following.follow({ file: ref.file, id: value }, path, bindings, trail);
  return true;
};
