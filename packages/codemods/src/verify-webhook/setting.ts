import { programOf } from '../source/bindings.ts';
import type { Mending, Opened } from '../source/mend-sites.ts';
import type { Imports } from '../source/imports.ts';
import { referencedNames } from '../source/names.ts';
import { j, type Node } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import type { Site, TransformProject } from '../transform.ts';
import type { Handler } from './handler.ts';

/** One run over one file. */
export interface Setting {
  readonly source: Source;
  readonly imports: Imports;
  readonly dependencies: ReadonlySet<string>;
  readonly project: TransformProject;
  /** Nodes that the run has changed, so that a second site leaves them. */
  readonly done: Set<Node>;
  readonly sites: readonly Site[];
  /** Names that the reader has to declare elsewhere. */
  readonly expects: Set<string>;
  /** Why the new code may not hold. */
  readonly doubts: Set<string>;
  /** Handlers that have their check, and which. */
  readonly handlers: Map<Node, string>;
  /** This file, or another one that has to change with it; null where that can't be read. */
  readonly open: (path: string) => Opened | null;
  /** Names of the file's top level. */
  readonly topNames: ReadonlySet<string>;
  /** Names that code in the handler must not declare. */
  takenBy(handler: Handler): Set<string>;
}

const settings = new WeakMap<Mending, Setting>();

/** One for all sites of a run. */
export const settingOf = (mending: Mending): Setting => {
  const opened = settings.get(mending) ?? openSetting(mending);
  settings.set(mending, opened);
  return opened;
};

const openSetting = ({ source, imports, project, sites, done, expects, doubts, open }: Mending): Setting => ({
  source,
  imports,
  dependencies: project.dependencies,
  project,
  sites,
  done,
  expects,
  doubts,
  open,
  handlers: new Map(),
  topNames: new Set(topNames(source, imports)),
  takenBy: (handler) => new Set([...referencedNames(j(handler.path)), ...topNames(source, imports)]),
});

const topNames = (source: Source, imports: Imports): readonly string[] => [
  ...imports.bindings.map(({ local }) => local),
  ...programOf(source).body.flatMap((statement) =>
    declaredNames(
      j.ExportNamedDeclaration.check(statement) && statement.declaration ? statement.declaration : statement,
    ),
  ),
];

const declaredNames = (declaration: Node): readonly string[] => {
  if (j.FunctionDeclaration.check(declaration) || j.ClassDeclaration.check(declaration)) {
    return typeof declaration.id?.name === 'string' ? [declaration.id.name] : [];
  }
  if (!j.VariableDeclaration.check(declaration)) return [];
  return declaration.declarations.flatMap((one) =>
    j.VariableDeclarator.check(one) && j.Identifier.check(one.id) ? [one.id.name] : [],
  );
};
