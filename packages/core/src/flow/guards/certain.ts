import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import { type Bindings, type Origin, bindingKey } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { optionTruth } from './handed-options.ts';

export interface Answers {
  /** Whether a call is known to answer something or nothing, because of what is declared at the route. */
  (file: string, call: Call, callee: readonly Origin[]): boolean | undefined;
  /** The same of a comparison. */
  readonly compares?: (file: string, compared: Compared) => boolean | undefined;
}

export interface Compared {
  readonly op: string;
  readonly left: number;
  readonly right: number;
}

const MAX_DEPTH = 8;

export const nothingDeclared: Answers = () => undefined;

/** Whether `ref` is surely true, or surely false; undefined where it can be both. */
export const certainTruth = (
  flow: Flow,
  answers: Answers,
  ref: Ref,
  bindings: Bindings,
  depth = 0,
): boolean | undefined => {
  if (depth > MAX_DEPTH) return undefined;
  const value = flow.value(ref);
  const of = (id: number): boolean | undefined =>
    certainTruth(flow, answers, { file: ref.file, id }, bindings, depth + 1);
  switch (value?.kind) {
    case 'call': {
      const call = flow.program.file(ref.file)?.structure.calls[value.call];
      if (call === undefined) return undefined;
      const callee = flow.settle({ file: ref.file, id: call.callee }, bindings).found;
      return answers(ref.file, call, callee);
    }
    case 'unary': {
      const inner = value.op === '!' ? of(value.of) : undefined;
      return inner === undefined ? undefined : !inner;
    }
    case 'await':
      return of(value.of);
    case 'variable': {
      const [only] = value.defs;
      return value.defs.length === 1 && only !== undefined ? of(only) : undefined;
    }
    case 'member':
      return optionTruth(flow, ref, bindings);
    case 'either':
      return value.op === '?:' ? undefined : joined(value.op === '&&', value.of.map(of));
    case 'binary':
      return (
        answers.compares?.(ref.file, value) ??
        comparedTruth(flow, ref.file, value, of) ??
        typeTruth(flow, ref.file, value, bindings)
      );
    case 'param': {
      const kinds = handedKinds(flow, ref, bindings);
      if (kinds === undefined) return undefined;
      if (kinds.every((kind) => kind === 'undefined')) return false;
      // A text may be empty.
      return kinds.every((kind) => kind === 'function' || kind === 'object') ? true : undefined;
    }
    default:
      return undefined;
  }
};

/** `typeof handlerOrOptions === 'function'`. */
const typeTruth = (
  flow: Flow,
  file: string,
  { op, left, right }: Compared,
  bindings: Bindings,
): boolean | undefined => {
  if (!/^[!=]==?$/u.test(op)) return undefined;
  const sides = [left, right].map((id) => flow.value({ file, id }));
  const asked = sides.find((side) => side?.kind === 'unary' && side.op === 'typeof');
  const named = sides.find((side) => side?.kind === 'string');
  if (asked?.kind !== 'unary' || named?.kind !== 'string' || named.text === null) return undefined;
  const kinds = handedKinds(flow, { file, id: asked.of }, bindings);
  if (kinds === undefined) return undefined;
  const same = kinds.filter((kind) => kind === named.text).length;
  return same > 0 && same < kinds.length ? undefined : same > 0 !== op.startsWith('!');
};

const KINDS: Readonly<Record<string, string>> = {
  string: 'string',
  template: 'string',
  function: 'function',
  class: 'function',
  object: 'object',
  array: 'object',
  regexp: 'object',
  undefined: 'undefined',
};

/** What a parameter is handed, as `typeof` tells it; undefined where nobody is seen to hand it over. */
const handedKinds = (flow: Flow, ref: Ref, bindings: Bindings): readonly string[] | undefined => {
  const param = flow.value(ref);
  if (param?.kind !== 'param' || !bindings.has(bindingKey(ref.file, param.fn, param.index))) return undefined;
  const { found, open } = flow.settle(ref, bindings);
  const kinds = found.map((origin) =>
    origin.kind === 'value' ? KINDS[flow.value(origin.ref)?.kind ?? ''] : undefined,
  );
  const known = kinds.filter((kind) => kind !== undefined);
  return open.length > 0 || kinds.length === 0 || known.length < kinds.length ? undefined : known;
};

/** `a && b` is false once one is, true once all are; `a || b` the other way round. */
const joined = (all: boolean, sides: readonly (boolean | undefined)[]): boolean | undefined => {
  if (sides.includes(!all)) return !all;
  return sides.every((side) => side === all) ? all : undefined;
};

/** `isPublic === true`, `mark !== undefined`. */
const comparedTruth = (
  flow: Flow,
  file: string,
  value: Compared,
  of: (id: number) => boolean | undefined,
): boolean | undefined => {
  if (!/^[!=]==?$/u.test(value.op)) return undefined;
  for (const [one, other] of [
    [value.left, value.right],
    [value.right, value.left],
  ] as const) {
    const constant = flow.value({ file, id: one });
    const isTrue = constant?.kind === 'constant' && constant.value === true;
    const isNothing =
      constant?.kind === 'undefined' ||
      (constant?.kind === 'constant' && (constant.value === false || constant.value === null));
    const truth = isTrue || isNothing ? of(other) : undefined;
    if (truth !== undefined) return (truth === isTrue) !== value.op.startsWith('!');
  }
  return undefined;
};
