/** What the parameters of a function hold when a call runs it. */
import { type Call, THIS_PARAM } from '../facts/structure.ts';
import { type Bindings, type BoundRef, NO_VALUE, bindingKey, idOf, refKey } from './origin.ts';
import type { FunctionRef } from './settle.ts';
import { selfOf } from './shifted-call.ts';

/** As many values of a list that is spread into a list are told apart. */
const MAX_SPREAD = 4;

type Target = Pick<FunctionRef, 'file' | 'id' | 'fact' | 'bindings' | 'handed'>;

/** One call under the same bindings hands over the same: whatever is known under them is known again. */
const made = new WeakMap<Call, Map<string, Bindings>>();

/** What the parameters of `target` hold when `call`, itself under `outer`, runs it. */
export const bindArguments = (file: string, call: Call, target: Target, outer: Bindings): Bindings =>
  known(file, call, target, outer, 'call');

/** The same, where what the call leaves out is handed over by nobody else: a parameter is not what other callers make of it. */
export const bindThisCallOnly = (file: string, call: Call, target: Target, outer: Bindings): Bindings =>
  known(file, call, target, outer, 'only');

/** What `make.bind(self, options)` gives to the first parameters of `target` that have nothing yet. */
export const bindHanded = (file: string, call: Call, target: Target, outer: Bindings): Bindings =>
  known(file, call, target, outer, 'handed');

type How = 'call' | 'only' | 'handed';

const known = (file: string, call: Call, target: Target, outer: Bindings, how: How): Bindings => {
  const answers = made.get(call) ?? new Map<string, Bindings>();
  made.set(call, answers);
  const { handed = 0 } = target;
  const key = `${file}>${target.file}#${target.id}@${idOf(target.bindings)}+${handed}<${idOf(outer)}${how}`;
  const answer =
    answers.get(key) ??
    (how === 'handed' ? handFirst(file, call, target, outer) : bind(file, call, target, outer, how === 'only'));
  answers.set(key, answer);
  return answer;
};

const bind = (file: string, call: Call, target: Target, outer: Bindings, isOnly: boolean): Bindings => {
  const { handed = 0 } = target;
  const bindings = new Map([...outer, ...target.bindings]);
  const self = selfOf(call);
  if (self !== undefined) bindings.set(bindingKey(target.file, target.id, THIS_PARAM), { file, id: self });
  target.fact.params.forEach((param, index) => {
    const key = bindingKey(target.file, target.id, index);
    if (index < handed) return set(bindings, key, target.bindings.get(key));
    // A rest parameter that `bind` has begun to fill is known by nobody.
    for (let at = 0; bindings.delete(`${key}.${at}`); at += 1);
    const first = index - handed;
    if (param.rest) return setRest(bindings, key, file, call, first);
    const isLeftOut = isOnly && first >= call.args.length && !call.args.some(({ spread }) => spread);
    set(bindings, key, isLeftOut ? { file: target.file, id: NO_VALUE } : handedAt(file, call, first));
  });
  // A function that calls itself with what it was called with comes to an end.
  return isSame(bindings, outer) ? outer : bindings;
};

const setRest = (bindings: Map<string, BoundRef>, key: string, file: string, call: Call, first: number): void => {
  bindings.delete(key);
  const spread = call.args.findIndex((argument) => argument.spread);
  const count = spread === -1 ? call.args.length : spread + MAX_SPREAD;
  for (let at = first; at < count; at += 1) set(bindings, `${key}.${at - first}`, handedAt(file, call, at));
};

const handFirst = (file: string, { args }: Call, target: Target, outer: Bindings): Bindings => {
  const bindings = new Map([...outer, ...target.bindings]);
  const before = target.handed ?? 0;
  args.slice(1).forEach(({ value }, at) => {
    const index = before + at;
    if (target.fact.params[index]?.rest === false)
      bindings.set(bindingKey(target.file, target.id, index), { file, id: value });
  });
  return bindings;
};

const set = (bindings: Map<string, BoundRef>, key: string, handed: BoundRef | undefined): void => {
  if (handed === undefined) bindings.delete(key);
  else bindings.set(key, handed);
};

/** What stands at a position; within a list that is spread, a member of that. */
const handedAt = (file: string, { args }: Call, index: number): BoundRef | undefined => {
  const spread = args.findIndex((argument) => argument.spread);
  if (spread === -1 || index < spread) {
    const argument = args[index];
    return argument === undefined ? undefined : { file, id: argument.value };
  }
  const list = args[spread];
  return list === undefined || args.length > spread + 1
    ? undefined
    : { file, id: list.value, path: [String(index - spread)] };
};

const isSame = (one: Bindings, other: Bindings): boolean =>
  one.size === other.size &&
  [...one].every(([key, ref]) => {
    const twin = other.get(key);
    return twin !== undefined && refKey(twin) === refKey(ref);
  });
