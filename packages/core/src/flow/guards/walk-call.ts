import { mayThrow } from '../exits.ts';
import { spanOf } from '../../facts/span.ts';
import type { Call } from '../../facts/structure.ts';
import type { Known } from '../../scope/known.ts';
import type { Origin } from '../origin.ts';
import { shiftedCall } from '../shifted-call.ts';
import { listenersOf, told } from '../emitters.ts';
import { handedFunctions } from '../handed-origins.ts';
import type { FunctionRef } from '../settle.ts';
import { answersLater } from './answers-later.ts';
import { assertedBy } from './asserted.ts';
import { concernsRequest } from './effect.ts';
import { enterCall, inline } from './enter-call.ts';
import { caughtBy } from './caught-by.ts';
import { lookupOf } from './handler-table.ts';
import { decidedBy } from './free-to-sender.ts';
import { constructorsOf } from './constructors-of.ts';
import { isKnownHelper } from './known-verifiers.ts';
import { pickedApart } from './picked.ts';
import { checkOfCall, comparingCall } from './recognise-check.ts';
import { saidByCheck } from './said-by.ts';
import { sendsRequest } from './sends-request.ts';
import { type Says, saysByAnswer } from './says.ts';
import { type State, blank, chain, distinctStates, keyed } from './state.ts';
import { callKey } from './telling.ts';
import { handsOn } from './hands-on.ts';
import { methodsByType } from './methods-by-type.ts';
import { tellsTime } from './tells-time.ts';
import { isTestedAtOnce } from './tested-promise.ts';
import { unawaitedCheck, unheardCheck } from './unawaited-check.ts';
import { walkGetters } from './walk-getters.ts';
import { isUnheardAnswer } from './unread.ts';
import { unseenCall } from './unseen-call.ts';
import { type Frame, type Walking, callAt, isSettled, roleOf } from './walking.ts';
import { writtenPath } from './written-path.ts';

/** What a call does to the ways that reach it. */
export const walkCall = (walking: Walking, id: number, states: readonly State[], frame: Frame): readonly State[] => {
  const call = callAt(walking, frame.file, id);
  if (call === undefined) return states;
  const read = walkGetters(walking, [...call.args.map(({ value }) => value), call.callee], states, frame);
  const held = assertedBy(walking, call, frame);
  const reaching = held === undefined ? read : read.map((state) => chain(state, held));
  const after = callWays(walking, id, call, reaching, frame);
  const { telling } = walking;
  const key = callKey(frame.file, id);
  // A helper that can let a request pass without having asked tells nothing by what it answers.
  const tells = isSettled(after) ? (after.find((state) => state.check !== null) ?? after[0]) : undefined;
  if (tells !== undefined && !telling.has(key) && states.every((state) => state.check === null && state.open === null))
    telling.set(key, { ...blank, check: tells.check, open: tells.open });
  return after;
};

