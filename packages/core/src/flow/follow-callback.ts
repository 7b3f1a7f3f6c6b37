/** What a function of the program hands to a callback: `withClient((client) => client.post(…))`. */
import type { Ref } from '../facts/file-facts.ts';
import type { Call, FunctionId, Structure, Value } from '../facts/structure.ts';
import { bindArguments } from './bind-arguments.ts';
import type { Following, Trail } from './following.ts';
import type { Bindings, Origin } from './origin.ts';

interface Callback {
  readonly call: Call;
  /** Which argument it is. */
  readonly index: number;
}

/** Answers whether all of what is handed over was seen being made. What is handed on from further out stays a parameter. */
export const followCallback = (
  following: Following,
  ref: Ref,
  origin: Extract<Value, { kind: 'param' }>,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): boolean => {
  const structure = following.program.file(ref.file)?.structure;
  const callback = structure === undefined ? undefined : callbacksOf(structure).get(origin.fn);
  if (callback === undefined || callback.call.args.slice(0, callback.index + 1).some(({ spread }) => spread))
    return false;
  const callee = { file: ref.file, id: callback.call.callee };
  if (following.isUnderWay(callee)) return false;
  const inner: Trail = { seen: trail.seen, found: [], open: [] };
  for (const one of following.settle(callee, bindings).found)
    if (one.kind === 'value') followRuns(following, ref.file, callback, one, { origin, path, bindings }, inner);
  if (inner.found.length === 0 || inner.open.length > 0 || !inner.found.every((one) => isSeen(following, one)))
    return false;
  trail.found.push(...inner.found);
  return true;
};

interface Asked {
  readonly origin: Extract<Value, { kind: 'param' }>;
  readonly path: readonly string[];
  readonly bindings: Bindings;
}

const followRuns = (
  following: Following,
  file: string,
  { call, index }: Callback,
  callee: Extract<Origin, { kind: 'value' }>,
  { origin, path, bindings }: Asked,
  trail: Trail,
): void => {
  const value = following.value(callee.ref);
  const structure = following.program.file(callee.ref.file)?.structure;
  const fact = value?.kind === 'function' ? structure?.functions[value.fn] : undefined;
  if (value?.kind !== 'function' || fact === undefined || structure === undefined) return;
  const target = { file: callee.ref.file, id: value.fn, fact, bindings: callee.bindings };
  const within = bindArguments(file, call, target, bindings);
  for (const run of structure.calls) {
    const argument = run.args[origin.index];
    if (argument === undefined || run.args.slice(0, origin.index + 1).some(({ spread }) => spread)) continue;
    if (isParam(structure, run.callee, value.fn, index))
      following.follow({ file: callee.ref.file, id: argument.value }, path, within, trail);
  }
};

const isParam = (structure: Structure, id: number, fn: FunctionId, index: number): boolean => {
  const value = structure.values[id];
  if (value?.kind === 'variable') {
    const [def, ...others] = value.defs;
    return (
      def !== undefined &&
      others.length === 0 &&
      structure.values[def]?.kind === 'param' &&
      isParam(structure, def, fn, index)
    );
  }
  return value?.kind === 'param' && value.fn === fn && value.index === index && !value.rest;
};

/** Made, or taken from a package: nothing that somebody further out hands over. */
const isSeen = ({ value }: Following, origin: Origin): boolean =>
  origin.kind === 'external' ||
  origin.kind === 'instance' ||
  (origin.kind === 'value' && /^(?:string|constant|template|function|class)$/u.test(value(origin.ref)?.kind ?? ''));

const memo = new WeakMap<Structure, ReadonlyMap<FunctionId, Callback>>();

/** The call that a function is written into. */
export const callbacksOf = (structure: Structure): ReadonlyMap<FunctionId, Callback> => {
  const known = memo.get(structure);
  if (known !== undefined) return known;
  const table = new Map<FunctionId, Callback>();
  for (const call of structure.calls)
    call.args.forEach(({ value }, index) => {
      const argument = structure.values[value];
      if (argument?.kind === 'function') table.set(argument.fn, { call, index });
    });
  memo.set(structure, table);
  return table;
};
