/** Modules that arrive later: `import('./x').then((m) => m.run)`, `Promise.all([import('./x'), ...])`. */
import type { Ref } from '../facts/file-facts.ts';
import type { Call, Structure, Value, ValueId } from '../facts/structure.ts';
import { exitsOf } from './exits.ts';
import type { Following, Trail } from './following.ts';
import { type Bindings, noBindings } from './origin.ts';

/** Follows the members `path` of what `x.then(f)` answers, where `x` is a module. */
export const followThen = (
  following: Following,
  ref: Ref,
  call: Call,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): boolean => {
  const callee = following.value({ file: ref.file, id: call.callee });
  if (callee?.kind !== 'member') return false;
  if (callee.name === 'all') return followGathered(following, ref, callee.object, call, path, bindings, trail);
  const [callback] = call.args;
  if (callee.name !== 'then' || callback === undefined || callback.spread) return false;
  if (!isModule(following, { file: ref.file, id: callee.object }, bindings)) return false;
  const answers = returnsOf(following, ref.file, callback.value);
  for (const id of answers) following.follow({ file: ref.file, id }, path, bindings, trail);
  return answers.length > 0;
};

/** Follows what a parameter of a callback of `then` is handed, where that is a module. */
export const followThenParam = (
  following: Following,
  ref: Ref,
  origin: Extract<Value, { kind: 'param' }>,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): boolean => {
  const structure = following.program.file(ref.file)?.structure;
  const id = structure === undefined || origin.index > 0 ? undefined : callbacksOf(structure).get(origin.fn);
  if (id === undefined || !isModule(following, { file: ref.file, id }, noBindings)) return false;
  following.follow({ file: ref.file, id }, path, bindings, trail);
  return true;
};

/** `const [a, b] = await Promise.all([x, y])`. */
const followGathered = (
  following: Following,
  ref: Ref,
  object: ValueId,
  call: Call,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): boolean => {
  const promise = following.value({ file: ref.file, id: object });
  const [list] = call.args;
  const index = Number(path[0] ?? Number.NaN);
  if (promise?.kind !== 'global' || promise.name !== 'Promise' || list === undefined) return false;
  const items = following.value({ file: ref.file, id: list.value });
  const item = items?.kind === 'array' ? items.items[index] : undefined;
  if (item === undefined || !isModule(following, { file: ref.file, id: item }, bindings)) return false;
  following.follow({ file: ref.file, id: item }, path.slice(1), bindings, trail);
  return true;
};

/** Only modules: what else a promise holds is told apart by who asks. */
const isModule = (following: Following, ref: Ref, bindings: Bindings): boolean =>
  mayLoad(following, ref) && following.settle(ref, bindings).found.some(({ kind }) => kind === 'module');

/** A look before the question: most promises are nothing of the kind. */
const mayLoad = ({ program, value }: Following, ref: Ref): boolean => {
  const kind = value(ref)?.kind;
  const loads = program.file(ref.file)?.structure.edges.some((edge) => edge.kind === 'dynamic-import') ?? false;
  return kind === 'import' || (loads && (kind === 'call' || kind === 'variable'));
};

const returnsOf = ({ program, value }: Following, file: string, id: ValueId): readonly ValueId[] => {
  const callback = value({ file, id });
  const fact = callback?.kind === 'function' ? program.file(file)?.structure.functions[callback.fn] : undefined;
  if (fact === undefined) return [];
  return exitsOf(fact).flatMap((exit) => (exit.how === 'return' && exit.value !== null ? [exit.value] : []));
};

const memo = new WeakMap<Structure, ReadonlyMap<number, ValueId>>();

/** What `then` was called on, by the function that is its callback. */
const callbacksOf = (structure: Structure): ReadonlyMap<number, ValueId> => {
  const known = memo.get(structure);
  if (known !== undefined) return known;
  const found = new Map<number, ValueId>();
  for (const { callee, args } of structure.calls) {
    const member = structure.values[callee];
    if (member?.kind !== 'member' || member.name !== 'then') continue;
    const callback = structure.values[args[0]?.value ?? -1];
    if (callback?.kind === 'function') found.set(callback.fn, member.object);
  }
  memo.set(structure, found);
  return found;
};
