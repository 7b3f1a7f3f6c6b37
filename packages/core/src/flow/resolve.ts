/** Names across modules: what an import or an export stands for. */
import type { Ref } from '../facts/file-facts.ts';
import type { ModuleEdge, Structure, Value } from '../facts/structure.ts';
import type { Known, Open } from '../scope/known.ts';
import type { ModuleTarget, Program } from '../scope/program.ts';

/** What a name that crosses a module boundary stands for. */
export type Target =
  | { readonly kind: 'value'; readonly ref: Ref }
  /** The members `path` of a value: `module.exports = make()` exports whatever that answers. */
  | { readonly kind: 'member'; readonly ref: Ref; readonly path: readonly string[] }
  /** All exports of a file of the program. `cjs`: as `require` gives it, where `module.exports` may be anything. */
  | { readonly kind: 'module'; readonly path: string; readonly cjs: boolean }
  /** Something out of a package. `path`: the exported name and members of it; empty for the whole module. */
  | { readonly kind: 'package'; readonly package: string; readonly subpath?: string; readonly path: readonly string[] };

/** A registry of handlers has some dozens of exports; what has more is no place to look into. */
const MAX_EXPORTS = 100;

const nothing: Known<never> = { found: [], open: [] };
const openAt = (path: string, why: string): Known<never> => ({
  found: [],
  open: [{ why, at: { path, start: 0, end: 0 } }],
});

/** What `import { name } from specifier` in the file `from` stands for; `*` for the namespace, as `require` gives it with `cjs`. */
export const resolveImport = (
  program: Program,
  from: string,
  imported: { readonly specifier: string; readonly name: string; readonly cjs: boolean },
): Known<Target> => {
  const target = program.module(from, imported.specifier);
  if (target.kind === 'unknown') return openAt(from, target.why);
  if (target.kind === 'package') {
    const path = imported.name === '*' ? [] : [imported.name];
    return { found: [outside(target, path)], open: [] };
  }
  const { name, cjs } = imported;
  const paths = target.kind === 'file' ? [target.path] : target.paths.filter((path) => path !== from);
  if (name === '*') return { found: paths.map((path) => ({ kind: 'module', path, cjs })), open: [] };
  return merge(paths.map((path) => resolveExport(program, path, name)));
};

/** Barrels behind one another. */
const MAX_BARRELS = 4;

/** Whether an import is a function of the program, as far as texts tell without the facts of the file that declares it. */
export const importsFunction = (
  program: Program,
  from: string,
  imported: { readonly specifier: string; readonly name: string },
  barrels = 0,
): boolean => {
  const { texts } = program;
  const { specifier, name } = imported;
  if (texts === undefined || name === '*' || barrels > MAX_BARRELS) return false;
  const target = program.module(from, specifier);
  if (target.kind !== 'file') return false;
  if (texts.declaresFunction(target.path, name)) return true;
  const edges = program.file(target.path)?.structure.edges ?? [];
  if (edges.some((edge) => edge.kind === 'export' && (edge.name === name || /^[=*]$/u.test(edge.name)))) return false;
  const passed = edges.find((edge) => edge.kind === 're-export' && edge.name === name);
  if (passed?.kind === 're-export')
    return importsFunction(program, target.path, { specifier: passed.specifier, name: passed.imported }, barrels + 1);
  return edges.some(
    (edge) =>
      edge.kind === 'export-all' &&
      mayExport(program, target.path, edge.specifier, name) &&
      importsFunction(program, target.path, { specifier: edge.specifier, name }, barrels + 1),
  );
};

const mayExport = (program: Program, from: string, specifier: string, name: string): boolean => {
  const target = program.module(from, specifier);
  return target.kind !== 'file' || program.texts?.mayExport(target.path, name) !== false;
};

const outside = (
  { name, subpath }: Extract<ModuleTarget, { kind: 'package' }>,
  path: readonly string[],
): Extract<Target, { kind: 'package' }> => ({
  kind: 'package',
  package: name,
  ...(subpath === undefined ? {} : { subpath }),
  path,
});

