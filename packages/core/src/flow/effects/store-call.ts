/** Which store a call belongs to, and what is asked of it: told by where the receiver comes from. */
import { matchesOperation } from '../../catalog/operations.ts';
import type { StoreOperations } from '../../catalog/library/stores.ts';
import type { StoreRow } from '../../catalog/tables/stores.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, FunctionId, Structure } from '../../facts/structure.ts';
import { type Bindings, type Origin, pathText } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { typeTargets } from '../type-targets.ts';
import { writtenTypeOf } from '../written-members.ts';
import { entityOfWasp } from './wasp-entities.ts';

export type StoreOperation = keyof StoreOperations;

export interface StoreCall {
  readonly store: StoreRow;
  readonly does: StoreOperation;
  /** From the client on, without calls: `order.create`. */
  readonly path: readonly string[];
  /** It is asked of what was read: `(await Order.findOne()).save()`. */
  readonly onRead: boolean;
}

/** Of one call: what many names lead back to is not told apart any more. */
const MAX_RECEIVERS = 32;

const ORDER: readonly StoreOperation[] = ['raw', 'upserts', 'increments', 'inserts', 'updates', 'deletes', 'reads'];

export const storeCallOf = (
  flow: Flow,
  file: string,
  call: Call,
  origins: readonly Origin[],
  bindings: Bindings,
): StoreCall | undefined => {
  const asking: Asking = { flow, bindings, answers: new Map() };
  for (const origin of origins)
    for (const { store, rest } of receivers(asking, origin)) {
      const found = operationAt(flow, { file, call, bindings }, store, rest);
      if (found !== undefined) return found;
    }
  return undefined;
};

interface Receiver {
  readonly store: StoreRow;
  /** From the client on, `()` for calls on the way. */
  readonly rest: readonly string[];
}

interface Asking {
  readonly flow: Flow;
  readonly bindings: Bindings;
  /** What stands behind each call by now, by file and value: a chain that many ways lead back to is followed once. */
  readonly answers: Map<string, readonly Receiver[]>;
}

const receivers = (asking: Asking, origin: Origin): readonly Receiver[] => {
  const { flow } = asking;
  const { catalog } = flow;
  if (origin.kind === 'external') {
    if (origin.package === null) return [];
    return catalog
      .storesOf(origin.package)
      .flatMap((store) => clientEnds(store, origin.path).map((end) => ({ store, rest: origin.path.slice(end) })));
  }
  if (origin.kind !== 'param' && origin.kind !== 'made') return [];
  const entity = entityOfWasp(flow, origin);
  if (entity !== undefined) return receivers(asking, entity);
  const typed = byType(flow, origin.ref, origin.path);
  if (typed.length > 0) return typed;
  return origin.kind === 'made'
    ? onAnswer(asking, origin.ref).map(({ store, rest }) => ({ store, rest: [...rest, '()', ...origin.path] }))
    : insideTransaction(asking, origin.ref).map(({ store }) => ({ store, rest: origin.path }));
};

/** Followed once, and not in a circle. */
const once = (asking: Asking, ref: Ref, of: () => readonly Receiver[]): readonly Receiver[] => {
  const key = `${ref.file}#${ref.id}`;
  const known = asking.answers.get(key);
  if (known !== undefined) return known;
  asking.answers.set(key, []);
  const found = of().slice(0, MAX_RECEIVERS);
  asking.answers.set(key, found);
  return found;
};

/** A chain that begins at a client which only its type tells: `this.orders.findOne(…)`, and what is asked of its answer. */
const onAnswer = (asking: Asking, ref: Ref): readonly Receiver[] =>
  once(asking, ref, () => {
    const { flow, bindings } = asking;
    const value = flow.value(ref);
    const call = value?.kind === 'call' ? flow.program.file(ref.file)?.structure.calls[value.call] : undefined;
    if (call === undefined) return [];
    return flow
      .settle({ file: ref.file, id: call.callee }, bindings)
      .found.flatMap((origin) => (origin.kind === 'external' ? [] : receivers(asking, origin)));
  });

/** Where in `path` a client ends, the longest first. */
const clientEnds = ({ clients, types }: StoreRow, path: readonly string[]): readonly number[] => {
  const ends: number[] = [];
  for (let end = path.length; end >= 0; end -= 1) {
    const text = pathText(path.slice(0, end));
    if (clients.some((pattern) => pattern.test(text))) ends.push(end);
  }
  // An instance that is injected, a class that extends the store's: `Repository().save`, `Model.create`.
  const [head, next] = path;
  if (head !== undefined && types.includes(head)) ends.push(next === '()' ? 2 : 1);
  return ends;
};

