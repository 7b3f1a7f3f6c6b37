import type { Ref } from '../../facts/file-facts.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import type { Flow } from '../settle.ts';
import type { Step } from '../../facts/structure.ts';
import { addressHeld } from './address-held.ts';
import { type AddressAsk, isHandedAddress } from './address-list.ts';
import { isPlainMethod } from '../plain-method.ts';
import { exitsIn } from '../exits.ts';
import { decidedBy, isFreeToSender } from './free-to-sender.ts';
import { isCollected } from './collected.ts';
import { isHarmless } from './effect.ts';
import { learntBy } from './learnt.ts';
import { leaves } from './leaves.ts';
import { knowing, presenceName, presenceWhen } from './present.ts';
import { skipOf } from './presence.ts';
import { recalledTruth } from './recalled.ts';
import { refusalAsked } from './refusal-asked.ts';
import { refusesSender, statusOfCall } from './refusal.ts';
import { heldWhen, mayRecall } from './says.ts';
import { type State, blank, chain, failed, forgiven, graver, passedOver, unexplained } from './state.ts';
import { best, callOfKey, keysBehind, toldWhen } from './telling.ts';
import { tellsTime } from './tells-time.ts';
import { walkGetters } from './walk-getters.ts';
import { type Flowing, type Frame, type Walking, callAt, isSettled, roleOf } from './walking.ts';

type Branch = Extract<Step, { kind: 'branch' }>;

