/** What a written type stands for: a class, an interface, something of a package, what a value is. On facts alone. */
import type { Ref } from '../facts/file-facts.ts';
import type { Structure } from '../facts/structure.ts';
import type { WrittenType } from '../facts/written-types.ts';
import type { Program } from '../scope/program.ts';
import { resolveImport } from './resolve.ts';

/** `path`: the members that are asked of an instance of it. */
export type TypeTarget = { readonly path: readonly string[] } & (
  | { readonly kind: 'class'; readonly file: string; readonly cls: number }
  | { readonly kind: 'interface'; readonly file: string; readonly name: string }
  | {
      readonly kind: 'package';
      readonly file: string;
      readonly package: string;
      readonly subpath?: string;
      readonly name: string;
    }
  /** What the value itself is. */
  | { readonly kind: 'value'; readonly ref: Ref }
  /** What calling the value answers. */
  | { readonly kind: 'answer'; readonly ref: Ref; readonly callee: readonly string[] }
);

/** Aliases of aliases, and shapes that hold themselves. */
const MAX_DEPTH = 12;

export const typeTargets = (
  program: Program,
  file: string,
  type: WrittenType,
  path: readonly string[],
  depth = 0,
): readonly TypeTarget[] => {
  if (depth > MAX_DEPTH) return [];
  const of = (inner: WrittenType, asked = path): readonly TypeTarget[] =>
    typeTargets(program, file, inner, asked, depth + 1);
  switch (type.kind) {
    case 'name':
      return type.specifier === null
        ? namedIn(program, file, type.name, path, depth)
        : namedFrom(program, file, type.specifier, type.name, path, depth);
    case 'either':
      return type.of.flatMap((one) => of(one));
    case 'member':
      return of(type.of, [type.name, ...path]);
    case 'value':
      return [{ kind: 'value', ref: { file, id: type.value }, path: [...type.path, ...path] }];
    case 'import':
      return importedValues(program, file, type).map((ref) => ({ kind: 'value', ref, path: [...type.path, ...path] }));
    case 'answer':
      return of(type.of, []).flatMap((target): readonly TypeTarget[] =>
        target.kind === 'value' ? [{ kind: 'answer', ref: target.ref, callee: target.path, path }] : [],
      );
    case 'shape': {
      const [name, ...rest] = path;
      const member = type.members.find((one) => one.name === name);
      if (member?.type != null) return of(member.type, rest);
      return member === undefined ? type.extends.flatMap((one) => of(one)) : [];
    }
  }
};

/** A default import goes by the name it has in the file. */
const importedValues = (
  program: Program,
  file: string,
  { specifier, name }: Extract<WrittenType, { kind: 'import' }>,
): readonly Ref[] =>
  [name, 'default']
    .map((each) => resolveImport(program, file, { specifier, name: each, cjs: false }).found)
    .map((found) => found.flatMap((target) => (target.kind === 'value' ? target.ref : [])))
    .find((refs) => refs.length > 0) ?? [];

/** A name that the file declares itself, or exports. */
const namedIn = (
  program: Program,
  file: string,
  name: string,
  path: readonly string[],
  depth: number,
): readonly TypeTarget[] => {
  const structure = program.file(file)?.structure;
  if (structure === undefined) return [];
  const cls = structure.classes.findIndex((one) => one.name === name);
  if (cls !== -1) return [{ kind: 'class', file, cls, path }];
  return structure.types.declared
    .filter((one) => one.name === name)
    .flatMap(({ type }): readonly TypeTarget[] => {
      const itself: TypeTarget = { kind: 'interface', file, name, path };
      if (type.kind !== 'shape') return typeTargets(program, file, type, path, depth + 1);
      const member = type.members.find((one) => one.name === path[0]);
      if (path.length === 0 || member?.method === true) return [itself];
      const inner = typeTargets(program, file, type, path, depth + 1);
      // A method that it inherits: of its own implementers, not of all that the other one has.
      return member === undefined ? inner.map((one) => (one.kind === 'interface' ? itself : one)) : inner;
    });
};

const namedFrom = (
  program: Program,
  from: string,
  specifier: string,
  name: string,
  path: readonly string[],
  depth: number,
): readonly TypeTarget[] => {
  const target = program.module(from, specifier);
  if (target.kind === 'package') {
    const part = target.subpath === undefined ? {} : { subpath: target.subpath };
    return [{ kind: 'package', file: from, package: target.name, ...part, name, path }];
  }
  if (target.kind !== 'file') return [];
  const home = homeOf(program, target.path, name);
  return home === undefined ? [] : typeTargets(program, home.file, { kind: 'name', ...home.named }, path, depth + 1);
};

interface Home {
  readonly file: string;
  readonly named: { readonly name: string; readonly specifier: string | null };
}

/** Where the type is declared that `file` exports under a name: through barrels, types and values alike. */
const homeOf = (program: Program, file: string, name: string, seen: Set<string> = new Set()): Home | undefined => {
  if (seen.has(file) || seen.size > 60) return undefined;
  seen.add(file);
  const structure = program.file(file)?.structure;
  if (structure === undefined) return undefined;
  if (declares(structure, name)) return { file, named: { name, specifier: null } };
  for (const edge of structure.edges) {
    if (edge.kind === 're-export' && edge.name === name)
      return { file, named: { name: edge.imported === 'default' ? name : edge.imported, specifier: edge.specifier } };
  }
  const stars = structure.edges.flatMap((edge) => (edge.kind === 'export-all' ? edge.specifier : []));
  for (const specifier of [...stars, ...structure.types.stars]) {
    const target = program.module(file, specifier);
    const found = target.kind === 'file' ? homeOf(program, target.path, name, seen) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
};

const declares = (structure: Structure, name: string): boolean =>
  structure.types.declared.some((one) => one.name === name) || structure.classes.some((one) => one.name === name);
