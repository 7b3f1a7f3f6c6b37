/** What an operation of a store does, and whether doing it again does more. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, Structure, ValueId } from '../../facts/structure.ts';
import { type Bindings, symbolText } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { addsTo } from './adds-to.ts';
import { chainAfter, chainBefore, refsOf, writtenName } from './chain.ts';
import type { ClassifiedEffect, ClassifiedRead } from './classified.ts';
import { leavesAlone } from './leaves-alone.ts';
import { isRecord } from './records.ts';
import { countingProcedure, sqlEffect, statementOf } from './sql-effect.ts';
import { statesKey } from './stated.ts';
import type { StoreCall } from './store-call.ts';

interface At {
  readonly flow: Flow;
  readonly file: string;
  readonly structure: Structure;
  readonly call: Call;
  readonly bindings: Bindings;
}

export const storeEffect = (
  flow: Flow,
  file: string,
  call: Call,
  found: StoreCall,
  bindings: Bindings,
): ClassifiedEffect | ClassifiedRead | undefined => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined) return undefined;
  const at: At = { flow, file, structure, call, bindings };
  const by = found.store.id;
  const data = refsOf(file, call);
  switch (found.does) {
    case 'reads':
      return { does: 'read', by, own: true };
    case 'raw': {
      const text = statementOf(flow, file, call, bindings);
      const known =
        text === undefined
          ? undefined
          : (sqlEffect(text, by, data) ?? (call.discarded ? countingProcedure(text, by, data) : undefined));
      return known ?? { does: 'raw', again: 'unknown', why: `runs ${nameOf(at)}`, by, data };
    }
    case 'deletes':
      return { does: 'delete', again: 'same', why: `deletes by ${nameOf(at)}`, by, data };
    case 'increments':
      return {
        does: 'increment',
        // What is counted to decide something is a limit or a claim of its own.
        again: call.discarded && found.path.at(-1) !== 'publish' ? 'twice' : 'unknown',
        why: `adds to what is stored (${nameOf(at)})`,
        by,
        data,
      };
    case 'updates':
      return updated(at, found);
    case 'upserts':
      return upserted(at, found);
    case 'inserts':
      return inserted(at, found);
  }
};

const updated = (at: At, { store }: Pick<StoreCall, 'store'>, entity?: Ref): ClassifiedEffect => {
  const data = refsOf(at.file, at.call);
  const written = entity === undefined ? data : [entity, ...data];
  const adds = written.some((ref) => addsTo(at.flow, ref, at.bindings, true));
  return adds
    ? { does: 'increment', again: 'twice', why: `adds to what is stored (${nameOf(at)})`, by: store.id, data }
    : { does: 'update', again: 'same', why: `sets a value (${nameOf(at)})`, by: store.id, data };
};

const upserted = (at: At, found: StoreCall): ClassifiedEffect => {
  const { store } = found;
  const data = refsOf(at.file, at.call);
  const adds = data.some((ref) => addsTo(at.flow, ref, at.bindings, false));
  if (adds)
    return { does: 'increment', again: 'twice', why: `adds to what is stored (${nameOf(at)})`, by: store.id, data };
  if (isMadeAnew(at, found)) return insertOf(at, store.id);
  return {
    does: 'upsert',
    again: 'same',
    why: `writes one row by its key (${nameOf(at)})`,
    by: store.id,
    data,
    ...(isIdempotent(at, found) ? { claims: true as const } : {}),
    ...leaving(at, found),
  };
};

const inserted = (at: At, found: StoreCall): ClassifiedEffect => {
  const { store, path, onRead } = found;
  const data = refsOf(at.file, at.call);
  const object = at.structure.values[at.call.callee];
  const receiver = object?.kind === 'member' ? { file: at.file, id: object.object } : undefined;
  if (onRead && /^(?:save|create)$/u.test(path.at(-1) ?? '')) return updated(at, found, receiver);
  if (path.at(-1) === 'save') {
    const [entity] = at.call.args;
    const kind = entity === undefined ? 'new' : entityKind(at, entity.value, 0);
    if (kind === 'read') return updated(at, found);
    if (kind === 'keyed')
      return { does: 'upsert', again: 'same', why: `writes one row by its key (${nameOf(at)})`, by: store.id, data };
    if (kind === 'unknown')
      return { does: 'upsert', again: 'unknown', why: `saves an entity (${nameOf(at)})`, by: store.id, data };
  }
  if (isIdempotent(at, found))
    return {
      does: 'upsert',
      again: 'same',
      why: `adds only what is not there yet (${nameOf(at)})`,
      by: store.id,
      data,
      claims: true,
      ...leaving(at, found),
    };
  return insertOf(at, store.id);
};

const leaving = (at: At, { store }: StoreCall): Pick<ClassifiedEffect, 'leaves'> =>
  (store.id === 'firestore' && madeById(at, ['create', 'set'])) ||
  leavesAlone(at.flow, at.file, at.structure, at.call, at.bindings)
    ? { leaves: true }
    : {};

/** Entries under a name that only a primary key has, the keys of one row. */
export const PRIMARY = /^(?:id|_id|pk|PK|uuid)$/u;

const insertOf = (at: At, by: string): ClassifiedEffect => {
  const name = nameOf(at);
  return {
    does: 'insert',
    again: targetsOf(at).some(isRecord) ? 'unknown' : 'twice',
    why: `adds a row (${name})`,
    by,
    data: refsOf(at.file, at.call),
  };
};

