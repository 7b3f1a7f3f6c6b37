import type { Range } from '../../facts/span.ts';
import type { Step } from '../../facts/structure.ts';
import { roundsOf } from '../rounds.ts';
import { statusOfCall, verdictOf } from '../guards/refusal.ts';
import { carriesEvent, givenTo } from './asking.ts';
import { classifyCall } from './classify-effect.ts';
import { knowsDuplicates } from './duplicates.ts';
import { notesOrder } from './ordering.ts';
import { noteMissing } from './missing-rows.ts';
import { noteSwallowed } from './swallowed.ts';
import { toldBy, toldByValue } from './told.ts';
import { walkCall } from './walk-call.ts';
import { type Ending, type Env, type Flowing, type Frame, type Walking, distinctGuards } from './walking.ts';

/** The steps in their order; what holds behind them. */
export const walkSteps = (walking: Walking, list: readonly Step[], start: Env, frame: Frame): Flowing => {
  let env: Env = start;
  for (const step of list) {
    const next = walkStep(walking, step, env, frame);
    if (next.ends !== 'no') return next;
    env = next;
  }
  return { ...env, ends: 'no' };
};

const on = (env: Env, ends: Ending = 'no'): Flowing => ({ guards: env.guards, answered: env.answered, ends });

const walkStep = (walking: Walking, step: Step, env: Env, frame: Frame): Flowing => {
  switch (step.kind) {
    case 'call':
      return on(walkCall(walking, step.call, env, frame));
    case 'compare':
      notesOrder(walking, { file: frame.file, id: step.value });
      return on(env);
    case 'store':
      return on(env);
    case 'branch':
      return branch(walking, step, env, frame);
    case 'switch':
      return switched(walking, step, env, frame);
    case 'loop':
      return loop(walking, step, env, frame);
    case 'try':
      return tried(walking, step, env, frame);
    case 'exit':
      return on(env, step.how === 'yield' ? 'no' : step.how === 'return' || step.how === 'throw' ? step.how : 'leave');
  }
};

const branch = (walking: Walking, step: Extract<Step, { kind: 'branch' }>, env: Env, frame: Frame): Flowing => {
  const ref = { file: frame.file, id: step.test };
  notesOrder(walking, ref);
  const told = toldBy(walking, ref, frame.bindings);
  noteMissing(walking, step, told, frame);
  const arm = (list: readonly Step[], guards: Env['guards'], name: string): Flowing =>
    walking.steps(
      list,
      { ...env, guards: distinctGuards([...env.guards, ...guards]) },
      onArm(within(walking, list, frame), step, name),
    );
  const then = arm(step.then, told.then, 'then');
  const other = arm(step.else, told.else, 'else');
  if (then.ends !== 'no' && other.ends !== 'no') return on(env, then.ends === other.ends ? then.ends : 'return');
  // What leaves here on one arm leaves the rest to the other.
  if (then.ends !== 'no') return on({ ...other, guards: asThrown(other.guards, env, then.ends) });
  if (other.ends !== 'no') return on({ ...then, guards: asThrown(then.guards, env, other.ends) });
  // Found out on one arm only: it holds for that arm alone, but for what is known of both.
  const both = then.guards.filter((guard) => other.guards.includes(guard));
  return on({ guards: distinctGuards([...env.guards, ...both]), answered: then.answered && other.answered });
};

const onArm = (frame: Frame, { at }: { readonly at: Range }, name: string): Frame => ({
  ...frame,
  way: [...frame.way, `${frame.file}:${String(at[0])}:${name}`],
});

/** What is done on the way to a refusal is done with no event. */
const within = (walking: Walking, list: readonly Step[], frame: Frame): Frame =>
  !frame.refusing && refuses(walking, list, frame) ? { ...frame, refusing: true } : frame;

const refuses = ({ flow }: Walking, list: readonly Step[], { file, bindings }: Frame): boolean => {
  const last = list.at(-1);
  if (last?.kind !== 'exit') return false;
  if (last.how === 'throw') return true;
  if (last.how !== 'return') return false;
  const structure = flow.program.file(file)?.structure;
  const answered = list.some((step) => {
    const call = step.kind === 'call' ? structure?.calls[step.call] : undefined;
    const status = call === undefined ? undefined : statusOfCall(flow, file, call, bindings);
    return status !== undefined && status >= 400;
  });
  return answered || (last.value !== null && isErrorStatus(verdictOf(flow, { file, id: last.value }, bindings)));
};

const isErrorStatus = (verdict: string): boolean => verdict === 'refuses';

