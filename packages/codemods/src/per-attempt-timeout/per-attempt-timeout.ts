import { callAt } from '../source/calls.ts';
import { type Mending, siteTransform } from '../source/mend-sites.ts';
import { contains, dotted, j, type Node, type Path } from '../source/node.ts';
import { nodeAt } from '../source/node-at.ts';
import { Refusal, type Site } from '../transform.ts';
import type { Attempt } from './attempt.ts';
import { mendController } from './controller.ts';
import { mendField } from './field.ts';
import { holderOf } from './holder.ts';
import { mendOptions } from './in-options.ts';
import { mendNamed } from './named-signal.ts';

/**
 * Gives each attempt of a retry a timer of its own. Options of a site, which is the call: `making` and `region`, the
 * offsets of what makes the signal and of the loop or function that is repeated; `made`: `handed`, `elsewhere`.
 */
export const perAttemptTimeout = siteTransform('per-attempt-timeout', (mending, site) => {
  const { made } = site.options;
  if (made === 'handed')
    throw new Refusal('The signal is handed in: whoever makes it has to make one for each attempt.');
  if (made === 'elsewhere') throw new Refusal('The signal is made in another file.');
  const making = nodeAt(mending.source, site.options['making'], 'signal');
  if (mending.done.has(making.node)) return [];
  mending.done.add(making.node);
  mend(mending, attemptOf(mending, making, site));
  return ['Each attempt has its own time now: all of them together may take longer than before.'];
});

const attemptOf = ({ source, sites }: Mending, making: Path, site: Site): Attempt => {
  const same = sites.filter(({ options }) => options['making'] === site.options['making']);
  if (same.some(({ options }) => options['region'] !== site.options['region']))
    throw new Refusal('Several retries share the signal.');
  const region = nodeAt(source, site.options['region'], 'retry');
  if (contains(region.node, making.node)) throw new Refusal('Each attempt makes a signal of its own already.');
  return { making, region, calls: same.map((one) => callAt(source, one)) };
};

const mend = (mending: Mending, attempt: Attempt): void => {
  const holder = holderOf(attempt.making);
  const isController = isConstruction(attempt.making.node, 'AbortController');
  if (isController && holder.kind !== 'variable')
    throw new Refusal('The controller is held by something else than a variable.');
  if (holder.kind === 'options') mendOptions(mending, attempt, holder);
  else if (holder.kind === 'field') mendField(mending, attempt, holder);
  else if (isController) mendController(mending, attempt, holder);
  else mendNamed(mending, attempt, holder);
};

const isConstruction = (node: Node, name: string): boolean =>
  j.NewExpression.check(node) && dotted(node.callee) === name;
