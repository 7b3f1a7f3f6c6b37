/** Clients that only their type tells: handed over by a container, answered by a function whose type is inferred. */
import type { Catalog } from '../../catalog/catalog.ts';
import { namesOperation, writtenMembers } from '../../extract/named-operation.ts';
import type { Origin } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { typedMembers } from '../../flow/typed-origins.ts';
import type { Program } from '../program.ts';
import type { CallSite } from './call-site.ts';

/** Where the callee comes from, going by the type of what its members are taken off. */
export const typedCallee = (flow: Flow, catalog: Catalog, site: CallSite): readonly Origin[] => {
  if (!namesOperation(catalog, site.structure, site.call.callee)) return [];
  const { base, members } = writtenMembers(site.structure, site.call.callee);
  if (!isInUse(flow, catalog, site.file, members.slice(-2).join('.'))) return [];
  return typedMembers(flow, { file: site.file, id: base }, members);
};

/** A checker is asked only where the answer could be one of those who have the operation: they are installed, or imported. */
const isInUse = ({ program }: Flow, catalog: Catalog, file: string, operation: string): boolean =>
  (ownersOf(catalog).get(operation) ?? []).some(
    (name) => (program.major?.(file, name) ?? null) !== null || importedIn(program).has(name),
  );

const owners = new WeakMap<Catalog, ReadonlyMap<string, readonly string[]>>();

/** The packages that have an operation, by its last two members. */
const ownersOf = (catalog: Catalog): ReadonlyMap<string, readonly string[]> => {
  const known = owners.get(catalog);
  if (known !== undefined) return known;
  const table = new Map<string, string[]>();
  for (const { calls, packages } of catalog.providers)
    for (const operation of calls?.highRisk ?? []) {
      const name = operation.split('.').slice(-2).join('.');
      table.set(name, [...(table.get(name) ?? []), ...packages.map((one) => one.name)]);
    }
  owners.set(catalog, table);
  return table;
};

const imported = new WeakMap<Program, ReadonlySet<string>>();

/** What a file imports that can hold a seam. */
const importedIn = (program: Program): ReadonlySet<string> => {
  const known =
    imported.get(program) ??
    new Set(
      program.paths.flatMap((path) =>
        (program.file(path)?.structure.edges ?? []).flatMap((edge) =>
          'specifier' in edge ? (/^(?:@[^/]+\/)?[^/]+/u.exec(edge.specifier)?.[0] ?? []) : [],
        ),
      ),
    );
  imported.set(program, known);
  return known;
};
