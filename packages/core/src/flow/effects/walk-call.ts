import type { Effect } from '../../facts/effect.ts';
import type { Ref } from '../../facts/file-facts.ts';
import { spanOf } from '../../facts/span.ts';
import type { Call, CallId, Structure } from '../../facts/structure.ts';
import { detaching } from '../../catalog/platform.ts';
import { bindArguments } from '../bind-arguments.ts';
import { handedThrough } from '../handed-through.ts';
import { type Bindings, type Origin, symbolText } from '../origin.ts';
import type { FunctionRef } from '../settle.ts';
import { answersSender } from './answers-sender.ts';
import { SAYS_SO, asksOf, carriesEvent, givenTo, isPlatform, once } from './asking.ts';
import { calledBy } from './called.ts';
import { chainAfter, writtenName } from './chain.ts';
import type { ClassifiedEffect } from './classified.ts';
import { classifyCall } from './classify-effect.ts';
import { knowsCode, knowsDuplicates } from './duplicates.ts';
import { detachedOf, isLoose } from './detached.ts';
import { isOfEvent } from './event-ids.ts';
import { isUnheard } from './heard.ts';
import { ownDedupe } from './own-dedupe.ts';
import { PRIMARY } from './store-effect.ts';
import { insideOnce } from './runs-once.ts';
import { noteSlow } from './slow.ts';
import { noteCaughtPromise } from './swallowed.ts';
import { tablesOf } from './tables-of.ts';
import { storedNames } from './stored-names.ts';
import { type Env, type Frame, type Guard, type Walking, callAt, distinctGuards, refsOf } from './walking.ts';

/** What a call does, and what holds behind it. */
export const walkCall = (walking: Walking, id: CallId, env: Env, frame: Frame): Env => {
  const { flow } = walking;
  const structure = flow.program.file(frame.file)?.structure;
  const written = callAt(walking, frame.file, id);
  if (written === undefined || structure === undefined) return env;
  const given = givenTo(structure, frame.file, written);
  const carries = once(() => given.some((ref) => carriesEvent(walking, ref, frame.bindings)));
  const { functions, call, callee } = calledBy(flow, frame.file, written, frame.bindings, carries);
  const origins = callee.found;
  noteCaughtPromise(walking, structure, written, frame);
  const dedupe = ownDedupe(flow, frame.file, call, frame.bindings);
  if (dedupe !== undefined) {
    const behind = { ...env, guards: distinctGuards([...env.guards, dedupe]) };
    return inline(walking, structure, call, origins, behind, frame, carries);
  }
  if (functions.length > 0) return enterAll(walking, structure, call, functions, env, frame);
  if (origins.length > 0 && origins.every(isPlatform))
    return inline(walking, structure, call, origins, env, frame, carries);
  const insideWork = insideOnce(walking, call, origins, env, frame);
  if (insideWork !== undefined) {
    inline(walking, structure, call, origins, insideWork, frame, carries);
    return env;
  }
  const known = classifyCall(flow, frame.file, call, origins, frame.bindings);
  noteSlow(walking, structure, call, origins, known, env, frame);
  if (known !== undefined && known.does !== 'read') {
    const after = noteEffect(walking, structure, call, known, env, frame);
    return inline(walking, structure, call, origins, after, frame, carries);
  }
  if (known?.does === 'read') {
    if (!known.own) walking.seen.refetches = true;
    return inline(walking, structure, call, origins, env, frame, () => false);
  }
  const answered = env.answered || answersSender(walking, frame, call);
  return inline(
    walking,
    structure,
    call,
    origins,
    unseen(walking, structure, call, { ...env, answered }, frame),
    frame,
    carries,
  );
};

const enterAll = (
  walking: Walking,
  structure: Structure,
  call: Call,
  functions: readonly FunctionRef[],
  env: Env,
  frame: Frame,
): Env => {
  const loose = frame.loose || isLoose(structure, call);
  const deferred = frame.deferred || detachedOf(structure, call) === 'deferred';
  const via = [
    ...frame.via,
    { at: spanOf(frame.file, call.at), note: `called here (${writtenName(structure, call.callee)})` },
  ];
  const after = functions.map((target) => {
    const bindings = handedThrough(
      walking.flow,
      bindArguments(frame.file, call, target, frame.bindings),
      target,
      frame.bindings,
    );
    const names = [
      ...frame.names,
      target.fact.name ?? '',
      writtenName(structure, call.callee).split('.').slice(-2).join('.'),
    ];
    return walking.run(target, bindings, env, {
      ...frame,
      depth: frame.depth + 1,
      loose,
      deferred,
      via,
      names,
      unheard: isUnheard(structure, call, target, frame),
    });
  });
  const [first] = after;
  if (first === undefined) return env;
  // What stops only some of the functions that may run stops nothing for sure.
  const guards = first.guards.filter((guard) => after.every((one) => one.guards.includes(guard)));
  return { guards: distinctGuards([...env.guards, ...guards]), answered: after.every(({ answered }) => answered) };
};

