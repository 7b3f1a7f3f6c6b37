import { spanOf } from '../../facts/span.ts';
import type { Step } from '../../facts/structure.ts';
import { exitsIn } from '../exits.ts';
import { askingOf, enterSide } from './branch-side.ts';
import { decidedBy, isFreeToSender } from './free-to-sender.ts';
import { type State, blank, chain, passedOver, unexplained } from './state.ts';
import { walkGetters } from './walk-getters.ts';
import { type Flowing, type Frame, type Walking, isSettled } from './walking.ts';

type Branch = Extract<Step, { kind: 'branch' }>;

/** Either side is walked by the ways that can take it, with what the condition tells them. */
export const walkBranch = (walking: Walking, step: Branch, reaching: readonly State[], frame: Frame): Flowing => {
  const test = { file: frame.file, id: step.test };
  const before = walkGetters(walking, [step.test], reaching, frame);
  const truth = walking.truthOf(test, frame.bindings);
  if (truth !== undefined) return walking.steps(truth ? step.then : step.else, before, frame);
  const states = walking.asksUnknown(test, frame.bindings) ? astray(walking, step, before, frame) : before;
  const asking = askingOf(walking, step, states, frame);
  const isFree = isFreeToSender(walking, test, frame.bindings);
  const entering = (side: boolean): readonly State[] => {
    const on = enterSide(asking, side);
    return isFree ? on : on.map((state) => decidedBy(walking, state));
  };
  const then = walking.steps(step.then, entering(true), frame);
  const otherwise = walking.steps(step.else, entering(false), frame);
  const both = joinedAgain(step, [...then.on, ...otherwise.on], before);
  const on = step.expression ? both : goneOn(both, before);
  return { on: explained(step, on, frame), broken: [...then.broken, ...otherwise.broken] };
};

/** Where neither side checks, nothing was left out for want of a secret or a header. */
const explained = (step: Branch, states: readonly State[], frame: Frame): readonly State[] => {
  const at = spanOf(frame.file, step.at);
  if (!states.some(({ check }) => check !== null)) return states.map((state) => unexplained(state, at));
  return step.expression ? states.map((state) => passedOver(state, at)) : states;
};

/** Where both sides go on, what was asked decided nothing of what comes. */
const joinedAgain = (step: Branch, states: readonly State[], before: readonly State[]): readonly State[] =>
  before.some(({ decided }) => decided) || exitsIn([step]).length > 0
    ? states
    : states.map((state) => (state.decided ? { ...state, decided: false } : state));

/** `if (!valid) res.sendStatus(401);` without a return: what stands behind it runs all the same. */
const goneOn = (states: readonly State[], before: readonly State[]): readonly State[] => {
  if (before.some(({ answered }) => answered)) return states;
  const effect = before.find((state) => state.effect !== null)?.effect ?? null;
  // What was done beside the answer is about the refusal.
  return states.map((state) => (state.answered ? { ...state, refused: false, answered: false, effect } : state));
};

/** Either side may be another route's. */
const astray = (walking: Walking, { at }: Branch, states: readonly State[], frame: Frame): readonly State[] => {
  if (isSettled(states)) return states;
  const open = walking.note(frame.file, at, 'which path goes which way cannot be told');
  return states.map((state) => chain(state, { ...blank, open }));
};
