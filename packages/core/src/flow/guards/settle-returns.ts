import type { Ref } from '../../facts/file-facts.ts';
import type { FunctionFact } from '../../facts/structure.ts';
import { exitsOf } from '../exits.ts';
import { answersRequest, verdictOf } from './refusal.ts';
import { answerOf, truthOf } from './answer.ts';
import { isAnswerOfHeld } from './said-by.ts';
import { addressHeld } from './address-held.ts';
import { productionWhen } from './excuse.ts';
import { isBare } from './stage-ways.ts';
import { recalledMembers } from './recalled.ts';
import { type Answer, type State, blank, chain, unexplained } from './state.ts';
import { toldWhen } from './telling.ts';
import type { Frame, Walking } from './walking.ts';

/** Ways that end in a refusal need no check; in a function that answers nothing, an empty return is no refusal. */
export const settleReturns = (
  walking: Walking,
  fact: FunctionFact,
  frame: Frame,
  fallen: readonly State[],
  /** What of the entry's own answers counts as one. */
  valueEnds: 'nothing' | 'unanswered' | null,
): readonly State[] => {
  const { flow } = walking;
  const answers = exitsOf(fact).some(
    (exit) =>
      exit.how === 'return' &&
      exit.value !== null &&
      verdictOf(flow, { file: frame.file, id: exit.value }, frame.bindings) === 'accepts',
  );
  const returned = frame.returns.map(({ state, value }) => {
    // What a helper answers where its check failed is for its caller to hear.
    if (frame.depth > 0 && state.skip?.check != null && value !== null && !isAnswerOfHeld(walking, frame, value))
      return { ...state, refused: true };
    // `return known && verify()`: whoever gets past this without a check got past with a no.
    if (isBare(state) && value !== null && toldWhen(flow, walking.telling, value, true) !== undefined)
      return { ...state, refused: true };
    // `return process.env.NODE_ENV !== 'production'`
    if (isBare(state) && value !== null && productionWhen(flow, walking.tagger, value, frame.bindings) === false)
      return { ...state, refused: true };
    // `return null` of an action says that all went well.
    if (frame.handles && value !== null && flow.value(value)?.kind === 'constant') return state;
    // `return;` of a handler that is asked for no answer.
    if (frame.handles && value === null && walking.needsNoAnswer) return state;
    const verdict = verdictOf(flow, value, frame.bindings);
    // `return allowed.includes(request.ip)` of a guard.
    const address =
      frame.depth === 0 && !frame.handles && value !== null && isBare(state)
        ? addressHeld(walking, value, true, frame.bindings)
        : undefined;
    if (address !== undefined) return chain(state, { ...blank, address });
    const isAnswered = valueEnds === 'nothing' ? verdict !== 'empty' : answersRequest(flow, value, frame.bindings);
    if (valueEnds !== null && isAnswered) return { ...state, refused: true };
    if (verdict === 'accepts' || (verdict === 'empty' && !answers)) return state;
    // `return null` beside a `return 'not signed'`: who is known is told the same.
    return frame.depth > 0 && isBare(state) && isNothingOfHeld(walking, frame, fallen)
      ? state
      : { ...state, refused: true };
  });
  const isTold = frame.depth > 0 && isMixed(returned);
  const out = [
    ...returned.map((state, index) =>
      isTold ? { ...state, answer: answered(walking, state, frame.returns[index]?.value ?? null) } : state,
    ),
    ...fallen,
  ];
  return out.some(({ check }) => check !== null) ? out : out.map((state) => unexplained(state));
};

const answered = (walking: Walking, state: State, value: Ref | null): Answer => {
  const answer = answerOf(walking.flow, value, (ref) => isNoOf(walking, state, ref));
  const members = value === null || answer.members !== '' ? '' : recalledMembers(walking.flow, state.said, value);
  return members === '' ? answer : { ...answer, members };
};

/** Whether what is answered can tell who passed a check from who did not. */
const isMixed = (ways: readonly State[]): boolean => ways.some(({ check }) => check !== null) && ways.some(isBare);

/** It cannot be true where the check that it rests on did not hold. */
const isNoOf = ({ flow, telling }: Walking, state: State, ref: Ref): boolean =>
  isBare(state) && toldWhen(flow, telling, ref, true) !== undefined;

/** Whether all who passed the check are answered nothing. */
const isNothingOfHeld = ({ flow }: Walking, { returns }: Frame, fallen: readonly State[]): boolean => {
  const held = returns.filter(({ state }) => state.check !== null);
  return (
    held.length + fallen.filter(({ check }) => check !== null).length > 0 &&
    held.every(({ value }) => truthOf(flow, value) === false)
  );
};
