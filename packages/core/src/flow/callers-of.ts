/** Who calls a function of the program: in its own file and in those that import it. */
import type { Ref } from '../facts/file-facts.ts';
import { spanOf } from '../facts/span.ts';
import type { Call, FunctionId, Structure, ValueId } from '../facts/structure.ts';
import type { Known, Open } from '../scope/known.ts';
import { isKeptInFile } from './kept-in-file.ts';
import { farFiles, heirsOf, isConstructor } from './called-as.ts';
import { decoratedIn } from './decorated.ts';
import type { Flow } from './settle.ts';
import { writtenMembers } from './written-members.ts';

export interface CallRef {
  readonly file: string;
  readonly call: Call;
}

/** A helper that this many files import is no place where one would write its secret. */
const MAX_IMPORTERS = 40;

/** Classes of broken code extend each other in a circle. */
const MAX_CLASSES = 8;

/** What has no name of its own: `handlers[type](event)`, `super(options)`. */
const COMPUTED = '[]';
const SUPER = 'super()';

const known = new WeakMap<Flow, Map<string, Known<CallRef>>>();

/** The calls that run `fn` of the file `path`. Open where a file that cannot be seen may call it too. */
export const callersOf = (flow: Flow, path: string, fn: FunctionId): Known<CallRef> => {
  const answers = known.get(flow) ?? new Map<string, Known<CallRef>>();
  known.set(flow, answers);
  const key = `${path}#${fn}`;
  const answer = answers.get(key) ?? findCallers(flow, path, fn);
  answers.set(key, answer);
  return answer;
};

const nobody = { files: [], open: [] };

const findCallers = (flow: Flow, path: string, fn: FunctionId): Known<CallRef> => {
  const names = [...namesOf(flow, path, fn), COMPUTED];
  const structure = flow.program.file(path)?.structure;
  const kept = structure !== undefined && isKeptInFile(structure, fn);
  const { files: importers, open } = kept ? nobody : importersOf(flow, path);
  const ofTests = flow.isTest(path);
  const others = [...importers, ...(kept ? [] : farFiles(flow, path, fn))].filter(
    (file) => ofTests || !flow.isTest(file),
  );
  const found = [...new Set([path, ...others])].flatMap((file) =>
    [...new Set(names.flatMap((name) => calledAs(flow, file, name).get(`${path}#${fn}`) ?? []))].map((call) => ({
      file,
      call,
    })),
  );
  return { found, open: [...open, ...found.flatMap((caller) => handedBefore(flow, caller, path))] };
};

/** What a call hands over stands at other parameters where `bind` has given the first ones. */
const handedBefore = (flow: Flow, { file, call }: CallRef, path: string): readonly Open[] =>
  flow
    .settle({ file, id: call.callee })
    .found.some((origin) => origin.kind === 'value' && origin.ref.file === path && origin.handed !== undefined)
    ? [{ why: '`bind` has handed over a part of it', at: spanOf(file, call.at) }]
    : [];

/** Under which names calls can reach it: its own, and `default`, which an import may rename. */
export const namesOf = (flow: Flow, path: string, fn: FunctionId): readonly string[] => {
  const structure = flow.program.file(path)?.structure;
  const fact = structure?.functions[fn];
  const cls = fact?.cls === null || fact?.cls === undefined ? null : (structure?.classes[fact.cls]?.name ?? null);
  const own = [fact?.name, cls, 'default', '='].flatMap((name) => (name === null || name === undefined ? [] : [name]));
  const below = fact?.name === 'constructor' && fact.cls !== null ? heirsOf(flow, path, fact.cls) : null;
  const built =
    below === null ? [] : [SUPER, ...below.flatMap(({ name, built }) => (built || name === null ? [] : [name]))];
  return [...own, ...built];
};

/** The files that import `path`, through barrels too. */
export const importersOf = (
  flow: Flow,
  path: string,
): { readonly files: readonly string[]; readonly open: readonly Open[] } => {
  const seen = new Set([path]);
  const open: Open[] = [];
  for (const file of seen) {
    const importers = flow.program.importers(file);
    open.push(...importers.open);
    if (file === path || isBarrel(flow, file)) for (const importer of importers.found) seen.add(importer.path);
    if (seen.size > MAX_IMPORTERS)
      return { files: [], open: [{ why: 'too many files import it', at: { path, start: 0, end: 0 } }] };
  }
  seen.delete(path);
  return { files: [...seen], open };
};

