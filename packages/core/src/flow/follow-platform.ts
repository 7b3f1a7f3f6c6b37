/** What the language's own collections hand out of what the program put in. */
import type { Ref } from '../facts/file-facts.ts';
import type { Call } from '../facts/structure.ts';
import { followKept, textsOf } from './follow-handed.ts';
import type { Following, Trail } from './following.ts';
import { type Bindings, type Origin, noBindings } from './origin.ts';
import { storedIn } from './stored.ts';

type External = Extract<Origin, { kind: 'external' }>;

/** What is asked: the members `path` of what `call`, itself under `bindings`, answers. */
interface Asked {
  readonly ref: Ref;
  readonly call: Call;
  readonly path: readonly string[];
  readonly bindings: Bindings;
}

/** The answer of a function of the platform. Answers whether anything was found. */
export const followPlatform = (following: Following, callee: External, asked: Asked, trail: Trail): boolean => {
  if (callee.package !== null) return false;
  const [name = '', ...rest] = callee.path;
  if (name === 'Object' || name === 'Promise')
    return followFunction(following, [name, ...rest].join('.'), asked, trail);
  if (!/^(?:Weak)?(?:Map|Set)$/u.test(name)) return false;
  const isMap = name.endsWith('Map');
  if (rest.length === 0) return isMap ? false : followAll(following, asked.ref, asked.path, false, trail);
  if (rest[0] !== '()' || rest.length !== 2) return false;
  const [item, ...path] = asked.path;
  switch (rest[1]) {
    case 'get':
      if (isMap && followKey(following, callee.ref, asked, trail)) return true;
      trail.found.push({ kind: 'made', ref: asked.ref, path: asked.path });
      return true;
    case 'values':
      return isItem(item) && followAll(following, callee.ref, ['*', ...path], isMap, trail);
    case 'entries':
      return isItem(item) && path[0] === '1' && followAll(following, callee.ref, ['*', ...path.slice(1)], isMap, trail);
    default:
      return false;
  }
};

const isItem = (name: string | undefined): boolean => name === '*' || (name !== undefined && /^\d+$/u.test(name));

const followFunction = (following: Following, name: string, asked: Asked, trail: Trail): boolean => {
  const { ref, call, path, bindings } = asked;
  const [first] = call.args;
  if (first === undefined || first.spread) return false;
  const [item, ...rest] = path;
  const into = (members: readonly string[]): true => {
    following.follow({ file: ref.file, id: first.value }, members, bindings, trail);
    return true;
  };
  switch (name) {
    case 'Object.freeze':
    case 'Object.seal':
      return into(path);
    case 'Object.create':
      return item !== undefined && into(path);
    case 'Object.values':
      return isItem(item) && into(['*', ...rest]);
    case 'Object.entries':
      return isItem(item) && rest[0] === '1' && into(['*', ...rest.slice(1)]);
    case 'Object.fromEntries':
      return item !== undefined && into(['*', '1', ...rest]);
    case 'Object.assign':
      return item !== undefined && followJoined(following, asked, trail);
    case 'Promise.all':
      return isItem(item) && following.value({ file: ref.file, id: first.value })?.kind === 'array' && into(path);
    default:
      return false;
  }
};

/** Of several objects laid over each other those count that have the member. */
const followJoined = (following: Following, { ref, call, path, bindings }: Asked, trail: Trail): boolean => {
  const inner: Trail = { seen: trail.seen, found: [], open: trail.open };
  for (const { value, spread } of call.args)
    if (!spread) following.follow({ file: ref.file, id: value }, path, bindings, inner);
  const found = inner.found.filter(
    (origin) => origin.kind !== 'made' || following.value(origin.ref)?.kind !== 'object',
  );
  trail.found.push(...found);
  return found.length > 0;
};

/** What stands under the key that is asked for. */
const followKey = (following: Following, holder: Ref, asked: Asked, trail: Trail): boolean => {
  const [key] = asked.call.args;
  const wanted =
    key === undefined ? undefined : textsOf(following, { file: asked.ref.file, id: key.value }, asked.bindings);
  const before = trail.found.length;
  followPairs(following, holder, asked.path, wanted, trail);
  return trail.found.length > before;
};

