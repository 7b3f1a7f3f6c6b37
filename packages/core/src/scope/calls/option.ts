/** Whether an options object states something: here, in what it spreads, at the callers that hand it over. */
import type { Ref } from '../../facts/file-facts.ts';
import type { FunctionId } from '../../facts/structure.ts';
import { callersOf } from '../../flow/callers-of.ts';
import type { Origin } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { siteOf } from './call-site.ts';
import { isPolyfill } from './signal.ts';

/** `refs`: what it is set to. `unknown`: `why` nobody can tell. */
export type Option =
  | {
      readonly state: 'given';
      readonly refs: readonly Ref[];
      readonly everywhere: boolean;
      /** The parameter that all of `refs` are handed over for. */
      readonly handed?: Ref;
    }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly why: string };

const absent: Option = { state: 'absent' };
const unknown = (why: string): Option => ({ state: 'unknown', why });

/** How many callers in a row are asked. */
const MAX_HOPS = 3;

/** The option `path` of the options `ref`; undefined options state nothing. */
export const optionOf = (flow: Flow, ref: Ref | undefined, path: readonly string[], hops = 0): Option => {
  if (ref === undefined) return absent;
  const known = flow.settleMember(ref, path);
  const options = known.found.map((origin) => ofOrigin(flow, origin, path.length, hops));
  const [lost] = known.open;
  return either(lost === undefined ? options : [...options, unknown(lost.why)]);
};

/** The first of several names that is stated. */
export const firstOption = (flow: Flow, ref: Ref | undefined, names: readonly string[]): Option => {
  const options = names.map((name) => optionOf(flow, ref, name.split('.')));
  return options.find(({ state }) => state === 'given') ?? options.find(({ state }) => state === 'unknown') ?? absent;
};

/** One of several possibilities holds: what some of them state is stated, if not by all. */
const either = (options: readonly Option[]): Option => {
  const given = options.filter((option) => option.state === 'given');
  if (given.length > 0) {
    const handed = given[0]?.handed;
    return {
      state: 'given',
      refs: given.flatMap(({ refs }) => refs),
      everywhere: given.length === options.length && given.every(({ everywhere }) => everywhere),
      ...(handed !== undefined && given.every((one) => one.handed === handed) ? { handed } : {}),
    };
  }
  return options.find(({ state }) => state === 'unknown') ?? absent;
};

const ofOrigin = (flow: Flow, origin: Origin, depth: number, hops: number): Option => {
  switch (origin.kind) {
    case 'value':
      return isNothing(flow, origin.ref) ? absent : { state: 'given', refs: [origin.ref], everywhere: true };
    case 'instance':
      return { state: 'given', refs: [origin.ref], everywhere: true };
    case 'module':
      return unknown('its options are a whole module');
    case 'external':
      return origin.path.length >= depth && isHandedOn(flow, origin)
        ? unknown(`its options are made by ${origin.package ?? origin.path[0] ?? 'something'}`)
        : { state: 'given', refs: [origin.ref], everywhere: true };
    case 'param':
      return ofParam(flow, origin, hops);
    case 'made':
      return ofMade(flow, origin, depth);
  }
};

/** `Object.assign({}, options)`, `merge(a, b)`: whether the answer has the option is theirs to say. */
const isHandedOn = (flow: Flow, origin: Extract<Origin, { kind: 'external' }>): boolean =>
  origin.path.includes('()') &&
  origin.path.at(-1) !== '()' &&
  !isStatedSignal(origin) &&
  siteOf(flow, origin.ref) !== undefined;

/** `new AbortController().signal` ends in a member too, and is the very thing. */
const isStatedSignal = ({ package: name, path }: Extract<Origin, { kind: 'external' }>): boolean =>
  path.at(-1) === 'signal' && (path.at(-3) === 'AbortController' || isPolyfill(name));

const isNothing = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  return value?.kind === 'undefined' || (value?.kind === 'constant' && value.value === null);
};

const ofMade = (flow: Flow, origin: Extract<Origin, { kind: 'made' }>, depth: number): Option => {
  const value = flow.value(origin.ref);
  if (origin.path.length === 0) return { state: 'given', refs: [origin.ref], everywhere: true };
  // An object, or a piece of one, that has no such entry.
  if (/^(?:object|array|string|template|constant|undefined|regexp|function|class|jsx)$/u.test(value?.kind ?? ''))
    return absent;
  return origin.path.length < depth
    ? { state: 'given', refs: [origin.ref], everywhere: true }
    : unknown(`its options are ${madeBy(flow, origin.ref)}`);
};

/** For people: what made something that nobody saw being made. */
const madeBy = (flow: Flow, ref: Ref): string => {
  const site = siteOf(flow, ref);
  const callee = site?.structure.values[site.call.callee];
  const name =
    callee?.kind === 'member' || callee?.kind === 'variable' || callee?.kind === 'import' || callee?.kind === 'global'
      ? callee.name
      : null;
  return name === null ? 'made out of sight' : `what ${name}() answers`;
};

/** The constructor of a class that extends another: whoever asks for such classes may construct it too. */
const isExtension = (flow: Flow, file: string, fn: FunctionId): boolean => {
  const structure = flow.program.file(file)?.structure;
  const fact = structure?.functions[fn];
  const cls = fact?.cls === null || fact?.cls === undefined ? undefined : structure?.classes[fact.cls];
  return fact?.name === 'constructor' && cls !== undefined && cls.superclass !== null;
};

const nameOf = (flow: Flow, file: string, fn: FunctionId): string =>
  flow.program.file(file)?.structure.functions[fn]?.name ?? 'the function that is handed its options';

/** A parameter holds what callers hand over: all of them, or nobody knows. */
const ofParam = (flow: Flow, origin: Extract<Origin, { kind: 'param' }>, hops: number): Option => {
  const param = flow.value(origin.ref);
  if (param?.kind !== 'param' || param.rest) return unknown('its options are the rest of the arguments');
  if (hops >= MAX_HOPS) return unknown('its options come from too far away');
  const callers = callersOf(flow, origin.ref.file, param.fn);
  const [lost] = callers.open;
  if (lost !== undefined) return unknown(`who hands over its options is out of sight: ${lost.why}`);
  if (callers.found.length === 0) return unknown(`nobody in sight calls ${nameOf(flow, origin.ref.file, param.fn)}`);
  const options = callers.found.map(({ file, call }): Option => {
    if (call.args.some(({ spread }) => spread)) return unknown('its options are spread from a list');
    const argument = call.args[param.index];
    return argument === undefined ? absent : optionOf(flow, { file, id: argument.value }, origin.path, hops + 1);
  });
  const first = options.find(({ state }) => state !== 'absent');
  if (first === undefined)
    return isExtension(flow, origin.ref.file, param.fn) ? unknown('a framework may hand it over') : absent;
  const stated = options.find(({ state }) => state === 'unknown') ?? either(options);
  return stated.state === 'given' ? { ...stated, handed: origin.ref } : stated;
};
