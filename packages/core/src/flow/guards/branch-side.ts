/** Who takes a side of a branch, and what the condition tells of them. */
import type { Ref } from '../../facts/file-facts.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import type { Step } from '../../facts/structure.ts';
import { addressHeld } from './address-held.ts';
import type { AddressAsk } from './address-list.ts';
import { cutAt, cutShort } from './cut-short.ts';
import { isCollected } from './collected.ts';
import { learntBy } from './learnt.ts';
import { leaves } from './leaves.ts';
import { type Presence, knowing, presenceName, presenceWhen } from './present.ts';
import { skipOf } from './presence.ts';
import { recalledTruth } from './recalled.ts';
import { refusalAsked } from './refusal-asked.ts';
import { statusOfCall } from './refusal.ts';
import { heldWhen, mayRecall } from './says.ts';
import { senderGate } from './sender-gate.ts';
import { type Skip, type State, blank, chain, failed, forgiven, graver } from './state.ts';
import { best, keysBehind, toldWhen } from './telling.ts';
import { type Frame, type Walking, callAt, isSettled } from './walking.ts';

type Branch = Extract<Step, { kind: 'branch' }>;

/** What a branch asks, worked out once for both sides. */
export interface Asking {
  readonly walking: Walking;
  readonly frame: Frame;
  readonly step: Branch;
  readonly test: Ref;
  readonly at: Span;
  /** The ways that come to it. */
  readonly states: readonly State[];
  /** It may rest on what a check said in a way that is not followed. */
  readonly recalls: boolean;
  /** The check that whoever comes past a refusal here has passed. */
  readonly gate: State | undefined;
  readonly addresses: Readonly<Record<'true' | 'false', AddressAsk | undefined>>;
}

export const askingOf = (walking: Walking, step: Branch, states: readonly State[], frame: Frame): Asking => {
  const { flow, tagger, sayings } = walking;
  const test = { file: frame.file, id: step.test };
  // What a test rests on tells nothing where the test itself is understood.
  const isSent = (ref: Ref): boolean => presenceName(flow, tagger, ref, frame.bindings) !== undefined;
  const recalls = mayRecall(flow, sayings, test, isSent);
  const asksAddress = (side: boolean): AddressAsk | undefined =>
    isSettled(states) ? undefined : addressHeld(walking, test, side, frame.bindings);
  const addresses = { true: asksAddress(true), false: asksAddress(false) };
  const isOfAddress = addresses.true !== undefined || addresses.false !== undefined;
  const gate =
    (recalls ? toldBehind(walking, test) : undefined) ??
    (isOfAddress ? undefined : senderGate(walking, step, test, frame));
  return { walking, frame, step, test, at: spanOf(frame.file, step.at), states, recalls, gate, addresses };
};

interface Side {
  /** What the condition came out as. */
  readonly truth: boolean;
  readonly steps: readonly Step[];
  /** Nobody who takes the other side comes behind the branch. */
  readonly isGuarded: boolean;
  /** The check that was asked for this side to be taken, surely. */
  readonly known: State | undefined;
  /** The same, or the check that the refusal on the other side stands for. */
  readonly told: State | undefined;
  readonly asked: Presence;
}

const sideOf = ({ walking, frame, step, test, gate }: Asking, truth: boolean): Side => {
  const { flow, tagger, telling } = walking;
  const [steps, other] = truth ? [step.then, step.else] : [step.else, step.then];
  const isGuarded = leaves(other) || refuses(walking, other, frame);
  const known = toldWhen(flow, telling, test, truth);
  const told = known ?? (isGuarded && !leaves(steps) ? gate : undefined);
  return { truth, steps, isGuarded, known, told, asked: presenceWhen(flow, tagger, test, truth, frame.bindings) };
};

