/** What a call does with a function it is handed: a library's runner, the program's own wrapper, once for each of many. */
import type { Runner } from '../../catalog/tables/runners.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import type { Call, CallId, Structure, ValueId } from '../../facts/structure.ts';
import { bindArguments } from '../../flow/bind-arguments.ts';
import { type Origin, noBindings } from '../../flow/origin.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { optionOf } from '../calls/option.ts';
import { isOwnWrapper } from '../../flow/wrappers/own-wrapper.ts';
import { abortsAlways } from './aborts-always.ts';
import { isHanded } from './is-handed.ts';
import { type Boundary, type Found, type Reach, type Walk, context, nothing } from './reach.ts';
import { repeatsByQueue, textOf } from './queue-attempts.ts';
import { type External, type Repeats, repeatsBy, runnerOf } from './runner.ts';
import { isOnce } from './policy/most-attempts.ts';
import { libraryPolicy } from './policy/library-policy.ts';
import type { Use } from './uses-of.ts';

export type Handing = (use: Use, depth: number) => Reach;

/** `super(…)` in the constructor of a class: what that extends is made. */
const superclassOf = ({ values, classes }: Structure, { callee }: Call): ValueId | null => {
  const value = values[callee];
  return value?.kind === 'super' && value.cls !== null ? (classes[value.cls]?.superclass ?? null) : null;
};

const MAX_DEPTH = 6;
const EACH = /^(?:map|forEach|flatMap|reduce|filter|some|every|find)$/u;
const RETRY_NAME = /retr(?:y|ies|ying)|back_?off/iu;

