/**
 * Walks every way through a handler and what it calls, and remembers on each
 * whether the request was checked before something was done with it.
 */
import type { Ref } from '../../facts/file-facts.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import { spanOf } from '../../facts/span.ts';
import { THIS_PARAM } from '../../facts/structure.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Open } from '../../scope/known.ts';
import { boundKey } from '../bound-key.ts';
import { type Bindings, bindingKey } from '../origin.ts';
import type { Flow, FunctionRef } from '../settle.ts';
import { type Handlers, handlersOf } from '../handlers.ts';
import { type Role, createTagger } from '../tags.ts';
import { askedText, askedTruth, asksUnknownPath } from './asked.ts';
import { bodyVerifier } from './body-verifier.ts';
import { createEventNames } from './event-names.ts';
import { handshakeFieldOf, handshakeOf } from './handover.ts';
import { isKnownHelper } from './known-verifiers.ts';
import { certainTruth, nothingDeclared } from './certain.ts';
import { ownVerifierStage } from './own-verifiers.ts';
import { outsideCheck } from './recognise-check.ts';
import { createRecursion } from './recursion.ts';
import { saidBy } from './said-by.ts';
import { settleReturns } from './settle-returns.ts';
import type { Stage } from './stage.ts';
import { countsFor, openWhereSigned, past } from './stage-ways.ts';
import { type State, blank, chain, distinctStates } from './state.ts';
import { giveRoles } from '../give-roles.ts';
import { isTransparent } from './transparent.ts';
import { walkSteps } from './walk-steps.ts';
import type { Walk, WalkOptions } from './walk-types.ts';
import type { Frame, Walking, Ways } from './walking.ts';

/** Beyond this many calls into functions a handler stays open. */
const MAX_CALLS = 400;
const MAX_DEPTH = 12;

