import { fromRuntime } from '../source/from-runtime.ts';
import type { Mending } from '../source/mend-sites.ts';
import { bare, endOf, j, outerRange, type Path, startOf } from '../source/node.ts';
import { reachableFrom } from '../source/reach.ts';
import { sliceOf } from '../source/source.ts';
import { Refusal, type Site } from '../transform.ts';
import { refuseOffNode } from './refuse-off-node.ts';
import { waitedIn } from './waited-in.ts';
import { ANSWERS } from './work.ts';

/** `sleep(delay)` becomes `sleep(Math.max(delay, retryAfterOf(response)))`. */
export const heedAnswer = (mending: Mending, loop: Path, site: Site): readonly string[] => {
  const { source } = mending;
  const ms = waitedIn(loop.node, site.options);
  const answer = answerAt(ms, site.options, startOf(loop.node));
  if (/retryAfter/u.test(sliceOf(source, ms.node))) throw new Refusal('The loop already waits as long as it is told.');
  refuseOffNode(mending, site);
  const helper = fromRuntime(mending, 'retryAfterOf');
  const [start, end] = outerRange(source.text, ms.node);
  source.magic.overwrite(start, end, `Math.max(${sliceOf(source, ms.node)}, ${helper}(${answer}))`);
  return ['A Retry-After is waited for, up to a minute: say so where that is too long or too short.'];
};

/** What was answered, or what was thrown, as the place that waits can name it. */
const answerAt = (ms: Path, { call, client = '' }: Site['options'], from: number): string => {
  const names = reachableFrom(ms).filter(({ id }) => startOf(id) > from);
  const answer = names.find(({ init, members }) => {
    const node = init === null ? null : bare(init);
    const awaited = j.AwaitExpression.check(node) ? (node.argument ?? null) : null;
    return awaited !== null && members.length === 0 && `${String(startOf(awaited))}-${String(endOf(awaited))}` === call;
  });
  // A client that answers whatever the status is throws nothing that has headers.
  const found =
    answer ??
    (ANSWERS.test(client) ? undefined : names.find(({ kind, members }) => kind === 'caught' && members.length === 0));
  if (found === undefined) throw new Refusal('Where the loop waits, what was answered is not at hand.');
  return found.name;
};
