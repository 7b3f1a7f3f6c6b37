/** Retries that are written by hand: a loop that goes round when it failed. */
import type { Range } from '../../facts/span.ts';
import type { Call, CallId, FunctionFact, Step, Structure, ValueId } from '../../facts/structure.ts';
import type { Around, Branch, Loop, Try } from './around.ts';
import { isMadeOf, partsOf } from './depends-on.ts';
import { movesAlong, movesOn } from './moves-on.ts';
import {
  type Outcome,
  isConflictOnly,
  isFinalOnly,
  isRenewalOnly,
  isRefusalOnly,
  outcomeIn,
} from './retried-errors.ts';
import { type Ways, waysAfter, waysOf } from './ways.ts';

export interface Retry {
  readonly at: Range;
  /** Only what proves that nothing was done is tried again. */
  readonly refusalOnly: boolean;
  /** How the last failure leaves it. `told`: by what is returned. */
  readonly end: 'throws' | 'told' | 'quiet';
  /** What is answered decides, not what is thrown. */
  readonly byAnswer: boolean;
  /** A success goes round, too, until the answer is the one that is waited for. */
  readonly polls: boolean;
  /** Branches that decide upon another attempt, and all there are. */
  readonly deciding: { readonly after: readonly Branch[]; readonly all: readonly Branch[] };
  /** The loop, or the call of the function by itself. */
  readonly of: Loop | Call;
  /** The clause that leads to another attempt; `chain`: that of the promise. */
  readonly caughtBy: Try | 'chain' | null;
}

/** What is asked about, in its own function. */
export interface Placed {
  readonly structure: Structure;
  readonly fact: FunctionFact;
  readonly call: CallId;
  readonly around: readonly Around[];
}

/** The loop `around[index]` as a retry of the call; undefined where it goes round for another reason. */
export const retryOf = (placed: Placed, index: number): Retry | undefined => {
  const loop = placed.around[index];
  if (loop?.kind !== 'loop' || !mayCount(placed.structure, loop.step)) return undefined;
  if (movesAlong(placed.structure, loop.step, placed.call)) return undefined;
  const inner = placed.around.slice(0, index);
  const lastLoop = inner.findLastIndex(({ kind }) => kind === 'loop');
  const nested = lastLoop === -1 ? undefined : inner[lastLoop]?.step;
  const isTarget = (step: Step): boolean => step === nested || (step.kind === 'call' && step.call === placed.call);
  const success = waysAfter(loop.step.body, isTarget);
  if (success === undefined) return undefined;
  const caught = goingRound(loop.step, inner.slice(lastLoop + 1));
  return caught === undefined
    ? answeredRetry(placed, loop.step, success)
    : caughtRetry(placed, loop.step, caught, success);
};

/** One that walks a collection does it for each of many, unless all it walks is numbers: delays. */
const mayCount = (structure: Structure, { over }: Loop): boolean => {
  if (over === null) return true;
  const value = structure.values[over];
  const [only, more] = value?.kind === 'variable' ? value.defs : [over];
  const list = only === undefined || more !== undefined ? undefined : structure.values[only];
  // An empty one is filled later, with whatever.
  return (
    list?.kind === 'array' &&
    list.items.length > 0 &&
    list.items.every((id) => structure.values[id]?.kind === 'constant')
  );
};

/** The `try` whose `catch` leads to another round. */
const goingRound = (loop: Loop, inner: readonly Around[]): Try | undefined => {
  for (const around of inner) {
    if (around.kind !== 'try' || around.part !== 'body' || around.step.handler === null) continue;
    const ways = waysOf(around.step.handler.body);
    const after = ways.has('end') ? waysAfter(loop.body, (step) => step === around.step) : undefined;
    if (ways.has('continue') || after?.has('end') === true || after?.has('continue') === true) return around.step;
    if (!ways.has('throw')) return undefined;
  }
  return undefined;
};

