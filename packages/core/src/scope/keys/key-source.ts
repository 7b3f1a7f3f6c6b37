/** Where the value of a key comes from: whether it outlives an attempt, and tells one request from the next. */
import type { AnewKey, KeySource } from '../../facts/key-source.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { RunContext } from '../../facts/run-context.ts';
import type { Span } from '../../facts/span.ts';
import { spanOf } from '../../facts/span.ts';
import type { Call } from '../../facts/structure.ts';
import { callersOf } from '../../flow/callers-of.ts';
import type { Flow } from '../../flow/settle.ts';
import { spanOfRef } from '../calls/call-site.ts';
import { withoutTransport } from '../contexts/contexts-of.ts';
import type { Found } from '../contexts/reach.ts';
import { keptBefore } from './kept.ts';
import { type CallPlace, type Part, madeOf } from './made-of.ts';
import { sentVaries } from './sent-varies.ts';
import { sharedWith } from './shared.ts';

type Fresh = Extract<Part, { kind: 'fresh' }>;
type Count = Extract<Part, { kind: 'count' }>;
type Told = Extract<Part, { kind: 'told' }>;

/** What runs a call, outwards. */
export type RunsOf = (file: string, call: number) => readonly Found[];

export const nothing: KeySource = { anew: null, sameFor: null, timed: null, shared: null };

export const createKeySources = (
  flow: Flow,
  runsOf: RunsOf,
  calls: () => readonly OutboundCall[],
): ((call: OutboundCall) => KeySource) => {
  const known = new Map<OutboundCall, KeySource>();
  let places: ReadonlySet<string> | undefined;
  const isRequest = (file: string, { at }: Call): boolean =>
    (places ??= new Set(calls().map(({ span }) => `${span.path}#${span.start}-${span.end}`))).has(
      `${file}#${at[0]}-${at[1]}`,
    );
  return (call) => {
    const answer = known.get(call) ?? sourceOf(flow, runsOf, calls, call, isRequest);
    known.set(call, answer);
    return answer;
  };
};

const sourceOf = (
  flow: Flow,
  runsOf: RunsOf,
  calls: () => readonly OutboundCall[],
  call: OutboundCall,
  isRequest: (file: string, call: Call) => boolean,
): KeySource => {
  const { values = [] } = call.key;
  if (call.key.state !== 'given' || values.length === 0) return nothing;
  const isKept = keptBefore(flow, call, isRequest);
  const part: Part = { kind: 'one', of: values.map((ref) => madeOf(flow, ref, isKept)) };
  return {
    anew: anewIn(flow, runsOf, call, part),
    sameFor: sentVaries(flow, call) ? sameFor(flow, part) : null,
    timed: timedAt(flow, part),
    shared: sharedWith(flow, call, calls()),
  };
};

const sameFor = (flow: Flow, part: Part): KeySource['sameFor'] =>
  isSame(part) ? 'requests' : isOfProcess(flow, part) ? 'process' : null;

const isSame = (part: Part): boolean => part.kind === 'same' || ('of' in part && part.of.every(isSame));

/** Drawn or read where the module is loaded, and nothing else that differs. */
const isOfProcess = (flow: Flow, part: Part): boolean => {
  const holds = (one: Part): boolean => {
    if (one.kind === 'fresh') return flow.program.file(one.root.file)?.structure.calls[one.root.call]?.fn === 0;
    if (one.kind === 'one') return one.of.every(holds);
    return one.kind === 'all' && one.of.some(holds) && one.of.every((inner) => isSame(inner) || holds(inner));
  };
  return holds(part);
};

/** `${order.id}-${Date.now()}`. */
const timedAt = (flow: Flow, part: Part): Span | null => {
  if (part.kind === 'one') return part.of.length === 1 && part.of[0] !== undefined ? timedAt(flow, part.of[0]) : null;
  if (part.kind !== 'all' || !part.of.some(isOther)) return null;
  const time = part.of.map(timeIn).find((found) => found !== undefined);
  return time === undefined ? null : spanOfRef(flow, time.at);
};

const isOther = (part: Part): boolean => part.kind === 'other' || (part.kind === 'one' && part.of.every(isOther));

