/** How often the jobs of a queue are tried: who adds to it says so, mostly in another file. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import { type Origin, pathText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { type Repeats, statedNumber } from './runner.ts';

const PACKAGES = /^(?:bull|bullmq|@nestjs\/bull|@nestjs\/bullmq|bull-board)$/u;

interface Said {
  /** null: it could be any queue. */
  readonly queue: string | null;
  readonly attempts: readonly (number | 'unknown')[];
}

const memo = new WeakMap<Flow, readonly Said[]>();

export const repeatsByQueue = (flow: Flow, name: string | null): Repeats => {
  const said = memo.get(flow) ?? filesOfQueues(flow).flatMap((path) => saidIn(flow, path));
  memo.set(flow, said);
  const own = said.filter(({ queue }) => queue === name && queue !== null);
  const any = said.filter(({ queue }) => queue === null);
  const attempts = own.flatMap((one) => one.attempts);
  if (attempts.some((one) => one !== 'unknown' && one > 1)) return 'sure';
  if (name === null || own.length === 0 || attempts.includes('unknown')) return 'likely';
  return any.some((one) => one.attempts.some((count) => count === 'unknown' || count > 1)) ? 'likely' : 'never';
};

export const textOf = (flow: Flow, ref: Ref): string | null => {
  const texts = flow.settle(ref).found.flatMap((origin) => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    return value?.kind === 'string' && value.text !== null ? [value.text] : [];
  });
  return texts.length === 1 ? (texts[0] ?? null) : null;
};

/** Those that name the package of a queue, and those that import one of them: they may add to it. */
const filesOfQueues = (flow: Flow): readonly string[] => {
  const naming = flow.program.paths.filter(
    (path) => flow.program.file(path)?.facts.some((fact) => fact.kind === 'mention' && fact.of === 'queue') ?? false,
  );
  const importing = naming.flatMap((path) => {
    const { found } = flow.program.importers(path);
    return found.length > MAX_IMPORTERS ? [] : found.map((importer) => importer.path);
  });
  return [...new Set([...naming, ...importing])];
};

const MAX_IMPORTERS = 100;

const saidIn = (flow: Flow, path: string): readonly Said[] => {
  const structure = flow.program.file(path)?.structure;
  if (structure === undefined) return [];
  const named = structure.edges.some((edge) => 'specifier' in edge && PACKAGES.test(edge.specifier));
  return structure.calls.flatMap((call) => {
    const callee = structure.values[call.callee];
    if (callee?.kind === 'member' && /^(?:add|addBulk|registerQueue|registerQueueAsync)$/u.test(callee.name ?? ''))
      return call.args.length > 0 && (named || call.args.length > 1) ? added(flow, path, call, named) : [];
    return call.construct && named ? constructed(flow, path, call) : [];
  });
};

/** `new Queue('name', { defaultJobOptions: { attempts } })`. */
const constructed = (flow: Flow, file: string, call: Call): readonly Said[] => {
  const isQueue = flow
    .settle({ file, id: call.callee })
    .found.some((origin) => origin.kind === 'external' && isQueueClass(origin));
  return isQueue ? [queueOf(flow, file, call, 1)] : [];
};

const isQueueClass = (origin: Extract<Origin, { kind: 'external' }>): boolean =>
  (origin.package === 'bullmq' && pathText(origin.path) === 'Queue') ||
  (origin.package === 'bull' && origin.path.length === 0);

const queueOf = (flow: Flow, file: string, call: Call, options: number): Said => {
  const [name] = call.args;
  const holder = call.args[options];
  return {
    queue: name === undefined ? null : textOf(flow, { file, id: name.value }),
    attempts:
      holder === undefined ? [] : statedNumber(flow, { file, id: holder.value }, ['defaultJobOptions', 'attempts']),
  };
};

const added = (flow: Flow, file: string, call: Call, named: boolean): readonly Said[] => {
  const callee = flow.value({ file, id: call.callee });
  const [first] = call.args;
  if (callee?.kind !== 'member' || first === undefined) return [];
  if (/^registerQueue/u.test(callee.name ?? ''))
    return call.args.map(({ value }) => registered(flow, { file, id: value }));
  const origins = flow.settle({ file, id: call.callee }).found;
  const queue = origins.find(
    (origin) =>
      origin.kind === 'external' &&
      /^(?:bull|bullmq)$/u.test(origin.package ?? '') &&
      /\(\)\.add(?:Bulk)?$/u.test(pathText(origin.path)),
  );
  const last = call.args.at(-1);
  const attempts =
    last === undefined || call.args.length < 2 ? [] : statedNumber(flow, { file, id: last.value }, ['attempts']);
  const made = queue?.kind === 'external' ? nameOfQueue(flow, queue) : null;
  if (made !== null) return [{ queue: made, attempts }];
  // A queue that is injected: its name stands in the file where it is asked for.
  const sure = attempts.filter((count) => count !== 'unknown');
  const injected = named && sure.length > 0 ? injectedNames(flow, file) : [];
  if (injected.length === 0 && queue?.kind === 'external') return [{ queue: null, attempts }];
  return injected.map((name) => ({ queue: name, attempts: sure }));
};

const registered = (flow: Flow, ref: Ref): Said => {
  const names = flow.settleMember(ref, ['name']).found;
  const [only] = names;
  return {
    queue: only?.kind === 'value' ? textOf(flow, only.ref) : null,
    attempts: statedNumber(flow, ref, ['defaultJobOptions', 'attempts']),
  };
};

/** The call that the queue was made by holds its name. */
const nameOfQueue = (flow: Flow, origin: Extract<Origin, { kind: 'external' }>): string | null => {
  let ref: Ref | undefined = origin.ref;
  for (let depth = 0; ref !== undefined && depth < 6; depth += 1) {
    const file: string = ref.file;
    const value = flow.value(ref);
    const call = value?.kind === 'call' ? flow.program.file(file)?.structure.calls[value.call] : undefined;
    const [first] = call?.args ?? [];
    if (call?.construct === true && first !== undefined) return textOf(flow, { file, id: first.value });
    const callee = call === undefined ? undefined : flow.value({ file, id: call.callee });
    ref = callee?.kind === 'member' ? { file, id: callee.object } : undefined;
  }
  return null;
};

const injectedNames = (flow: Flow, file: string): readonly string[] => {
  const structure = flow.program.file(file)?.structure;
  return (structure?.calls ?? []).flatMap((call) => {
    const [first] = call.args;
    const asks = flow
      .settle({ file, id: call.callee })
      .found.some((origin) => origin.kind === 'external' && origin.path.join('.') === 'InjectQueue');
    const name = first === undefined || !asks ? null : textOf(flow, { file, id: first.value });
    return name === null ? [] : [name];
  });
};
