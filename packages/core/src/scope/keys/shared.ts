/** Two writes on one way that carry the very same key. */
import type { Ref } from '../../facts/file-facts.ts';
import type { KeySource } from '../../facts/key-source.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { CallId, FunctionId, Step, Value } from '../../facts/structure.ts';
import { callersOf } from '../../flow/callers-of.ts';
import type { Flow } from '../../flow/settle.ts';
import { waysAfter } from '../contexts/ways.ts';

/** How many callers outwards a key is followed that a function only hands on. */
const MAX_LEVELS = 3;

/** A call that leads to the write, and the key as it stands there. */
interface Level {
  readonly file: string;
  readonly fn: FunctionId;
  readonly call: CallId;
  readonly key: Ref;
}

/** An earlier write on the same way to the same provider, for another operation. */
export const sharedWith = (flow: Flow, call: OutboundCall, calls: readonly OutboundCall[]): KeySource['shared'] => {
  const mine = call.provider === null ? [] : levelsOf(flow, call);
  if (mine.length === 0) return null;
  const first = calls.find(
    (other) =>
      other !== call &&
      other.provider === call.provider &&
      other.key.state === 'given' &&
      isOther(other, call) &&
      levelsOf(flow, other).some((one) => mine.some((another) => isBefore(flow, one, another))),
  );
  return first === undefined ? null : { at: first.span, operation: first.operation };
};

const levelsOf = (flow: Flow, { file, fn, call, key }: OutboundCall): readonly Level[] => {
  const [only, ...more] = key.values ?? [];
  return only === undefined || more.length > 0 ? [] : outwards(flow, { file, fn, call, key: only }, MAX_LEVELS);
};

/** Where the key is a parameter, and one place alone calls the function: that call too. */
const outwards = (flow: Flow, level: Level, left: number): readonly Level[] => {
  const value = parameterOf(flow, level.key);
  if (left === 0 || value === undefined || value.rest || value.fn !== level.fn) return [level];
  const { found, open } = callersOf(flow, level.file, level.fn);
  const [caller, ...others] = found;
  const argument = caller?.call.args[value.index];
  if (caller === undefined || argument === undefined || others.length > 0 || open.length > 0) return [level];
  const call = flow.program.file(caller.file)?.structure.calls.indexOf(caller.call) ?? -1;
  const key = { file: caller.file, id: argument.value };
  return [level, ...outwards(flow, { file: caller.file, fn: caller.call.fn, call, key }, left - 1)];
};

/** By its name, where nothing else is ever stored under it. */
const parameterOf = (flow: Flow, { file, id }: Ref): Extract<Value, { kind: 'param' }> | undefined => {
  const value = flow.value({ file, id });
  const [only, ...others] = value?.kind === 'variable' ? value.defs : [id];
  const held = only === undefined || others.length > 0 ? undefined : flow.value({ file, id: only });
  return held?.kind === 'param' ? held : undefined;
};

const isBefore = (flow: Flow, one: Level, other: Level): boolean => {
  if (one.file !== other.file || one.fn !== other.fn || one.call === other.call) return false;
  const body = flow.program.file(one.file)?.structure.functions[one.fn]?.body ?? [];
  return textOf(flow, one.key) === textOf(flow, other.key) && leadsTo(body, one.call, other.call);
};

const isOther = (one: OutboundCall, other: OutboundCall): boolean =>
  one.client === 'sdk' && other.client === 'sdk'
    ? one.operation !== other.operation
    : one.url !== null && other.url !== null && one.url !== other.url && !/\{\}/u.test(`${one.url}${other.url}`);

/** A variable by its place, an expression by what it is made of. */
const textOf = (flow: Flow, ref: Ref, depth = 0): string => {
  const value = flow.value(ref);
  const inner = (id: number): string => textOf(flow, { file: ref.file, id }, depth + 1);
  if (depth > 4) return `${UNLIKE}${String(ref.id)}`;
  switch (value?.kind) {
    case 'variable':
      return value.defs.length === 1 ? `variable ${String(ref.id)}` : `${UNLIKE}${String(ref.id)}`;
    case 'param':
      return `param ${String(value.fn)}.${String(value.index)}`;
    case 'member':
      return value.name === null ? `${UNLIKE}${String(ref.id)}` : `${inner(value.object)}.${value.name}`;
    case 'template':
      return `template ${value.parts.map(inner).join('+')}`;
    case 'string':
      return value.text === null ? `${UNLIKE}${String(ref.id)}` : JSON.stringify(value.text);
    default:
      return `${UNLIKE}${String(ref.id)}`;
  }
};

/** What is only itself. */
const UNLIKE = 'value ';

/** Behind `first`, on the same way, `then` may come. */
const leadsTo = (steps: readonly Step[], first: CallId, then: CallId): boolean => {
  const from = steps.findIndex((step) => holds(step, first));
  const to = steps.findIndex((step) => holds(step, then));
  if (from === -1 || to === -1 || to < from) return false;
  if (from !== to) {
    const after = waysAfter(steps.slice(from, to), (step) => step.kind === 'call' && step.call === first);
    return after?.has('end') ?? false;
  }
  const step = steps[from];
  return step === undefined || step.kind === 'call' || insides(step).some((inner) => leadsTo(inner, first, then));
};

const holds = (step: Step, call: CallId): boolean =>
  step.kind === 'call' ? step.call === call : insides(step).some((steps) => steps.some((inner) => holds(inner, call)));

const insides = (step: Step): readonly (readonly Step[])[] => {
  switch (step.kind) {
    case 'branch':
      return [step.then, step.else];
    case 'switch':
      return step.cases.map(({ body }) => body);
    case 'loop':
      return [step.body];
    case 'try':
      return [step.body, step.handler?.body ?? [], step.finalizer];
    default:
      return [];
  }
};
