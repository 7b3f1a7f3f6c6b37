/** What a retry by hand waits between two attempts: how long, whether that grows, whether chance has a part in it. */
import type { Ref } from '../../../facts/file-facts.ts';
import type { Wait } from '../../../facts/retry-policy.ts';
import { type Range, spanOf } from '../../../facts/span.ts';
import type { Call, CallId, Structure, ValueId } from '../../../facts/structure.ts';
import { exitsOf } from '../../../flow/exits.ts';
import type { Flow, FunctionRef } from '../../../flow/settle.ts';
import { timersIn } from '../../calls/timers.ts';
import { partsOf } from '../depends-on.ts';
import { contains } from '../retried-errors.ts';
import { isCounter } from './counted.ts';
import { MAX_DEPTH, WAITS, handsOn, isSleep, isWaitedFor, isWaitedOut, msOf, nameOf, sleepsIn } from './sleeps.ts';

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
  const { found: own, open } = flow.functionsOf(callee);
  const sleeps = own.filter((target) => sleepsIn(flow, target.file, target.fact.at));
  const [sleep] = sleeps;
  if (sleep !== undefined)
    return {
      ...lastingIn(area, call, sleep, at),
      ...(sleeps.every((one) => handsOn(flow, one)) ? { unit: 'ms' } : {}),
    };
  if (own.length > 0) return undefined;
  // Somebody else's, by its name or by what it is told: that it waits is all that can be told.
  const isTold = open.length > 0 && call.args.some(({ value }) => isCounted(area, value));
  return call.awaited && (isTold || WAITS.test(nameOf(structure, call.callee) ?? ''))
    ? { growth: 'unknown', jitter: 'unknown', at }
    : undefined;
};

/** A function of the program that waits: as long as it is told, or as it makes of that. */
const lastingIn = (area: Area, call: Call, target: FunctionRef, at: Wait['at'], depth = 0): Wait => {
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
    if (!contains(target.fact.at, timer.at) || inside === undefined) continue;
    const ms = msOf(flow, target.file, timer);
    if (ms === undefined) {
      hear(seen, waitBehind(inside, timer, depth));
      continue;
    }
    const own: Seen = { kinds: seen.kinds, jitter: seen.jitter, open: false };
    look(inside, { file: target.file, id: ms.value }, own, 1);
    seen.jitter ||= own.jitter;
    seen.open ||= own.open;
  }
  return { growth: growthOf(seen), jitter: seen.jitter ? 'given' : seen.open ? 'unknown' : 'absent', at };
};

/** What a function waits that leaves the waiting to another. */
const waitBehind = (inside: Area, call: Call, depth: number): Wait | undefined => {
  const { flow, file, structure } = inside;
  if (depth >= MAX_DEPTH || !isWaitedOut(structure, inside.range, structure.calls.indexOf(call))) return undefined;
  const own = flow.functionsOf({ file, id: call.callee }).found;
  const sleep = own.find((target) => sleepsIn(flow, target.file, target.fact.at, depth + 1));
  if (sleep !== undefined) return lastingIn(inside, call, sleep, null, depth + 1);
  return own.length === 0 && WAITS.test(nameOf(structure, call.callee) ?? '')
    ? { growth: 'unknown', jitter: 'unknown', at: null }
    : undefined;
};

const hear = (seen: Seen, wait: Wait | undefined): void => {
  if (wait?.growth === 'exponential' || wait?.growth === 'linear') seen.kinds.add(wait.growth);
  seen.jitter ||= wait?.jitter === 'given';
  seen.open ||= wait?.growth === 'unknown' || wait?.jitter === 'unknown';
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
