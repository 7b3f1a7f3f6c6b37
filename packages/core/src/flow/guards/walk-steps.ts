import { spanOf, type Span } from '../../facts/span.ts';
import type { Step, ValueId } from '../../facts/structure.ts';
import { usesEvent } from './effect.ts';
import type { Bindings } from '../origin.ts';
import { roundsOf } from '../rounds.ts';
import { checkOfCompare } from './compared.ts';
import { decidedBy, isFreeToSender } from './free-to-sender.ts';
import { storeStep } from './handover.ts';
import { isOnlyLogged } from './only-logged.ts';
import { recalledText } from './recalled.ts';
import { startedBy } from './started-by.ts';
import { splitAnswer } from './split-answer.ts';
import { type State, blank, chain, distinctStates, failed, graver, keyed } from './state.ts';
import { isBare } from './stage-ways.ts';
import { compareKey } from './telling.ts';
import { walkBranch } from './walk-branch.ts';
import { walkCall } from './walk-call.ts';
import type { Flowing, Frame, Walking } from './walking.ts';

/** Runs the ways in `start` through `list`. */
export const walkSteps = (walking: Walking, list: readonly Step[], start: readonly State[], frame: Frame): Flowing => {
  let on = start;
  const broken: State[] = [];
  for (const step of list) {
    if (on.length === 0) break;
    const next = walkStep(walking, step, on, frame);
    on = distinctStates(next.on);
    broken.push(...next.broken);
  }
  return { on, broken };
};

const walkStep = (walking: Walking, step: Step, states: readonly State[], frame: Frame): Flowing => {
  switch (step.kind) {
    case 'call':
      return { on: walkCall(walking, step.call, states, frame), broken: [] };
    case 'compare':
      return { on: compareStep(walking, step.value, states, frame), broken: [] };
    case 'store':
      return { on: storeStep(walking, step, states, frame), broken: [] };
    case 'branch':
      return walkBranch(walking, step, states, frame);
    case 'switch':
      return switchStep(walking, step, states, frame);
    case 'loop': {
      const rounds = roundsOf(walking.flow, frame.file, step, frame.bindings);
      if (rounds !== undefined) return loopRounds(walking, step, rounds, states, frame);
      const inside = walking.steps(step.body, states, frame);
      const after = [...inside.on, ...inside.broken];
      const skipped = step.atLeastOnce || checksEach(walking, step, after, frame) ? [] : states;
      return { on: [...skipped, ...after], broken: [] };
    }
    case 'try':
      return tryStep(walking, step, states, frame);
    case 'exit':
      if (step.how === 'throw' && frame.depth === 0) walking.turnAway();
      // `throw new Response('', { status: 401 })` is no answer yet.
      if (step.how === 'throw')
        frame.thrown.push(...states.map((one) => (one.answered ? { ...one, refused: false, answered: false } : one)));
      return exitStep(walking, step, states, frame);
  }
};

/** Each event of a batch is checked, or nothing is left of it: one without events has nothing to act on. */
const checksEach = (
  { tagger }: Walking,
  { form, over }: Extract<Step, { kind: 'loop' }>,
  after: readonly State[],
  frame: Frame,
): boolean =>
  form === 'of' &&
  over !== null &&
  after.length > 0 &&
  after.every((state) => state.check !== null) &&
  usesEvent(tagger.tagsOf({ file: frame.file, id: over }, frame.bindings));

/** `for (const check of [verify, markPaid]) await check(req)`: each has its turn. */
const loopRounds = (
  walking: Walking,
  step: Extract<Step, { kind: 'loop' }>,
  rounds: readonly Bindings[],
  states: readonly State[],
  frame: Frame,
): Flowing => {
  let on = states;
  const left: State[] = [];
  for (const bindings of rounds) {
    const inside = walking.steps(step.body, on, { ...frame, bindings });
    left.push(...inside.broken);
    on = distinctStates(inside.on);
  }
  return { on: [...on, ...left], broken: [] };
};

const exitStep = (
  walking: Walking,
  step: Extract<Step, { kind: 'exit' }>,
  states: readonly State[],
  frame: Frame,
): Flowing => {
  if (step.how === 'yield') return { on: states, broken: [] };
  if (step.how === 'break' || step.how === 'continue') return { on: [], broken: states };
  if (step.how === 'return') {
    const value = step.value === null ? null : { file: frame.file, id: step.value };
    if (value === null) for (const state of states) frame.returns.push({ state, value });
    else frame.returns.push(...splitAnswer(walking, startedBy(walking, value, states, frame), value, frame.bindings));
  }
  return { on: [], broken: [] };
};

