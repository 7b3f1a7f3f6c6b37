/** What a call can tell of whether an event was handled before. */
import { harmlessGlobals } from '../../catalog/platform.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, FunctionId, Structure } from '../../facts/structure.ts';
import { bindArguments } from '../bind-arguments.ts';
import { boundKey } from '../bound-key.ts';
import { exitsOf } from '../exits.ts';
import { handedThrough } from '../handed-through.ts';
import { type Bindings, type Origin, pathText } from '../origin.ts';
import { isPlainMethod } from '../plain-method.ts';
import type { FunctionRef } from '../settle.ts';
import { calledBy } from './called.ts';
import { type Link, chainAfter, chainBefore, writtenName } from './chain.ts';
import type { ClassifiedEffect } from './classified.ts';
import { classifyCall } from './classify-effect.ts';
import { knowsDuplicates } from './duplicates.ts';
import { isOfEvent } from './event-ids.ts';
import { type Walking, refsOf } from './walking.ts';

/**
 * `row`: answers what is kept, so that its truth says that it is there; `claim`: answers whether this was the first time,
 * in whatever way; `changed`: how much was changed; `unseen`: may be any of these; `remote`: what a provider has, which says
 * something only where its being there stops what would make it.
 */
export type Asks = 'row' | 'claim' | 'changed' | 'unseen' | 'remote';

const MAX_DEPTH = 4;
/** Beyond this many functions that one handler is told by nobody can tell what the next would say. */
const MAX_ASKED = 1000;
/** Names under which only this question is asked. */
export const SAYS_SO =
  /idempot|dedup|duplicate|already|processed|handled(?:Event|Before)|claim|seenBefore|firstTime|once(?![a-z])|alreadySeen|isSeen|hasSeen/iu;

/** `call`: its answer decides something. Undefined where it has nothing to do with what was handled before. */
export const asksOf = (walking: Walking, file: string, call: Call, bindings: Bindings, depth = 0): Asks | undefined => {
  const table = walking.asked.get(bindings) ?? new Map<Call, Asks | undefined>();
  walking.asked.set(bindings, table);
  if (table.has(call)) return table.get(call);
  // A function that calls itself asks no more than it asks.
  table.set(call, undefined);
  const asks = askedBy(walking, file, call, bindings, depth);
  table.set(call, asks);
  return asks;
};

const askedBy = (walking: Walking, file: string, call: Call, bindings: Bindings, depth: number): Asks | undefined => {
  const { flow } = walking;
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined || depth > MAX_DEPTH) return undefined;
  const given = givenTo(structure, file, call);
  const carries = once(() => given.some((ref) => carriesEvent(walking, ref, bindings)));
  const called = calledBy(flow, file, call, bindings, carries);
  if (called.functions.length > 0) {
    const asked = called.functions.map((target) => functionAsks(walking, file, called.call, target, bindings, depth));
    return best(asked);
  }
  const origins = called.callee.found;
  if (origins.length > 0 && origins.every((origin) => isPlatform(origin)) && !origins.every(isCollection))
    return undefined;
  if (!carries()) return undefined;
  if (origins.some(runsOnce)) return 'claim';
  const known = classifyCall(flow, file, call, origins, bindings);
  if (known?.does === 'read') return known.own ? 'row' : known.by === 'http' ? undefined : 'remote';
  if (known !== undefined) return claimOf(walking, structure, call, known, bindings);
  const name = writtenName(structure, call.callee).split('.').at(-1) ?? '';
  if (origins.length > 0 && origins.every((origin) => isCollection(origin)))
    return /^(?:has|get|includes|find|some|indexOf)$/u.test(name) ? 'row' : undefined;
  return isUnseen(walking, file, call, origins, bindings, name) ? 'unseen' : undefined;
};

const best = (asked: readonly (Asks | undefined)[]): Asks | undefined =>
  (['claim', 'row', 'changed', 'unseen', 'remote'] as const).find((one) => asked.includes(one));

