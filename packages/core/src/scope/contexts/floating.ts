/** The way from an outbound call outwards to a call whose promise nobody waits for. */
import type { FloatingCall } from '../../facts/floating-call.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import type { Call, CallId, FunctionFact, FunctionId, Structure, ValueId } from '../../facts/structure.ts';
import { callersOf } from '../../flow/callers-of.ts';
import { chainAfter } from '../../flow/effects/chain.ts';
import { detachedOf, isLoose } from '../../flow/effects/detached.ts';
import { runsLater } from '../../catalog/platform.ts';
import { exitsOf } from '../../flow/exits.ts';
import { symbolText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Because } from '../../rules/finding.ts';
import { answersBehind } from './answers-behind.ts';
import { aroundOf } from './around.ts';
import { lossIn } from './loss-in.ts';
import type { Found, Walk } from './reach.ts';
import { runnerOf } from './runner.ts';
import { writesStream } from './writes-stream.ts';
import { type Use, usesOf } from './uses-of.ts';

const MAX_DEPTH = 6;
const MAX_CALLERS = 16;

/** What is known of the way so far. */
interface Way {
  readonly caught: boolean;
  readonly via: readonly Because[];
  readonly seen: ReadonlySet<string>;
  readonly how: FloatingCall['how'];
}

interface Site {
  readonly file: string;
  readonly id: CallId;
  readonly structure: Structure;
  readonly call: Call;
  readonly fact: FunctionFact;
}

export type Contexts = (found: readonly Found[]) => FloatingCall['contexts'];

export const createFloating = (
  flow: Flow,
  walk: Walk,
  told: Contexts,
  isTest: (path: string) => boolean,
): ((call: OutboundCall) => readonly FloatingCall[]) => {
  const outward = (file: string, id: CallId, way: Way): readonly FloatingCall[] => {
    const site = siteAt(flow, file, id);
    const key = `${file}#${id}`;
    if (site === undefined || way.seen.has(key) || way.seen.size > MAX_DEPTH) return [];
    const on = { ...way, seen: new Set([...way.seen, key]) };
    if (isLoose(site.structure, site.call)) return answersBehind(site.structure, site.call) ? [] : [floating(site, on)];
    if (detachedOf(site.structure, site.call) !== undefined) return [];
    const { last, lastId } = endOf(site);
    const caught = on.caught || isCaughtInChain(site) || isCaughtAround(flow, site);
    const combined = combinatorOf(site.structure, lastId);
    if (combined !== undefined) return outward(file, combined, { ...on, how: 'all', caught });
    if (!last.awaited && !isReturned(site, lastId)) return [];
    return [
      ...throughCallers(site, { ...on, caught }),
      ...usesOf(flow, file, last.fn).flatMap((use) =>
        isTest(use.file) ? [] : throughUse(use, { ...on, caught }, site.fact),
      ),
    ];
  };

  const throughCallers = ({ file, structure, call, fact }: Site, way: Way): readonly FloatingCall[] => [
    ...callersOf(flow, file, call.fn)
      .found.filter((caller) => !isTest(caller.file))
      .slice(0, MAX_CALLERS)
      .flatMap((caller) => {
        const calls = flow.program.file(caller.file)?.structure.calls ?? [];
        const note = fact.name === null ? 'called here' : `${fact.name} is called here`;
        const via = [...way.via, { at: spanOf(caller.file, caller.call.at), note }];
        return outward(caller.file, calls.indexOf(caller.call), { ...way, via });
      }),
    ...calledInPlace(structure, call.fn).flatMap((id) => (writesStream(structure, fact) ? [] : outward(file, id, way))),
  ];

  /** It is handed to what answers a promise of it. */
  const throughUse = (use: Use, way: Way, fact: FunctionFact): readonly FloatingCall[] => {
    const site = siteAt(flow, use.file, use.call);
    const callee = site?.structure.values[site.call.callee];
    if (site === undefined || callee === undefined || use.path.length > 0) return [];
    const name = callee.kind === 'member' ? callee.name : null;
    if (name === 'forEach' && use.argument === 0) return fact.async ? [floating(site, { ...way, how: 'each' })] : [];
    if (use.argument === 0 && isTimer(flow, use.file, site.call))
      return isExecutor(site) ? [] : [floating(site, { ...way, how: 'later' })];
    const answers = (name !== null && ANSWERS.test(name)) || retries(use, site.call);
    return answers ? outward(use.file, use.call, { ...way, how: EACH.test(name ?? '') ? 'all' : way.how }) : [];
  };

  const retries = (use: Use, call: Call): boolean =>
    flow
      .settle({ file: use.file, id: call.callee })
      .found.some(
        (origin) => origin.kind === 'external' && runnerOf(flow, origin, use.argument, use.path)?.kind === 'retry',
      );

  const floating = (site: Site, way: Way): FloatingCall => {
    const { last, lastId } = endOf(site);
    const isTold = way.how !== 'each' && way.how !== 'later' && tellsCallback(site);
    return {
      at: spanOf(site.file, last.at),
      how: way.how,
      caught: way.caught || isTold || isCaughtInChain(site) || isLookedAfter(site, last),
      // Who is told by a callback may answer no promise.
      awaitable:
        way.how !== 'each' &&
        way.how !== 'later' &&
        !isTold &&
        last.discarded &&
        (site.structure.functions[last.fn]?.async ?? false),
      contexts: told(walk(site.file, lastId, null, 0).found),
      via: way.via,
    };
  };

  return ({ file, call }) => distinct(outward(file, call, { caught: false, via: [], seen: new Set(), how: 'alone' }));
};

