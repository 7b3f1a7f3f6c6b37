/** What a receiver is by its written type, where following it ends in a parameter or a field that is filled from outside. */
import { classValueNamed } from '../../flow/class-values.ts';
import { rowsOf } from '../../catalog/packages.ts';
import type { Catalog } from '../../catalog/catalog.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Structure, TypeName, ValueId } from '../../facts/structure.ts';
import { injectedMembers } from '../../flow/follow-injected.ts';
import { type Origin, moduleOf } from '../../flow/origin.ts';
import { resolveExport } from '../../flow/resolve.ts';
import type { Flow } from '../../flow/settle.ts';
import { typeTargets } from '../../flow/type-targets.ts';
import { writtenMembers, writtenTypeOf } from '../../flow/written-members.ts';
import type { ModuleTarget } from '../program.ts';

type External = Extract<Origin, { kind: 'external' }>;

/** Origins of the same members of an instance of the type. */
export const writtenOrigins = (flow: Flow, catalog: Catalog, origin: Origin): readonly Origin[] => {
  // Of an injected instance the catalog knows better how it is made.
  const injected = injectedMembers(flow.value, origin);
  if (injected !== undefined && origin.kind === 'external')
    return writtenOrigins(flow, catalog, { kind: 'param', ref: origin.ref, path: injected });
  if (origin.kind !== 'param' && origin.kind !== 'made') return [];
  const named = namedOrigins(flow, catalog, origin);
  return named.length > 0 ? named : richOrigins(flow, catalog, origin);
};

type Lost = Extract<Origin, { kind: 'param' | 'made' }>;

/** What is written with more than a name, or under an alias: `{ stripe }: Deps`, `Pick<Stripe, 'refunds'>`, `typeof client`. */
const richOrigins = (flow: Flow, catalog: Catalog, { ref, path }: Lost): readonly Origin[] => {
  const type = writtenTypeOf(flow, ref);
  if (type === undefined || path.length === 0) return [];
  const packages = typeTargets(flow.program, ref.file, type, path).flatMap((target) => {
    if (target.kind !== 'package') return [];
    const part = target.subpath === undefined ? {} : { subpath: target.subpath };
    return instancesOf(catalog, { kind: 'package', name: target.package, ...part }, target.name, target.path, ref);
  });
  return packages.length > 0 ? packages : writtenMembers(flow, ref, path);
};

const namedOrigins = (flow: Flow, catalog: Catalog, origin: Lost): readonly Origin[] => {
  const type = typeAt(flow, origin.ref);
  if (type === null || type === undefined) return [];
  if (type.specifier === null) return ownClass(flow, origin.ref.file, type.name, origin.path);
  const target = flow.program.module(origin.ref.file, type.specifier);
  if (target.kind === 'package') return instancesOf(catalog, target, type.name, origin.path, origin.ref);
  if (target.kind !== 'file') return [];
  return ['default', type.name]
    .flatMap((name) => resolveExport(flow.program, target.path, name).found)
    .flatMap((found) =>
      found.kind === 'value' && nameOfClass(flow, found.ref) === type.name
        ? flow.membersOf({ kind: 'instance', ref: classValue(flow, found.ref) }, origin.path).found
        : [],
    );
};

const typeAt = (flow: Flow, ref: Ref): TypeName | null | undefined => {
  const value = flow.value(ref);
  const structure = flow.program.file(ref.file)?.structure;
  if (value?.kind === 'param') return structure?.functions[value.fn]?.params[value.index]?.type;
  return structure === undefined ? null : (fieldTypes(structure).get(ref.id) ?? null);
};

const memo = new WeakMap<Structure, ReadonlyMap<ValueId, TypeName>>();

const fieldTypes = (structure: Structure): ReadonlyMap<ValueId, TypeName> => {
  const known =
    memo.get(structure) ??
    new Map(
      structure.classes.flatMap(({ members }) =>
        members.flatMap(({ value, type }) => (type === null ? [] : [[value, type] as const])),
      ),
    );
  memo.set(structure, known);
  return known;
};

const instancesOf = (
  catalog: Catalog,
  { name, subpath }: Extract<ModuleTarget, { kind: 'package' }>,
  type: string,
  path: readonly string[],
  ref: Ref,
): readonly External[] => {
  const http = catalog
    .httpClientsOf(name)
    .filter(({ types }) => types.includes(type))
    .map(({ makers }): External => {
      const maker = Object.keys(makers).find((key) => key !== '') ?? '';
      return { kind: 'external', package: name, path: [maker, '()', ...path], ref };
    });
  const part = subpath === undefined ? {} : { subpath };
  const module = catalog.nameOf(moduleOf({ package: name, ...part }) ?? name);
  const sdk = catalog.providersOf(module).flatMap(({ clients }) =>
    rowsOf(clients, module).flatMap((client): readonly External[] => {
      const names = client.import.split('.').filter((part) => part !== 'default' && part !== '');
      const isIt = names.join('.') === type || (names.length === 0 && isMainClass(name, type));
      return client.form !== 'static-config' && isIt
        ? [{ kind: 'external', package: name, ...part, path: [...names, '()', ...path], ref }]
        : [];
    }),
  );
  return [...http, ...sdk.slice(0, 1)];
};

/** `Stripe` of `stripe`: the default export, under the name everybody gives it. */
const isMainClass = (name: string, type: string): boolean =>
  type.toLowerCase() === (name.split('/').at(-1) ?? '').replaceAll('-', '').toLowerCase();

const ownClass = (flow: Flow, file: string, name: string, path: readonly string[]): readonly Origin[] => {
  const structure = flow.program.file(file)?.structure;
  const id = structure === undefined ? undefined : classValueNamed(structure, name);
  return id === undefined ? [] : flow.membersOf({ kind: 'instance', ref: { file, id } }, path).found;
};

const classValue = (flow: Flow, ref: Ref): Ref =>
  flow
    .settle(ref)
    .found.flatMap((origin) =>
      origin.kind === 'value' && flow.value(origin.ref)?.kind === 'class' ? origin.ref : [],
    )[0] ?? ref;

const nameOfClass = (flow: Flow, ref: Ref): string | null => {
  const cls = classValue(flow, ref);
  const value = flow.value(cls);
  return value?.kind === 'class' ? (flow.program.file(cls.file)?.structure.classes[value.cls]?.name ?? null) : null;
};