const callWays = (
  walking: Walking,
  id: number,
  written: Call,
  states: readonly State[],
  frame: Frame,
): readonly State[] => {
  const { flow, catalog, checks, followed, unawaited } = walking;
  const callee = flow.settle({ file: frame.file, id: written.callee }, frame.bindings);
  const isShifted = callee.found.some(
    (origin) => origin.kind === 'made' && /^(?:call|apply)$/u.test(origin.path.at(-1) ?? ''),
  );
  const call = isShifted ? shiftedCall(flow.program.file(frame.file)?.structure, written) : written;
  const role = callee.found.find((origin) => origin.kind === 'param');
  const handing = role?.kind === 'param' ? handsOn(roleOf(walking, role), role.path) : undefined;
  if (handing === 'next') return passOn(walking, call, states, frame);
  if (handing === 'resolve') {
    frame.passed.push(...states);
    return states;
  }
  if (callee.found.some(leadsAway)) walking.turnAway();
  if (
    (callee.found.some(tellsTime) && !isUnheardAnswer(flow, frame.file, call)) ||
    (isSettled(states) && carriesTime(walking, call, frame))
  )
    walking.askTime();
  const caught = caughtBy(walking, call, states, frame);
  if (caught !== undefined) return caught;
  if (isSettled(states)) return states;

  const own = flow.functionsOf({ file: frame.file, id: call.callee }, frame.bindings);
  const asked =
    checkOfCall(walking, frame.file, call, callee.found, frame.bindings) ??
    (own.found.length > 0 ? undefined : comparingCall(walking, frame.file, call, frame.bindings));
  const check = asked === undefined ? undefined : keyed(asked, states);
  if (check !== undefined) {
    const says = saidByCheck(walking, frame.file, call, callee.found);
    if (saysByAnswer(says) && isUnheardAnswer(flow, frame.file, call)) {
      followed.add(callKey(frame.file, id));
      walking.ignored.push(check);
      return states;
    }
    if (says !== undefined) walking.sayings.set(callKey(frame.file, id), says);
    if (says === 'throws') walking.throwing.add(check);
    checks.push(check);
    return inline(
      walking,
      call,
      states.map((state) => chain(state, { ...blank, check })),
      frame,
    );
  }
  const late = unawaitedCheck(walking, frame.file, call, callee.found);
  // What a helper that is not heard would have said decides nothing.
  if (late !== undefined || callee.found.some((origin) => isKnownHelper(catalog, origin, flow.program)))
    followed.add(callKey(frame.file, id));
  if (late !== undefined) {
    unawaited.push(late);
    return states;
  }
  const unheard = unheardCheck(walking, frame.file, call, callee.found);
  if (unheard !== undefined) {
    followed.add(callKey(frame.file, id));
    (call.awaited || unheard.says === 'yes' ? walking.ignored : unawaited).push(unheard.check);
    return states;
  }
  // One of several ways to be called handed over something else here: `withError('name', handler)`.
  if (isNeverCalled(walking, callee)) return states.map((state) => ({ ...state, refused: true }));
  const chosen = chosenByPath(walking, call, frame);
  if (chosen?.found.length === 0 && chosen.open.length === 0)
    return states.map((state) => ({ ...state, refused: true }));
  const functions = chosen ?? own;
  if (functions.found.length > 0 && !carriesRequest(walking, call, frame))
    return functions.found.some(mayThrow) ? states.map((state) => decidedBy(walking, state)) : states;
  const apart = pickedApart(walking, id, call, functions.found, states, frame);
  if (apart !== undefined) return apart;
  if (functions.found.length > 0) {
    if (functions.open.length === 0) followed.add(callKey(frame.file, id));
    const said: (Says | undefined)[] = [];
    const each = functions.found.map((target) =>
      enterCall(walking, call, target, states, frame, said, callKey(frame.file, id)),
    );
    const after = isUnheardAnswer(flow, frame.file, call)
      ? each.flatMap((ways, index) => unheardWays(walking, call, said[index], ways, states, frame))
      : each.flat();
    // What answers nothing that anybody hears, and throws nothing, tells nobody whether it fits.
    const tells = !call.discarded || functions.found.some(mayThrow);
    const compared =
      !tells || checkSince(states, each.flat()) ? undefined : comparingCall(walking, frame.file, call, frame.bindings);
    if (compared !== undefined && !functions.found.some((target) => sendsRequest(flow, target))) {
      // It compares in a way that is not known.
      checks.push(compared);
      return after.map((state) => chain(state, { ...blank, check: compared }));
    }
    const [says] = said;
    if (says !== undefined && said.every((one) => one === says)) walking.sayings.set(callKey(frame.file, id), says);
    // What it finds out comes too late for whoever goes by it.
    const isLate =
      functions.open.length === 0 &&
      isTestedAtOnce(flow, frame.file, call) &&
      functions.found.every((target) => answersLater(flow, catalog, target));
    if (!isLate) return after;
    const check = after.find((state) => state.check !== null)?.check;
    if (check) unawaited.push({ ...check, span: spanOf(frame.file, call.at) });
    return states;
  }
  const constructed = call.construct ? constructorsOf(flow, callee) : undefined;
  if (constructed !== undefined)
    return constructed.flatMap((target) =>
      target === null ? states : enterCall(walking, call, target, states, frame),
    );
  const typed = methodsByType(walking, call, callee.found, frame);
  if (typed.length > 0) {
    followed.add(callKey(frame.file, id));
    return typed.flatMap((target) => enterCall(walking, call, target, states, frame));
  }
  const handed = callee.found.flatMap((origin) =>
    origin.kind === 'param' && roleOf(walking, origin) === undefined ? handedFunctions(flow, origin) : [],
  );
  if (handed.length > 0 && carriesRequest(walking, call, frame))
    return handed.flatMap((target) => enterCall(walking, call, target, states, frame));
  const listeners = listenersOf(flow, frame.file, call, frame.bindings);
  if (listeners.found.length > 0) return tell(walking, call, listeners.found, states, frame);
  const [unknown] = carriesRequest(walking, call, frame) ? listeners.open : [];
  if (unknown !== undefined) {
    const open = walking.note(frame.file, call.at, unknown.why);
    return states.map((state) => chain(state, { ...blank, open }));
  }
  const said: (Says | undefined)[] = [];
  const after = unseenCall(walking, call, callee.found, callee.open, states, frame, said);
  // `signatures.some((one) => equal(one, mine))` says what it was told of one of them.
  if (
    said.length === 1 &&
    said[0] === 'yes' &&
    /^(?:some|every|find)$/u.test(writtenPath(flow, { file: frame.file, id: call.callee }).at(-1) ?? '')
  )
    walking.sayings.set(callKey(frame.file, id), 'yes');
  return after;
};

