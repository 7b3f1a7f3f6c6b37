/** What is kept was often handed in: by a constructor's caller, a `register(name, handler)`, an `init(client)`. */
import type { Ref } from '../facts/file-facts.ts';
import type { ValueId } from '../facts/structure.ts';
import { type CallRef, callersOf } from './callers-of.ts';
import type { Following, Trail } from './following.ts';
import { type Bindings, type Origin, noBindings } from './origin.ts';

type Param = Extract<Origin, { kind: 'param' }>;

/** What more than this many callers hand over says nothing. */
const MAX_CALLERS = 40;

/** Follows what is kept somewhere; a parameter of the function that keeps it holds what its callers hand over. */
export const followKept = (
  following: Following,
  ref: Ref,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
  /** The key under which it is kept, and the one that is asked for. */
  under?: { readonly key: ValueId; readonly wanted: readonly string[] },
): void => {
  const inner: Trail = { seen: trail.seen, found: [], open: trail.open };
  following.follow(ref, path, bindings, inner);
  for (const origin of inner.found)
    if (origin.kind !== 'param' || !followCallers(following, ref.file, origin, trail, under)) trail.found.push(origin);
};

const followCallers = (
  following: Following,
  file: string,
  origin: Param,
  trail: Trail,
  under: { readonly key: ValueId; readonly wanted: readonly string[] } | undefined,
): boolean => {
  const param = following.value(origin.ref);
  if (param?.kind !== 'param') return false;
  const fact = following.program.file(origin.ref.file)?.structure.functions[param.fn];
  // An arrow without a name is handed on: whoever runs it calls it by another name.
  if (fact === undefined || fact.name === null) return false;
  const key = under === undefined ? undefined : keyPosition(following, file, under.key, param.fn);
  const { found, open } = callersOf(following.flow, origin.ref.file, param.fn);
  const callers = found.filter((caller) => key === undefined || isUnder(following, caller, key, under?.wanted ?? []));
  if (callers.length === 0 || callers.length > MAX_CALLERS) return false;
  for (const { file: from, call } of callers) {
    const argument = call.args[param.index];
    if (argument !== undefined && !call.args.slice(0, param.index + 1).some(({ spread }) => spread))
      following.follow({ file: from, id: argument.value }, origin.path, noBindings, trail);
  }
  if (open.length > 0) trail.found.push(origin);
  return true;
};

/** Which parameter of the same function is the key. */
const keyPosition = (following: Following, file: string, key: ValueId, fn: number): number | undefined => {
  for (const origin of following.settle({ file, id: key }, noBindings).found) {
    const param = origin.kind === 'param' && origin.path.length === 0 ? following.value(origin.ref) : undefined;
    if (param?.kind === 'param' && param.fn === fn) return param.index;
  }
  return undefined;
};

const isUnder = (
  following: Following,
  { file, call }: CallRef,
  position: number,
  wanted: readonly string[],
): boolean => {
  const argument = call.args[position];
  const texts = argument === undefined ? undefined : textsOf(following, { file, id: argument.value }, noBindings);
  return texts === undefined || texts.some((text) => wanted.includes(text));
};

/** The texts a value can be; undefined where it can be anything else. */
export const textsOf = (following: Following, ref: Ref, bindings: Bindings): readonly string[] | undefined => {
  const { found, open } = following.settle(ref, bindings);
  const texts = found.map((origin) => {
    const value = origin.kind === 'value' ? following.value(origin.ref) : undefined;
    return value?.kind === 'string' ? value.text : null;
  });
  return open.length > 0 || texts.length === 0 || texts.includes(null)
    ? undefined
    : texts.flatMap((text) => text ?? []);
};