const noteEffect = (
  walking: Walking,
  structure: Structure,
  call: Call,
  effect: ClassifiedEffect,
  env: Env,
  frame: Frame,
): Env => {
  const { ids, tagger } = walking;
  const given = [...givenTo(structure, frame.file, call), ...receiverOf(structure, call, frame.file)];
  const kinds = given.map((ref) => ids.idsIn(ref, frame.bindings));
  const id = kinds.includes('event') ? 'event' : kinds.includes('object') ? 'object' : 'none';
  if (frame.refusing) return env;
  const claims = isClaim(walking, structure, call, effect, id, frame);
  note(walking, {
    span: spanOf(frame.file, call.at),
    does: effect.does,
    again:
      effect.again === 'twice' && claims
        ? 'same'
        : effect.again === 'twice' && watches(frame)
          ? 'unknown'
          : effect.again,
    why: effect.why,
    by: effect.by,
    usesEvent: given.some((ref) => isOfEvent(tagger.tagsOf(ref, frame.bindings))),
    ids: id,
    stores: storedNames(walking, effect, frame),
    awaited: !frame.loose && !isLoose(structure, call),
    looped: frame.looped,
    answered: env.answered || frame.deferred || detachedOf(structure, call) === 'deferred',
    guards: env.guards.filter(({ open }) => !open).map(({ at, note: text }) => ({ at, note: text })),
    open: env.guards.filter(({ open }) => open).map(({ at, note: why }) => ({ at, why })),
    via: frame.via,
    tables: tablesOf(structure, call),
    way: frame.way,
  });
  return claims ? behindClaim(env, spanOf(frame.file, call.at)) : env;
};

const behindClaim = (env: Env, at: Guard['at']): Env => {
  const guard: Guard = {
    at,
    note: 'this fails, or does nothing, if the event was delivered before',
    open: false,
    throws: true,
  };
  return { ...env, guards: distinctGuards([...env.guards, guard]) };
};

/** What saves itself is what it was made with: `order.save()`. */
const receiverOf = (structure: Structure, call: Call, file: string): readonly Ref[] => {
  const callee = structure.values[call.callee];
  return callee?.kind === 'member' && call.args.length === 0 ? [{ file, id: callee.object }] : [];
};

/** An insert under the event's own id, or one whose failure is known to mean that it is there. */
const isClaim = (
  walking: Walking,
  structure: Structure,
  call: Call,
  { does, by, claims, data }: ClassifiedEffect,
  id: Effect['ids'],
  frame: Frame,
): boolean => {
  const { catalog } = walking;
  if (does !== 'insert' && claims !== true) return false;
  if (id === 'event' && by !== 'http') return true;
  if (does !== 'insert') return false;
  if (data.some((ref) => isKeyed(walking, ref, frame, 0))) return true;
  return (
    frame.tries.some(({ duplicates }) => duplicates) ||
    chainAfter(structure, call).some(
      (link) => link.name === 'catch' && knowsDuplicates(catalog, structure, link.call.at),
    ) ||
    answerKnown(catalog, structure, call)
  );
};

/** `create({ data: { id: event.data.id } })`: a row of that key is there once. */
const isKeyed = (walking: Walking, ref: Ref, frame: Frame, depth: number): boolean => {
  const value = walking.flow.value(ref);
  const inner = (id: number): boolean => isKeyed(walking, { file: ref.file, id }, frame, depth + 1);
  if (value === undefined || depth > 4) return false;
  if (value.kind === 'array') return value.items.some(inner);
  if (value.kind === 'variable') return value.defs.length === 1 && value.defs.some(inner);
  if (value.kind !== 'object') return false;
  return value.entries.some(({ key, value: id }) =>
    key !== null && PRIMARY.test(key)
      ? walking.ids.idsIn({ file: ref.file, id }, frame.bindings) !== 'none'
      : key === 'data' && inner(id),
  );
};