const caughtRetry = (placed: Placed, loop: Loop, caught: Try, success: Ways): Retry | undefined => {
  const leaves = success.has('return') || success.has('break');
  const stays = success.has('end') || success.has('continue');
  const isRetry = leaves ? !stays || leavesOnAnswer(placed, loop) : endsByFlag(placed, loop, caught);
  if (!isRetry || (stays && movesOn(placed.structure, loop.at, placed.call, caught.handler?.at ?? caught.at)))
    return undefined;
  const handler = caught.handler?.body ?? [];
  const branches = branchesIn(handler);
  if (isConflictOnly(placed.structure, branches.filter(leavesOrGoesRound))) return undefined;
  return {
    at: loop.at,
    refusalOnly: branches.some((branch) => leavesThrough(branch)) && isRefusalOnly(placed.structure, branches),
    end: waysOf(handler).has('throw') ? 'throws' : endAfter(placed.fact, loop),
    byAnswer: false,
    polls: leaves && stays,
    deciding: { after: [...branches, ...answering(placed, loop)], all: branchesIn(loop.body) },
    of: loop,
    caughtBy: caught,
  };
};

/** `if (response.ok) return response`, and else another round. */
const answeredRetry = (placed: Placed, loop: Loop, success: Ways): Retry | undefined => {
  if (!(success.has('end') || success.has('continue')) || asksSomethingElse(placed)) return undefined;
  const asking = branchesIn(loop.body).filter((branch) => outcomeOf(placed, branch) !== undefined);
  if (!asking.some((branch) => tellsRound(placed, branch))) return undefined;
  if (isFinalOnly(placed.structure, asking)) return undefined;
  // `if (response.status !== 401) return response;`: another token, another name.
  const [only, more] = asking.filter(leavesThrough);
  if (only !== undefined && more === undefined && goesRoundFor(placed.structure, only)) return undefined;
  const again = asking.some((branch) => failureWays(placed, branch).has('continue'));
  if (!again && asking.some((branch) => endsOnFailure(placed, branch))) return undefined;
  return {
    at: loop.at,
    refusalOnly: isRefusalOnly(placed.structure, asking),
    end: endAfter(placed.fact, loop),
    byAnswer: true,
    polls: goesRoundAnyway(placed, loop, asking),
    deciding: { after: branchesIn(loop.body), all: branchesIn(loop.body) },
    of: loop,
    caughtBy: null,
  };
};

/** Only what would be refused again as it is goes round: 401, 409. */
const goesRoundFor = (structure: Structure, branch: Branch): boolean => {
  const [then] = [waysOf(branch.then)];
  return !then.has('end') && !then.has('continue') && isRenewalOnly(structure, branch);
};

/** `if (!response.ok) continue;`, and a success goes round as well until what it says is what is waited for. */
const goesRoundAnyway = (placed: Placed, loop: Loop, asking: readonly Branch[]): boolean => {
  const after = asking.map((branch) => waysAfter(loop.body, (step) => step === branch));
  if (!after.every((ways) => ways?.has('end') === true)) return false;
  const tests = branchesIn(loop.body).filter(leavesThrough);
  return [loop.test ?? [], tests.map(({ test }) => test)].flat().some((test) => asksState(placed, test));
};

/** `status !== 'succeeded'`, of what was answered. */
const asksState = ({ structure, call }: Placed, test: ValueId): boolean =>
  [...partsOf(structure, test)].some((id) => {
    const value = structure.values[id];
    if (value?.kind !== 'binary' || !/^[!=]==?$/u.test(value.op)) return false;
    return [
      [value.left, value.right],
      [value.right, value.left],
    ].some(
      ([one = -1, other = -1]) =>
        structure.values[one]?.kind === 'string' && isMadeOf(structure, partsOf(structure, other), call),
    );
  });

/** What it asks for next it was told by the answer: the next page, where it was redirected to. */
const asksSomethingElse = ({ structure, call }: Placed): boolean =>
  structure.calls[call]?.args.some(({ value }) => isMadeOf(structure, partsOf(structure, value), call)) ?? false;

