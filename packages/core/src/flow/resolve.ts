/** Names across modules: what an import or an export stands for. */
import type { Ref } from '../facts/file-facts.ts';
import type { ModuleEdge } from '../facts/structure.ts';
import type { Known, Open } from '../scope/known.ts';
import type { ModuleTarget, Program } from '../scope/program.ts';

/** What a name that crosses a module boundary stands for. */
export type Target =
  | { readonly kind: 'value'; readonly ref: Ref }
  /** All exports of a file of the program. */
  | { readonly kind: 'module'; readonly path: string }
  /** Something out of a package. `path`: the exported name and members of it; empty for the whole module. */
  | { readonly kind: 'package'; readonly package: string; readonly subpath?: string; readonly path: readonly string[] };

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
  if (imported.name !== '*') return resolveExport(program, target.path, imported.name);
  return namespaceOf(program, target.path, imported.cjs);
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

/** `require` answers what `module.exports =` holds, if the file says so; everything else is the namespace. */
const namespaceOf = (program: Program, path: string, cjs: boolean): Known<Target> => {
  const whole = cjs ? exportEdge(program, path, '=') : undefined;
  if (whole !== undefined) return { found: [{ kind: 'value', ref: { file: path, id: whole.value } }], open: [] };
  return { found: [{ kind: 'module', path }], open: [] };
};

/** What the export `name` of the file `path` stands for, through re-exports and barrels. */
export const resolveExport = (
  program: Program,
  path: string,
  name: string,
  /** Shared by all the ways through barrels: each export is asked for once. */
  seen: Set<string> = new Set(),
): Known<Target> => {
  const key = `${path}#${name}`;
  if (seen.has(key)) return nothing;
  seen.add(key);
  const file = program.file(path);
  if (file === undefined) return openAt(path, `${path} could not be read`);

  const own = exportEdge(program, path, name) ?? (name === 'default' ? exportEdge(program, path, '=') : undefined);
  if (own !== undefined) return { found: [{ kind: 'value', ref: { file: path, id: own.value } }], open: [] };

  const forwarded = file.structure.edges.find((edge) => edge.kind === 're-export' && edge.name === name);
  if (forwarded?.kind === 're-export') return forward(program, path, forwarded, seen);

  return merge(
    file.structure.edges.flatMap((edge) => {
      if (edge.kind !== 'export-all' || name === 'default') return [];
      const target = program.module(path, edge.specifier);
      if (target.kind === 'unknown') return [openAt(path, target.why)];
      // A star over a package could export anything: only a name found nowhere else may come from there.
      if (target.kind === 'package') return [openAt(path, `${name} may come from ${target.name}`)];
      return [resolveExport(program, target.path, name, seen)];
    }),
  );
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
  if (edge.imported === '*') return { found: [{ kind: 'module', path: target.path }], open: [] };
  return resolveExport(program, target.path, edge.imported, seen);
};

const exportEdge = (
  program: Program,
  path: string,
  name: string,
): Extract<ModuleEdge, { kind: 'export' }> | undefined =>
  program
    .file(path)
    ?.structure.edges.find(
      (edge): edge is Extract<ModuleEdge, { kind: 'export' }> => edge.kind === 'export' && edge.name === name,
    );

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