/** Guards that are new here stop whoever called, too, where the other arm throws. */
const asThrown = (guards: Env['guards'], before: Env, ends: Ending): Env['guards'] =>
  ends === 'throw'
    ? guards.map((guard) => (before.guards.includes(guard) ? guard : { ...guard, throws: true }))
    : guards;

const switched = (walking: Walking, step: Extract<Step, { kind: 'switch' }>, env: Env, frame: Frame): Flowing => {
  const told = toldByValue(walking, { file: frame.file, id: step.on }, frame.bindings);
  const inside: Env = { ...env, guards: distinctGuards([...env.guards, ...told]) };
  const ends: Ending[] = [];
  let falling: Env | undefined;
  for (const [index, one] of step.cases.entries()) {
    const entering = falling === undefined ? inside : { ...inside, guards: distinctGuards([...inside.guards]) };
    const after = walking.steps(one.body, entering, onArm(frame, step, String(index)));
    ends.push(after.ends === 'leave' ? 'no' : after.ends);
    falling = after.ends === 'no' ? after : undefined;
  }
  const hasDefault = step.cases.some(({ test }) => test === null);
  const last = ends.at(-1);
  return on(
    env,
    hasDefault && ends.every((one) => one === 'return' || one === 'throw') && last !== undefined ? last : 'no',
  );
};

/** Rows that are asked for without anything of the event are as many as there are. */
const isManyRows = (walking: Walking, over: number, { file, bindings }: Frame): boolean => {
  const { flow } = walking;
  const structure = flow.program.file(file)?.structure;
  let value = structure?.values[over];
  for (let hops = 0; structure !== undefined && hops < 6; hops += 1) {
    if (value?.kind === 'await' || value?.kind === 'element') value = structure.values[value.of];
    else if (value?.kind === 'member') value = structure.values[value.object];
    else if (value?.kind === 'variable' && value.defs.length === 1) value = structure.values[value.defs[0] ?? -1];
    else if (value?.kind === 'either') value = structure.values[value.of[0] ?? -1];
  }
  const call = value?.kind === 'call' ? structure?.calls[value.call] : undefined;
  if (call === undefined || structure === undefined) return false;
  const { found } = flow.settle({ file, id: call.callee }, bindings);
  const known = classifyCall(flow, file, call, found, bindings);
  return (
    known?.does === 'read' &&
    known.own &&
    known.by !== 'redis' &&
    !givenTo(structure, file, call).some((ref) => carriesEvent(walking, ref, bindings))
  );
};

const loop = (walking: Walking, step: Extract<Step, { kind: 'loop' }>, env: Env, frame: Frame): Flowing => {
  const rounds = roundsOf(walking.flow, frame.file, step, frame.bindings);
  if (rounds !== undefined) {
    let round: Env = env;
    for (const bindings of rounds) round = walking.steps(step.body, round, { ...frame, bindings });
    return on({ ...env, guards: round.guards });
  }
  const many = frame.many || (step.over !== null && isManyRows(walking, step.over, frame));
  walking.steps(step.body, env, { ...frame, looped: true, many });
  return on(env);
};

const tried = (walking: Walking, step: Extract<Step, { kind: 'try' }>, env: Env, frame: Frame): Flowing => {
  const structure = walking.flow.program.file(frame.file)?.structure;
  const { handler } = step;
  const knows = handler !== null && structure !== undefined && knowsDuplicates(walking.catalog, structure, handler.at);
  const before = walking.effects.length;
  const inner: Frame = {
    ...frame,
    tries: handler === null ? frame.tries : [...frame.tries, { duplicates: knows, at: step.at }],
  };
  const body = walking.steps(step.body, env, inner);
  const done = walking.effects.slice(before);
  if (handler === null) {
    const last = walking.steps(step.finalizer, body, frame);
    return on(last, last.ends === 'no' ? body.ends : last.ends);
  }
  // What is done about a failure is not what is done with the event.
  const caught = walking.steps(handler.body, env, { ...frame, refusing: true });
  noteSwallowed(walking, frame, handler, caught, done, step);
  const after: Env = {
    // What was found out inside of it holds behind it where who gets there otherwise left.
    guards:
      caught.ends === 'no'
        ? knows
          ? body.guards
          : env.guards.length === body.guards.length
            ? env.guards
            : body.guards.filter((guard) => env.guards.includes(guard) || !guard.throws)
        : body.guards,
    answered: body.answered,
  };
  const last = walking.steps(step.finalizer, after, frame);
  const ends: Ending = body.ends !== 'no' && caught.ends !== 'no' ? body.ends : 'no';
  return on(last, last.ends === 'no' ? ends : last.ends);
};
