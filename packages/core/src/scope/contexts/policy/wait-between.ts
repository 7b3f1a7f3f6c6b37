/** What a retry by hand waits between two attempts: how long, whether that grows, whether chance has a part in it. */
import type { Ref } from '../../../facts/file-facts.ts';
import type { Wait } from '../../../facts/retry-policy.ts';
import { type Range, spanOf } from '../../../facts/span.ts';
import type { Call, CallId, Structure, ValueId } from '../../../facts/structure.ts';
import { exitsOf } from '../../../flow/exits.ts';
import { symbolText } from '../../../flow/origin.ts';
import type { Flow, FunctionRef } from '../../../flow/settle.ts';
import { timersIn } from '../../calls/timers.ts';
import { partsOf } from '../depends-on.ts';
import { contains } from '../retried-errors.ts';
import { isCounter } from './counted.ts';

const MAX_DEPTH = 3;

const NO_WAIT: Wait = { growth: 'none', jitter: 'absent', at: null };

interface Area {
  readonly flow: Flow;
  readonly file: string;
  readonly structure: Structure;
  /** Where it is looked for. */
  readonly range: Range;
  /** What is tried again, which waits for nothing. */
  readonly tried: CallId;
  /** The body of the `try` that it is caught in: a wait there belongs to the attempt, unless there is no other. */
  readonly attempt?: Range | undefined;
  /** What counts the attempts besides variables that are changed there. */
  readonly counts: ReadonlySet<ValueId>;
  /** Parameters whose arguments are looked at where they are handed over. */
  readonly handed?: ReadonlySet<ValueId>;
}

export const waitIn = (area: Area): Wait => {
  const waits = area.structure.calls.flatMap((call, id): readonly Wait[] => {
    if (!contains(area.range, call.at) || id === area.tried) return [];
    const wait = waitOf(area, call);
    return wait === undefined ? [] : [wait];
  });
  const { attempt } = area;
  const between = waits.filter(
    ({ at }) => at === null || attempt === undefined || !contains(attempt, [at.start, at.end]),
  );
  // What grows in the attempt is left to speak for the retry.
  const among = between.length === 0 ? waits : waits.filter((wait) => between.includes(wait) || grown(wait));
  return among.toSorted((one, other) => RANK.indexOf(other.growth) - RANK.indexOf(one.growth))[0] ?? NO_WAIT;
};

/** What is known of it counts for more than what is not. */
const RANK: readonly Wait['growth'][] = ['none', 'unknown', 'fixed', 'linear', 'exponential'];

const grown = ({ growth }: Wait): boolean => growth === 'linear' || growth === 'exponential';

const waitOf = (area: Area, call: Call): Wait | undefined => {
  const { flow, file, structure } = area;
  const at = spanOf(file, call.at);
  const callee = { file, id: call.callee };
  if (isSleep(flow, callee)) return { ...lasting(area, call.args[0]?.value, at), unit: 'ms' };
  if (timersIn(structure).includes(call))
    return isWaitedFor(area, call) ? { ...lasting(area, call.args[1]?.value, at), unit: 'ms' } : undefined;
  const own = flow.functionsOf(callee).found;
  const sleeps = own.filter((target) => sleepsIn(flow, target.file, target.fact.at));
  const [sleep] = sleeps;
  if (sleep !== undefined)
    return {
      ...lastingIn(area, call, sleep, at),
      ...(sleeps.every((one) => handsOn(flow, one)) ? { unit: 'ms' } : {}),
    };
  if (own.length > 0) return undefined;
  // Somebody else's, by its name: that it waits is all that can be told.
  return call.awaited && WAITS.test(nameOf(structure, call.callee) ?? '')
    ? { growth: 'unknown', jitter: 'unknown', at }
    : undefined;
};

const isSleep = (flow: Flow, callee: Ref): boolean =>
  flow.settle(callee).found.some((origin) => origin.kind === 'external' && SLEEPS.test(symbolText(origin)));

/** The platform's and packages' own: `setTimeout` of `timers/promises`, `delay`, `Bun.sleep`. */
const SLEEPS =
  /^(?:timers(?:\/promises)?:(?:promises\.)?setTimeout|timers\/promises:scheduler\.wait|global:Bun\.sleep|util:promisify\(\)|(?:delay|sleep-promise|p-sleep):|(?:es-toolkit|radash):(?:promise\.)?(?:delay|sleep)$)/u;

