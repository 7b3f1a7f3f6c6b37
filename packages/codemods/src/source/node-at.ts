import { endOf, j, type Path, pathsOf, startOf } from './node.ts';
import type { Source } from './source.ts';
import { Refusal } from '../transform.ts';

/** The call or loop with the offsets `10-20`. */
export const nodeAt = ({ root }: Source, range: string | undefined, what: string): Path => {
  const [start, end] = (range ?? '').split('-').map(Number);
  const found = [...pathsOf(root.find(j.Expression)), ...pathsOf(root.find(j.Statement))].find(
    ({ node }) => startOf(node) === start && endOf(node) === end && !j.Identifier.check(node),
  );
  if (found === undefined) throw new Refusal(`The ${what} is not at this place.`);
  return found;
};
