import type { Call } from '../../facts/structure.ts';
import type { State } from './state.ts';
import { toldWhen } from './telling.ts';
import type { Frame, Walking } from './walking.ts';
import { writtenPath } from './written-path.ts';

/** What must have been asked where `ctx.assert(a && b, 401)`, `assert.ok(…)` or `invariant(…)` lets a way go on. */
export const assertedBy = ({ flow, telling }: Walking, call: Call, { file }: Frame): State | undefined => {
  const [condition] = call.args;
  const path = writtenPath(flow, { file, id: call.callee });
  const asserts = /^(?:assert|invariant)$/u.test(path.at(-1) ?? '') || /\bassert\.(?:ok|strict)$/u.test(path.join('.'));
  return asserts && condition !== undefined ? toldWhen(flow, telling, { file, id: condition.value }, true) : undefined;
};