/**
 * What the members `path` of a module stand for, and the members that are left to follow; undefined: the module itself
 * is what it is. `require` answers what `module.exports =` holds, if the file says so.
 */
export const intoModule = (
  program: Program,
  module: Extract<Target, { kind: 'module' }>,
  [name, ...rest]: readonly string[],
): { readonly targets: Known<Target>; readonly path: readonly string[] } | undefined => {
  if (name === '*') return { targets: everyExport(program, module.path), path: rest };
  if (name !== undefined) return { targets: resolveExport(program, module.path, name), path: rest };
  const wholes = module.cjs ? exportsAs(program, module.path, '=') : [];
  return wholes.length === 0 ? undefined : { targets: { found: wholes.map(valueTarget), open: [] }, path: [] };
};

/** `exports.handler`, read in the file that sets it; undefined where `name` is no module's own exports, or nothing is set. */
export const ownExport = (
  program: Program,
  file: string,
  name: string,
  path: readonly string[],
): { readonly targets: Known<Target>; readonly path: readonly string[] } | undefined => {
  const members = name === 'exports' ? path : name === 'module' && path[0] === 'exports' ? path.slice(1) : [];
  const [first, ...rest] = members;
  if (first === undefined || first === '*') return undefined;
  const targets = resolveExport(program, file, first);
  return targets.found.length > 0 ? { targets, path: rest } : undefined;
};

const answers = new WeakMap<Program, Map<string, Map<string, Known<Target>>>>();

/** What the export `name` of the file `path` stands for, through re-exports and barrels. */
export const resolveExport = (program: Program, path: string, name: string): Known<Target> => {
  const files = answers.get(program) ?? new Map<string, Map<string, Known<Target>>>();
  answers.set(program, files);
  const names = files.get(path) ?? new Map<string, Known<Target>>();
  files.set(path, names);
  const answer = names.get(name) ?? searchExport(program, path, name, new Set());
  names.set(name, answer);
  return answer;
};

/** The same, past what is known: `seen` names the exports that were asked for on the way, `path#name`. */
export const searchExport = (
  program: Program,
  path: string,
  name: string,
  /** Shared by all the ways through barrels: each export is asked for once. */
  seen: Set<string>,
): Known<Target> => {
  const key = `${path}#${name}`;
  if (seen.has(key)) return nothing;
  seen.add(key);
  const file = program.file(path);
  if (file === undefined) return openAt(path, `${path} could not be read`);

  const own = exportsAs(program, path, name);
  if (own.length > 0) return { found: own.map(valueTarget), open: [] };
  const forwarded = file.structure.edges.find((edge) => edge.kind === 're-export' && edge.name === name);
  if (forwarded?.kind === 're-export') return forward(program, path, forwarded, seen);
  const wholes = exportsAs(program, path, '=');
  if (wholes.length > 0) return { found: wholes.flatMap((ref) => memberOfWhole(program, ref, name)), open: [] };

  return merge([
    ...exportsAs(program, path, '*').map((ref) => hiddenIn(program, ref, name)),
    ...file.structure.edges.flatMap((edge) => {
      if (edge.kind !== 'export-all' || name === 'default') return [];
      const target = program.module(path, edge.specifier);
      if (target.kind === 'unknown') return [openAt(path, target.why)];
      // A star over a package could export anything: only a name found nowhere else may come from there.
      if (target.kind === 'package') return [openAt(path, `${name} may come from ${target.name}`)];
      // A barrel of hundreds of files: only those are read whose texts hold the name.
      return pathsOf(target)
        .filter((each) => program.texts?.mayExport(each, name) !== false)
        .map((each) => searchExport(program, each, name, seen));
    }),
  ]);
};

/** `exports[key] = all[key]`: whatever `all` has. */
const hiddenIn = (program: Program, ref: Ref, name: string): Known<Target> => {
  const value = program.file(ref.file)?.structure.values[ref.id];
  if (value?.kind === 'unknown') return openAt(ref.file, `${name} may be exported under a name that is computed`);
  return { found: [{ kind: 'member', ref, path: [name] }], open: [] };
};

