/** Handlers of which a call runs the one for whoever sent the event: `handlers[provider](headers, body)`. */
import type { Call } from '../../facts/structure.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import type { Open } from '../../scope/known.ts';
import type { FunctionRef } from '../settle.ts';
import { enterCall } from './enter-call.ts';
import { type State, blank, chain } from './state.ts';
import { type Says, saysByAnswer } from './says.ts';
import { callKey } from './telling.ts';
import { keysOf } from './table-keys.ts';
import { isUnheardAnswer } from './unread.ts';
import { type Frame, type Walking, callAt } from './walking.ts';

/** Who reads of more handlers that ask nobody does not read them. */
export const MAX_UNASKED = 8;

/** A function that a call may run, and the key that it stands under in a table, if it does. */
export interface Candidate {
  readonly target: FunctionRef;
  readonly key: string | null;
}

/** One of them, and its ways as if the request came straight to it. */
export interface Picked extends Candidate {
  readonly ways: readonly State[];
  readonly checks: readonly SignatureCheck[];
  readonly unawaited: readonly SignatureCheck[];
  readonly ignored: readonly SignatureCheck[];
  readonly open: readonly Open[];
  /** It answers whether its check held, and nobody hears that. */
  readonly unheard: boolean;
}

/** Who judges handlers one by one. */
export interface Picks {
  /** Whether they are for different senders, of whom some are known. */
  areSenders(candidates: readonly Candidate[]): boolean;
  /** Takes them; false: they count for what the whole handler does. */
  take(picked: readonly Picked[]): boolean;
  /** Hears of those that count for the whole. */
  leave(picked: readonly Picked[]): void;
}

/** The ways behind such a call, where its handlers are judged one by one: nothing is known of them then. */
export const pickedApart = (
  walking: Walking,
  id: number,
  call: Call,
  targets: readonly FunctionRef[],
  states: readonly State[],
  frame: Frame,
): readonly State[] | undefined => {
  const { flow, picks } = walking;
  if (picks === undefined || targets.length < 2 || !isUnasked(walking, states) || !carriesSender(walking, call, frame))
    return undefined;
  const written = callAt(walking, frame.file, id) ?? call;
  const keyed = keysOf(flow, { file: frame.file, id: written.callee }, frame.bindings, targets);
  const candidates = targets.map((target, index) => ({ target, key: keyed[index] ?? null }));
  const isForSenders = picks.areSenders(candidates);
  // Nobody reads of so many that they ask nobody.
  if (!isForSenders && candidates.length > MAX_UNASKED) return undefined;
  const met = [walking.checks.length, walking.unawaited.length, walking.ignored.length] as const;
  const picked = candidates.map((candidate) => waysOf(walking, call, candidate, frame));
  if (!isForSenders || !picks.take(picked)) {
    picks.leave(picked);
    return undefined;
  }
  walking.checks.length = met[0];
  walking.unawaited.length = met[1];
  walking.ignored.length = met[2];
  walking.followed.add(callKey(frame.file, id));
  const open = walking.note(frame.file, call.at, 'each of the handlers that it may run is judged by itself');
  return states.map((state) => chain(state, { ...blank, open }));
};

/** Nobody was asked before, heard or not: a check that stands there for some senders only cannot be told from one for others. */
const isUnasked = ({ ignored, unawaited }: Walking, states: readonly State[]): boolean =>
  ignored.length + unawaited.length === 0 &&
  states.some((state) => state.open === null) &&
  states.every(({ check, skip }) => check === null && skip?.check == null);

/** What only gets a part of the event could not ask who sent it: somebody else does. */
const carriesSender = ({ tagger }: Walking, call: Call, { file, bindings }: Frame): boolean => {
  const tags = new Set(call.args.flatMap(({ value }) => [...tagger.tagsOf({ file, id: value }, bindings)]));
  return tags.has('request') || (tags.has('headers') && (tags.has('body') || tags.has('raw')));
};

const waysOf = (walking: Walking, call: Call, candidate: Candidate, frame: Frame): Picked => {
  const { checks, unawaited, ignored, opens } = walking;
  const met = [checks.length, unawaited.length, ignored.length, opens.length] as const;
  const own: Frame = { ...frame, returns: [], passed: [], thrown: [] };
  const said: (Says | undefined)[] = [];
  const ways = enterCall(walking, call, candidate.target, [blank], own, said);
  return {
    ...candidate,
    ways,
    // A function that others call too was walked for the first of them.
    checks: [...checks.slice(met[0]), ...ways.flatMap(({ check, skip }) => check ?? skip?.check ?? [])],
    unawaited: unawaited.slice(met[1]),
    ignored: ignored.slice(met[2]),
    open: opens.slice(met[3]),
    unheard: said.some(saysByAnswer) && isUnheardAnswer(walking.flow, frame.file, call),
  };
};
