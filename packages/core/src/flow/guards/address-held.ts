/** Tests that ask whether a request comes from one of the addresses that may send it. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, Step, Value } from '../../facts/structure.ts';
import { bindArguments } from '../bind-arguments.ts';
import { firstOf } from '../first-of.ts';
import { type Bindings, pathText } from '../origin.ts';
import type { Flow, FunctionRef } from '../settle.ts';
import { type AddressAsk, type Asking, callAt, isRefusing, listed } from './address-list.ts';
import { leaves } from './leaves.ts';
import { skipOf } from './presence.ts';

const MAX_DEPTH = 8;

/** Where it says that `ref` came out as `truth` that the caller's address is one of a list: who asked. */
export const addressHeld = (
  asking: Asking,
  ref: Ref,
  truth: boolean,
  bindings: Bindings,
  depth = 0,
): AddressAsk | undefined => {
  if (depth > MAX_DEPTH) return undefined;
  const value = asking.flow.value(ref);
  const at = (id: number, wanted: boolean): AddressAsk | undefined =>
    addressHeld(asking, { file: ref.file, id }, wanted, bindings, depth + 1);
  switch (value?.kind) {
    case 'unary':
      return value.op === '!' ? at(value.of, !truth) : undefined;
    case 'await':
      return at(value.of, truth);
    case 'variable':
      return value.defs.length === 1 && value.writes.length === 0 ? at(value.defs[0] ?? -1, truth) : undefined;
    case 'either':
      return eitherHeld(asking, ref, value, truth, bindings, at);
    case 'binary':
      return comparedHeld(asking, ref, value, truth, bindings, at);
    case 'member':
      // `allowed[request.ip]`
      return truth && value.key !== null && value.name === null
        ? listed(asking, ref, value.object, value.key, bindings)
        : undefined;
    case 'call':
      return calledHeld(asking, ref, callAt(asking, ref.file, value.call), truth, bindings, depth);
    default:
      return undefined;
  }
};

type At = (id: number, wanted: boolean) => AddressAsk | undefined;

const eitherHeld = (
  { flow, tagger }: Asking,
  { file }: Ref,
  value: Extract<Value, { kind: 'either' }>,
  truth: boolean,
  bindings: Bindings,
  at: At,
): AddressAsk | undefined => {
  if (value.op !== '&&' && value.op !== '||') return undefined;
  const sides = value.of.map((id) => ({ id, ask: at(id, truth) }));
  const [held] = sides.flatMap(({ ask }) => ask ?? []);
  if ((value.op === '&&') === truth) return held;
  // `isProduction && !allowed.includes(ip)`, `allowed.length > 0 && !allowed.includes(ip)`
  const isLet = ({ id }: { readonly id: number }): boolean =>
    skipOf(flow, tagger, { file, id }, bindings) === 'excused' || isSize(flow, { file, id });
  return sides.every((side) => side.ask !== undefined || isLet(side)) ? held : undefined;
};

const isSize = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  if (value?.kind === 'binary') return isSize(flow, { file: ref.file, id: value.left });
  return value?.kind === 'member' && /^(?:length|size)$/u.test(value.name ?? '');
};

/** `ip === ALLOWED`, `allowed.indexOf(ip) === -1`, `isAllowed(ip) === false`. */
const comparedHeld = (
  asking: Asking,
  ref: Ref,
  { op, left, right }: Extract<Value, { kind: 'binary' }>,
  truth: boolean,
  bindings: Bindings,
  at: At,
): AddressAsk | undefined => {
  const { flow } = asking;
  const value = (id: number): Value | undefined => flow.value({ file: ref.file, id });
  const indexed = value(left);
  const found = indexed?.kind === 'call' ? indexOf(asking, ref, indexed.call, bindings) : undefined;
  if (found !== undefined) return (/^(?:===?|<)$/u.test(op) ? !truth : truth) ? found : undefined;
  if (!/^[!=]==?$/u.test(op)) return undefined;
  const equal = op.startsWith('!') ? !truth : truth;
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const constant = value(one);
    if (constant?.kind === 'constant' && typeof constant.value === 'boolean')
      return at(other, constant.value === equal);
  }
  return equal ? (listed(asking, ref, left, right, bindings) ?? listed(asking, ref, right, left, bindings)) : undefined;
};

