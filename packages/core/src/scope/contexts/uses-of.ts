/** Where a function of the program is handed to a call, to be run by it. */
import type { Call, CallId, FunctionId, Structure, ValueId } from '../../facts/structure.ts';
import { importersOf, namesOf } from '../../flow/callers-of.ts';
import type { Flow } from '../../flow/settle.ts';

export interface Use {
  readonly file: string;
  readonly call: CallId;
  /** The argument, from 0, and the members in it. */
  readonly argument: number;
  readonly path: readonly string[];
}

interface Handed extends Use {
  readonly value: ValueId;
}

const memo = new WeakMap<Flow, Map<string, readonly Use[]>>();

export const usesOf = (flow: Flow, path: string, fn: FunctionId): readonly Use[] => {
  const answers = memo.get(flow) ?? new Map<string, readonly Use[]>();
  memo.set(flow, answers);
  const key = `${path}#${fn}`;
  const known = answers.get(key) ?? findUses(flow, path, fn);
  answers.set(key, known);
  return known;
};

const findUses = (flow: Flow, path: string, fn: FunctionId): readonly Use[] => {
  const own = handedIn(flow, path).get(`#${fn}`) ?? [];
  const names = namesOf(flow, path, fn);
  if (names.length <= 2) return own;
  const files = [path, ...importersOf(flow, path).files];
  const named = files.flatMap((file) =>
    [...new Set(names.flatMap((name) => handedIn(flow, file).get(name) ?? []))].filter(
      (use) => !own.includes(use) && isFunction(flow, use, path, fn),
    ),
  );
  return [...own, ...named];
};

const isFunction = (flow: Flow, { file, value }: Handed, path: string, fn: FunctionId): boolean =>
  flow.functionsOf({ file, id: value }).found.some((found) => found.file === path && found.id === fn);

/** Calls whose argument is, or holds, what the call `call` answers: `queue.process(wrapped(handler))`. */
export const usesOfAnswer = (flow: Flow, path: string, call: CallId): readonly Use[] =>
  handedIn(flow, path).get(`call ${call}`) ?? [];

const tables = new WeakMap<Structure, ReadonlyMap<string, readonly Handed[]>>();

/** What is handed to calls in a file: by name, `#function`, `call id`. */
const handedIn = (flow: Flow, file: string): ReadonlyMap<string, readonly Handed[]> => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined) return new Map();
  const known = tables.get(structure) ?? collect(file, structure);
  tables.set(structure, known);
  return known;
};

const collect = (file: string, structure: Structure): ReadonlyMap<string, readonly Handed[]> => {
  const table = new Map<string, Handed[]>();
  const note = (key: string, handed: Handed): void => {
    const known = table.get(key);
    if (known === undefined) table.set(key, [handed]);
    else if (
      !known.some(
        ({ call, argument, path }) => call === handed.call && argument === handed.argument && path === handed.path,
      )
    )
      known.push(handed);
  };
  structure.calls.forEach((call, id) => collectCall(file, structure, call, id, note));
  return table;
};

type Note = (key: string, handed: Handed) => void;

const MAX_DEPTH = 4;

const collectCall = (file: string, structure: Structure, call: Call, id: CallId, note: Note): void => {
  call.args.forEach(({ value }, argument) => {
    enter(structure, { file, call: id, argument, path: [], value }, note, 0);
  });
};

const enter = (structure: Structure, handed: Handed, note: Note, depth: number): void => {
  const value = structure.values[handed.value];
  if (value === undefined || depth > MAX_DEPTH) return;
  const into = (id: ValueId, path: readonly string[] = handed.path): void =>
    enter(structure, { ...handed, value: id, path }, note, depth + 1);
  switch (value.kind) {
    case 'function':
      return note(`#${value.fn}`, handed);
    case 'import':
      return note(value.name === '*' ? 'default' : value.name, handed);
    case 'member':
      return value.name === null ? undefined : note(value.name, handed);
    case 'variable':
      note(value.name, handed);
      return value.defs.forEach((def) => {
        const kind = structure.values[def]?.kind;
        if (kind === 'function' || kind === 'import' || kind === 'call' || kind === 'object') into(def);
      });
    case 'object':
      return value.entries.forEach((entry) => {
        into(entry.value, entry.spread ? handed.path : [...handed.path, entry.key ?? '*']);
      });
    case 'array':
      return value.items.forEach((item) => into(item, [...handed.path, '*']));
    case 'either':
      return value.of.forEach((one) => into(one));
    case 'call':
      return collectAnswer(structure, handed, value.call, note, into);
    default:
  }
};

/** `handler.bind(this)` is the handler; any other call may answer one. */
const collectAnswer = (
  structure: Structure,
  handed: Handed,
  id: CallId,
  note: Note,
  into: (id: ValueId) => void,
): void => {
  const callee = structure.values[structure.calls[id]?.callee ?? -1];
  if (callee?.kind === 'member' && callee.name === 'bind') into(callee.object);
  else note(`call ${id}`, handed);
};