/** Either side is walked by the ways that can take it, with what the condition tells them. */
export const walkBranch = (walking: Walking, step: Branch, reaching: readonly State[], frame: Frame): Flowing => {
  const { flow, tagger, telling } = walking;
  const test = { file: frame.file, id: step.test };
  const before = walkGetters(walking, [step.test], reaching, frame);
  const truth = walking.truthOf(test, frame.bindings);
  if (truth !== undefined) return walking.steps(truth ? step.then : step.else, before, frame);
  const states = walking.asksUnknown(test, frame.bindings) ? astray(walking, step, before, frame) : before;
  // What a test rests on tells nothing where the test itself is understood.
  const recalls = mayRecall(
    flow,
    walking.sayings,
    test,
    (ref) => presenceName(flow, tagger, ref, frame.bindings) !== undefined,
  );
  const behind = recalls ? toldBehind(walking, test) : undefined;
  const asksAddress = (side: boolean): AddressAsk | undefined =>
    isSettled(states) ? undefined : addressHeld(walking, test, side, frame.bindings);
  const addresses = { true: asksAddress(true), false: asksAddress(false) };
  const isOfAddress = addresses.true !== undefined || addresses.false !== undefined;
  const gate = behind ?? (isOfAddress ? undefined : senderGate(walking, step, test, frame));
  const when = skipOf(flow, tagger, test, frame.bindings);
  const at = spanOf(frame.file, step.at);
  const enter = (side: readonly Step[], other: readonly Step[], truth: boolean): readonly State[] => {
    const isGuard = stops(walking, other, frame);
    const known = toldWhen(flow, telling, test, truth);
    const told = known ?? (isGuard && !leaves(side) ? gate : undefined);
    const held = heldWhen(flow, walking.sayings, test, truth);
    const asked = presenceWhen(flow, tagger, test, truth, frame.bindings);
    if (held === 'failed') {
      // Whatever else was asked for before still holds.
      const ways = told === undefined ? states : states.map((state) => chain(state, told));
      return ways.map((state) =>
        isCheckBehind(walking, test, state.check) ? failed(state, isGuard ? 'inverted' : 'failed', at) : state,
      );
    }
    // Where nothing is done on this side and nothing ends on the other, the condition keeps nobody from what comes behind;
    // what it chooses a value by may be asked for later.
    const decides = isGuard || side.length > 0 || step.expression;
    const recalled = recalls && held === undefined && decides ? states.map(forgiven) : states;
    const isCut = step.expression && side.length === 0 && asked.missing.length > 0;
    const learnt = `${learntBy(flow, test, truth, side)}${isCut ? `\n${cutAt(at)}` : ''}`;
    const address = addresses[`${truth}`];
    const on = knowing(
      recalled.filter(
        (state) =>
          recalledTruth(flow, state.said, test) !== !truth &&
          cutShort(flow, test, state) !== !truth &&
          refusalAsked(flow, test, state) !== !truth,
      ),
      asked,
    )
      .map((state) => (learnt === '' ? state : { ...state, said: state.said + learnt }))
      .map((state) => (address === undefined ? state : chain(state, { ...blank, address })));
    // `signature && !verify(signature)`: who sends none never came to the second part.
    if (told !== undefined)
      return on.map((state) =>
        known === undefined && cutShort(flow, test, state) !== undefined ? state : chain(state, told),
      );
    if (isGuard && isCollected(flow, test)) return gathered(walking, at, on);
    // Where the other side ends, coming here is no way around anything.
    const skip = { when, at, ...(asked.missing.length > 0 ? { names: asked.missing } : {}) };
    return isGuard
      ? on.map((state) => (when === 'excused' && isToldWhy(state) ? { ...state, skip } : state))
      : on.map((state) => ({ ...state, skip: graver(state.skip, skip) }));
  };
  const isFree = isFreeToSender(walking, test, frame.bindings);
  const coming = (side: readonly Step[], other: readonly Step[], truth: boolean): readonly State[] => {
    const entering = enter(side, other, truth);
    return isFree ? entering : entering.map((state) => decidedBy(walking, state));
  };
  const then = walking.steps(step.then, coming(step.then, step.else, true), frame);
  const otherwise = walking.steps(step.else, coming(step.else, step.then, false), frame);
  const both = joinedAgain(step, [...then.on, ...otherwise.on], before);
  const on = step.expression ? both : goneOn(both, before);
  // Where neither side checks, nothing was left out for want of a secret or a header.
  return {
    on: on.some(({ check }) => check !== null)
      ? on.map((state) => (step.expression ? passedOver(state, at) : state))
      : on.map((state) => unexplained(state, at)),
    broken: [...then.broken, ...otherwise.broken],
  };
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

/** What a test comes to on a way that never came to its second part, for want of a secret or a header. */
const cutShort = (flow: Flow, { file, id }: Ref, state: State): boolean | undefined => {
  const value = flow.value({ file, id });
  if (value?.kind === 'unary' && value.op === '!') {
    const inner = cutShort(flow, { file, id: value.of }, state);
    return inner === undefined ? undefined : !inner;
  }
  if (value?.kind !== 'either' || value.op === '?:' || state.check !== null) return undefined;
  const span = spanOf(file, value.at);
  const { skip } = state;
  const isHere =
    skip !== null &&
    /^(?:missing-|flag)/u.test(skip.when) &&
    skip.at.path === file &&
    skip.at.start === span.start &&
    skip.at.end === span.end;
  return isHere || state.said.split('\n').includes(cutAt(span)) ? value.op !== '&&' : undefined;
};

/** An entry of `State.said`: the way never came to the second part of what stands there. */
const cutAt = ({ path, start, end }: Span): string => `@${path}:${String(start)}-${String(end)}`;

/** Why a check was left out may be just what is asked here. */
const gathered = (walking: Walking, { path, start, end }: Span, states: readonly State[]): readonly State[] => {
  if (!states.some(isToldWhy)) return states;
  const open = walking.note(path, [start, end], 'what was gathered before decides here');
  return states.map((state) => (isToldWhy(state) ? chain(state, { ...blank, open }) : state));
};

/** It came here unchecked for a reason, which may hold outside production only. */
const isToldWhy = ({ check, skip }: State): boolean =>
  check === null && skip !== null && (skip.check != null || /^missing-/u.test(skip.when));

/** Whether what a test rests on is the check that these ways passed. */
const isCheckBehind = ({ flow, telling }: Walking, test: Ref, check: SignatureCheck | null): boolean =>
  check !== null &&
  keysBehind(flow, test).some((key) => {
    const told = telling.get(key)?.check;
    return told !== undefined && told?.span.path === check.span.path && told.span.start === check.span.start;
  });

/** Either side may be another route's. */
const astray = (walking: Walking, { at }: Branch, states: readonly State[], frame: Frame): readonly State[] => {
  if (states.every((state) => state.check !== null || state.open !== null)) return states;
  const open = walking.note(frame.file, at, 'which path goes which way cannot be told');
  return states.map((state) => chain(state, { ...blank, open }));
};

const stops = (walking: Walking, side: readonly Step[], frame: Frame): boolean =>
  leaves(side) || refuses(walking, side, frame);

/** What a condition rests on, however it came to it: a variable may hold an answer since long. */
const toldBehind = ({ flow, telling }: Walking, test: Ref): State | undefined =>
  best(keysBehind(flow, test).flatMap((key) => telling.get(key) ?? []));

/** `if (!session) return 401`: somebody who cannot be seen decides who may come in. */
const senderGate = (walking: Walking, step: Branch, test: Ref, frame: Frame): State | undefined => {
  const { flow, tagger, followed, checks } = walking;
  if (step.expression) return undefined;
  const refusing =
    refusesSender(flow, frame.file, step.then, frame.bindings) ||
    refusesSender(flow, frame.file, step.else, frame.bindings);
  if (!refusing || skipOf(flow, tagger, test, frame.bindings) === 'missing-header') return undefined;
  // What is known to check says itself what comes of it.
  const unseen = (key: string): boolean =>
    !followed.has(key) && !walking.sayings.has(key) && mayDecide(walking, key, frame);
  const parts = partsOf(flow, test).filter(
    (part) => !measures(flow, part) && presenceName(flow, tagger, part, frame.bindings) === undefined,
  );
  if (!parts.some((part) => keysBehind(flow, part, (key) => followed.has(key)).some(unseen))) return undefined;
  const check: SignatureCheck = {
    kind: 'signature-check',
    span: spanOf(frame.file, step.at),
    form: 'authentication',
    provider: null,
    by: 'a refusal of the sender',
  };
  checks.push(check);
  return { ...blank, check };
};

/** What `&&`, `||` and `!` join. */
const partsOf = (flow: Flow, ref: Ref): readonly Ref[] => {
  const value = flow.value(ref);
  if (value?.kind === 'unary' && value.op === '!') return partsOf(flow, { file: ref.file, id: value.of });
  return value?.kind === 'either' && value.op !== '?:'
    ? value.of.flatMap((id) => partsOf(flow, { file: ref.file, id }))
    : [ref];
};

/** As many bytes, or not too old: anybody can send that. */
const measures = (flow: Flow, { file, id }: Ref): boolean => {
  const value = flow.value({ file, id });
  if (value?.kind !== 'binary') return false;
  const sides = [value.left, value.right];
  if (
    sides.every((side) => {
      const one = flow.value({ file, id: side });
      return (
        one?.kind === 'constant' || (one?.kind === 'member' && /^(?:byteLength|length|size)$/u.test(one.name ?? ''))
      );
    })
  )
    return true;
  return (
    /^[<>]=?$/u.test(value.op) &&
    sides.some((side) => keysBehind(flow, { file, id: side }).some((key) => tellsTimeAt(flow, file, key)))
  );
};

const tellsTimeAt = (flow: Flow, file: string, key: string): boolean => {
  const id = callOfKey(key);
  const call = id === undefined ? undefined : flow.program.file(file)?.structure.calls[id];
  return call !== undefined && flow.settle({ file, id: call.callee }).found.some(tellsTime);
};

/** Reading the request and computing decide nothing by themselves. */
const mayDecide = (walking: Walking, key: string, frame: Frame): boolean => {
  const id = callOfKey(key);
  const call = id === undefined ? undefined : callAt(walking, frame.file, id);
  if (call === undefined) return false;
  const callee = walking.flow.settle({ file: frame.file, id: call.callee }, frame.bindings);
  const onRequest = callee.found.some((origin) => origin.kind === 'param' && roleOf(walking, origin) !== undefined);
  if (isPlainMethod(walking.flow, callee.found) && isHandedAddress(walking, frame.file, call, frame.bindings))
    return false;
  return !onRequest && !callee.found.some((origin) => isHarmless(walking.flow.catalog, origin));
};

const refuses = (walking: Walking, list: readonly Step[], frame: Frame): boolean =>
  list.some((step) => {
    if (step.kind !== 'call') return false;
    const call = callAt(walking, frame.file, step.call);
    return call !== undefined && (statusOfCall(walking.flow, frame.file, call, frame.bindings) ?? 0) >= 400;
  });