const WAITS = /^(?:sleep|delay|wait|pause|back_?off)|(?:sleep|delay|wait|backoff)(?:For|Ms)?$/iu;

const nameOf = (structure: Structure, id: ValueId): string | null => {
  const value = structure.values[id];
  if (value?.kind === 'member' || value?.kind === 'import' || value?.kind === 'variable' || value?.kind === 'global')
    return value.name;
  return null;
};

/** `setTimeout(resolve, ms)`, `setTimeout(() => again(), ms)`: not one that gives up on something. */
const isWaitedFor = ({ flow, file, structure }: Pick<Area, 'flow' | 'file' | 'structure'>, timer: Call): boolean => {
  const [first] = timer.args;
  if (first === undefined) return false;
  const inner = flow.functionsOf({ file, id: first.value }).found.filter((one) => one.file === file);
  if (inner.length === 0) return true;
  return !inner.some(({ fact }) =>
    structure.calls.some(
      (call) =>
        contains(fact.at, call.at) &&
        /^(?:abort|reject|destroy|cancel|clear\w*)$/u.test(nameOf(structure, call.callee) ?? ''),
    ),
  );
};

/** A function of the program that does nothing but wait, or waits among other things. */
const sleepsIn = (flow: Flow, file: string, range: Range, depth = 0): boolean => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined || depth > MAX_DEPTH) return false;
  return structure.calls.some((call) => {
    if (!contains(range, call.at)) return false;
    const callee = { file, id: call.callee };
    if (isSleep(flow, callee)) return true;
    if (timersIn(structure).includes(call)) return isWaitedFor({ flow, file, structure }, call);
    return (
      call.awaited &&
      WAITS.test(nameOf(structure, call.callee) ?? '') &&
      flow.functionsOf(callee).found.some((target) => sleepsIn(flow, target.file, target.fact.at, depth + 1))
    );
  });
};

/** A function of the program that waits: as long as it is told, or as it makes of that. */
const lastingIn = (area: Area, call: Call, target: FunctionRef, at: Wait['at']): Wait => {
  const { flow } = area;
  const structure = flow.program.file(target.file)?.structure;
  const seen: Seen = { kinds: new Set(), jitter: false, open: false };
  const counted = call.args.map(({ value }) => isCounted(area, value));
  const params = (structure?.values ?? []).flatMap((value, id) =>
    value.kind === 'param' && value.fn === target.id ? [{ id, index: value.index }] : [],
  );
  const counts = new Set(params.flatMap(({ id, index }) => (counted[index] === true ? [id] : [])));
  const handed = new Set(params.map(({ id }) => id));
  for (const { value } of call.args) look(area, { file: area.file, id: value }, seen, 0);
  const inside: Area | undefined = structure && {
    ...area,
    file: target.file,
    structure,
    range: target.fact.at,
    counts,
    handed,
  };
  for (const timer of structure?.calls ?? []) {
    const ms = contains(target.fact.at, timer.at) ? msOf(flow, target.file, timer) : undefined;
    if (ms === undefined || inside === undefined) continue;
    const own: Seen = { kinds: seen.kinds, jitter: seen.jitter, open: false };
    look(inside, { file: target.file, id: ms.value }, own, 1);
    seen.jitter ||= own.jitter;
    seen.open ||= own.open;
  }
  return { growth: growthOf(seen), jitter: seen.jitter ? 'given' : seen.open ? 'unknown' : 'absent', at };
};

/** Its first parameter is how long it waits, as it is: no seconds that it multiplies. */
const handsOn = (flow: Flow, { file, id, fact }: FunctionRef): boolean => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined) return false;
  const times = structure.calls.flatMap((call) => (contains(fact.at, call.at) ? (msOf(flow, file, call) ?? []) : []));
  return (
    times.length > 0 &&
    times.every(({ value: ms }) => {
      const parts = [...partsOf(structure, ms)].map((part) => structure.values[part]);
      const [own, ...more] = parts.filter((part) => part?.kind === 'param');
      const isFirst = own?.kind === 'param' && own.fn === id && own.index === 0 && more.length === 0;
      return isFirst && parts.every((part) => AS_IT_IS.has(part?.kind));
    })
  );
};

/** A parameter, perhaps with a default. */
const AS_IT_IS: ReadonlySet<string | undefined> = new Set(['param', 'variable', 'either', 'constant', 'undefined']);

