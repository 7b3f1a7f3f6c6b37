/** Where else a function may be called: by whoever has it from a list, knows an instance of its class, or a type of that. */
import { classValueOf } from './class-values.ts';
import type { Ref } from '../facts/file-facts.ts';
import type { ClassFact, ClassId, ClassMember, FunctionId, Structure, ValueId } from '../facts/structure.ts';
import { importersOf } from './callers-of.ts';
import { refKey } from './origin.ts';
import type { Flow } from './settle.ts';
import { typeTargets } from './type-targets.ts';

/** Classes of broken code extend each other in a circle. */
const MAX_DEPTH = 4;
const MAX_FILES = 80;

export const isConstructor = ({ name, kind }: ClassMember): boolean => name === 'constructor' && kind === 'method';

/** Beyond its own file and those that import that. */
export const farFiles = (flow: Flow, path: string, fn: FunctionId): readonly string[] => {
  const structure = flow.program.file(path)?.structure;
  const cls = structure?.functions[fn]?.cls ?? null;
  const typed = structure === undefined || cls === null ? [] : typeFiles(flow, path, structure, cls);
  const files = new Set(
    [...handingFiles(flow, path), ...typed].flatMap((file) => [file, ...importersOf(flow, file).files]),
  );
  return files.size > MAX_FILES ? [] : [...files];
};

/** That declare an interface which the class implements, or a class above or below it. */
const typeFiles = (flow: Flow, path: string, { types, classes }: Structure, cls: ClassId): readonly string[] => {
  const interfaces = types.implements
    .filter((one) => one.cls === cls)
    .flatMap(({ type }) => typeTargets(flow.program, path, type, []))
    .flatMap((target) => (target.kind === 'interface' ? [target.file] : []));
  const heirs = heirsOf(flow, path, cls).map(({ file }) => file);
  return [...new Set([...interfaces, ...above(flow, path, classes[cls]), ...heirs])].filter((file) => file !== path);
};

const above = (flow: Flow, file: string, fact: ClassFact | undefined, depth = 0): readonly string[] =>
  fact?.superclass == null || depth > MAX_DEPTH
    ? []
    : flow.settle({ file, id: fact.superclass }).found.flatMap((origin) => {
        if (origin.kind !== 'value') return [];
        const value = flow.value(origin.ref);
        const next =
          value?.kind === 'class' ? flow.program.file(origin.ref.file)?.structure.classes[value.cls] : undefined;
        return [origin.ref.file, ...above(flow, origin.ref.file, next, depth + 1)];
      });

interface Heir {
  readonly file: string;
  readonly name: string | null;
  /** Of its own: `new Heir(options)` does not run that of the class above. */
  readonly built: boolean;
}

const heirs = new WeakMap<Flow, Map<string, readonly Heir[]>>();

/** Classes that extend it, and those that extend these. */
export const heirsOf = (flow: Flow, path: string, cls: ClassId, depth = 0): readonly Heir[] => {
  const answers = heirs.get(flow) ?? new Map<string, readonly Heir[]>();
  heirs.set(flow, answers);
  const key = `${path}#${cls}`;
  const known = answers.get(key);
  if (known !== undefined) return known;
  answers.set(key, []);
  const structure = flow.program.file(path)?.structure;
  const id = structure === undefined ? undefined : classValueOf(structure, cls);
  const found =
    id === undefined || depth > MAX_DEPTH
      ? []
      : [path, ...importersOf(flow, path).files].flatMap((file) => heirsIn(flow, file, { file: path, id }, depth));
  answers.set(key, found);
  return found;
};

const heirsIn = (flow: Flow, file: string, cls: Ref, depth: number): readonly Heir[] =>
  (flow.program.file(file)?.structure.classes ?? []).flatMap(({ name, superclass, members }, id) => {
    if (superclass === null || !isClass(flow, { file, id: superclass }, cls)) return [];
    const built = members.some(isConstructor);
    const below = heirsOf(flow, file, id, depth + 1).map((one) => ({ ...one, built: one.built || built }));
    return [{ file, name, built }, ...below];
  });

const isClass = (flow: Flow, ref: Ref, cls: Ref): boolean =>
  flow.settle(ref).found.some((origin) => origin.kind === 'value' && refKey(origin.ref) === refKey(cls));

const handing = new WeakMap<Flow, Map<string, readonly string[]>>();

/** Files that put what they import from `path` into a list, or make an instance of it: others have it from them. */
const handingFiles = (flow: Flow, path: string): readonly string[] => {
  const answers = handing.get(flow) ?? new Map<string, readonly string[]>();
  handing.set(flow, answers);
  const known = answers.get(path) ?? importersOf(flow, path).files.filter((file) => handsOn(flow, file, path));
  answers.set(path, known);
  return known;
};

const handsOn = ({ program }: Flow, file: string, path: string): boolean => {
  const structure = program.file(file)?.structure;
  if (structure === undefined || !structure.edges.some(({ kind }) => kind === 'export')) return false;
  const from = new Map<string, boolean>();
  const isFrom = (specifier: string): boolean => {
    const known = from.get(specifier) ?? isPath(program.module(file, specifier), path);
    from.set(specifier, known);
    return known;
  };
  const imported = new Set<ValueId>();
  structure.values.forEach((value, id) => {
    if (value.kind === 'import' && isFrom(value.specifier)) imported.add(id);
    else if (value.kind === 'variable' && value.defs.some((def) => imported.has(def))) imported.add(id);
  });
  const isIt = (id: ValueId): boolean => {
    const value = structure.values[id];
    return imported.has(id) || (value?.kind === 'member' && imported.has(value.object));
  };
  return (
    structure.calls.some(({ construct, callee }) => construct && isIt(callee)) || [...listedIn(structure)].some(isIt)
  );
};

const isPath = (target: { readonly kind: string; readonly path?: string }, path: string): boolean =>
  target.kind === 'file' && target.path === path;

const lists = new WeakMap<Structure, ReadonlySet<ValueId>>();

/** What stands in objects and lists. */
const listedIn = (structure: Structure): ReadonlySet<ValueId> => {
  const known =
    lists.get(structure) ??
    new Set(
      structure.values.flatMap((value) => {
        if (value.kind === 'object') return value.entries.map((entry) => entry.value);
        if (value.kind === 'array') return value.items;
        return value.kind === 'variable' ? value.writes.map((write) => write.value) : [];
      }),
    );
  lists.set(structure, known);
  return known;
};