/** What a call is handed, and what the others in its chain were: `update({ … }).eq('id', session.id)`. */
export const givenTo = (structure: Structure, file: string, call: Call): readonly Ref[] =>
  [...chainBefore(structure, call).toReversed(), { name: '', call }, ...narrowing(structure, call)].flatMap((link) =>
    refsOf(file, link.call),
  );

/** What follows on a promise is another matter. */
const narrowing = (structure: Structure, call: Call): readonly Link[] => {
  const after = chainAfter(structure, call);
  const end = after.findIndex(({ name }) => /^(?:then|catch|finally)$/u.test(name));
  return end === -1 ? after : after.slice(0, end);
};

/** Something of the event, or the header that names its delivery. */
export const carriesEvent = ({ tagger, ids }: Walking, ref: Ref, bindings: Bindings): boolean =>
  isOfEvent(tagger.tagsOf(ref, bindings)) || ids.idsIn(ref, bindings) !== 'none';

/** Our own helper: runs what it is handed for the first delivery alone, and answers whether this was it. */
const runsOnce = (origin: Origin): boolean =>
  origin.kind === 'external' && origin.package === '@seamlint/runtime' && origin.path[0] === 'onceByEventId';

const isCollection = (origin: Origin): boolean =>
  origin.kind === 'external' &&
  origin.package === null &&
  /^(?:Map|Set|WeakMap|WeakSet|Object|Array)$/u.test(origin.path[0] ?? '');

/** What a function of the program asks inside tells what its answer says. */
const functionAsks = (
  walking: Walking,
  file: string,
  call: Call,
  target: FunctionRef,
  outer: Bindings,
  depth: number,
): Asks | undefined => {
  const { flow } = walking;
  const bindings = handedThrough(flow, bindArguments(file, call, target, outer), target, outer);
  const structure = flow.program.file(target.file)?.structure;
  if (structure === undefined || depth >= MAX_DEPTH) return undefined;
  const { askedInside } = walking;
  const name = `${target.file}#${String(target.id)}`;
  const key = `${name}(${boundKey(target, bindings)})${String(depth)}`;
  // A function that calls itself asks no more than it asks.
  if (askedInside.has(key) || askedInside.has(name)) return askedInside.get(key);
  if (askedInside.size >= MAX_ASKED) return 'unseen';
  askedInside.set(name, undefined);
  const inner = callsOf(structure, target.id).map((one) => asksOf(walking, target.file, one, bindings, depth + 1));
  const found = best(inner);
  const asks = (found === 'row' || found === 'changed') && answersBoolean(walking, target) ? 'claim' : found;
  askedInside.delete(name);
  askedInside.set(key, asks);
  return asks;
};

/** Of what is written: an insert that fails or does nothing the second time, whatever counts, a procedure. */
const claimOf = (
  { catalog, ids }: Walking,
  structure: Structure,
  call: Call,
  { does, by, claims, data }: ClassifiedEffect,
  bindings: Bindings,
): Asks | undefined => {
  if (/^(?:send|charge|outbound-write|enqueue|append)$/u.test(does)) return undefined;
  if (claims === true || by === 'redis' || does === 'raw') return 'claim';
  if (does !== 'insert') return 'changed';
  const around = structure.functions[call.fn]?.at;
  const isKeyed = data.some((ref) => ids.idsIn(ref, bindings) === 'event');
  return isKeyed || (around !== undefined && knowsDuplicates(catalog, structure, around)) ? 'claim' : 'changed';
};

const tables = new WeakMap<Structure, ReadonlyMap<FunctionId, readonly Call[]>>();

/** The calls that stand in a function, and in functions that it hands on. */
const callsOf = (structure: Structure, fn: FunctionId): readonly Call[] => {
  const known = tables.get(structure) ?? byFunction(structure);
  tables.set(structure, known);
  return (known.get(fn) ?? []).slice(0, 60);
};

const byFunction = (structure: Structure): ReadonlyMap<FunctionId, readonly Call[]> => {
  const table = new Map<FunctionId, Call[]>();
  for (const call of structure.calls)
    for (let fn: FunctionId | null = call.fn, hops = 0; fn !== null && hops < 4; hops += 1) {
      table.set(fn, [...(table.get(fn) ?? []), call]);
      fn = structure.functions[fn]?.parent ?? null;
    }
  return table;
};