/** Others than `index` files re-export too, but to ask every importer would be to read the whole program. */
const isBarrel = (flow: Flow, path: string): boolean =>
  /(?:^|\/)index\.\w+$/u.test(path) &&
  (flow.program.file(path)?.structure.edges.some(({ kind }) => kind === 're-export' || kind === 'export-all') ?? false);

const runners = new WeakMap<Flow, Map<string, ReadonlyMap<string, readonly Call[]>>>();

/** What the calls under a name run, by function: each call is followed once, whichever function is asked for. */
const calledAs = (flow: Flow, file: string, name: string): ReadonlyMap<string, readonly Call[]> => {
  const all = runners.get(flow) ?? new Map<string, ReadonlyMap<string, readonly Call[]>>();
  runners.set(flow, all);
  const key = `${file}#${name}`;
  const known = all.get(key) ?? byFunction(flow, file, candidates(flow, file, name));
  all.set(key, known);
  return known;
};

const byFunction = (flow: Flow, file: string, calls: readonly Call[]): ReadonlyMap<string, readonly Call[]> => {
  const found = new Map<string, Call[]>();
  for (const call of calls) {
    for (const key of runBy(flow, file, call)) {
      const known = found.get(key);
      if (known === undefined) found.set(key, [call]);
      else known.push(call);
    }
  }
  return found;
};

const runBy = (flow: Flow, file: string, call: Call): ReadonlySet<string> =>
  new Set(
    flow
      .settle({ file, id: call.callee })
      .found.flatMap((origin) =>
        origin.kind === 'param' || origin.kind === 'made' ? writtenMembers(flow, origin.ref, origin.path) : [origin],
      )
      .flatMap((origin) => {
        // `super(options)` runs the constructor of the class above.
        const isIt =
          origin.kind === 'value' || (origin.kind === 'instance' && isSuper(flow, { file, id: call.callee }));
        const replaced = origin.kind === 'value' ? decoratedIn(origin.bindings) : [];
        return isIt ? [origin.ref, ...replaced].flatMap((ref) => functionAt(flow, ref) ?? []) : [];
      }),
  );

const isSuper = (flow: Flow, ref: Ref): boolean => flow.value(ref)?.kind === 'super';

const memo = new WeakMap<Structure, ReadonlyMap<string, readonly Call[]>>();

const candidates = (flow: Flow, path: string, name: string): readonly Call[] => {
  const structure = flow.program.file(path)?.structure;
  if (structure === undefined) return [];
  const byName = memo.get(structure) ?? indexCalls(structure);
  memo.set(structure, byName);
  return byName.get(name) ?? [];
};

const indexCalls = (structure: Structure): ReadonlyMap<string, readonly Call[]> => {
  const byName = new Map<string, Call[]>();
  for (const call of structure.calls) {
    for (const name of new Set(calleeNames(structure, call.callee))) {
      const calls = byName.get(name) ?? [];
      calls.push(call);
      byName.set(name, calls);
    }
  }
  return byName;
};

const calleeNames = (structure: Structure, id: ValueId): readonly string[] => {
  const callee = structure.values[id];
  if (callee?.kind === 'member') return [callee.name ?? COMPUTED];
  if (callee?.kind === 'super') return [SUPER];
  // `handlers.get(type)(event)`
  if (callee?.kind === 'call') return [COMPUTED];
  if (callee?.kind === 'import') return [callee.name === '*' ? 'default' : callee.name];
  if (callee?.kind !== 'variable') return [];
  const imported = callee.defs.flatMap((def) =>
    structure.values[def]?.kind === 'variable' ? [] : calleeNames(structure, def),
  );
  return [callee.name, ...imported];
};

/** Of a class the constructor, its own or the one it inherits; as `file#function`. */
const functionAt = (flow: Flow, { file, id }: Ref, depth = 0): string | undefined => {
  const value = flow.value({ file, id });
  if (value?.kind === 'function') return `${file}#${value.fn}`;
  if (value?.kind !== 'class') return undefined;
  const fact = flow.program.file(file)?.structure.classes[value.cls];
  const built = fact?.members.find(isConstructor);
  if (built !== undefined) return functionAt(flow, { file, id: built.value });
  if (fact?.superclass == null || depth > MAX_CLASSES) return undefined;
  for (const above of flow.settle({ file, id: fact.superclass }).found)
    if (above.kind === 'value') return functionAt(flow, above.ref, depth + 1);
  return undefined;
};
