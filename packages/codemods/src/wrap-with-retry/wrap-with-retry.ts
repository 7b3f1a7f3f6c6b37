import { nodeAt } from '../source/node-at.ts';
import { wrapperOf } from '../project/versions.ts';
import { type Mending, siteTransform } from '../source/mend-sites.ts';
import { Refusal, type Site } from '../transform.ts';
import type { Path } from '../source/node.ts';
import { heedAnswer } from './heed-answer.ts';
import { retryLoop } from './retry-loop.ts';
import { mendLoop } from './spread-waits.ts';
import { wrapLoop } from './wrapped.ts';

/** What the loop can be given where it stands. */
const IN_PLACE: ReadonlySet<string> = new Set(['unbounded', 'no-wait', 'fixed-wait', 'retry-after']);

/**
 * Gives a hand-written retry what it lacks: in its own loop, or with a function that tries again in its place. Options of a
 * site, whose range is the loop's: `lacks` as a rule names them, the offsets `call` and `wait` of what is repeated and of
 * what waits, `client`; `once` where a write without a key is repeated, `fatal` where errors that cannot pass are;
 * `unit` where what waits may count in something else than milliseconds;
 * `by` where the answer decides upon another attempt, `runs` where it runs in a browser.
 */
export const wrapWithRetry = siteTransform('wrap-with-retry', (mending, site) => {
  const { source, done } = mending;
  const path = nodeAt(source, `${String(site.start)}-${String(site.end)}`, 'retry');
  if (done.has(path.node)) return [];
  done.add(path.node);
  const lacks = lacksAt(mending, site);
  const wrap = (): readonly string[] => wrapLoop(mending, retryLoop(source, path), site);
  if (![...lacks].every((lack) => IN_PLACE.has(lack))) return wrap();
  // What repeats every error is replaced where that is possible: its other finding asks for that anyway.
  if (site.options['fatal'] === undefined && wrapperOf(mending.project, 'retry') === null)
    return mendInPlace(mending, path, lacks, site);
  try {
    return wrap();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return mendInPlace(mending, path, lacks, site);
  }
});

const mendInPlace = (mending: Mending, path: Path, lacks: ReadonlySet<string>, site: Site): readonly string[] => {
  if (!lacks.has('retry-after')) return mendLoop(mending, path, lacks, site);
  if (lacks.size > 1)
    throw new Refusal('The loop does not listen to how long it is told to wait, and lacks more than that.');
  return heedAnswer(mending, path, site);
};

/** Of all that was found of the same loop. */
const lacksAt = ({ sites }: Mending, { start, end }: Site): ReadonlySet<string> =>
  new Set(
    sites
      .filter((site) => site.start === start && site.end === end)
      .flatMap(({ options }) => (options['lacks'] ?? '').split(',')),
  );
