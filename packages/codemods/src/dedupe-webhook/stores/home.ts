import { dirname, join, relative } from 'node:path/posix';
import { importableFrom } from '../../project/importable-from.ts';
import { type Binding, bindingsOf, isEsModule, programOf } from '../../source/bindings.ts';
import type { Mending } from '../../source/mend-sites.ts';
import { j, type Node } from '../../source/node.ts';
import { keyOf } from '../../source/object-literal.ts';
import { openSource, type Source } from '../../source/source.ts';
import { Refusal } from '../../transform.ts';

/** A file in which a store's client may be known: the one that is mended, or one that its work leads to. */
export interface Home {
  readonly source: Source;
  readonly bindings: readonly Binding[];
  /** What the mended file calls a module that this one calls so; null where it may not reach it. */
  specifier(module: string): string | null;
  /** Brings what is known here under a name to the mended file; null where that can't be done. */
  taking(local: string): (() => string) | null;
}

export const ownHome = ({ source, imports }: Mending): Home => ({
  source,
  bindings: imports.bindings,
  specifier: (module) => module,
  taking: (local) => () => local,
});

/** Files that the work leads to, as the program says: what they import, the mended one may import too. */
export const homesAt = (mending: Mending, paths: readonly string[]): readonly Home[] =>
  paths.flatMap((path) => {
    const text = path === mending.source.path ? null : (mending.project.read?.(path) ?? null);
    const source = text === null ? null : opened(path, text);
    // What one of them exports as a whole the other would get under another name.
    return source === null || isEsModule(source) !== mending.imports.esm ? [] : [homeOf(mending, source)];
  });

const opened = (path: string, text: string): Source | null => {
  try {
    return openSource(path, text);
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
};

const homeOf = (mending: Mending, source: Source): Home => {
  const bindings = bindingsOf(source);
  const specifier = (module: string): string | null => specifierFor(mending, source.path, module);
  return {
    source,
    bindings,
    specifier,
    taking: (local) => {
      const binding = bindings.find((one) => one.local === local && !one.typeOnly);
      const own = binding === undefined ? exportedAs(source, local) : null;
      const module = binding === undefined ? specifierOf(mending, source.path) : specifier(binding.module);
      const imported = binding?.imported ?? own;
      if (module === null || imported === null || imported === '*') return null;
      const { imports } = mending;
      return () => (imported === 'default' ? imports.defaultOf(module, local) : imports.named(module, imported));
    },
  };
};

const specifierFor = ({ source, project }: Mending, from: string, module: string): string | null => {
  const inOnePackage = packageOf(project.read, from) === packageOf(project.read, source.path);
  if (/^\.{1,2}(?:\/|$)/u.test(module))
    return inOnePackage ? dotted(relative(dirname(source.path), join(dirname(from), module))) : null;
  const [name] = /^(?:@[a-z\d][^/]*\/)?[a-z\d][^/]*/u.exec(module) ?? [];
  return inOnePackage || (name !== undefined && project.dependencies.has(name)) ? module : null;
};

/** The file itself. */
const specifierOf = ({ source, project, imports }: Mending, path: string): string | null =>
  packageOf(project.read, path) === packageOf(project.read, source.path)
    ? importableFrom(
        dotted(relative(dirname(source.path), path)),
        source.text,
        project.module ?? (imports.esm ? 'esm' : 'cjs'),
      )
    : null;

const dotted = (path: string): string => (path.startsWith('.') ? path : `./${path}`);

/** The folder of the nearest package.json. */
const packageOf = (read: Mending['project']['read'], path: string): string => {
  for (let folder = dirname(path); folder !== '.' && folder !== '/'; folder = dirname(folder))
    if (read?.(`${folder}/package.json`) != null) return folder;
  return '.';
};

const exportedAs = (source: Source, local: string): string | null => {
  for (const statement of programOf(source).body) {
    const name = exportOf(statement, local) ?? requiredAs(statement, local);
    if (name !== null) return name;
  }
  return null;
};

const exportOf = (statement: Node, local: string): string | null => {
  if (j.ExportDefaultDeclaration.check(statement))
    return j.Identifier.check(statement.declaration) && statement.declaration.name === local ? 'default' : null;
  if (!j.ExportNamedDeclaration.check(statement) || statement.source) return null;
  const { declaration } = statement;
  if (j.VariableDeclaration.check(declaration))
    return declaration.declarations.some(
      (one) => j.VariableDeclarator.check(one) && j.Identifier.check(one.id) && one.id.name === local,
    )
      ? local
      : null;
  for (const one of statement.specifiers ?? [])
    if (j.ExportSpecifier.check(one) && one.local?.name === local && typeof one.exported.name === 'string')
      return one.exported.name;
  return null;
};

/** `module.exports = pool`, `module.exports = { pool }` */
const requiredAs = (statement: Node, local: string): string | null => {
  const assigned = j.ExpressionStatement.check(statement) ? statement.expression : null;
  if (!j.AssignmentExpression.check(assigned) || !j.MemberExpression.check(assigned.left)) return null;
  const { object, property } = assigned.left;
  if (!j.Identifier.check(object) || object.name !== 'module') return null;
  if (!j.Identifier.check(property) || property.name !== 'exports') return null;
  const { right } = assigned;
  if (j.Identifier.check(right)) return right.name === local ? 'default' : null;
  if (!j.ObjectExpression.check(right)) return null;
  const entry = right.properties.find(
    (one) => j.ObjectProperty.check(one) && j.Identifier.check(one.value) && one.value.name === local,
  );
  return entry === undefined ? null : keyOf(entry);
};