export const createWalk = (
  flow: Flow,
  catalog: Catalog,
  { answers, sender, asked, picks, self, startsBy, needsNoAnswer = false, maxCalls = MAX_CALLS }: WalkOptions = {},
): Walk => {
  const roles = new Map<string, Role>();
  const tagger = createTagger(flow, roles, handshakeFieldOf(catalog, sender));
  const followed = asked === undefined ? undefined : { ...asked, roles };
  const checks: SignatureCheck[] = [];
  const unawaited: SignatureCheck[] = [];
  const ignored: SignatureCheck[] = [];
  const open: Open[] = [];
  const ran = new Map<string, FunctionRef>();
  const underway = new Set<string>();
  const recursion = createRecursion();
  let calls = 0;
  let goesOn = false;
  let answerEnds = false;
  let valueEnds: 'nothing' | 'unanswered' | null = null;
  /** Whether what runs throws, or leads elsewhere, on some way. */
  let turnsAway = false;
  let asksTime = false;
  let handling = false;
  const hasTurnedAway = (): boolean => turnsAway;
  /** What was given to the framework, and runs now. */
  let entry: Ref | null = null;

  const enter = (target: FunctionRef, given: readonly Role[]): Ways => {
    // Those that it does not declare it may hand on: `handle.apply(this, arguments)`.
    giveRoles(roles, target, given);
    if (self !== undefined) roles.set(bindingKey(target.file, target.id, THIS_PARAM), self);
    return run(target, target.bindings, 0);
  };

  const through = (ref: Ref, given: readonly Role[], states: readonly State[]): readonly State[] => {
    const handlers = handlersOf(flow, ref);
    if (handlers.kind === 'router') return states;
    const verifier = bodyVerifier(flow, ref);
    const on = verifier === undefined ? states : pass(verifier, states);
    return pass({ ...handlers, ref, roles: given, passes: 'next' }, on);
  };

  const pass = (stage: Stage, states: readonly State[]): readonly State[] => {
    entry = stage.ref;
    const own = ownVerifierStage(flow, stage.ref);
    if (own !== undefined) {
      checks.push(own);
      return states.map((state) => chain(state, { ...blank, check: own }));
    }
    let on = outside(stage.ref, stage, states);
    for (const target of stage.functions) {
      // Four parameters make an error handler: no request passes through it.
      if (stage.passes === 'next' && target.fact.params.length - (target.handed ?? 0) === 4 && stage.roles.length < 4)
        continue;
      answerEnds = stage.answering === 'ends';
      valueEnds = stage.passes === 'nothing' || stage.passes === 'unanswered' ? stage.passes : null;
      const met = checks.length;
      turnsAway = false;
      const ways = enter(target, stage.roles);
      answerEnds = false;
      valueEnds = null;
      const all = stage.passes === 'next' ? ways.passed : ways.out.filter((way) => !way.refused);
      if (stage.optional === true && !countsFor(stage, all, hasTurnedAway() || ways.out.some((way) => way.refused))) {
        // Who is asked for elsewhere, or on some ways only, guards nothing here.
        checks.length = met;
        continue;
      }
      const passed = stage.global === true ? openWhereSigned(all, note, stage.uncertain) : all;
      on = distinctStates(on.flatMap((state) => passed.map((way) => chain(state, way))));
    }
    return stage.uncertain === true && stage.global !== true
      ? distinctStates([...on, ...past(flow, stage, states, note)])
      : on;
  };

  const handle = (ref: Ref, given: readonly Role[], states: readonly State[]): readonly State[] => {
    const handlers = handlersOf(flow, ref);
    entry = ref;
    const own = ownVerifierStage(flow, ref);
    if (own !== undefined) checks.push(own);
    const on =
      own === undefined
        ? outside(ref, handlers, states)
        : states.map((state) => chain(state, { ...blank, check: own }));
    if (handlers.functions.length === 0) return on;
    return distinctStates(
      handlers.functions.flatMap((target) => {
        handling = true;
        const ways = enter(target, given);
        handling = false;
        goesOn ||= ways.passed.length > 0;
        return ways.out.flatMap((way) => on.map((state) => chain(state, way)));
      }),
    );
  };

  /** What of a middleware or a wrapper is not of this program. */
  const outside = (ref: Ref, handlers: Omit<Handlers, 'kind'>, states: readonly State[]): readonly State[] => {
    const at = flow.value(ref)?.at ?? [0, 0];
    for (const origin of handlers.outside) {
      const check = outsideCheck(walking, ref.file, at, origin);
      if (check === undefined && isTransparent(catalog, origin)) continue;
      if (check === undefined && isKnownHelper(catalog, origin, flow.program)) continue;
      if (check !== undefined) {
        checks.push(check);
        flow.trace?.met([check], underway, entry);
        return states.map((state) => chain(state, { ...blank, check }));
      }
      const unseen = note(
        ref.file,
        at,
        handlers.open[0]?.why ??
          `${origin.kind === 'external' ? (origin.package ?? 'the platform') : 'something that cannot be followed'} may check the sender`,
      );
      return states.map((state) => chain(state, { ...blank, open: unseen }));
    }
    const [first] = handlers.open;
    const value = flow.value(ref);
    // `preHandler: []`
    if (value?.kind === 'array' && value.items.length === 0) return states;
    if (first === undefined && (handlers.functions.length > 0 || handlers.outside.length > 0)) return states;
    const unseen = note(ref.file, at, first?.why ?? 'what runs here cannot be followed');
    return states.map((state) => chain(state, { ...blank, open: unseen }));
  };

  const run = (target: FunctionRef, bindings: Bindings, depth: number): Ways => {
    const name = `${target.file}#${target.id}`;
    const key = `${name}(${boundKey(target, bindings)})${answerEnds}${depth === 0 ? `${valueEnds}${handling}` : null}`;
    return recursion.ways(key, () => {
      calls += 1;
      if (depth > MAX_DEPTH || calls > maxCalls)
        return {
          out: [{ ...blank, open: note(target.file, target.fact.at, 'the calls go too deep to follow') }],
          passed: [],
          thrown: [],
        };
      underway.add(name);
      ran.set(name, target);
      const frame: Frame = {
        file: target.file,
        bindings,
        returns: [],
        passed: [],
        thrown: [],
        depth,
        handles: handling && depth === 0,
      };
      const met = checks.length;
      const { on } = walkSteps(walking, target.fact.body, [blank], frame);
      flow.trace?.met(checks.slice(met), underway, entry);
      underway.delete(name);
      return {
        out: distinctStates(settleReturns(walking, target.fact, frame, on, frame.depth === 0 ? valueEnds : null)),
        passed: distinctStates(frame.passed),
        thrown: distinctStates(frame.thrown),
        says: saidBy(walking, frame, on),
      };
    });
  };

  const note = (path: string, at: readonly [number, number], why: string): Open => {
    const seen = { why, at: spanOf(path, at) };
    open.push(seen);
    flow.trace?.met([seen], underway, entry);
    return seen;
  };

  const walking: Walking = {
    flow,
    tagger,
    catalog,
    sender,
    handshake: handshakeOf(catalog, sender),
    roles,
    adopt: (key, role) => void roles.set(key, role),
    truthOf: (ref, bindings) =>
      (followed === undefined ? undefined : askedTruth(flow, followed, ref, bindings)) ??
      certainTruth(flow, answers ?? nothingDeclared, ref, bindings),
    textOf: (ref, bindings) => (followed === undefined ? undefined : askedText(flow, followed, ref, bindings)),
    asksUnknown: (ref, bindings) => followed !== undefined && asksUnknownPath(flow, followed, ref, bindings),
    askTime: () => {
      asksTime = true;
    },
    turnAway: () => {
      turnsAway = true;
    },
    checks,
    unawaited,
    ignored,
    opens: open,
    telling: new Map(),
    sayings: new Map(),
    throwing: new Set(),
    followed: new Set(),
    needsNoAnswer,
    picks,
    startsBy,
    get answerEnds() {
      return answerEnds;
    },
    isEventName: createEventNames(catalog),
    note,
    run,
    steps: (list, states, frame) => walkSteps(walking, list, states, frame),
  };

  const verifier = (target: FunctionRef): Ways => {
    target.fact.params.forEach((_, index) => roles.set(bindingKey(target.file, target.id, index), 'given'));
    return run(target, target.bindings, 1);
  };

  return {
    through,
    pass,
    handle,
    verifier,
    checks,
    unawaited,
    ignored,
    open,
    ran,
    get goesOn() {
      return goesOn;
    },
    get asksTime() {
      return asksTime;
    },
    get reads() {
      return tagger.readsRequest();
    },
  };
};
