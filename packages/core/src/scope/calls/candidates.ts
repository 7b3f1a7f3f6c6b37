/** The calls of a file that may be outbound, told without following each: most calls of a program are not. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Call, Structure, ValueId } from '../../facts/structure.ts';
import type { Origin } from '../../flow/origin.ts';
import { importsFunction } from '../../flow/resolve.ts';
import type { Flow } from '../../flow/settle.ts';
import type { CallSite } from './call-site.ts';
import { isOwnWrapper } from '../../flow/wrappers/own-wrapper.ts';
import { namesOperation } from '../../extract/named-operation.ts';
import { writtenOrigins } from './written-type.ts';

/** A client, something that may hold one, or neither. */
type Root = 'client' | 'holder' | 'other';

export const candidatesIn = (flow: Flow, catalog: Catalog, file: string): readonly CallSite[] => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined) return [];
  const names = lastNames(catalog);
  const roots = new Map<string, Root>();
  const kindOf = (id: ValueId, members: readonly string[]): Root => {
    const key = `${id}.${members.join('.')}`;
    const known = roots.get(key);
    if (known !== undefined) return known;
    roots.set(key, 'other');
    const kind = rootKind(flow, catalog, file, id, members);
    roots.set(key, kind);
    return kind;
  };
  return structure.calls.flatMap((call, id) =>
    mayBeOutbound(structure, call, names, kindOf) ||
    isOwnWrapper(flow, { file, id: call.callee }, 'client') ||
    (flow.program.types !== undefined && namesOperation(catalog, structure, call.callee))
      ? [{ file, structure, id, call }]
      : [],
  );
};

const mayBeOutbound = (
  structure: Structure,
  call: Call,
  names: ReadonlySet<string>,
  kindOf: (id: ValueId, members: readonly string[]) => Root,
): boolean => {
  const callee = structure.values[call.callee];
  if (callee?.kind === 'global') return /^\$?fetch$/u.test(callee.name);
  if (callee?.kind === 'variable' || callee?.kind === 'import' || callee?.kind === 'either')
    return !isOwnFunction(structure, call.callee) && kindOf(call.callee, []) === 'client';
  if (callee?.kind !== 'member' || callee.name === null) return false;
  const root = rootOf(structure, callee.object, []);
  if (root === null) return false;
  const kind = kindOf(root.id, root.members);
  if (kind !== 'holder') return kind === 'client';
  // `clients.acme('/orders', options)`: a client that is called itself.
  return names.has(callee.name) || (root.id === callee.object && kindOf(call.callee, []) === 'client');
};

const isOwnFunction = (structure: Structure, id: ValueId): boolean => {
  const value = structure.values[id];
  return (
    value?.kind === 'variable' &&
    value.defs.length > 0 &&
    value.defs.every((def) => /^(?:function|class|param|string|object|array)$/u.test(structure.values[def]?.kind ?? ''))
  );
};

/** A function that another file declares is no client, and most files of functions need not be read to know that. */
const isImportedFunction = (flow: Flow, file: string, id: ValueId): boolean => {
  const values = flow.program.file(file)?.structure.values ?? [];
  const value = values[id];
  const [def, ...others] = value?.kind === 'variable' && value.writes.length === 0 ? value.defs : [id];
  const imported = def === undefined || others.length > 0 ? undefined : values[def];
  return imported?.kind === 'import' && importsFunction(flow.program, file, imported);
};

/** What stands first in `root.a.b().c`; of `this.a` the member belongs to it. */
const rootOf = (
  structure: Structure,
  id: ValueId,
  members: readonly string[],
): { readonly id: ValueId; readonly members: readonly string[] } | null => {
  const value = structure.values[id];
  switch (value?.kind) {
    case 'member':
      return rootOf(structure, value.object, [value.name ?? '*', ...members]);
    case 'await':
      return rootOf(structure, value.of, members);
    case 'call': {
      const call = structure.calls[value.call];
      return call === undefined ? null : rootOf(structure, call.callee, []);
    }
    case 'this':
    case 'super':
      return { id, members: members.slice(0, 1) };
    case 'variable':
    case 'import':
    case 'either':
    case 'param':
      return { id, members: [] };
    case 'global':
      return /^(?:\$?fetch|globalThis|window|self|global|axios)$/u.test(value.name) ? { id, members: [] } : null;
    default:
      return null;
  }
};

const rootKind = (flow: Flow, catalog: Catalog, file: string, id: ValueId, members: readonly string[]): Root => {
  if (members.length === 0 && isImportedFunction(flow, file, id)) return 'holder';
  const origins = members.length === 0 ? flow.settle({ file, id }) : flow.settleMember({ file, id }, members);
  const kinds = origins.found.map((origin) => originKind(flow, catalog, origin));
  return kinds.includes('client') ? 'client' : kinds.includes('holder') ? 'holder' : 'other';
};

const originKind = (flow: Flow, catalog: Catalog, origin: Origin, depth = 0): Root => {
  switch (origin.kind) {
    case 'external':
      return isClientPackage(catalog, origin.package) && (origin.package !== null || isPlatform(origin.path[0]))
        ? 'client'
        : 'other';
    case 'module':
    case 'instance':
      return 'holder';
    case 'value':
      return /^(?:object|class|function|array)$/u.test(flow.value(origin.ref)?.kind ?? '') ? 'holder' : 'other';
    case 'param':
    case 'made': {
      const written = depth > 2 ? [] : writtenOrigins(flow, catalog, origin);
      const kinds = written.map((one) => originKind(flow, catalog, one, depth + 1));
      if (depth === 0 && isUntyped(flow, origin)) return 'holder';
      return kinds.includes('client') ? 'client' : kinds.includes('holder') ? 'holder' : 'other';
    }
  }
};

/** A parameter of a function that can be called by its name, and nothing says what it is: callers may hand over a client. */
const isUntyped = (flow: Flow, { kind, ref }: Extract<Origin, { kind: 'param' | 'made' }>): boolean => {
  const param = kind === 'param' ? flow.value(ref) : undefined;
  const fact =
    param?.kind === 'param' && !param.rest ? flow.program.file(ref.file)?.structure.functions[param.fn] : undefined;
  const declared = param?.kind === 'param' ? fact?.params[param.index] : undefined;
  return declared?.type === null && declared.decorators.length === 0 && fact?.name !== null;
};

const isPlatform = (name: string | undefined): boolean =>
  name !== undefined && /^(?:\$?fetch|globalThis|window|self|global)$/u.test(name);

const isClientPackage = (catalog: Catalog, name: string | null): boolean =>
  catalog.httpClientsOf(name).length > 0 || (name !== null && catalog.providersOf(name).length > 0);

const memo = new WeakMap<Catalog, ReadonlySet<string>>();

/** The last names of calls that clients and SDKs know. */
const lastNames = (catalog: Catalog): ReadonlySet<string> => {
  const known =
    memo.get(catalog) ??
    new Set([
      ...catalog.httpClients.flatMap(({ requests }) => Object.keys(requests)),
      ...catalog.providers.flatMap(({ calls }) =>
        [...(calls?.writes ?? []), ...(calls?.reads ?? [])].map((glob) => glob.slice(glob.lastIndexOf('.') + 1)),
      ),
      ...['send', 'graphql', 'paginate'],
    ]);
  memo.set(catalog, known);
  return known;
};
