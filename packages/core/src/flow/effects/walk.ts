/** Walks a handler and all it calls, in their order, and notes what is done to the world and what stands before it. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { EndpointEffects } from '../../facts/effect.ts';
import { spanOf } from '../../facts/span.ts';
import { distinctOpen } from '../../scope/known.ts';
import { boundKey } from '../bound-key.ts';
import type { Bindings } from '../origin.ts';
import type { Flow, FunctionRef } from '../settle.ts';
import { type Role, createTagger } from '../tags.ts';
import { giveRoles } from '../give-roles.ts';
import { createEventIds } from './event-ids.ts';
import { insideOwnDedupe } from './own-dedupe.ts';
import { walkSteps } from './walk-steps.ts';
import { type Env, type Frame, type Walking, distinctGuards } from './walking.ts';

/** Beyond this many runs of functions what a handler does stays open. */
const MAX_RUNS = 400;
const MAX_DEPTH = 10;

export interface EffectWalk {
  /** Middleware: what it does counts for nothing, what it refuses for all that comes behind. */
  before(functions: readonly FunctionRef[], roles: readonly Role[]): void;
  handle(functions: readonly FunctionRef[], roles: readonly Role[]): void;
  readonly answer: Omit<EndpointEffects, 'before'>;
}

export const createEffectWalk = (flow: Flow, catalog: Catalog, sender: string | undefined): EffectWalk => {
  const roles = new Map<string, Role>();
  const tagger = createTagger(flow, roles);
  let env: Env = { guards: [], answered: false };
  let runs = 0;
  const underway = new Set<string>();
  const known = new Map<string, Env>();

  const run = (target: FunctionRef, bindings: Bindings, from: Env, frame: Frame): Env => {
    const name = `${target.file}#${String(target.id)}(${boundKey(target, bindings)})`;
    const state = `${String(from.guards.some(({ open }) => !open))}${String(from.guards.some(({ open }) => open))}${String(from.answered)}${String(frame.loose)}${String(frame.deferred)}${String(frame.looped)}${String(frame.many)}${String(frame.refusing)}`;
    const key = `${name}|${state}`;
    const memo = known.get(key);
    if (memo !== undefined) return { ...from, guards: distinctGuards([...from.guards, ...memo.guards]) };
    if (underway.has(name)) return from;
    runs += 1;
    if (runs > MAX_RUNS || frame.depth > MAX_DEPTH) {
      walking.open.push({ why: 'the calls go too deep to follow', at: spanOf(target.file, target.fact.at) });
      return from;
    }
    underway.add(name);
    const after = walkSteps(walking, target.fact.body, from, { ...frame, file: target.file, bindings });
    underway.delete(name);
    // Of what is found out inside, only what throws stops the caller.
    const added = after.guards.filter((guard) => guard.throws && !from.guards.includes(guard));
    known.set(key, { guards: added, answered: after.answered });
    return {
      guards: distinctGuards([...from.guards, ...added]),
      answered: from.answered || (after.ends === 'no' && after.answered),
    };
  };

  const enter = (target: FunctionRef, given: readonly Role[], from: Env): Env => {
    giveRoles(roles, target, given);
    const frame: Frame = {
      file: target.file,
      bindings: target.bindings,
      depth: 0,
      looped: false,
      many: false,
      loose: false,
      deferred: false,
      via: [],
      names: [],
      refusing: false,
      way: [],
      unheard: true,
      tries: [],
    };
    const dedupe = insideOwnDedupe(flow, target);
    const inside = dedupe === undefined ? from : { ...from, guards: distinctGuards([...from.guards, dedupe]) };
    const after = walkSteps(walking, target.fact.body, inside, frame);
    return { guards: after.guards, answered: from.answered };
  };

  const walking: Walking = {
    flow,
    tagger,
    catalog,
    sender,
    ids: createEventIds(flow, tagger, catalog, sender),
    effects: [],
    slow: [],
    swallowed: [],
    missed: [],
    open: [],
    noted: new Set(),
    asked: new WeakMap(),
    askedInside: new Map(),
    seen: { refetches: false, ordered: false },
    run,
    steps: (list, from, frame) => walkSteps(walking, list, from, frame),
  };

  return {
    before: (functions, given) => {
      const { effects, slow, swallowed, missed } = walking;
      const kept = [effects.length, slow.length, swallowed.length, missed.length] as const;
      for (const target of functions) env = enter(target, given, env);
      effects.length = kept[0];
      slow.length = kept[1];
      swallowed.length = kept[2];
      missed.length = kept[3];
      env = { ...env, answered: false };
    },
    handle: (functions, given) => {
      for (const target of functions) enter(target, given, env);
    },
    get answer() {
      const { effects, slow, swallowed, missed, seen } = walking;
      return { effects, slow, swallowed, missed, ...seen, open: distinctOpen(walking.open) };
    },
  };
};
