/** Of which class the instance is that a method of a base class runs on. */
import type { Ref } from '../facts/file-facts.ts';
import type { Following } from './following.ts';
import { type Bindings, idOf, refKey } from './origin.ts';

const keyOf = (cls: Ref): string => `${cls.file}#this#${cls.id}`;

const known = new WeakMap<Following, Map<string, Bindings>>();

/** `bindings`, and that `this` in `cls` is an instance of `receiver`. */
export const withReceiver = (following: Following, bindings: Bindings, cls: Ref, receiver: Ref): Bindings => {
  const key = keyOf(cls);
  const held = bindings.get(key);
  const isOwn = refKey(cls) === refKey(receiver);
  if (held === undefined ? isOwn : refKey(held) === refKey(receiver)) return bindings;
  const answers = known.get(following) ?? new Map<string, Bindings>();
  known.set(following, answers);
  const under = `${key}=${refKey(receiver)}@${idOf(bindings)}`;
  const answer = answers.get(under) ?? changed(bindings, key, isOwn ? undefined : receiver);
  answers.set(under, answer);
  return answer;
};

const changed = (bindings: Bindings, key: string, receiver: Ref | undefined): Bindings => {
  const copy = new Map(bindings);
  if (receiver === undefined) copy.delete(key);
  else copy.set(key, receiver);
  return copy;
};

export const receiverOf = (bindings: Bindings, cls: Ref): Ref => bindings.get(keyOf(cls)) ?? cls;