const tryStep = (
  walking: Walking,
  step: Extract<Step, { kind: 'try' }>,
  states: readonly State[],
  frame: Frame,
): Flowing => {
  const thrown: State[] = [];
  const met = walking.checks.length;
  const body = walking.steps(step.body, states, step.handler === null ? frame : { ...frame, thrown });
  const reached = [...body.on, ...body.broken];
  // A check that throws brings its refusals to the handler too: `refusedInto`.
  const checked = reached.filter((state) => state.check !== null || state.open !== null);
  const entering = checked.length > 0 ? checked : leftOut(walking, met, step, [...states, ...reached], frame);
  const told = entering.map((state) => decidedBy(walking, state));
  const caught = step.handler === null ? { on: [], broken: [] } : walking.steps(step.handler.body, told, frame);
  const refused =
    checked.length > 0
      ? refusedInto(walking, step, states, [...thrown, ...throwing(walking, met, states, step)], frame)
      : [];
  const finished = walking.steps(step.finalizer, [...body.on, ...caught.on, ...refused], frame);
  return { on: finished.on, broken: [...body.broken, ...caught.broken, ...finished.broken] };
};

/** Where the body asks and hands on what it hears, its failures come here unchecked. */
const leftOut = (
  walking: Walking,
  met: number,
  { handler }: Extract<Step, { kind: 'try' }>,
  states: readonly State[],
  frame: Frame,
): readonly State[] => {
  // What is not found again at its provider is another matter.
  const asks = walking.checks.slice(met).some(({ form }) => form === 'helper' || form === 'hmac');
  if (handler === null || !asks) return states;
  const skip = { when: 'caught' as const, at: spanOf(frame.file, handler.at) };
  return states.map((state) => (isBare(state) ? { ...state, skip: graver(state.skip, skip) } : state));
};

/** Where one of the checks met since refuses by an exception: the ways on which it did. */
const throwing = (
  walking: Walking,
  met: number,
  states: readonly State[],
  { handler, at }: Extract<Step, { kind: 'try' }>,
): readonly State[] => {
  const check = walking.checks.slice(met).find((one) => walking.throwing.has(one));
  if (check === undefined || handler === null) return [];
  return states.map((state) =>
    failed(chain(state, { ...blank, check }), 'caught', { path: check.span.path, start: at[0], end: at[1] }),
  );
};

/** The ways on which a check refused by an exception, and that come out of the handler as if nothing had been. */
const refusedInto = (
  walking: Walking,
  { handler }: Extract<Step, { kind: 'try' }>,
  before: readonly State[],
  thrown: readonly State[],
  frame: Frame,
): readonly State[] => {
  const bare = thrown.filter((state) => state.check === null && state.open === null && state.skip?.check != null);
  if (handler === null || bare.length === 0) return [];
  const at = spanOf(frame.file, handler.at);
  const entering = bare.map((state) => ({
    ...failed(state, 'caught', at),
    skip: { when: 'caught' as const, at, check: state.skip?.check ?? null },
  }));
  // What it does itself, and where it leaves, is about the failure.
  const own: Frame = { ...frame, returns: [], thrown: [], passed: [] };
  const inside = walking.steps(handler.body, distinctStates(entering), own);
  // `catch { next(); }`
  frame.passed.push(...own.passed);
  // A helper that answers with the event all the same.
  if (frame.depth > 0)
    frame.returns.push(
      ...own.returns.filter(({ value }) => value !== null && usesEvent(walking.tagger.tagsOf(value, frame.bindings))),
    );
  const effect = before.find((state) => state.effect !== null)?.effect ?? null;
  return inside.on.flatMap((state) => (state.refused ? [] : [{ ...state, effect }]));
};

