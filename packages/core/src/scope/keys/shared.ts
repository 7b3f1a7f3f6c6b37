/** Two writes on one way that carry the very same key. */
import type { Ref } from '../../facts/file-facts.ts';
import type { KeySource } from '../../facts/key-source.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { CallId, Step } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';
import { waysAfter } from '../contexts/ways.ts';

/** An earlier write of the same function to the same provider, for another operation. */
export const sharedWith = (flow: Flow, call: OutboundCall, calls: readonly OutboundCall[]): KeySource['shared'] => {
  if (call.provider === null) return null;
  const body = flow.program.file(call.file)?.structure.functions[call.fn]?.body ?? [];
  const first = calls.find(
    (other) =>
      other.file === call.file &&
      other.fn === call.fn &&
      other.provider === call.provider &&
      other.span.start < call.span.start &&
      other.key.state === 'given' &&
      isOther(other, call) &&
      isSameKey(flow, other, call) &&
      leadsTo(body, other.call, call.call),
  );
  return first === undefined ? null : { at: first.span, operation: first.operation };
};

const isOther = (one: OutboundCall, other: OutboundCall): boolean =>
  one.client === 'sdk' && other.client === 'sdk'
    ? one.operation !== other.operation
    : one.url !== null && other.url !== null && one.url !== other.url && !/\{\}/u.test(`${one.url}${other.url}`);

const isSameKey = (flow: Flow, one: OutboundCall, other: OutboundCall): boolean => {
  const [mine, ...more] = one.key.values ?? [];
  const [theirs, ...others] = other.key.values ?? [];
  if (mine === undefined || theirs === undefined || more.length > 0 || others.length > 0) return false;
  return textOf(flow, mine) === textOf(flow, theirs);
};

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
