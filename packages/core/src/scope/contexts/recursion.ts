/** Retries of a function that calls itself when it failed. */
import type { Call, Structure } from '../../facts/structure.ts';
import type { Around, Branch } from './around.ts';
import { isMadeOf, partsOf } from './depends-on.ts';
import { type Placed, type Retry, branchesIn, leavesThrough, outcomeOf } from './hand-written.ts';
import { handsNext } from './moves-on.ts';
import { contains, isFinalOnly, isRefusalOnly } from './retried-errors.ts';

/** One of the calls `again`, of the function itself, is made because the call failed. */
export const recursionOf = (placed: Placed, again: readonly Call[]): Retry | undefined => {
  const { structure, call } = placed;
  const own = structure.calls[call];
  if (own === undefined) return undefined;
  for (const other of again) {
    const caught = placed.around.find(
      (around) =>
        around.kind === 'try' &&
        around.part === 'body' &&
        around.step.handler !== null &&
        contains(around.step.handler.at, other.at),
    );
    const all = allBranches(placed, other);
    const asked = caught?.kind === 'try' ? branchesIn(caught.step.handler?.body ?? []) : all;
    const branches = asked.filter(({ at }) => contains(at, other.at));
    const after = asked.filter((branch) => branches.includes(branch) || isLeftBefore(placed, branch, other));
    if (isFinalOnly(structure, branches) || isLeftUnlessFinal(structure, caught, other)) continue;
    if (handsNext(structure, call, other) || asksWhatItWasTold(placed, other)) continue;
    if (caught !== undefined || isCaughtByChain(structure, own, other))
      return {
        ...{
          at: other.at,
          refusalOnly: isRefusalOnly(structure, branches),
          end: 'throws',
          byAnswer: false,
          polls: false,
        },
        deciding: { after, all },
        of: other,
        caughtBy: caught?.kind === 'try' ? caught.step : 'chain',
      };
    const asking = branches.filter((branch) => outcomeOf(placed, branch) !== undefined);
    if (other.at[0] > own.at[1] && asking.length > 0 && !isFinalOnly(structure, asking))
      return {
        ...{ at: other.at, refusalOnly: isRefusalOnly(structure, asking), end: 'throws', byAnswer: true, polls: false },
        deciding: { after, all },
        of: other,
        caughtBy: null,
      };
  }
  return undefined;
};

/** Those of the function, and of what is handed to the promise within: `.catch((error) => again())`. */
const allBranches = ({ structure, fact }: Placed, other: Call): readonly Branch[] => [
  ...branchesIn(fact.body),
  ...structure.functions
    .filter((inner) => inner !== fact && contains(fact.at, inner.at) && contains(inner.at, other.at))
    .flatMap((inner) => branchesIn(inner.body)),
];

/** `if (!isTransient(error)) throw error;`, behind the request. */
const isLeftBefore = ({ structure, call }: Placed, branch: Branch, other: Call): boolean =>
  branch.at[1] <= other.at[0] && leavesThrough(branch) && branch.at[0] > (structure.calls[call]?.at[0] ?? 0);

/** A redirect: what the function hands itself for the request was read off the answer. */
const asksWhatItWasTold = ({ structure, call }: Placed, other: Call): boolean => {
  const asked = new Set(
    (structure.calls[call]?.args ?? []).flatMap(({ value }) =>
      [...partsOf(structure, value)].flatMap((id) => {
        const part = structure.values[id];
        return part?.kind === 'param' ? [part.index] : [];
      }),
    ),
  );
  return other.args.some(
    ({ value }, index) => asked.has(index) && isMadeOf(structure, partsOf(structure, value), call),
  );
};

/** `if (status !== 401) throw error`, and then it is called again. */
const isLeftUnlessFinal = (structure: Structure, caught: Around | undefined, other: Call): boolean =>
  caught?.kind === 'try' &&
  isFinalOnly(
    structure,
    branchesIn(caught.step.handler?.body ?? []).filter(
      (branch) => branch.at[1] <= other.at[0] && leavesThrough(branch),
    ),
    '!',
  );

/** `post().catch(() => again())`. */
const isCaughtByChain = (structure: Structure, own: Call, other: Call): boolean =>
  structure.calls.some((call) => {
    if (!contains(call.at, other.at) || !contains(call.at, own.at)) return false;
    const callee = structure.values[call.callee];
    if (callee?.kind !== 'member' || (callee.name !== 'catch' && callee.name !== 'then')) return false;
    const handler = structure.values[call.args[callee.name === 'catch' ? 0 : 1]?.value ?? -1];
    const object = structure.values[callee.object];
    return (
      handler !== undefined && object !== undefined && contains(handler.at, other.at) && contains(object.at, own.at)
    );
  });