/** All that a file exports: `handlers[type]` may be any of it. */
const everyExport = (program: Program, path: string): Known<Target> => {
  const names = exportedNames(program, path, new Set());
  if (names === undefined || names.size > MAX_EXPORTS)
    return openAt(path, `which export of ${path} is meant, only running tells`);
  const wholes = exportsAs(program, path, '=').map((ref): Target => ({ kind: 'member', ref, path: ['*'] }));
  return merge([{ found: wholes, open: [] }, ...[...names].map((name) => resolveExport(program, path, name))]);
};

/** Undefined where a package's exports are among them. */
const exportedNames = (program: Program, path: string, seen: Set<string>): ReadonlySet<string> | undefined => {
  const names = new Set<string>();
  if (seen.has(path)) return names;
  seen.add(path);
  for (const edge of program.file(path)?.structure.edges ?? []) {
    if (edge.kind === 're-export' || (edge.kind === 'export' && !/^[=*]$/u.test(edge.name))) names.add(edge.name);
    if (edge.kind !== 'export-all') continue;
    const target = program.module(path, edge.specifier);
    if (target.kind !== 'file') return undefined;
    const inner = exportedNames(program, target.path, seen);
    if (inner === undefined) return undefined;
    for (const name of inner) names.add(name);
  }
  return names;
};

const forward = (
  program: Program,
  path: string,
  edge: Extract<ModuleEdge, { kind: 're-export' }>,
  seen: Set<string>,
): Known<Target> => {
  const target = program.module(path, edge.specifier);
  if (target.kind === 'unknown') return openAt(path, target.why);
  if (target.kind === 'package') {
    const members = edge.imported === '*' ? [] : [edge.imported];
    return { found: [outside(target, members)], open: [] };
  }
  if (edge.imported === '*')
    return { found: pathsOf(target).map((each) => ({ kind: 'module', path: each, cjs: false })), open: [] };
  return merge(pathsOf(target).map((each) => searchExport(program, each, edge.imported, seen)));
};

const pathsOf = (target: Extract<ModuleTarget, { kind: 'file' | 'files' }>): readonly string[] =>
  target.kind === 'file' ? [target.path] : target.paths;

/**
 * What a file exports under `name`: one value mostly, several where conditions choose. Compilers write
 * `exports.name = void 0` first, which says nothing.
 */
const exportsAs = (program: Program, path: string, name: string): readonly Ref[] => {
  const structure = program.file(path)?.structure;
  if (structure === undefined) return [];
  const table = tables.get(structure) ?? exportTable(path, structure);
  tables.set(structure, table);
  return table.get(name) ?? [];
};

const tables = new WeakMap<Structure, ReadonlyMap<string, readonly Ref[]>>();

const exportTable = (file: string, { edges, values }: Structure): ReadonlyMap<string, readonly Ref[]> => {
  const table = new Map<string, Ref[]>();
  for (const edge of edges) {
    if (edge.kind !== 'export' || isUndefined(values[edge.value])) continue;
    const refs = table.get(edge.name) ?? [];
    table.set(edge.name, refs);
    refs.push({ file, id: edge.value });
  }
  return table;
};

const isUndefined = (value: Value | undefined): boolean =>
  value?.kind === 'undefined' || (value?.kind === 'unary' && value.op === 'void');

const valueTarget = (ref: Ref): Target => ({ kind: 'value', ref });

/** An import takes its names off `module.exports`, and the default for the whole. */
const memberOfWhole = (program: Program, ref: Ref, name: string): readonly Target[] => {
  if (name === 'default') return [valueTarget(ref)];
  const value = program.file(ref.file)?.structure.values[ref.id];
  const written = value?.kind === 'object' ? value.entries.findLast((entry) => entry.key === name) : undefined;
  if (written !== undefined) return [valueTarget({ file: ref.file, id: written.value })];
  return [{ kind: 'member', ref, path: [name] }];
};

export const merge = <T>(answers: readonly Known<T>[]): Known<T> => {
  const found: T[] = [];
  const open: Open[] = [];
  for (const answer of answers) {
    found.push(...answer.found);
    open.push(...answer.open);
  }
  // Several stars over packages leave the name open only where no file of the program has it.
  return found.length > 0 ? { found, open: [] } : { found, open };
};
