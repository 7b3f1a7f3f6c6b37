/** The way from a call outwards: through its function, what the function is handed to, who calls it. */
import { detaching } from '../../catalog/platform.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import type { Call, CallId, FunctionFact, FunctionId } from '../../facts/structure.ts';
import { callersOf } from '../../flow/callers-of.ts';
import { emitsFor } from '../../flow/emitters.ts';
import { symbolText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Open } from '../known.ts';
import type { Entries } from './entries.ts';
import { type Loss, fateOf } from './fate.ts';
import { type Handing, createHanding } from './handing.ts';
import { lossIn } from './loss-in.ts';
import { aroundOf } from './around.ts';
import { decoratedBy } from './own-decorators.ts';
import { limitOfLoop } from './policy/most-attempts.ts';
import { handPolicy } from './policy/hand-policy.ts';
import { type Placed, type Retry, retryOf } from './hand-written.ts';
import { recursionOf } from './recursion.ts';
import {
  type Boundary,
  type Found,
  type Reach,
  type Walk,
  context,
  distinct,
  lessened,
  merged,
  nothing,
  worse,
} from './reach.ts';
import { type Use, usesOf, usesOfAnswer } from './uses-of.ts';

/** How many functions outwards. */
const MAX_DEPTH = 6;
/** Of a function that everybody calls some callers tell enough. */
const MAX_CALLERS = 16;
const MAX_FOUND = 40;