/** What is handed to it runs, and what it answers comes after that. */
const ANSWERS = /^(?:then|catch|finally|map|flatMap)$/u;
const EACH = /^(?:map|flatMap)$/u;

const isTimer = (flow: Flow, file: string, { callee }: Call): boolean =>
  flow
    .settle({ file, id: callee })
    .found.some((origin) => origin.kind === 'external' && runsLater.test(symbolText(origin)));

/** `new Promise((resolve) => setTimeout(async () => resolve(await send()), 100))`: whoever waits for it waits for that. */
const isExecutor = ({ structure, call }: Site): boolean =>
  structure.calls.some((other) => {
    const [first] = other.args;
    const executor = first === undefined ? undefined : structure.values[first.value];
    return other.construct && executor?.kind === 'function' && executor.fn === call.fn;
  });

const siteAt = (flow: Flow, file: string, id: CallId): Site | undefined => {
  const structure = flow.program.file(file)?.structure;
  const call = structure?.calls[id];
  const fact = call === undefined ? undefined : structure?.functions[call.fn];
  return structure === undefined || call === undefined || fact === undefined
    ? undefined
    : { file, id, structure, call, fact };
};

/** The last call of its chain: `fetch(url).then(read).catch(log)`. */
const endOf = ({ structure, call, id }: Site): { readonly last: Call; readonly lastId: CallId } => {
  const last = chainAfter(structure, call).at(-1)?.call;
  return last === undefined ? { last: call, lastId: id } : { last, lastId: structure.calls.indexOf(last) };
};

const isCaughtInChain = ({ structure, call }: Site): boolean =>
  chainAfter(structure, call).some(
    (link) => link.name === 'catch' || (link.name === 'then' && link.call.args.length > 1),
  );

/** `client.put(params, (error) => …)`: its error, too, comes to the function it is handed. */
const tellsCallback = ({ structure, call }: Site): boolean => {
  const last = structure.values[call.args.at(-1)?.value ?? -1];
  const told = last?.kind === 'function' ? last.fn : undefined;
  return told !== undefined && structure.values.some((value) => value.kind === 'param' && value.fn === told);
};

/** `const sent = send(); sent.catch(log);` */
const isLookedAfter = ({ structure, call }: Site, last: Call): boolean => !last.discarded && isLoose(structure, call);

const isCaughtAround = (flow: Flow, { file, fact, id }: Site): boolean =>
  aroundOf(fact, id).some(
    (around) => around.kind === 'try' && around.part === 'body' && lossIn(flow, file, around.step) !== null,
  );

/** `Promise.all([send()])`, `Promise.all(list.map(send))`: the call of `all`. */
const combinatorOf = (structure: Structure, id: CallId): CallId | undefined => {
  const at = structure.calls.findIndex((call) => {
    const callee = structure.values[call.callee];
    const object = callee?.kind === 'member' ? structure.values[callee.object] : undefined;
    if (object?.kind !== 'global' || object.name !== 'Promise') return false;
    return call.args.some(({ value }) => holds(structure, value, id));
  });
  return at === -1 ? undefined : at;
};

const holds = (structure: Structure, value: ValueId, id: CallId): boolean => {
  const held = structure.values[value];
  if (held?.kind === 'call') return held.call === id;
  if (held?.kind === 'either') return held.of.some((one) => holds(structure, one, id));
  return held?.kind === 'array' && held.items.some((item) => holds(structure, item, id));
};

const isReturned = ({ structure, fact }: Site, id: CallId): boolean =>
  exitsOf(fact).some(({ how, value }) => how === 'return' && value !== null && holds(structure, value, id));

/** `(async () => {})()`. */
const calledInPlace = (structure: Structure, fn: FunctionId): readonly CallId[] =>
  structure.calls.flatMap((call, id) => {
    const callee = structure.values[call.callee];
    return callee?.kind === 'function' && callee.fn === fn ? [id] : [];
  });

const distinct = (all: readonly FloatingCall[]): readonly FloatingCall[] => {
  const key = ({ path, start, end }: Span): string => `${path}#${start}-${end}`;
  return [...new Map(all.map((one) => [key(one.at), one])).values()];
};