/** How long a call waits, where it is one that waits. */
const msOf = (flow: Flow, file: string, call: Call): Call['args'][number] | undefined => {
  if (isSleep(flow, { file, id: call.callee })) return call.args[0];
  const structure = flow.program.file(file)?.structure;
  return structure !== undefined && timersIn(structure).includes(call) ? call.args[1] : undefined;
};

const isCounted = ({ structure, range, counts }: Area, id: ValueId): boolean =>
  [...partsOf(structure, id)].some((part) => counts.has(part) || isCounter(structure, part, range));

const lasting = (area: Area, id: ValueId | undefined, at: Wait['at']): Wait => {
  // `setTimeout(resolve)`: the next turn.
  if (id === undefined) return { ...NO_WAIT, at };
  const seen: Seen = { kinds: new Set(), jitter: false, open: false };
  look(area, { file: area.file, id }, seen, 0);
  return {
    growth: growthOf(seen),
    jitter: seen.jitter ? 'given' : seen.open ? 'unknown' : 'absent',
    at,
  };
};

interface Seen {
  readonly kinds: Set<'exponential' | 'linear'>;
  jitter: boolean;
  open: boolean;
}

const growthOf = ({ kinds, open }: Seen): Wait['growth'] => {
  if (kinds.has('exponential')) return 'exponential';
  if (kinds.has('linear')) return 'linear';
  return open ? 'unknown' : 'fixed';
};

const look = (area: Area, { file, id }: Ref, seen: Seen, depth: number): void => {
  const { flow } = area;
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined || depth > MAX_DEPTH) {
    seen.open = true;
    return;
  }
  const parts = [...partsOf(structure, id)];
  const isOwn = file === area.file;
  const counts = (part: ValueId): boolean =>
    isOwn ? area.counts.has(part) || isCounter(structure, part, area.range) : structure.values[part]?.kind === 'param';
  const isCounted = parts.some(counts);
  for (const part of parts) {
    const value = structure.values[part];
    switch (value?.kind) {
      case 'binary':
        if (value.op === '**' || value.op === '<<') seen.kinds.add('exponential');
        if (value.op === '*' && isCounted)
          seen.kinds.add(grows(structure, part, area.range) ? 'exponential' : 'linear');
        if (value.op === '+' && isCounted) seen.kinds.add('linear');
        break;
      case 'member':
        // `delays[attempt]`
        if (value.name === null && value.key !== null && [...partsOf(structure, value.key)].some(counts))
          seen.kinds.add('exponential');
        else if (!isCounted && structure.values[value.object]?.kind !== 'global') seen.open = true;
        break;
      case 'call':
        lookIntoCall(area, { file, id: part }, structure, seen, depth);
        break;
      case 'element':
      case 'caught':
      case 'this':
        seen.open = true;
        break;
      case 'param':
        if (isOwn && !counts(part) && area.handed?.has(part) !== true) seen.open = true;
        break;
      default:
    }
  }
};

/** A variable that is multiplied by itself: `delay *= 2`. */
const grows = (structure: Structure, product: ValueId, range: Range): boolean =>
  structure.values.some(
    (value, id) =>
      value.kind === 'variable' &&
      value.defs.some((def) => [...partsOf(structure, def)].includes(product)) &&
      isCounter(structure, id, range) &&
      [...partsOf(structure, product)].includes(id),
  );

const lookIntoCall = (area: Area, { file, id }: Ref, structure: Structure, seen: Seen, depth: number): void => {
  const value = structure.values[id];
  const call = value?.kind === 'call' ? structure.calls[value.call] : undefined;
  if (call === undefined) return;
  const callee = structure.values[call.callee];
  const object = callee?.kind === 'member' ? structure.values[callee.object] : undefined;
  if (callee?.kind === 'member' && object?.kind === 'global' && object.name === 'Math') {
    if (callee.name === 'random') seen.jitter = true;
    if (callee.name === 'pow') seen.kinds.add('exponential');
    return;
  }
  if (callee?.kind === 'member' && /^(?:randomInt|getRandomValues|randomBytes)$/u.test(callee.name ?? '')) {
    seen.jitter = true;
    return;
  }
  if (callee?.kind === 'global' && /^(?:Number|parseInt|parseFloat)$/u.test(callee.name)) return;
  const own = area.flow.functionsOf({ file, id: call.callee }).found;
  if (own.length === 0) seen.open = true;
  for (const target of own)
    for (const { how, value: answer } of exitsOf(target.fact))
      if (how === 'return' && answer !== null) look(area, { file: target.file, id: answer }, seen, depth + 1);
};