const isIdempotent = (at: At, { store }: StoreCall): boolean => {
  const after = chainAfter(at.structure, at.call).map(({ name }) => name);
  const before = chainBefore(at.structure, at.call).map(({ name }) => name);
  return store.idempotentInserts.some(({ by, names }) => {
    switch (by) {
      case 'method':
        return (
          names.some((name) => after.includes(name) || (before.includes(name) && store.id !== 'firestore')) ||
          madeById(at, names)
        );
      case 'option':
        return refsOf(at.file, at.call).some((ref) => statesKey(at.flow, ref, new Set(names), at.bindings) === 'given');
      case 'word':
        return at.call.args.some(({ value }) => {
          const text = at.structure.values[value];
          return text?.kind === 'string' && names.includes((text.text ?? '').toUpperCase());
        });
    }
  });
};

/** `doc(id).create()` of Firestore fails where it is there already. */
const madeById = ({ structure, call }: At, names: readonly string[]): boolean => {
  const callee = structure.values[call.callee];
  return callee?.kind === 'member' && callee.name === 'create' && names.includes('create') && names.includes('set');
};

/** `save(entity)`: what it is told by how it was made. */
const entityKind = (at: At, id: ValueId, depth: number): 'new' | 'read' | 'keyed' | 'unknown' => {
  const { flow, file, structure, bindings } = at;
  const value = structure.values[id];
  if (depth > 5 || value === undefined) return 'unknown';
  switch (value.kind) {
    case 'await':
      return entityKind(at, value.of, depth + 1);
    case 'variable': {
      const kinds = value.defs.map((one) => entityKind(at, one, depth + 1));
      const [first] = kinds;
      return first !== undefined && kinds.every((one) => one === first) ? first : 'unknown';
    }
    case 'object':
      return value.entries.some(({ key, spread }) => spread || key === 'id' || key === '_id') ? 'keyed' : 'new';
    case 'array':
      return value.items.length === 1 && value.items[0] !== undefined
        ? entityKind(at, value.items[0], depth + 1)
        : 'unknown';
    case 'call': {
      const call = structure.calls[value.call];
      const callee = call === undefined ? undefined : structure.values[call.callee];
      if (call?.construct === true) return 'new';
      const name = callee?.kind === 'member' ? callee.name : null;
      if (name === 'create' || name === 'build') return 'new';
      return name !== null && /^(?:find|get|load|preload|merge)/u.test(name) ? 'read' : 'unknown';
    }
    default:
      return flow
        .settle({ file, id }, bindings)
        .found.some((origin) => origin.kind === 'external' && /\.find/u.test(symbolText(origin)))
        ? 'read'
        : 'unknown';
  }
};

/** A put under a key that is made anew each time is an insert: `doc().set(…)`, `Item: { id: randomUUID() }`. */
const isMadeAnew = (at: At, { store }: StoreCall): boolean => {
  const [last] = chainBefore(at.structure, at.call);
  if (store.id === 'firestore')
    return (
      last !== undefined &&
      last.name === 'doc' &&
      (last.call.args.length === 0 || isFresh(at, last.call.args[0]?.value))
    );
  if (store.id !== 'dynamodb') return false;
  return keysIn(at, at.call.args[0]?.value, 0).some((id) => isFresh(at, id));
};

/** Values under the names that keys have, as deep as a command nests them. */
const keysIn = (at: At, id: ValueId | undefined, depth: number): readonly ValueId[] => {
  const value = id === undefined ? undefined : at.structure.values[id];
  if (value === undefined || depth > 5) return [];
  if (value.kind === 'variable') return value.defs.flatMap((one) => keysIn(at, one, depth + 1));
  if (value.kind === 'call')
    return (at.structure.calls[value.call]?.args ?? []).flatMap(({ value: one }) => keysIn(at, one, depth + 1));
  if (value.kind !== 'object') return [];
  return value.entries.flatMap(({ key, value: one }) =>
    key !== null && PRIMARY.test(key) ? [one] : key === 'Item' || key === 'input' ? keysIn(at, one, depth + 1) : [],
  );
};

const FRESH = /(?:^|[:.])(?:randomUUID|nanoid|uuid|v4|v7|cuid|createId|ulid|Date\.now)\(\)$/u;

const isFresh = ({ flow, file, bindings }: At, id: ValueId | undefined): boolean =>
  id !== undefined &&
  flow
    .settle({ file, id }, bindings)
    .found.some((origin) => origin.kind === 'external' && FRESH.test(symbolText(origin)));

const nameOf = ({ structure, call }: At): string => {
  const written = writtenName(structure, call.callee);
  return written.length > 60 ? `…${written.slice(-58)}` : written;
};

/** What may name the table: a model, the text or the variable that a chain begins with. */
const targetsOf = (at: At): readonly string[] => {
  const { structure, call, file } = at;
  const links = [{ name: '', call }, ...chainBefore(structure, call)];
  const texts = links.slice(1).flatMap((link) => {
    const [first] = link.call.args;
    const value = first === undefined ? undefined : structure.values[first.value];
    if (value?.kind === 'string') return value.text ?? [];
    return value?.kind === 'variable' || value?.kind === 'import'
      ? value.name
      : value?.kind === 'member'
        ? (value.name ?? [])
        : [];
  });
  const [table] = call.args;
  const named = table === undefined ? undefined : at.flow.value({ file, id: table.value });
  const receiver = writtenName(structure, call.callee).replaceAll('()', '').split('.').slice(0, -1);
  return [
    ...texts,
    ...(named?.kind === 'import' ? [named.name] : []),
    ...receiver.map((name) => name.replace(/(?:Model|Repository|Repo|Table|Collection|Service|Entity)$/u, '')),
  ];
};
