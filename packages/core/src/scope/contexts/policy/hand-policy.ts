/** How a retry that is written by hand goes about it. */
import type { RetryPolicy } from '../../../facts/retry-policy.ts';
import { type Range, spanOf } from '../../../facts/span.ts';
import type { Call, ValueId } from '../../../facts/structure.ts';
import type { Flow } from '../../../flow/settle.ts';
import { partsOf } from '../depends-on.ts';
import type { Placed, Retry } from '../hand-written.ts';
import { sendsAnew } from '../moves-on.ts';
import { type Bounded, boundOfLoop, boundOfRecursion } from './counted.ts';
import { handsOnRetryAfter, mayBeEnded, mentions429, readsRetryAfter, repeatsOf } from './told-apart.ts';
import { waitIn } from './wait-between.ts';

export const handPolicy = (flow: Flow, file: string, placed: Placed, retry: Retry): RetryPolicy => {
  const { structure, call, fact } = placed;
  const { by, range, bounded, counts } = shapeOf(placed, retry);
  return {
    by,
    at: spanOf(file, retry.at),
    byAnswer: retry.byAnswer,
    polls: retry.polls,
    ...bounded,
    bound: bounded.bound === 'absent' && mayBeEnded(flow, file, placed) ? 'unknown' : bounded.bound,
    sendsAnew: sendsAnew(structure, range, call),
    wait: waitIn({ flow, file, structure, range, tried: call, attempt: attemptOf(retry), counts }),
    repeats: repeatsOf(flow, file, placed, retry.deciding.after, retry.of),
    meets: 'unknown',
    after429: mentions429(structure, range),
    readsRetryAfter: readsRetryAfter(structure, fact.at) || handsOnRetryAfter(flow, file, placed),
  };
};

const attemptOf = ({ caughtBy }: Retry): Range | undefined =>
  caughtBy === null || caughtBy === 'chain' || caughtBy.handler === null
    ? undefined
    : [caughtBy.at[0], caughtBy.handler.at[0]];

interface Shape {
  readonly by: 'loop' | 'recursion';
  readonly range: Range;
  readonly bounded: Bounded;
  readonly counts: ReadonlySet<ValueId>;
}

const shapeOf = ({ structure, fact, call }: Placed, { of, deciding }: Retry): Shape => {
  if ('kind' in of)
    return { by: 'loop', range: of.at, bounded: boundOfLoop(structure, of, deciding.all, call), counts: new Set() };
  const bounded = boundOfRecursion(structure, structure.calls[call]?.fn ?? 0, of, deciding.all);
  return { by: 'recursion', range: fact.at, bounded, counts: new Set(of.args.flatMap(handedOn(structure))) };
};

/** Parameters of the function that it hands itself again. */
const handedOn =
  (structure: Placed['structure']) =>
  ({ value }: Call['args'][number]): readonly ValueId[] =>
    [...partsOf(structure, value)].filter((id) => structure.values[id]?.kind === 'param');
