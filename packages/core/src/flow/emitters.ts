/** Events of the program itself by literal name: who emits one, and who is told. */
import type { Ref } from '../facts/file-facts.ts';
import { spanOf } from '../facts/span.ts';
import type { Call, CallId, Structure, ValueId } from '../facts/structure.ts';
import type { Known } from '../scope/known.ts';
import { bindArguments } from './bind-arguments.ts';
import { callersOf, importersOf } from './callers-of.ts';
import { type Bindings, noBindings, symbolText } from './origin.ts';
import type { Flow, FunctionRef } from './settle.ts';

/** Objects of packages and of the platform that hand events on by name. */
const EMITTER =
  /^(?:events:(?:EventEmitter)?\(\)|eventemitter[23]:(?:EventEmitter2?)?\(\)|mitt:\(\)|tiny-emitter:(?:TinyEmitter)?\(\)|emittery:\(\)|global:EventTarget\(\)|@nestjs\/event-emitter:EventEmitter2\(\))/u;
const EMITS: ReadonlySet<string> = new Set(['emit', 'emitAsync', 'emitSerial', 'dispatch', 'dispatchEvent']);
const LISTENS: ReadonlySet<string> = new Set([
  'on',
  'once',
  'addListener',
  'prependListener',
  'addEventListener',
  'many',
]);

/** A bus of one's own is asked by its users; of a busier one nobody can say who is told. */
const MAX_USERS = 100;

/** A call by which something is emitted, or somebody asks to be told. */
interface Named {
  readonly file: string;
  readonly id: CallId;
  readonly call: Call;
  readonly object: ValueId;
  readonly name: string;
  /** What the parameters of the function around it hold: `subscribe(topic, listener) { emitter.on(topic, listener) }`. */
  readonly bindings: Bindings;
}

/**
 * Functions that are told of what `call` emits, in the order they asked. Open where nobody can tell which event it is; all
 * of them with `any`.
 */
export const listenersOf = (
  flow: Flow,
  file: string,
  call: Call,
  bindings: Bindings,
  any = false,
): Known<FunctionRef> => {
  const object = objectOf(flow, file, call, EMITS);
  const emitter = object === undefined ? undefined : emitterAt(flow, { file, id: object }, bindings);
  if (emitter === undefined) return { found: [], open: [] };
  const listening = filesOf(flow, emitter, file)
    .flatMap((path) => namedIn(flow, path, LISTENS))
    .filter((one) => isSame(flow, emitter, one));
  const name = eventName(flow, file, call, bindings);
  if (name === undefined && listening.length > 0 && !any)
    return { found: [], open: [{ why: 'which event is emitted is not known', at: spanOf(file, call.at) }] };
  const found = listening
    .filter((one) => name === undefined || one.name === name)
    .flatMap(({ file: path, call: asked, bindings: within }) => {
      const listener = asked.args[1];
      return listener === undefined ? [] : flow.functionsOf({ file: path, id: listener.value }, within).found;
    });
  return { found, open: [] };
};

/** Calls that emit what the call `asked` asks to be told of. */
export const emitsFor = (flow: Flow, file: string, asked: Call): readonly Named[] => {
  const listening = namedIn(flow, file, LISTENS).filter((one) => one.call === asked);
  const [first] = listening;
  const emitter = first === undefined ? undefined : emitterAt(flow, { file, id: first.object }, first.bindings);
  if (emitter === undefined) return [];
  const names = new Set(listening.map(({ name }) => name));
  return filesOf(flow, emitter, file)
    .flatMap((path) => namedIn(flow, path, EMITS))
    .filter((one) => names.has(one.name) && isSame(flow, emitter, one));
};

/** Whoever shares the object imports it from where it is made. */
const filesOf = (flow: Flow, emitter: Ref, file: string): readonly string[] => [
  ...new Set([file, emitter.file, ...importersOf(flow, emitter.file).files]),
];

