/** What conditions tell: which checks must have run where a test came out true, or false. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Value } from '../../facts/structure.ts';
import type { Flow } from '../settle.ts';
import type { State } from './state.ts';

/** Calls and comparisons whose answer tells of a check, and what it tells. */
export type Telling = Map<string, State>;

export const callKey = (file: string, call: number): string => `${file}#${call}`;
export const compareKey = (ref: Ref): string => `${ref.file}=${ref.id}`;
/** Of a getter that is read. */
export const memberKey = (ref: Ref): string => `${ref.file}.${ref.id}`;
export const callOfKey = (key: string): number | undefined => {
  const at = key.lastIndexOf('#');
  return at === -1 ? undefined : Number(key.slice(at + 1));
};

/** Of several, one that found a check rather than one that lost the trail. */
export const best = (states: readonly State[]): State | undefined =>
  states.find((state) => state.check !== null) ?? states[0];

/** The check that must have been asked for `ref` to be `truth`; undefined where it can be so without any. */
export const toldWhen = (
  flow: Flow,
  telling: Telling,
  ref: Ref,
  truth: boolean,
  seen: Set<string> = new Set(),
): State | undefined => {
  const key = `${compareKey(ref)}${truth}`;
  if (seen.has(key)) return undefined;
  seen.add(key);
  const value = flow.value(ref);
  const at = (id: number, wanted: boolean): State | undefined =>
    toldWhen(flow, telling, { file: ref.file, id }, wanted, seen);
  switch (value?.kind) {
    case 'call':
      return telling.get(callKey(ref.file, value.call));
    case 'binary':
      return telling.get(compareKey(ref)) ?? comparedWithConstant(flow, ref, value, truth, at);
    case 'unary':
      return value.op === '!' ? at(value.of, !truth) : undefined;
    case 'await':
      return at(value.of, truth);
    case 'member':
      // A member of an answer (`result.ok`) is there only once the call was made.
      return telling.get(memberKey(ref)) ?? best([true, false].flatMap((wanted) => at(value.object, wanted) ?? []));
    case 'either':
      return eitherTold(value, truth, at);
    case 'variable':
      return definedTold(flow, ref, value.defs, truth, at);
    default:
      return undefined;
  }
};

type At = (id: number, wanted: boolean) => State | undefined;

/** `a && b` is true only when both were asked, `a || b` false only then. */
const eitherTold = (value: Extract<Value, { kind: 'either' }>, truth: boolean, at: At): State | undefined => {
  if (value.op === '?:') return all(value.of.map((id) => at(id, truth)));
  const askedAll = (value.op === '&&' && truth) || (value.op !== '&&' && !truth);
  return askedAll ? best(value.of.flatMap((id) => at(id, truth) ?? [])) : all(value.of.map((id) => at(id, truth)));
};

const definedTold = (flow: Flow, ref: Ref, defs: readonly number[], truth: boolean, at: At): State | undefined => {
  const possible = defs.filter((id) => constantTruth(flow, { file: ref.file, id }) !== !truth);
  return possible.length === 0 ? undefined : all(possible.map((id) => at(id, truth)));
};

/** `verified === true`, `event !== undefined`. */
const comparedWithConstant = (
  flow: Flow,
  ref: Ref,
  value: Extract<Value, { kind: 'binary' }>,
  truth: boolean,
  at: At,
): State | undefined => {
  for (const [one, other] of [
    [value.left, value.right],
    [value.right, value.left],
  ] as const) {
    const constant = constantTruth(flow, { file: ref.file, id: one });
    if (constant !== undefined) return at(other, value.op.startsWith('!') ? constant !== truth : constant === truth);
  }
  return undefined;
};

const constantTruth = (flow: Flow, ref: Ref): boolean | undefined => {
  const value = flow.value(ref);
  if (value?.kind === 'undefined') return false;
  return value?.kind === 'constant' ? Boolean(value.value) : undefined;
};

const all = (states: readonly (State | undefined)[]): State | undefined =>
  states.includes(undefined) ? undefined : best(states.flatMap((state) => state ?? []));

/** The calls and comparisons that a value rests on in its own file. */
export const keysBehind = (
  flow: Flow,
  ref: Ref,
  isEnd: (key: string) => boolean = () => false,
  seen: Set<number> = new Set(),
): readonly string[] => {
  if (seen.has(ref.id) || seen.size > 400) return [];
  seen.add(ref.id);
  const value = flow.value(ref);
  const into = (ids: readonly number[]): readonly string[] =>
    ids.flatMap((id) => keysBehind(flow, { file: ref.file, id }, isEnd, seen));
  switch (value?.kind) {
    case 'call': {
      const key = callKey(ref.file, value.call);
      return [key, ...(isEnd(key) ? [] : into(callParts(flow, ref.file, value.call)))];
    }
    case 'variable':
      return into(value.defs);
    case 'either':
      return into(value.of);
    case 'member':
      return [memberKey(ref), ...into([value.object])];
    case 'await':
    case 'unary':
    case 'element':
      return into([value.of]);
    case 'binary':
      return [compareKey(ref), ...into([value.left, value.right])];
    default:
      return [];
  }
};

const callParts = (flow: Flow, file: string, id: number): readonly number[] => {
  const call = flow.program.file(file)?.structure.calls[id];
  return call === undefined ? [] : [call.callee, ...call.args.map((argument) => argument.value)];
};