const followAll = (
  following: Following,
  holder: Ref,
  path: readonly string[],
  isMap: boolean,
  trail: Trail,
): boolean => {
  if (!isItem(path[0])) return false;
  const before = trail.found.length;
  if (isMap) followPairs(following, holder, path.slice(1), undefined, trail);
  else {
    const initial = constructedWith(following, holder);
    if (initial !== undefined) following.follow(initial, path, noBindings, trail);
    for (const { file, value } of storedIn(following, holder))
      followKept(following, { file, id: value }, path.slice(1), noBindings, trail);
  }
  return trail.found.length > before;
};

const followPairs = (
  following: Following,
  holder: Ref,
  path: readonly string[],
  wanted: readonly string[] | undefined,
  trail: Trail,
): void => {
  const initial = constructedWith(following, holder);
  if (initial !== undefined) {
    const pairs = wanted === undefined ? undefined : literalPairs(following, initial, wanted);
    if (pairs === undefined) following.follow(initial, ['*', '1', ...path], noBindings, trail);
    else for (const pair of pairs) following.follow(pair, ['1', ...path], noBindings, trail);
  }
  for (const { file, key, value } of storedIn(following, holder)) {
    const texts = wanted === undefined || key === null ? undefined : textsOf(following, { file, id: key }, noBindings);
    if (texts !== undefined && !texts.some((text) => wanted?.includes(text) === true)) continue;
    const under = key === null || wanted === undefined ? undefined : { key, wanted };
    followKept(following, { file, id: value }, path, noBindings, trail, under);
  }
};

/** The pairs of a list written out that have one of the keys; undefined where it can't be read like that. */
const literalPairs = (following: Following, list: Ref, wanted: readonly string[]): readonly Ref[] | undefined => {
  const value = following.value(list);
  if (value?.kind !== 'array') return undefined;
  return value.items
    .map((id): Ref => ({ file: list.file, id }))
    .filter((pair) => {
      const items = following.value(pair);
      const key = items?.kind === 'array' ? items.items[0] : undefined;
      const texts = key === undefined ? undefined : textsOf(following, { file: pair.file, id: key }, noBindings);
      return texts === undefined || texts.some((text) => wanted.includes(text));
    });
};

/** The argument of `new Map(pairs)`. */
const constructedWith = (following: Following, holder: Ref): Ref | undefined => {
  const value = following.value(holder);
  const call = value?.kind === 'call' ? following.program.file(holder.file)?.structure.calls[value.call] : undefined;
  const [first] = call?.args ?? [];
  return first === undefined || first.spread ? undefined : { file: holder.file, id: first.value };
};

const PICKS: ReadonlySet<string> = new Set(['find', 'findLast', 'at', 'pop', 'shift']);
const KEEPS: ReadonlySet<string> = new Set([
  'filter',
  'slice',
  'splice',
  'reverse',
  'sort',
  'toSorted',
  'toReversed',
  'concat',
  'flat',
  'values',
]);

/** The answer of a method of an array that the program made. */
export const followArrayMethod = (following: Following, callee: Origin, asked: Asked, trail: Trail): boolean => {
  if (callee.kind !== 'made' || callee.path.length !== 1 || following.value(callee.ref)?.kind !== 'array') return false;
  const name = callee.path[0] ?? '';
  if (PICKS.has(name)) {
    following.follow(callee.ref, ['*', ...asked.path], asked.bindings, trail);
    return true;
  }
  if (!KEEPS.has(name)) return false;
  const path = isItem(asked.path[0]) ? ['*', ...asked.path.slice(1)] : asked.path;
  following.follow(callee.ref, path, asked.bindings, trail);
  if (name === 'concat' && isItem(path[0]))
    for (const { value } of asked.call.args)
      following.follow({ file: asked.ref.file, id: value }, path, asked.bindings, trail);
  return true;
};
