/** A handler whose answer says what is done with the event: `return { workflowData: [[{ json: body }]] }` of n8n. */
import type { Ref } from '../../facts/file-facts.ts';
import { spanOf } from '../../facts/span.ts';
import { usesEvent } from './effect.ts';
import type { State } from './state.ts';
import type { Frame, Walking } from './walking.ts';

export const startedBy = (
  { flow, tagger, startsBy }: Walking,
  answer: Ref,
  states: readonly State[],
  { handles, bindings }: Frame,
): readonly State[] => {
  if (startsBy === undefined || !handles) return states;
  const hands = flow.settle(answer, bindings).found.some((origin) => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    const entries = origin.kind === 'value' && value?.kind === 'object' ? value.entries : [];
    return entries.some(
      ({ key, value: id }) =>
        key === startsBy && origin.kind === 'value' && usesEvent(tagger.tagsOf({ ...origin.ref, id }, origin.bindings)),
    );
  });
  if (!hands) return states;
  const effect = spanOf(answer.file, flow.value(answer)?.at ?? [0, 0]);
  return states.map((state) => (state.check === null && state.effect === null ? { ...state, effect } : state));
};