const timeIn = (part: Part): Fresh | undefined => {
  if (part.kind === 'fresh') return part.by === 'time' ? part : undefined;
  return part.kind === 'all' ? part.of.map(timeIn).find((found) => found !== undefined) : undefined;
};

const anewIn = (flow: Flow, runsOf: RunsOf, call: OutboundCall, part: Part): AnewKey | null => {
  if (isSame(part)) return null;
  for (const context of worstFirst(runsOf(call.file, call.call))) {
    const inside = (one: Part): Fresh | Count | Told | undefined => {
      if (one.kind === 'fresh') return isInside(flow, runsOf, one.root, context) ? one : undefined;
      if (one.kind === 'told')
        return one.by.some((place) => isSpan(spanOfCall(flow, place), context.at)) ? one : undefined;
      if (one.kind === 'count') return isCounted(flow, one, context) ? one : undefined;
      if (one.kind === 'all') return one.of.map(inside).find((found) => found !== undefined);
      if (one.kind !== 'one') return undefined;
      const each = one.of.map(inside);
      return each.every((found) => found !== undefined) ? each[0] : undefined;
    };
    const made = inside(part);
    const at = made === undefined ? null : spanOfRef(flow, made.kind === 'count' ? lastStored(flow, made) : made.at);
    if (made === undefined || at === null) continue;
    return {
      by: made.kind === 'fresh' ? made.by : 'attempt',
      at,
      context: withoutTransport(context),
      region: regionOf(call, context),
    };
  }
  return null;
};

const spanOfCall = (flow: Flow, { file, call }: CallPlace): Span =>
  spanOf(file, flow.program.file(file)?.structure.calls[call]?.at ?? [0, 0]);

const ORDER: readonly RunContext['kind'][] = ['retry', 'job', 'webhook'];

const worstFirst = (found: readonly Found[]): readonly Found[] =>
  found
    .filter(({ kind, repeats }) => repeats && ORDER.includes(kind))
    .toSorted((a, b) => rank(a) - rank(b) || ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));

const rank = ({ certainty, rarely }: Found): number => (rarely === true ? 2 : 0) + (certainty === 'sure' ? 0 : 1);

/** What makes the key runs in the very round in which the write does. */
const isInside = (flow: Flow, runsOf: RunsOf, { file, call }: CallPlace, context: Found): boolean =>
  context.policy?.by === 'recursion'
    ? isRunByItself(flow, file, call, context.at)
    : runsOf(file, call).some((run) => isSpan(run.at, context.at) && isBy(run, context));

/** Through the same call of a wrapper that runs what it is handed. */
const isBy = (one: Found, another: Found): boolean =>
  one.by === undefined || another.by === undefined ? one.by === another.by : isSpan(one.by, another.by);

const isRunByItself = (flow: Flow, file: string, call: number, again: Span): boolean => {
  const fn = flow.program.file(file)?.structure.calls[call]?.fn;
  return (
    fn !== undefined &&
    callersOf(flow, file, fn).found.some((caller) => isSpan(spanOf(caller.file, caller.call.at), again))
  );
};

const isSpan = (one: Span, other: Span): boolean =>
  one.path === other.path && one.start === other.start && one.end === other.end;

/** The loop that tries again counts it up. */
const isCounted = (flow: Flow, { variable }: Count, { kind, at, policy }: Found): boolean => {
  const value = flow.value(variable);
  if (kind !== 'retry' || policy?.by !== 'loop' || value?.kind !== 'variable' || variable.file !== at.path)
    return false;
  return value.defs.some((id) => {
    const [start, end] = flow.value({ file: variable.file, id })?.at ?? [-1, -1];
    const stored = flow.value({ file: variable.file, id })?.kind;
    return stored !== 'constant' && at.start <= start && end <= at.end;
  });
};

const lastStored = (flow: Flow, { variable }: Count): Count['variable'] => {
  const value = flow.value(variable);
  return { file: variable.file, id: (value?.kind === 'variable' ? value.defs.at(-1) : undefined) ?? variable.id };
};

const regionOf = ({ file }: OutboundCall, { kind, at, by, policy }: Found): Span | null => {
  const region = by ?? at;
  return kind === 'retry' && region.path === file && policy?.by !== 'recursion' ? region : null;
};