/** `return row !== null`: what its truth says only it knows. */
const answersBoolean = ({ flow }: Walking, { file, fact }: FunctionRef): boolean =>
  exitsOf(fact).some(({ how, value: id }) => {
    const value = how === 'return' && id !== null ? flow.value({ file, id }) : undefined;
    return (
      (value?.kind === 'constant' && typeof value.value === 'boolean') ||
      (value?.kind === 'unary' && value.op === '!') ||
      (value?.kind === 'binary' && /^(?:[=!]==?|[<>]=?)$/u.test(value.op))
    );
  });

/** Whoever is handed a part of the event and is out of sight may know whether it came before. */
const isUnseen = (
  walking: Walking,
  file: string,
  call: Call,
  origins: readonly Origin[],
  bindings: Bindings,
  name: string,
): boolean => {
  const { flow, tagger } = walking;
  if (isPlainMethod(flow, origins)) return false;
  const callee = flow.value({ file, id: call.callee });
  if (tagger.tagsOf({ file, id: call.callee }, bindings).has('next')) return false;
  if (callee?.kind === 'member') {
    const receiver = tagger.tagsOf({ file, id: callee.object }, bindings);
    // A method of the event itself, of the request, of the answer.
    if (isOfEvent(receiver) || ['request', 'response', 'headers', 'next'].some((tag) => receiver.has(tag)))
      return false;
  }
  const own = refsOf(file, call).map((ref) => tagger.tagsOf(ref, bindings));
  const isCheck = own.some((tags) =>
    [...tags].some((tag) =>
      /^(?:request|headers|secret|digest)$|^header:.*(?:signature|hmac|token|auth)|^env:/u.test(tag),
    ),
  );
  if (isCheck && !SAYS_SO.test(name)) return false;
  return !origins.length || origins.some((origin) => isUnseenOrigin(walking, origin))
    ? !isHarmlessName(name)
    : SAYS_SO.test(name);
};

const HARMLESS_NAME =
  /^(?:log|info|warn|error|debug|trace|parse|safeParse|parseAsync|safeParseAsync|validate|verify|json|text|stringify|toString|format|String|Number|Boolean|parseInt|parseFloat|encode|decode|map|filter|reduce|forEach|split|join|trim|slice|replace|toLowerCase|toUpperCase|startsWith|endsWith|includes|test|match|isArray|keys|values|entries|from|constructEvent|constructEventAsync|unwrap|t|cn|captureException|captureMessage|capture|track|identify|setTag|setContext|isEmail|eq|and|or|not|ne|gt|lt|desc|asc|sql|inArray)$/u;

export const isHarmlessName = (name: string): boolean => HARMLESS_NAME.test(name);

const isUnseenOrigin = ({ catalog }: Walking, origin: Origin): boolean => {
  if (origin.kind === 'param') return true;
  if (origin.kind === 'made') return true;
  if (origin.kind !== 'external') return false;
  const { package: name } = origin;
  if (name === null)
    return (
      !harmlessGlobals.has(origin.path[0] ?? '') && !/^(?:fetch|globalThis|window|self)$/u.test(origin.path[0] ?? '')
    );
  if (/^(?:node:)?(?:crypto|util|path|url|buffer|querystring|assert|fs|http|https|stream|events)(?:\/|$)/u.test(name))
    return false;
  return (
    !catalog.isOfNature('harmless', name) &&
    !catalog.isOfNature('transparent', name) &&
    catalog.providersOf(name).length === 0 &&
    catalog.librariesOf(name).length === 0 &&
    !/\(\)\.(?:then|catch)$/u.test(pathText(origin.path))
  );
};

/** `JSON.parse()`, `console.log()`: nothing of the kind knows what came before. */
export const isPlatform = (origin: Origin): boolean =>
  origin.kind === 'external' && origin.package === null && harmlessGlobals.has(origin.path[0] ?? '');

/** Asked once, when somebody wants to know. */
export const once = (ask: () => boolean): (() => boolean) => {
  let known: boolean | undefined;
  return () => (known ??= ask());
};