/** Where the object is made that events go through. */
const emitterAt = (flow: Flow, ref: Ref, bindings: Bindings): Ref | undefined => {
  for (const origin of flow.settle(ref, bindings).found) {
    if (origin.kind === 'external' && origin.path.at(-1) === '()' && EMITTER.test(symbolText(origin)))
      return origin.ref;
    if (origin.kind === 'instance' && extendsEmitter(flow, origin.ref)) return origin.ref;
  }
  return undefined;
};

const extendsEmitter = (flow: Flow, cls: Ref): boolean =>
  flow
    .membersOf({ kind: 'instance', ref: cls }, ['emit'])
    .found.some((origin) => origin.kind === 'external' && EMITTER.test(symbolText(origin)));

const isSame = (flow: Flow, emitter: Ref, { file, object, bindings }: Named): boolean => {
  const other = emitterAt(flow, { file, id: object }, bindings);
  return other?.file === emitter.file && other.id === emitter.id;
};

const tables = new WeakMap<Structure, Map<ReadonlySet<string>, readonly Named[]>>();

const namedIn = (flow: Flow, file: string, methods: ReadonlySet<string>): readonly Named[] => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined) return [];
  const table = tables.get(structure) ?? new Map<ReadonlySet<string>, readonly Named[]>();
  tables.set(structure, table);
  const known = table.get(methods) ?? structure.calls.flatMap((call, id) => namedAt(flow, file, call, id, methods));
  table.set(methods, known);
  return known;
};

const namedAt = (flow: Flow, file: string, call: Call, id: CallId, methods: ReadonlySet<string>): readonly Named[] => {
  const object = objectOf(flow, file, call, methods);
  if (object === undefined) return [];
  const name = eventName(flow, file, call, noBindings);
  if (name !== undefined) return [{ file, id, call, object, name, bindings: noBindings }];
  return boundBy(flow, file, call).flatMap((bindings) => {
    const bound = eventName(flow, file, call, bindings);
    return bound === undefined ? [] : [{ file, id, call, object, name: bound, bindings }];
  });
};

/** What the calls of the function hand over whose parameter the event's name is. */
const boundBy = (flow: Flow, file: string, call: Call): readonly Bindings[] => {
  const [first] = call.args;
  const [origin, ...others] = first === undefined ? [] : flow.settle({ file, id: first.value }).found;
  if (origin?.kind !== 'param' || others.length > 0 || origin.path.length > 0) return [];
  const param = flow.value(origin.ref);
  const fact = param?.kind === 'param' ? flow.program.file(origin.ref.file)?.structure.functions[param.fn] : undefined;
  if (param?.kind !== 'param' || fact === undefined) return [];
  const target = { file: origin.ref.file, id: param.fn, fact, bindings: noBindings };
  const { found } = callersOf(flow, target.file, target.id);
  if (found.length > MAX_USERS) return [];
  return found.map((caller) => bindArguments(caller.file, caller.call, target, noBindings));
};

const objectOf = (flow: Flow, file: string, call: Call, methods: ReadonlySet<string>): ValueId | undefined => {
  const callee = flow.value({ file, id: call.callee });
  return callee?.kind === 'member' && callee.name !== null && methods.has(callee.name) && call.args.length > 0
    ? callee.object
    : undefined;
};

const eventName = (flow: Flow, file: string, call: Call, bindings: Bindings): string | undefined => {
  const [first] = call.args;
  if (first === undefined) return undefined;
  const [origin, ...others] = flow.settle({ file, id: first.value }, bindings).found;
  const value = origin?.kind === 'value' && others.length === 0 ? flow.value(origin.ref) : undefined;
  return value?.kind === 'string' ? (value.text ?? undefined) : undefined;
};

/** What a listener is handed of what is emitted: all behind the name. */
export const told = (call: Call): Call => ({ ...call, args: call.args.slice(1) });
