/** Whether an HTTP client's error, request and all, can come out of some steps. */
import type { Catalog } from '../../catalog/catalog.ts';
import { payloadErrors } from '../../catalog/log-contents.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import { type Range, type Span, spanOf } from '../../facts/span.ts';
import { foundOfKind } from '../../facts/of-kind.ts';
import type { Call, CallId, Step, Structure, ValueId } from '../../facts/structure.ts';
import { exitsOf } from '../../flow/exits.ts';
import { symbolText } from '../../flow/origin.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { chainedOn } from '../calls/chained.ts';
import type { CallTable } from './call-table.ts';
import { contains, isBare, isTransformed } from './harmless-errors.ts';

/** What an error that is thrown holds. */
export interface Thrown {
  readonly holds: 'request' | 'payload';
  /** `axios`, `stripe`. */
  readonly by: string;
  readonly certainty: 'sure' | 'likely';
  readonly at: Span;
}

export interface ThrownErrors {
  /** Of a `try` block. */
  outOf(file: string, steps: readonly Step[]): Thrown | undefined;
  /** By the promise that the call answers. */
  by(file: string, call: CallId): Thrown | undefined;
}

const MAX_DEPTH = 5;

export const createThrownErrors = (flow: Flow, calls: CallTable): ThrownErrors => {
  const known = new Map<string, Thrown | null>();
  const files = filesAround(flow, calls);

  const outOfFunction = (target: FunctionRef, depth: number): Thrown | undefined => {
    if (depth > MAX_DEPTH || !files.has(target.file)) return undefined;
    // By depth too: what was asked for first must not decide what is seen.
    const key = `${target.file}#${target.id}#${depth}`;
    const answer = known.get(key);
    if (answer !== undefined) return answer ?? undefined;
    known.set(key, null);
    const structure = flow.program.file(target.file)?.structure;
    const found =
      structure === undefined ? undefined : outOfSteps(target.file, structure, target.fact.body, true, depth);
    known.set(key, found ?? null);
    return found;
  };

  const outOfSteps = (
    file: string,
    structure: Structure,
    steps: readonly Step[],
    returned: boolean,
    depth: number,
  ): Thrown | undefined => {
    for (const id of callsThatThrow(flow, file, structure, steps)) {
      const call = structure.calls[id];
      if (call === undefined || !isWaitedFor(structure, call, returned)) continue;
      if (isCaught(structure, file, id, call)) continue;
      const found = byCall(file, structure, id, call, depth);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  const byCall = (file: string, structure: Structure, id: CallId, call: Call, depth: number): Thrown | undefined => {
    const outbound = calls.at(file, id);
    if (outbound !== undefined) return ofOutbound(flow, outbound);
    const verifier = ofVerifier(flow, file, call);
    if (verifier !== undefined) return verifier;
    const callees = mayBeOwn(structure, call) ? flow.functionsOf({ file, id: call.callee }).found : [];
    for (const target of callees) {
      const found = outOfFunction(target, depth + 1);
      if (found !== undefined) return found;
    }
    if (!isRunner(structure, call)) return undefined;
    for (const { value } of call.args) {
      const given = structure.values[value];
      const fact = given?.kind === 'function' ? structure.functions[given.fn] : undefined;
      if (given?.kind !== 'function' || fact === undefined) continue;
      const found = outOfFunction({ file, id: given.fn, fact, bindings: new Map() }, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  };

  return {
    outOf: (file, steps) => {
      const structure = flow.program.file(file)?.structure;
      return structure === undefined || !files.has(file) ? undefined : outOfSteps(file, structure, steps, false, 0);
    },
    by: (file, id) => {
      const structure = flow.program.file(file)?.structure;
      const call = structure?.calls[id];
      if (structure === undefined || call === undefined || !files.has(file)) return undefined;
      return byCall(file, structure, id, call, 0);
    },
  };
};

/** Its error can hold the request. */
export const mayLeak = (catalog: Catalog, { client, package: name }: OutboundCall): boolean =>
  catalog.leakOf(client) !== undefined || catalog.lettingThrough.has(name ?? '');

/** The files that make such calls, and those that import them: an error comes out of no other. */
const filesAround = (flow: Flow, calls: CallTable): ReadonlySet<string> => {
  const files = new Set([...calls.files((call) => mayLeak(flow.catalog, call)), ...verifyingFiles(flow)]);
  let border: readonly string[] = [...files];
  for (let hop = 0; hop < MAX_DEPTH && border.length > 0; hop++) {
    const added = new Set(
      border.flatMap((path) => flow.program.importers(path).found.map((importer) => importer.path)),
    );
    border = [...added].filter((path) => !files.has(path));
    for (const path of border) files.add(path);
  }
  return files;
};

const verifyingFiles = (flow: Flow): readonly string[] =>
  flow.program.paths.filter((path) =>
    flow.program
      .file(path)
      ?.structure.values.some((value) => value.kind === 'member' && /^constructEvent/u.test(value.name ?? '')),
  );

const ofOutbound = (flow: Flow, call: OutboundCall): Thrown | undefined => {
  const leaks = flow.catalog.leakOf(call.client);
  if (leaks !== undefined)
    return isTransformed(flow, call)
      ? undefined
      : { holds: 'request', by: call.client, certainty: isBare(flow, call) ? 'likely' : leaks, at: call.span };
  return call.package !== null && flow.catalog.lettingThrough.has(call.package)
    ? { holds: 'request', by: 'axios', certainty: 'sure', at: call.span }
    : undefined;
};

const ofVerifier = (flow: Flow, file: string, call: Call): Thrown | undefined => {
  const callee = flow.value({ file, id: call.callee });
  if (callee?.kind !== 'member' || !/^constructEvent/u.test(callee.name ?? '')) return undefined;
  const verifies = flow
    .settle({ file, id: call.callee })
    .found.some(
      (origin) => origin.kind === 'external' && payloadErrors.some((pattern) => pattern.test(symbolText(origin))),
    );
  return verifies ? { holds: 'payload', by: 'the verifier', certainty: 'sure', at: spanOf(file, call.at) } : undefined;
};

/** Functions of the program are called by name, by a member, or where they stand. */
const mayBeOwn = (structure: Structure, call: Call): boolean => {
  const callee = structure.values[call.callee];
  return (
    callee !== undefined && callee.kind !== 'global' && !call.construct && !isPlatformMember(structure, call.callee)
  );
};

const isPlatformMember = (structure: Structure, id: ValueId): boolean => {
  const value = structure.values[id];
  return value?.kind === 'member' && structure.values[value.object]?.kind === 'global';
};

/** `items.map(async () => ...)`, `retry(() => ...)`, and not what runs some other time. */
const isRunner = (structure: Structure, call: Call): boolean => {
  const callee = structure.values[call.callee];
  if (callee?.kind === 'global') return false;
  const name = callee !== undefined && 'name' in callee ? (callee.name ?? '') : '';
  return !/^(?:on|once|get|post|put|patch|delete|use|all|addEventListener|setTimeout|setInterval|setImmediate|subscribe|listen|schedule|useEffect|useCallback|filter|sort|find|catch|allSettled)$/u.test(
    name,
  );
};

/** The calls whose failure leaves the steps: not those that a `catch` of theirs keeps. */
const callsThatThrow = (flow: Flow, file: string, structure: Structure, steps: readonly Step[]): readonly CallId[] =>
  steps.flatMap((step): readonly CallId[] => {
    const inside = (inner: readonly Step[]): readonly CallId[] => callsThatThrow(flow, file, structure, inner);
    switch (step.kind) {
      case 'call':
        return [step.call];
      case 'branch':
        return [...inside(step.then), ...inside(step.else)];
      case 'switch':
        return step.cases.flatMap((one) => inside(one.body));
      case 'loop':
        return inside(step.body);
      case 'try':
        return [
          ...(step.handler === null || rethrows(flow, file, step.handler) ? inside(step.body) : []),
          ...inside(step.handler?.body ?? []),
          ...inside(step.finalizer),
        ];
      default:
        return [];
    }
  });

const rethrows = (
  flow: Flow,
  file: string,
  handler: { readonly body: readonly Step[]; readonly param: ValueId | null },
): boolean =>
  throwsIn(handler.body).some((value) =>
    flow
      .settle({ file, id: value })
      .found.some((origin) => origin.kind === 'value' && origin.ref.id === handler.param && origin.ref.file === file),
  );

const throwsIn = (steps: readonly Step[]): readonly ValueId[] =>
  exitsOf({
    at: [0, 0],
    name: null,
    parent: null,
    cls: null,
    params: [],
    async: false,
    generator: false,
    body: steps,
    directives: [],
  }).flatMap((exit) => (exit.how === 'throw' && exit.value !== null ? [exit.value] : []));

const awaits = new WeakMap<Structure, readonly Range[]>();

/** Its promise is awaited, alone or within something that is; or returned to a caller who does. */
const isWaitedFor = (structure: Structure, call: Call, returned: boolean): boolean => {
  if (call.awaited) return true;
  const ranges = awaits.get(structure) ?? foundOfKind(structure, 'await', ({ at }) => [at]);
  awaits.set(structure, ranges);
  const fact = structure.functions[call.fn];
  if (fact === undefined) return false;
  const [start, end] = call.fn === 0 ? [0, Number.POSITIVE_INFINITY] : fact.at;
  if (ranges.some((at) => at[0] >= start && at[1] <= end && contains(at, call.at))) return true;
  // What throws at once is caught without being awaited.
  if (!fact.async && call.discarded) return true;
  if (isSynchronous(structure, call)) return true;
  return (
    returned &&
    exitsOf(fact).some((exit) => {
      const value = exit.how === 'return' && exit.value !== null ? structure.values[exit.value] : undefined;
      return value !== undefined && contains(value.at, call.at);
    })
  );
};

const isSynchronous = (structure: Structure, call: Call): boolean => {
  const callee = structure.values[call.callee];
  return callee?.kind === 'member' && callee.name === 'constructEvent';
};

/** `.catch(() => null)` on the promise keeps the error. */
const isCaught = (structure: Structure, file: string, id: CallId, call: Call): boolean =>
  chainedOn({ structure, file, id, call }).some(
    ({ name, call: chained }) => name === 'catch' && chained.args.length > 0 && isAround(chained, call),
  );

/** In one expression; what a variable holds is caught some other time, by whoever asks here. */
const isAround = (outer: Call, inner: Call): boolean => contains(outer.at, inner.at);
