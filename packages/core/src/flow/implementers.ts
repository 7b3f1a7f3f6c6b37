/** Who is an instance of an interface of the program: classes that say so, and objects that are typed so. */
import { classValueOf } from './class-values.ts';
import type { Ref } from '../facts/file-facts.ts';
import type { Structure } from '../facts/structure.ts';
import type { Known, Open } from '../scope/known.ts';
import type { Program } from '../scope/program.ts';
import type { WrittenType } from '../facts/written-types.ts';
import { exitsOf } from './exits.ts';
import { type TypeTarget, typeTargets } from './type-targets.ts';

export interface Implementer {
  readonly kind: 'class' | 'object';
  readonly ref: Ref;
}

/** An interface that so many files name is no seam between two parts of the program. */
const MAX_FILES = 120;
const MAX_IMPLEMENTERS = 12;
const TEST_PATH =
  /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|specs?|e2e|mocks?|fixtures|testing)\/|[.-](?:test|spec|mock|fake|stub|e2e)\.\w+$|(?:^|\/)(?:mock|fake|stub)[^/]*$/iu;

const memo = new WeakMap<Program, Map<string, Known<Implementer>>>();

/** Open where a file that cannot be seen may hold one more. What only tests use stands for nothing. */
export const implementersOf = (program: Program, file: string, name: string): Known<Implementer> => {
  const known = memo.get(program) ?? new Map<string, Known<Implementer>>();
  memo.set(program, known);
  const key = `${file}#${name}`;
  const answer = known.get(key) ?? find(program, file, name);
  known.set(key, answer);
  return answer;
};

const find = (program: Program, file: string, name: string): Known<Implementer> => {
  const at = { path: file, start: 0, end: 0 };
  const files = new Set([file]);
  const open: Open[] = [];
  /** What it, and whatever extends it, may go by. */
  const relevant = new Set<string>();
  for (const each of files) {
    // Whoever implements it names it: the file it is declared in, or one that passes it on.
    if (each !== file && !passesOn(program.file(each)?.structure)) continue;
    const importers = program.importers(each);
    open.push(...importers.open);
    for (const one of passedOn(program.file(each)?.structure)) relevant.add(one);
    for (const { path } of importers.found)
      if (!TEST_PATH.test(path) && mayUse(program, path, relevant)) files.add(path);
    if (files.size > MAX_FILES) return { found: [], open: [{ why: `too many files name ${name}`, at }] };
  }
  const isIt = (from: string, type: WrittenType): boolean =>
    typeTargets(program, from, type, []).some((target) => names(program, target, file, name));
  const found = [...files].flatMap((each) => implementersIn(program, each, isIt));
  if (found.length > MAX_IMPLEMENTERS) return { found: [], open: [{ why: `too many implement ${name}`, at }] };
  return { found, open };
};

const passesOn = (structure: Structure | undefined): boolean =>
  structure !== undefined &&
  (structure.types.stars.length > 0 ||
    structure.types.declared.some(({ type }) => type.kind === 'name') ||
    structure.types.declared.some(({ type }) => type.kind === 'shape' && type.extends.length > 0) ||
    structure.edges.some(({ kind }) => kind === 're-export' || kind === 'export-all'));

/** Names under which others have it from there. */
const passedOn = (structure: Structure | undefined): readonly string[] =>
  structure === undefined
    ? []
    : [
        ...structure.types.declared.map(({ name }) => name),
        ...structure.edges.flatMap((edge) => (edge.kind === 're-export' || edge.kind === 'export' ? [edge.name] : [])),
      ];

/** A default export goes by any name. */
const mayUse = (program: Program, path: string, names: ReadonlySet<string>): boolean =>
  program.texts === undefined ||
  names.has('default') ||
  [...names].some((name) => program.texts?.mayExport(path, name) !== false);

/** An interface that extends it is it too. */
const names = (program: Program, target: TypeTarget, file: string, name: string, depth = 0): boolean => {
  if (target.kind !== 'interface' || depth > 4) return false;
  if (target.file === file && target.name === name) return true;
  return (program.file(target.file)?.structure.types.declared ?? []).some(
    (one) =>
      one.name === target.name &&
      one.type.kind === 'shape' &&
      one.type.extends
        .flatMap((type) => typeTargets(program, target.file, type, []))
        .some((above) => names(program, above, file, name, depth + 1)),
  );
};

const implementersIn = (
  program: Program,
  file: string,
  isIt: (from: string, type: WrittenType) => boolean,
): readonly Implementer[] => {
  const structure = program.file(file)?.structure;
  if (structure === undefined) return [];
  const { types } = structure;
  const classes = types.implements
    .filter(({ cls, type }) => structure.classes[cls]?.abstract === false && isIt(file, type))
    .flatMap(({ cls }): readonly Implementer[] => {
      const id = classValueOf(structure, cls);
      return id === undefined ? [] : [{ kind: 'class', ref: { file, id } }];
    });
  const objects = types.variables
    .filter(({ type }) => isIt(file, type))
    .flatMap(({ value }) => objectsAt(structure, value))
    .concat(
      types.returns
        .filter(({ type }) => isIt(file, type))
        .flatMap(({ fn }) => {
          const fact = structure.functions[fn];
          return fact === undefined
            ? []
            : exitsOf(fact).flatMap(({ how, value }) =>
                how === 'return' && value !== null ? objectsAt(structure, value) : [],
              );
        }),
    );
  return [...classes, ...[...new Set(objects)].map((id): Implementer => ({ kind: 'object', ref: { file, id } }))];
};

const objectsAt = (structure: Structure, id: number): readonly number[] => {
  const value = structure.values[id];
  if (value?.kind === 'object') return [id];
  return value?.kind === 'variable' ? value.defs.filter((def) => structure.values[def]?.kind === 'object') : [];
};