export const createHanding = (flow: Flow, walk: Walk): Handing => {
  const handing: Handing = (use, depth) => {
    const structure = flow.program.file(use.file)?.structure;
    const call = structure?.calls[use.call];
    if (structure === undefined || call === undefined || depth > MAX_DEPTH) return nothing;
    if (isOwnWrapper(flow, { file: use.file, id: call.callee }, 'retry')) return byConfig(use, structure, call);
    const callee = flow.settle({ file: use.file, id: superclassOf(structure, call) ?? call.callee });
    const functions = flow.functionsOf({ file: use.file, id: call.callee }).found;
    const parts = [
      ...callee.found.map((origin) => byLibrary(use, call, origin)),
      ...functions.map((target) => byOwnWrapper(use, call, target, depth)),
    ];
    const found = parts.flatMap((part) => part.found);
    if (found.length === 0 && functions.length === 0) return unfollowed(use, structure, call, callee);
    return {
      found,
      open: parts.flatMap((part) => part.open),
      loss: parts.map((part) => part.loss).find((loss) => loss !== null) ?? null,
    };
  };

  /** What the config calls a retry is one, however it goes about it. */
  const byConfig = (use: Use, structure: Structure, call: Call): Reach => {
    const value = structure.values[call.callee];
    const name = value?.kind === 'member' || value?.kind === 'variable' || value?.kind === 'import' ? value.name : null;
    const note =
      name === null ? 'handed to a retry of the config' : `handed to ${name}, which the config calls a retry`;
    return { ...nothing, found: [context('retry', spanOf(use.file, call.at), note, true, 'sure')] };
  };

  const byLibrary = (use: Use, call: Call, origin: Origin): Reach => {
    const runner = origin.kind === 'external' ? runnerOf(flow, origin, use.argument, use.path) : undefined;
    if (runner === undefined) return nothing;
    const at = spanOf(use.file, call.at);
    if (runner.givesUpBy?.includes('AbortError') === true && neverAgain(use, call)) return nothing;
    const repeats = repeatsOfRunner(use, call, runner, origin);
    if (repeats === 'open')
      return { ...nothing, open: [{ why: 'the attempts of its jobs may be set in another file', at }] };
    if (runner.kind === 'retry' && repeats === 'never') return nothing;
    const refusalOnly = runner.repeatsAllBy !== undefined && !isToldAny(use, call, runner.repeatsAllBy);
    return {
      ...nothing,
      found: [
        {
          ...context(
            runner.kind,
            at,
            refusalOnly ? `${runner.note}, only if it was refused before anything was done` : runner.note,
            repeats !== 'never' && !refusalOnly,
            repeats === 'sure' ? 'sure' : 'likely',
          ),
          overHttp: runner.overHttp === true,
          ...(runner.kind === 'retry' ? { policy: libraryPolicy(flow, use.file, call, runner, use.argument) } : {}),
        },
      ],
    };
  };

  const isToldAny = (use: Use, call: Call, { arg, options }: NonNullable<Runner['repeatsAllBy']>): boolean => {
    const held = call.args[arg];
    return options.some(
      (name) => held !== undefined && optionOf(flow, { file: use.file, id: held.value }, [name]).state !== 'absent',
    );
  };

  const neverAgain = (use: Use, call: Call): boolean => {
    const handed = call.args[use.argument];
    const functions = handed === undefined ? [] : flow.functionsOf({ file: use.file, id: handed.value }).found;
    return functions.length > 0 && functions.every((target) => abortsAlways(flow, target));
  };

  const repeatsOfRunner = (use: Use, call: Call, runner: Runner, origin: Origin): Repeats | 'open' => {
    const { repeats } = runner;
    if (repeats === 'always') return 'sure';
    if (repeats === 'likely' || repeats === 'never') return repeats;
    if (repeats !== 'queue') return repeatsBy(flow, use.file, call, repeats);
    // Who sees one file only cannot know what others add to the queue.
    if (flow.program.importers(use.file).open.length > 0) return 'open';
    return repeatsByQueue(flow, queueName(use, call, origin));
  };

  const queueName = (use: Use, call: Call, origin: Origin): string | null => {
    const holder = origin.kind === 'external' && origin.package === 'bull' ? madeBy(origin) : call;
    const [first] = holder?.args ?? [];
    if (first === undefined) return null;
    return textOf(flow, {
      file: holder === call || origin.kind !== 'external' ? use.file : origin.ref.file,
      id: first.value,
    });
  };

  const madeBy = (origin: External): Call | undefined => {
    const value = flow.value(origin.ref);
    return value?.kind === 'call' ? flow.program.file(origin.ref.file)?.structure.calls[value.call] : undefined;
  };

  /** A function of the program that runs a parameter of its own: how it does is read off its body. */
  const byOwnWrapper = (use: Use, call: Call, target: FunctionRef, depth: number): Reach => {
    const structure = flow.program.file(target.file)?.structure;
    if (structure === undefined) return nothing;
    const boundary: Boundary = { file: target.file, fn: target.id, at: target.fact.at };
    const via = { at: spanOf(use.file, call.at), note: `handed to ${target.fact.name ?? 'a function'} here` };
    const parts = callsWithin(structure, target).flatMap((id): readonly Reach[] => {
      const inner = structure.calls[id];
      if (inner === undefined) return [];
      if (isHanded(flow, target, use, inner.callee))
        return [throughIts(walk(target.file, id, boundary, depth + 1), spanOf(target.file, inner.at), target)];
      const at = inner.args.findIndex(({ value }) => isHanded(flow, target, use, value));
      if (at === -1) return [];
      const passed: Use = { file: target.file, call: id, argument: at, path: [] };
      return [handing(passed, depth + 1), walk(target.file, id, boundary, depth + 1)];
    });
    // `retrying(run, { attempts: 1 })`
    const bindings = bindArguments(use.file, call, target, noBindings);
    const again = ({ limit }: Found): boolean => limit === undefined || !isOnce(flow, limit, bindings);
    return {
      found: parts.flatMap(({ found }) =>
        found.filter(again).map((one): Found => ({ ...one, by: via.at, via: [via, ...one.via] })),
      ),
      open: parts.flatMap(({ open }) => open),
      loss: parts.map(({ loss }) => loss).find((loss) => loss !== null) ?? null,
    };
  };

  /** What it is handed runs there. */
  const throughIts = (reach: Reach, at: Span, { fact }: FunctionRef): Reach => ({
    ...reach,
    found: reach.found.map((one) => ({
      ...one,
      via: [{ at, note: `which ${fact.name ?? 'the function'} runs here` }, ...one.via],
    })),
  });

  /** Calls of the function's own body and of the functions in it. */
  const callsWithin = (structure: Structure, { fact }: FunctionRef): readonly CallId[] =>
    structure.calls.flatMap(({ at }, id) => (fact.at[0] <= at[0] && at[1] <= fact.at[1] ? [id] : []));

  const unfollowed = (use: Use, structure: Structure, call: Call, callee: ReturnType<Flow['settle']>): Reach => {
    const value = structure.values[call.callee];
    const name = value?.kind === 'member' || value?.kind === 'variable' || value?.kind === 'import' ? value.name : null;
    const at = spanOf(use.file, call.at);
    if (name === null) return nothing;
    if (value?.kind === 'member' && EACH.test(name) && use.argument === 0 && use.path.length === 0)
      return { ...nothing, found: [context('loop', at, 'once for each of many', false, 'sure')] };
    const [open] = callee.open;
    if (open !== undefined) return { ...nothing, open: [open] };
    const isNamed = RETRY_NAME.test(name) && !callee.found.every(isKnownOtherwise);
    return isNamed ? { ...nothing, found: [context('retry', at, `handed to ${name}`, true, 'likely')] } : nothing;
  };

  /** A library that is known, asked not to retry. */
  const isKnownOtherwise = (origin: Origin): boolean =>
    origin.kind === 'external' && (origin.package === null || runnerOf(flow, origin, 0, []) !== undefined);

  return handing;
};