/** The ways that take the side, with what the condition tells them. */
export const enterSide = (asking: Asking, truth: boolean): readonly State[] => {
  const { walking, test, at } = asking;
  const side = sideOf(asking, truth);
  const held = heldWhen(walking.flow, walking.sayings, test, truth);
  if (held === 'failed') return failing(asking, side);
  const coming = held === undefined && mayForgive(asking, side) ? asking.states.map(forgiven) : asking.states;
  const on = learning(asking, side, able(asking, side, coming));
  if (side.told !== undefined) return passing(asking, side, side.told, on);
  if (side.isGuarded && isCollected(walking.flow, test)) return gathered(walking, at, on);
  return skipping(asking, side, on);
};

/** The check was asked, and said no. */
const failing = ({ walking, test, at, states }: Asking, { told, isGuarded }: Side): readonly State[] => {
  // Whatever else was asked for before still holds.
  const ways = told === undefined ? states : states.map((state) => chain(state, told));
  return ways.map((state) =>
    isCheckBehind(walking, test, state.check) ? failed(state, isGuarded ? 'inverted' : 'failed', at) : state,
  );
};

/**
 * Where nothing is done on this side and nothing ends on the other, the condition keeps nobody from what comes behind;
 * what it chooses a value by may be asked for later.
 */
const mayForgive = ({ recalls, step }: Asking, { isGuarded, steps }: Side): boolean =>
  recalls && (isGuarded || steps.length > 0 || step.expression);

/** Those of the ways that can take the side, by what is known of them. */
const able = ({ walking: { flow }, test }: Asking, { truth, asked }: Side, states: readonly State[]) =>
  knowing(
    states.filter(
      (state) =>
        recalledTruth(flow, state.said, test) !== !truth &&
        cutShort(flow, test, state) !== !truth &&
        refusalAsked(flow, test, state) !== !truth,
    ),
    asked,
  );

/** What later tests may ask for again, and the address that was asked for here. */
const learning = (asking: Asking, { truth, steps, asked }: Side, states: readonly State[]): readonly State[] => {
  const { walking, step, test, at, addresses } = asking;
  const isCut = step.expression && steps.length === 0 && asked.missing.length > 0;
  const learnt = `${learntBy(walking.flow, test, truth, steps)}${isCut ? `\n${cutAt(at)}` : ''}`;
  const address = addresses[`${truth}`];
  return states
    .map((state) => (learnt === '' ? state : { ...state, said: state.said + learnt }))
    .map((state) => (address === undefined ? state : chain(state, { ...blank, address })));
};

/** They passed the check, but for those who never came to the part of the condition that asks. */
const passing = ({ walking, test }: Asking, { known }: Side, told: State, states: readonly State[]): readonly State[] =>
  states.map((state) =>
    known === undefined && cutShort(walking.flow, test, state) !== undefined ? state : chain(state, told),
  );

/** They may come past a check for what is asked here. */
const skipping = ({ walking, test, at, frame }: Asking, side: Side, states: readonly State[]): readonly State[] => {
  const { truth, isGuarded, asked } = side;
  const when = skipOf(walking.flow, walking.tagger, test, frame.bindings, truth);
  const skip: Skip = { when, at, ...(asked.missing.length > 0 ? { names: asked.missing } : {}) };
  if (!isGuarded) return states.map((state) => ({ ...state, skip: graver(state.skip, skip) }));
  // Where the other side ends, coming here is no way around anything.
  return states.map((state) => (when === 'excused' && isToldWhy(state) ? { ...state, skip } : state));
};

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

/** What a condition rests on, however it came to it: a variable may hold an answer since long. */
const toldBehind = ({ flow, telling }: Walking, test: Ref): State | undefined =>
  best(keysBehind(flow, test).flatMap((key) => telling.get(key) ?? []));

const refuses = (walking: Walking, list: readonly Step[], frame: Frame): boolean =>
  list.some((step) => {
    if (step.kind !== 'call') return false;
    const call = callAt(walking, frame.file, step.call);
    return call !== undefined && (statusOfCall(walking.flow, frame.file, call, frame.bindings) ?? 0) >= 400;
  });
