import { requireNode } from '../project/versions.ts';
import type { Mending } from '../source/mend-sites.ts';
import { contains, endOf, memberName, type Node, type Path, startOf } from '../source/node.ts';
import { removeStatement } from '../source/remove-statement.ts';
import { sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { type Attempt, usesOfDeclared } from './attempt.ts';
import { refuseOtherNames } from './free-names.ts';
import type { Variable } from './holder.ts';
import { removeTimer, timerOf } from './timer.ts';

/**
 * `AbortSignal.timeout` in the place of a controller and its timer. The controller stays, and its signal beside the
 * timer, where somebody else aborts it, too.
 */
export const mendController = (mending: Mending, { calls }: Attempt, { declarator }: Variable): void => {
  const { source } = mending;
  const uses = usesOfDeclared(declarator);
  const own = uses.map(signalOf).filter((use) => use !== null && calls.some((call) => contains(call.node, use.node)));
  const timers = uses.flatMap((use) => timerOf(use) ?? []);
  const [timer, ...more] = timers;
  if (timer === undefined || more.length > 0) throw new Refusal('When the controller aborts is not clear here.');
  if (/\bAbortError\b/u.test(source.text))
    throw new Refusal('The code tells a timeout by AbortError, and that of AbortSignal.timeout is a TimeoutError.');
  const [first] = own;
  if (first === undefined || first === null) throw new Refusal('The call is given the signal under another name.');
  refuseOtherNames(timer.delay, first);
  const isTheirs = uses.length === own.length + 1;
  requireNode(mending.project, 'AbortSignal.timeout', 17, 3);
  if (!isTheirs) requireNode(mending.project, 'AbortSignal.any, which joins two signals,', 20, 3);
  const text = `AbortSignal.timeout(${sliceOf(source, timer.delay.node)})`;
  if (!isTheirs && uses.length > own.length + 1 + abortsOf(uses, timer.call))
    throw new Refusal('Something else asks for the signal of the controller.');
  for (const use of own) {
    if (use === null) continue;
    const kept = isTheirs ? text : `AbortSignal.any([${sliceOf(source, use.node)}, ${text}])`;
    source.magic.overwrite(startOf(use.node), endOf(use.node), kept);
  }
  removeTimer(source, timer);
  if (isTheirs) removeStatement(source, declarator.parent.node as Node);
};

/** `controller.signal`. */
const signalOf = (use: Path): Path | null => {
  const member: Path = use.parent;
  return memberName(member.node) === 'signal' ? member : null;
};

/** `controller.abort()` that is no timer's. */
const abortsOf = (uses: readonly Path[], timer: Path): number =>
  uses.filter((use) => memberName((use.parent as Path).node) === 'abort' && !contains(timer.node, use.node)).length;
