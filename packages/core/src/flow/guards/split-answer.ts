/** `return same(a, b) ? { ok: true } : { ok: false }`: who passed the check answers one, and who failed the other. */
import type { Ref } from '../../facts/file-facts.ts';
import { spanOf } from '../../facts/span.ts';
import type { Bindings } from '../origin.ts';
import { productionWhen } from './excuse.ts';
import { heldWhen } from './says.ts';
import { type State, failed } from './state.ts';
import type { Frame, Walking } from './walking.ts';

type Answered = Frame['returns'][number];

const MAX_DEPTH = 4;

export const splitAnswer = (
  walking: Walking,
  states: readonly State[],
  value: Ref,
  bindings: Bindings,
  depth = 0,
): readonly Answered[] => {
  const { flow, sayings } = walking;
  const answer = flow.value(value);
  const [only, ...others] = answer?.kind === 'variable' && answer.writes.length === 0 ? answer.defs : [];
  if (only !== undefined && others.length === 0 && depth < MAX_DEPTH) {
    const split = splitAnswer(walking, states, { file: value.file, id: only }, bindings, depth + 1);
    return split.every((one) => one.value?.id === only) ? states.map((state) => ({ state, value })) : split;
  }
  const test =
    answer?.kind === 'either' && answer.op === '?:' && answer.test !== null
      ? { file: value.file, id: answer.test }
      : undefined;
  const isProduction = test === undefined ? undefined : productionWhen(flow, walking.tagger, test, bindings);
  // What is answered elsewhere is nobody's concern.
  if (answer?.kind === 'either' && isProduction !== undefined && depth < MAX_DEPTH) {
    const id = answer.of[isProduction ? 0 : 1] ?? value.id;
    return splitAnswer(walking, states, { file: value.file, id }, bindings, depth + 1);
  }
  const held = test === undefined ? undefined : heldWhen(flow, sayings, test, true);
  const other = test === undefined ? undefined : heldWhen(flow, sayings, test, false);
  if (answer?.kind !== 'either' || held === undefined || other === undefined || held === other || depth > MAX_DEPTH)
    return states.map((state) => ({ state, value }));
  const [whenTrue = value.id, whenFalse = value.id] = answer.of;
  const genuine = { file: value.file, id: held === 'held' ? whenTrue : whenFalse };
  const forged = { file: value.file, id: held === 'held' ? whenFalse : whenTrue };
  const at = spanOf(value.file, answer.at);
  const passed = states.filter((state) => state.check !== null);
  const refused = states.filter((state) => state.check === null && state.skip?.check != null);
  const rest = states.filter((state) => state.check === null && state.skip?.check == null);
  // Where either side calls something the ways were told apart already.
  const failing = refused.length > 0 ? refused : passed.map((state) => failed(state, 'failed', at));
  return [
    ...splitAnswer(walking, passed, genuine, bindings, depth + 1),
    ...splitAnswer(walking, failing, forged, bindings, depth + 1),
    ...rest.map((state) => ({ state, value })),
  ];
};