const switchStep = (
  walking: Walking,
  step: Extract<Step, { kind: 'switch' }>,
  before: readonly State[],
  frame: Frame,
): Flowing => {
  const tests = step.cases.flatMap((one) => (one.test === null ? [] : [one.test]));
  const acting = sorts(walking, [step.on, ...tests], frame) ? acted(before, spanOf(frame.file, step.at)) : before;
  const isFree = isFreeToSender(walking, { file: frame.file, id: step.on }, frame.bindings);
  const states = isFree ? acting : acting.map((state) => decidedBy(walking, state));
  const isTaken = caseTaken(walking, step, frame);
  const taking = (test: ValueId | null): readonly State[] =>
    states.filter((state) => recallsCase(walking, step, test, state, frame));
  const out: State[] = step.cases.some((one) => one.test === null) || !isTaken(null) ? [] : [...taking(null)];
  let falling: readonly State[] = [];
  for (const one of step.cases) {
    const entering = [...(isTaken(one.test) ? taking(one.test) : []), ...falling];
    const inside = entering.length === 0 ? { on: [], broken: [] } : walking.steps(one.body, entering, frame);
    out.push(...inside.broken);
    falling = inside.on;
  }
  return { on: [...out, ...falling], broken: [] };
};

/** `switch (outcome.kind)`: what was answered on this way chooses the case. */
const recallsCase = (
  { flow }: Walking,
  step: Extract<Step, { kind: 'switch' }>,
  test: ValueId | null,
  { said }: State,
  { file }: Frame,
): boolean => {
  const text = recalledText(flow, said, { file, id: step.on });
  if (text === undefined) return true;
  const textOf = (id: ValueId): string | null => {
    const value = flow.value({ file, id });
    return value?.kind === 'string' ? value.text : null;
  };
  if (test !== null) return textOf(test) === null || textOf(test) === text;
  return !step.cases.some((one) => one.test !== null && textOf(one.test) === text);
};

/** Which cases can be chosen: a caller that passes `'resend'` never comes to `case 'clicksend'`. null: none of them, or the default. */
const caseTaken = (
  { flow, textOf }: Walking,
  step: Extract<Step, { kind: 'switch' }>,
  frame: Frame,
): ((test: ValueId | null) => boolean) => {
  const textsOf = (id: ValueId): readonly string[] | undefined => {
    const { found, open } = flow.settle({ file: frame.file, id }, frame.bindings);
    const texts = found.map((origin) => {
      const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
      return value?.kind === 'string' ? value.text : null;
    });
    return open.length > 0 || texts.includes(null) ? undefined : texts.flatMap((text) => text ?? []);
  };
  const asked = textOf({ file: frame.file, id: step.on }, frame.bindings);
  const on = asked === undefined ? textsOf(step.on) : [asked];
  if (on === undefined || on.length === 0) return () => true;
  const listed = step.cases.flatMap((one) => (one.test === null ? [] : [textsOf(one.test)]));
  return (test) => {
    if (test === null) return on.some((text) => !listed.some((texts) => texts?.includes(text) === true));
    const texts = textsOf(test);
    return texts === undefined || texts.length === 0 || texts.some((text) => on.includes(text));
  };
};

/** Telling one of a provider's events from the others is acting on it, even where all that follows is a line in a log. */
const sorts = ({ flow, tagger, isEventName }: Walking, ids: readonly number[], frame: Frame): boolean =>
  ids.some((id) => {
    const value = flow.value({ file: frame.file, id });
    return value?.kind === 'string' && value.text !== null && isEventName(value.text);
  }) && ids.some((id) => usesEvent(tagger.tagsOf({ file: frame.file, id }, frame.bindings)));

const acted = (states: readonly State[], at: Span): readonly State[] =>
  states.map((state) => chain(state, { ...blank, effect: at }));

const compareStep = (walking: Walking, id: number, states: readonly State[], frame: Frame): readonly State[] => {
  if (isOnlyLogged(walking.flow, frame.file, id)) return states;
  const compared = checkOfCompare(walking, { file: frame.file, id }, frame.bindings);
  const check = compared === undefined ? undefined : keyed(compared, states);
  const value = walking.flow.value({ file: frame.file, id });
  if (check === undefined)
    return value?.kind === 'binary' && sorts(walking, [value.left, value.right], frame)
      ? acted(states, spanOf(frame.file, value.at))
      : states;
  walking.checks.push(check);
  if (!walking.telling.has(compareKey({ file: frame.file, id })))
    walking.telling.set(compareKey({ file: frame.file, id }), { ...blank, check });
  if (value?.kind === 'binary')
    walking.sayings.set(compareKey({ file: frame.file, id }), value.op.startsWith('!') ? 'no' : 'yes');
  return states.map((state) => chain(state, { ...blank, check }));
};