/** A function that answers whether its check held asks nobody where that is not heard; one that throws does. */
const unheardWays = (
  walking: Walking,
  call: Call,
  says: Says | undefined,
  ways: readonly State[],
  states: readonly State[],
  frame: Frame,
): readonly State[] => {
  const check = saysByAnswer(says) ? ways.find((state) => state.check !== null)?.check : undefined;
  if (check == null) return ways;
  walking.ignored.push({ ...check, span: spanOf(frame.file, call.at) });
  return states;
};

const checkSince = (before: readonly State[], after: readonly State[]): boolean =>
  after.some(({ check, skip }) => check !== null || skip?.check != null) || before.length === 0;

/** Behind the check nothing is walked: who is handed a time there looks at it. */
const carriesTime = ({ flow }: Walking, call: Call, { file }: Frame): boolean =>
  [call.callee, ...call.args.map(({ value }) => value)].some((id) =>
    writtenPath(flow, { file, id }).some((name) => OF_TIME.test(name)),
  );

const OF_TIME = /time|fresh|stale|skew|toleran|expir|recent|replay|^age/iu;

/** `redirect(303, '/login')`, `error(401)` of a framework, which throw by themselves. */
const leadsAway = (origin: Origin): boolean =>
  origin.kind === 'external' &&
  /^(?:redirect|permanentRedirect|error|abort|notFound|unauthorized|forbidden)$/u.test(origin.path.at(-1) ?? '');

/** Of handlers that stand under their paths the one that the request is for; none where it is for another path. */
const chosenByPath = (walking: Walking, call: Call, frame: Frame): Known<FunctionRef> | undefined => {
  const table = lookupOf(walking.flow, { file: frame.file, id: call.callee }, frame.bindings);
  const asked = table === undefined ? undefined : walking.textOf(table.key, frame.bindings);
  const entry = asked === undefined ? undefined : table?.entries.find(({ key }) => key === asked);
  if (asked === undefined || table?.entries.some(({ key }) => key.includes('/')) !== true) return undefined;
  return entry === undefined ? { found: [], open: [] } : walking.flow.functionsOf(entry.ref);
};

/** All who listen are told, one after the other. */
const tell = (
  walking: Walking,
  call: Call,
  listeners: readonly FunctionRef[],
  states: readonly State[],
  frame: Frame,
): readonly State[] => {
  const event = told(call);
  return listeners.reduce<readonly State[]>(
    (on, target) => distinctStates(enterCall(walking, event, target, on, frame)),
    states,
  );
};

/** A function that is handed nothing of the request checks nothing and does nothing with the event; one without arguments may ask the framework. */
const carriesRequest = ({ flow, tagger }: Walking, call: Call, frame: Frame): boolean =>
  call.args.length === 0 ||
  call.args.some((argument) => {
    const value = flow.value({ file: frame.file, id: argument.value });
    return (
      value?.kind === 'function' ||
      // `verify({ expected: () => hmacOf(request), … })`
      (value?.kind === 'object' &&
        value.entries.some((entry) => flow.value({ file: frame.file, id: entry.value })?.kind === 'function')) ||
      argument.spread ||
      concernsRequest(tagger.tagsOf({ file: frame.file, id: argument.value }, frame.bindings)) ||
      flow.functionsOf({ file: frame.file, id: argument.value }, frame.bindings).found.length > 0
    );
  });

/** `next()` hands over, and so does `done(null, payload)`; `next(error)` refuses. */
const passOn = ({ flow }: Walking, call: Call, states: readonly State[], frame: Frame): readonly State[] => {
  const [first] = call.args;
  const error = first === undefined ? undefined : flow.value({ file: frame.file, id: first.value });
  const isNone =
    error === undefined || error.kind === 'undefined' || (error.kind === 'constant' && error.value === null);
  if (isNone) frame.passed.push(...states);
  return isNone ? states : states.map((state) => ({ ...state, refused: true, answered: true }));
};

const isNeverCalled = ({ flow }: Walking, { found, open }: Known<Origin>): boolean =>
  open.length === 0 &&
  found.length > 0 &&
  found.every(
    (origin) =>
      origin.kind === 'value' && /^(?:string|template|object|array|regexp)$/u.test(flow.value(origin.ref)?.kind ?? ''),
  );