const indexOf = (asking: Asking, ref: Ref, id: number, bindings: Bindings): AddressAsk | undefined => {
  const { file } = ref;
  const call = callAt(asking, file, id);
  const callee = call === undefined ? undefined : asking.flow.value({ file, id: call.callee });
  const [first] = call?.args ?? [];
  if (callee?.kind !== 'member' || !/^(?:indexOf|findIndex)$/u.test(callee.name ?? '') || first === undefined)
    return undefined;
  return listed(asking, ref, callee.object, first.value, bindings);
};

const ASKS = /^(?:includes|has|contains|check|test)$/u;
const EACH = /^(?:some|find|any)$/u;
/** Packages and functions that tell whether an address lies in a range. */
const OF_RANGES = /(?:^|[^a-z])(?:ip|cidr|subnet|netmask|range)|(?:Ip|IP|Cidr|CIDR|Subnet|Range)/u;

const calledHeld = (
  asking: Asking,
  ref: Ref,
  call: Call | undefined,
  truth: boolean,
  bindings: Bindings,
  depth: number,
): AddressAsk | undefined => {
  const { flow } = asking;
  const { file } = ref;
  const callee = call === undefined ? undefined : flow.value({ file, id: call.callee });
  const [first, second] = call?.args ?? [];
  if (call === undefined || first === undefined) return undefined;
  if (callee?.kind === 'member' && EACH.test(callee.name ?? '')) {
    if (isRefusing(flow, { file, id: callee.object })) return undefined;
    const each = flow.functionsOf({ file, id: first.value }, bindings).found;
    return firstOf(each, (target) =>
      heldIn(asking, target, target.fact.body, truth, new Map([...bindings, ...target.bindings]), depth),
    );
  }
  if (callee?.kind === 'member' && ASKS.test(callee.name ?? '')) {
    const ask = listed(asking, ref, callee.object, first.value, bindings);
    if (ask !== undefined) return truth ? ask : undefined;
  }
  if (isRefusing(flow, { file, id: call.callee })) return undefined;
  const own = flow.functionsOf({ file, id: call.callee }, bindings).found;
  if (own.length > 0)
    return firstOf(own, (target) =>
      heldIn(asking, target, target.fact.body, truth, bindArguments(file, call, target, bindings), depth),
    );
  const isOfRanges = flow
    .settle({ file, id: call.callee }, bindings)
    .found.some(
      (origin) =>
        origin.kind === 'external' &&
        origin.package !== null &&
        OF_RANGES.test(`${origin.package}:${pathText(origin.path)}`),
    );
  return isOfRanges && truth ? listed(asking, ref, second?.value ?? null, first.value, bindings) : undefined;
};

/** Where a function answers as `truth`, for an address on its list. */
const heldIn = (
  asking: Asking,
  target: FunctionRef,
  steps: readonly Step[],
  truth: boolean,
  bindings: Bindings,
  depth: number,
): AddressAsk | undefined => {
  const held = (id: number, wanted: boolean): AddressAsk | undefined =>
    addressHeld(asking, { file: target.file, id }, wanted, bindings, depth + 1);
  const inside = (list: readonly Step[]): AddressAsk | undefined =>
    heldIn(asking, target, list, truth, bindings, depth);
  /** What was asked of whoever comes so far. */
  let passed: AddressAsk | undefined;
  const found = firstOf(steps, (step): AddressAsk | undefined => {
    switch (step.kind) {
      case 'exit': {
        if (step.how !== 'return' || step.value === null) return undefined;
        const constant = asking.flow.value({ file: target.file, id: step.value });
        return constant?.kind === 'constant' && constant.value === truth ? passed : held(step.value, truth);
      }
      case 'branch': {
        const [yes, no] = [held(step.test, true), held(step.test, false)];
        if (yes !== undefined && says(asking, target, step.then, truth)) return yes;
        if (no !== undefined && says(asking, target, step.else, truth)) return no;
        if (no !== undefined && leaves(step.then)) passed = no;
        return inside(step.then) ?? inside(step.else);
      }
      case 'loop':
      case 'try':
        return inside(step.body);
      default:
        return undefined;
    }
  });
  return found;
};

const says = ({ flow }: Asking, { file }: FunctionRef, steps: readonly Step[], truth: boolean): boolean =>
  steps.some((step) => {
    const value = step.kind === 'exit' && step.value !== null ? flow.value({ file, id: step.value }) : undefined;
    return value?.kind === 'constant' && value.value === truth;
  });
