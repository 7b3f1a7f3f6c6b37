import { bare, endOf, j, type Node, type Path, startOf } from '../source/node.ts';
import { braced, type RawLines, replaceInBlock, replaceStatement } from '../source/raw-lines.ts';
import { sliceOf } from '../source/source.ts';
import type { Mending } from '../source/mend-sites.ts';
import { Refusal } from '../transform.ts';
import { BAD_SIGNATURE, type Closing } from './closing.ts';
import { appendTo } from './ignored.ts';
import { around } from './place.ts';
import { refusalFor } from './refusal.ts';
import { leaves, refuses } from './refusing.ts';
import { saysOf } from './says.ts';

/** Of a check that said no, and on it goes: `if (!valid) console.warn('forged');`. */
export const refuseFailed: Closing = (mending, path, framework) => {
  const found = conditionAt(path);
  const { node } = found;
  if (!j.IfStatement.check(node)) throw new Refusal('There is no condition at this place.');
  const says = saysOf(node.test);
  if (says === null) throw new Refusal('Whether the check passed or failed there is not clear.');
  const side = says === 'no' ? node.consequent : (node.alternate ?? null);
  const without = side ?? node.test;
  const refusal = refusalFor(mending, { at: found, without, reason: BAD_SIGNATURE, framework });
  if (side === null) addElse(mending, node, refusal);
  else if (j.IfStatement.check(side)) throw new Refusal('If the check fails, another condition is tested.');
  else refuseIn(mending, side, refusal);
  return [];
};

const conditionAt = (path: Path): Path => {
  const found = around(path, (node) => j.IfStatement.check(node) || j.Function.check(node));
  if (found === null || !j.IfStatement.check(found.node)) throw new Refusal('There is no condition at this place.');
  return found;
};

const refuseIn = (mending: Mending, side: Node, refusal: RawLines): void => {
  if (refuses(side)) throw new Refusal('The result of the check is already used.');
  const last = j.BlockStatement.check(side) ? side.body.at(-1) : side;
  if (last === undefined || !leaves(last)) appendTo(mending, side, refusal);
  // `return true`, `return next()`: what was said before stays.
  else if (!j.ReturnStatement.check(last)) throw new Refusal('If the check fails, it leaves in a way of its own.');
  else if (last === side) replaceStatement(mending.source, side, refusal);
  else replaceInBlock(mending.source, last, refusal);
};

/** Behind a branch of one statement the keyword would stand on its line. */
export const addElse = (
  { source }: Pick<Mending, 'source'>,
  node: ReturnType<typeof j.ifStatement>,
  refusal: RawLines,
): void => {
  const { consequent } = node;
  const otherwise = ` else ${braced(source, node, refusal)}`;
  if (j.BlockStatement.check(bare(consequent))) {
    source.magic.appendLeft(endOf(node), otherwise);
    return;
  }
  const block = braced(source, node, sliceOf(source, consequent).split(/\r?\n/u));
  source.magic.overwrite(startOf(consequent), endOf(consequent), block + otherwise);
};