const byType = (flow: Flow, ref: Ref, path: readonly string[]): readonly Receiver[] => {
  const type = writtenTypeOf(flow, ref);
  return type === undefined
    ? []
    : typeTargets(flow.program, ref.file, type, path).flatMap((target) => {
        if (target.kind !== 'package') return [];
        const name = target.name.split('.').at(-1) ?? '';
        return flow.catalog
          .storesOf(target.package)
          .flatMap((store) => (store.types.includes(name) ? [{ store, rest: target.path }] : []));
      });
};

/** `prisma.$transaction(async (tx) => tx.order.create(…))`: the function is handed the client. */
const insideTransaction = (asking: Asking, ref: Ref): readonly Receiver[] =>
  once(asking, ref, () => {
    const { flow, bindings } = asking;
    const param = flow.value(ref);
    const structure = flow.program.file(ref.file)?.structure;
    const call = param?.kind === 'param' && structure !== undefined ? callHanding(structure, param.fn) : undefined;
    if (call === undefined) return [];
    return flow.settle({ file: ref.file, id: call.callee }, bindings).found.flatMap((origin) => {
      const name = 'path' in origin ? origin.path.at(-1) : undefined;
      return receivers(asking, origin).flatMap(({ store }) =>
        name !== undefined && [...store.transactions, 'execute'].includes(name) ? [{ store, rest: [] }] : [],
      );
    });
  });

const handings = new WeakMap<Structure, ReadonlyMap<FunctionId, Call>>();

/** The call that a function stands among the arguments of. */
const callHanding = (structure: Structure, fn: FunctionId): Call | undefined => {
  const known =
    handings.get(structure) ??
    new Map(
      structure.calls.flatMap((call) =>
        call.args.flatMap(({ value }) => {
          const argument = structure.values[value];
          return argument?.kind === 'function' ? [[argument.fn, call] as const] : [];
        }),
      ),
    );
  handings.set(structure, known);
  return known.get(fn);
};

interface Site {
  readonly file: string;
  readonly call: Call;
  readonly bindings: Bindings;
}

const operationAt = (flow: Flow, site: Site, store: StoreRow, rest: readonly string[]): StoreCall | undefined => {
  const names = rest.filter((name) => name !== '()');
  const path = commandOf(flow, site, names) ?? names;
  // A connection is called itself: sql`insert …`, `knex('orders')`.
  if (path.length === 0)
    return store.operations.raw.length > 0 && isText(flow, site)
      ? { store, does: 'raw', path: ['query'], onRead: false }
      : undefined;
  const earlier = operationBefore(store, rest);
  const does = operationOf(store, path);
  if (earlier !== undefined && earlier !== 'reads') return undefined;
  // `select().eq().maybeSingle()`: what narrows a question belongs to it.
  if (earlier === 'reads' && (does === undefined || does === 'reads' || does === 'raw'))
    return { store, does: 'reads', path, onRead: true };
  if (does === undefined) return undefined;
  return { store, does, path, onRead: earlier === 'reads' };
};

/** What the calls before the last have done already. */
const operationBefore = (store: StoreRow, rest: readonly string[]): StoreOperation | undefined => {
  for (let end = rest.indexOf('()'); end !== -1; end = rest.indexOf('()', end + 1)) {
    const path = rest.slice(0, end).filter((name) => name !== '()');
    const does = path.length === 0 ? undefined : operationOf(store, path);
    if (does !== undefined && does !== 'raw') return does;
  }
  return undefined;
};

/** By the longest end of the path that some operation matches: what stands between narrows, and does nothing. */
const operationOf = ({ operations }: StoreRow, path: readonly string[]): StoreOperation | undefined => {
  for (let start = 0; start < path.length; start += 1) {
    const text = path.slice(start).join('.');
    const does = ORDER.find((one) => matchesOperation(operations[one], text));
    if (does !== undefined) return does;
  }
  return undefined;
};

/** `client.send(new PutCommand(…))`: what is sent says what is done. */
const commandOf = (
  flow: Flow,
  { file, call, bindings }: Site,
  path: readonly string[],
): readonly string[] | undefined => {
  const [first] = call.args;
  if (path.at(-1) !== 'send' || first === undefined) return undefined;
  for (const origin of flow.settle({ file, id: first.value }, bindings).found)
    if (origin.kind === 'external' && origin.path.at(-1) === '()') return origin.path.slice(-2, -1);
  return undefined;
};

const isText = (flow: Flow, { file, call }: Site): boolean => {
  const [first] = call.args;
  const value = first === undefined ? undefined : flow.value({ file, id: first.value });
  return value?.kind === 'template' || value?.kind === 'array';
};