export const createWalk = (flow: Flow, entries: Entries, isTest: (path: string) => boolean): Walk => {
  const memo = new Map<string, Reach>();
  const active = new Set<string>();
  let cut = 0;

  const walk: Walk = (file, id, boundary, depth) => {
    const key = `${file}#${id}${boundary === null ? '' : `<${boundary.file}#${boundary.fn}`}`;
    const known = memo.get(key);
    if (known !== undefined) return known;
    if (active.has(key)) return nothing;
    if (depth > MAX_DEPTH) {
      cut += 1;
      return { ...nothing, open: [openAt(file, 'the way to what runs it is too long')] };
    }
    active.add(key);
    const before = cut;
    const answer = outward(file, id, boundary, depth);
    active.delete(key);
    if (cut === before) memo.set(key, answer);
    return answer;
  };

  const handing: Handing = createHanding(flow, walk);

  const outward = (file: string, id: CallId, boundary: Boundary | null, depth: number): Reach => {
    const structure = flow.program.file(file)?.structure;
    const call = structure?.calls[id];
    const fact = call === undefined ? undefined : structure?.functions[call.fn];
    if (structure === undefined || call === undefined || fact === undefined) return nothing;
    const placed: Placed = { structure, fact, call: id, around: aroundOf(fact, id) };
    const inside = insideOwn(file, call.fn, placed);
    const around = aroundFunction(file, call.fn, placed, boundary, depth, inside.loss);
    const { found } = around;
    return {
      found: distinct([...inside.found, ...found.map((context) => lessened(context, inside.loss))]).slice(0, MAX_FOUND),
      open: around.open,
      loss: worse(inside.loss, around.loss),
    };
  };

  /** The loops and `try`s around it in its own function, and that function as it calls itself. */
  const insideOwn = (file: string, fn: FunctionId, placed: Placed): Reach => {
    const found: Found[] = [];
    const recursion = recursionOf(placed, selfCalls(file, fn, placed.fact));
    let { loss } = fateOf(flow, file, placed.call, promises(file, placed));
    const again = (): void => {
      if (recursion === undefined) return;
      const note = 'its function calls itself when it fails';
      // What the chain does with the error is to try again.
      found.push(
        lessened(retryContext(flow, file, placed, recursion, note), recursion.caughtBy === 'chain' ? null : loss),
      );
    };
    placed.around.forEach((around, index) => {
      // What this clause does with the error is to try again.
      if (recursion !== undefined && around.step === recursion.caughtBy) again();
      if (around.kind === 'try') loss = loss ?? (around.part === 'body' ? lossIn(flow, file, around.step) : null);
      if (around.kind !== 'loop') return;
      const retry = retryOf(placed, index);
      const at = spanOf(file, [around.step.at[0], around.step.at[1]]);
      if (retry === undefined) {
        found.push({ ...context('loop', at, 'in a loop', false, 'sure') });
        return;
      }
      found.push(retryContext(flow, file, placed, retry, 'retried by the loop here'));
      loss = retry.end === 'throws' ? null : { at, kind: retry.end, answered: false };
    });
    if (recursion?.caughtBy === null || recursion?.caughtBy === 'chain') again();
    return { found, open: [], loss };
  };

  /** A function of the program that is not `async` fails where it is called. */
  const promises = (file: string, { structure, call }: Placed): boolean => {
    const callee = structure.calls[call]?.callee;
    const functions = callee === undefined ? [] : flow.functionsOf({ file, id: callee }).found;
    return functions.length === 0 || functions.some(({ fact }) => fact.async);
  };

  const aroundFunction = (
    file: string,
    fn: FunctionId,
    placed: Placed,
    boundary: Boundary | null,
    depth: number,
    loss: Loss | null,
  ): Reach => {
    const parts: Reach[] = [];
    if (boundary !== null && boundary.file === file && boundary.fn === fn) return merged(parts);
    if (boundary === null) {
      const own = entries.of(file, fn).map((entry) => ({ ...entry, via: [] }));
      parts.push({ ...nothing, found: [...own, ...decoratedBy(flow, walk, file, fn, depth)] });
    }
    for (const use of usesOf(flow, file, fn))
      if (!isTest(use.file))
        parts.push(throughUse(use, spanOf(file, placed.fact.at), fn === 0 ? null : boundary, depth));
    if (fn !== 0) parts.push(throughCallers(file, fn, placed.fact, boundary, depth, loss));
    return merged(parts);
  };

  const selfCalls = (file: string, fn: FunctionId, fact: FunctionFact): readonly Call[] =>
    callersOf(flow, file, fn).found.flatMap((caller) =>
      caller.file === file && caller.call.at[0] >= fact.at[0] && caller.call.at[1] <= fact.at[1] ? [caller.call] : [],
    );

  /** It is handed to a call: what that does with it, and what runs the call. */
  const throughUse = (use: Use, runs: Span, boundary: Boundary | null, depth: number): Reach => {
    const call = flow.program.file(use.file)?.structure.calls[use.call];
    if (call === undefined || !isWithin(boundary, use.file, call)) return nothing;
    const handed = handing(use, depth);
    const answers = usesOfAnswer(flow, use.file, use.call).map((one) => handing(one, depth));
    // Whoever emits what the function is told of runs it; who asked for it to be told does not.
    const emits = boundary === null ? emitsFor(flow, use.file, call) : [];
    const outer =
      emits.length > 0
        ? merged(emits.slice(0, MAX_CALLERS).map((emit) => walk(emit.file, emit.id, null, depth + 1)))
        : walk(use.file, use.call, boundary, depth + 1);
    const loss = worse(handed.loss, isDetached(use.file, call) ? quietAt(use.file, call) : null);
    return {
      found: [
        ...handed.found.map((one) => (one.kind === 'retry' ? { ...one, runs } : one)),
        ...answers.flatMap(({ found }) => found),
        ...outer.found.map((context) => lessened(context, loss)),
      ],
      open: [...handed.open, ...outer.open],
      loss: worse(loss, outer.loss),
    };
  };

  const isDetached = (file: string, call: Call): boolean =>
    flow
      .settle({ file, id: call.callee })
      .found.some((origin) => origin.kind === 'external' && detaching.test(symbolText(origin)));

  const throughCallers = (
    file: string,
    fn: FunctionId,
    fact: FunctionFact,
    boundary: Boundary | null,
    depth: number,
    loss: Loss | null,
  ): Reach => {
    const callers = callersOf(flow, file, fn);
    const parts = callers.found
      .filter((caller) => !isTest(caller.file))
      .slice(0, MAX_CALLERS)
      .map((caller): Reach => {
        if (!isWithin(boundary, caller.file, caller.call)) return nothing;
        if (caller.file === file && contains(fact, caller.call)) return nothing;
        const structure = flow.program.file(caller.file)?.structure;
        const id = structure?.calls.indexOf(caller.call) ?? -1;
        const outer = walk(caller.file, id, boundary, depth + 1);
        const fate = fateOf(flow, caller.file, id, fact.async);
        const at = spanOf(caller.file, caller.call.at);
        const note = fact.name === null ? 'called here' : `${fact.name} is called here`;
        // Told by its answer, which nobody reads.
        const unread = loss?.kind === 'told' && fate.ignored ? { ...loss, kind: 'quiet' as const } : null;
        return {
          ...outer,
          found: outer.found.map((one) => ({ ...lessened(one, unread), via: [{ at, note }, ...one.via] })),
        };
      });
    const all = merged(parts);
    return boundary === null ? { ...all, open: [...all.open, ...callers.open] } : all;
  };

  return walk;
};

const contains = (fact: FunctionFact, call: Call): boolean => fact.at[0] <= call.at[0] && call.at[1] <= fact.at[1];

const isWithin = (boundary: Boundary | null, file: string, { at }: Call): boolean =>
  boundary === null || (boundary.file === file && boundary.at[0] <= at[0] && at[1] <= boundary.at[1]);

const quietAt = (file: string, call: Call): Loss => ({ at: spanOf(file, call.at), kind: 'quiet', answered: false });

const openAt = (path: string, why: string): Open => ({ why, at: { path, start: 0, end: 0 } });

const retryContext = (flow: Flow, file: string, placed: Placed, retry: Retry, note: string): Found => {
  const { at, refusalOnly, byAnswer } = retry;
  const found = refusalOnly
    ? context('retry', spanOf(file, at), `${note}, only if it was refused before anything was done`, false, 'sure')
    : context('retry', spanOf(file, at), note, true, 'sure');
  const limit = 'kind' in retry.of ? limitOfLoop(placed.structure, file, retry.of) : undefined;
  return {
    ...found,
    byAnswer,
    policy: handPolicy(flow, file, placed, retry),
    ...(limit === undefined ? {} : { limit }),
  };
};