/** `const { error } = await insert(…); if (error?.code === '23505') …` */
const answerKnown = (catalog: Walking['catalog'], structure: Structure, call: Call): boolean => {
  const at = structure.functions[call.fn]?.at;
  return at !== undefined && call.fn !== 0 && knowsCode(catalog, structure, [call.at[1], at[1]]);
};

/** A line for those who watch over it, wherever it is sent. */
const WATCHES =
  /^(?:log\w*|\w*Log(?:ger)?|logger\.\w+|report\w*|capture\w*|track\w*|\w*[tT]racking|alert\w*|audit\w*|\w*Audit\w*|metrics?\w*|telemetry\w*|analytics\w*|monitor\w*|sendError\w*|notify(?:Error|Admin|Dev|Slack|Ops|Team)\w*|\w*(?:Analytics|Telemetry|Metrics?)(?:\.\w+)?)$/u;

const watches = ({ names }: Frame): boolean => names.some((name) => WATCHES.test(name));

const note = (walking: Walking, effect: Effect): void => {
  const key = `${effect.span.path}:${String(effect.span.start)}:${String(effect.guards.length > 0)}:${String(effect.open.length > 0)}:${String(effect.answered)}:${effect.again}`;
  if (walking.noted.has(key)) return;
  walking.noted.add(key);
  walking.effects.push(effect);
};

/** What is handed the whole event, or its id, out of sight may know it: behind it nobody can tell. */
const unseen = (walking: Walking, structure: Structure, call: Call, env: Env, frame: Frame): Env => {
  const name = writtenName(structure, call.callee);
  const own = refsOf(frame.file, call);
  const says = SAYS_SO.test(name);
  const carries = own.some((ref) => carriesEvent(walking, ref, frame.bindings));
  if (!carries && !says) return env;
  if (asksOf(walking, frame.file, call, frame.bindings) !== 'unseen' && !says) return env;
  const at = spanOf(frame.file, call.at);
  const hasOwnId = own.some((ref) => walking.ids.idsIn(ref, frame.bindings) === 'event');
  // Whatever takes it in: who catches it here knows what it means that it fails.
  if (hasOwnId && frame.tries.at(-1)?.duplicates === true) return behindClaim(env, at);
  walking.open.push({ why: `${shownName(name)} is given the event, and cannot be seen into`, at });
  const hasId = hasOwnId || own.some((ref) => isWhole(walking, ref, frame.bindings));
  if (!says && !hasId) return env;
  const guard: Guard = {
    at,
    note: `${shownName(name)} may know whether the event was delivered before`,
    open: true,
    throws: true,
  };
  return { ...env, guards: distinctGuards([...env.guards, guard]) };
};

const shownName = (name: string): string => (name.length > 40 ? `…${name.slice(-38)}` : name);

const isWhole = ({ tagger }: Walking, ref: Ref, bindings: Bindings): boolean => {
  const tags = tagger.tagsOf(ref, bindings);
  return tags.has('body') || tags.has('raw');
};

/** Functions handed to a call nobody can see into are taken to run, here, in a loop, or later. */
const inline = (
  walking: Walking,
  structure: Structure,
  call: Call,
  origins: readonly Origin[],
  env: Env,
  frame: Frame,
  carries: () => boolean,
): Env => {
  const { flow } = walking;
  const name = writtenName(structure, call.callee).split('.').at(-1) ?? '';
  const deferred =
    frame.deferred ||
    /^(?:waitUntil|after|defer|runInBackground|setImmediate|nextTick|queueMicrotask|setTimeout)$/u.test(name) ||
    origins.some((origin) => origin.kind === 'external' && detaching.test(symbolText(origin)));
  const looped = frame.looped || /^(?:map|forEach|flatMap|reduce|each|eachSeries|filter|for)$/u.test(name);
  let on = env;
  for (const argument of call.args) {
    const value = flow.value({ file: frame.file, id: argument.value });
    if (value?.kind !== 'function' && value?.kind !== 'variable' && value?.kind !== 'import') continue;
    for (const target of flow.functionsOf({ file: frame.file, id: argument.value }, frame.bindings).found) {
      if (value.kind !== 'function' && target.file !== frame.file && !carries()) continue;
      const after = walking.run(target, new Map([...frame.bindings, ...target.bindings]), on, {
        ...frame,
        depth: frame.depth + 1,
        deferred,
        looped,
      });
      if (!looped && !deferred) on = { ...on, guards: distinctGuards([...on.guards, ...after.guards]) };
    }
  }
  return on;
};