export const outcomeOf = ({ structure, call }: Placed, { test }: Branch): Outcome | undefined =>
  outcomeIn(structure, test, call);

/** Success leaves the loop, or failure goes round. */
const tellsRound = (placed: Placed, branch: Branch): boolean => {
  const arms = [waysOf(branch.then), waysOf(branch.else)];
  const leaves = arms.map((ways) => !ways.has('end') && (ways.has('return') || ways.has('break')));
  const outcome = outcomeOf(placed, branch);
  if (outcome === 'succeeded') return leaves[0] === true || failureWays(placed, branch).has('continue');
  if (outcome === 'failed') return leaves[1] === true || failureWays(placed, branch).has('continue');
  return leaves[0] !== leaves[1] || arms.some((ways) => ways.has('continue'));
};

const failureWays = (placed: Placed, branch: Branch): Ways =>
  waysOf(outcomeOf(placed, branch) === 'succeeded' ? branch.else : branch.then);

/** `if (!response.ok) throw`: what goes round then is something else. */
const endsOnFailure = (placed: Placed, branch: Branch): boolean => {
  if (outcomeOf(placed, branch) === 'asked') return false;
  const ways = failureWays(placed, branch);
  return !ways.has('end') && !ways.has('continue');
};

/** An answer that is given on, whatever it says: `if (response.status < 500) return response`. */
const answering = (placed: Placed, loop: Loop): readonly Branch[] =>
  branchesIn(loop.body).filter((branch) => {
    const arms = [waysOf(branch.then), waysOf(branch.else)];
    return outcomeOf(placed, branch) !== undefined && arms.some((ways) => ways.has('return') || ways.has('break'));
  });

const leavesOnAnswer = ({ structure, call }: Placed, loop: Loop): boolean =>
  branchesIn(loop.body).some(
    (branch) => isMadeOf(structure, partsOf(structure, branch.test), call) && leavesThrough(branch),
  );

export const leavesThrough = (branch: Branch): boolean => {
  const ways = [waysOf(branch.then), waysOf(branch.else)];
  return ways.some((way) => !way.has('end') && !way.has('continue'));
};

/** `if (isConflict(error)) continue; throw error;` says it the other way round. */
const leavesOrGoesRound = (branch: Branch): boolean =>
  leavesThrough(branch) ||
  [waysOf(branch.then), waysOf(branch.else)].some((ways) => ways.has('continue') && !ways.has('end'));

/** `while (!done) { try { await post(); done = true } catch {} }`. */
const endsByFlag = ({ structure, call }: Placed, loop: Loop, caught: Try): boolean => {
  if (loop.test === null) return false;
  const done = structure.calls[call]?.at[1] ?? 0;
  const end = caught.handler?.at[0] ?? caught.at[1];
  return [...partsOf(structure, loop.test)].some((id) => {
    const value = structure.values[id];
    if (value?.kind !== 'variable') return false;
    return value.defs.some((def) => {
      const at = structure.values[def]?.at ?? [0, 0];
      return at[0] >= done && at[1] <= end && structure.values[def]?.kind === 'constant';
    });
  });
};

const endAfter = (fact: FunctionFact, loop: Loop): Retry['end'] => {
  const ways = waysAfter(fact.body, (step) => step === loop);
  if (ways?.has('throw') === true) return 'throws';
  return ways?.has('return') === true ? 'told' : 'quiet';
};

export const branchesIn = (steps: readonly Step[]): readonly Branch[] =>
  steps.flatMap((step): readonly Branch[] => {
    switch (step.kind) {
      case 'branch':
        return [step, ...branchesIn(step.then), ...branchesIn(step.else)];
      case 'switch':
        return step.cases.flatMap(({ body }) => branchesIn(body));
      case 'loop':
        return branchesIn(step.body);
      case 'try':
        return [...branchesIn(step.body), ...branchesIn(step.handler?.body ?? []), ...branchesIn(step.finalizer)];
      default:
        return [];
    }
  });
