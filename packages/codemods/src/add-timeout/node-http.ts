import { type CallNode, insertArgumentBefore } from '../source/calls.ts';
import { isFunction } from '../source/names.ts';
import { bare, j, type Node, type Path } from '../source/node.ts';
import { giveOptions } from '../source/options.ts';
import { lookUp } from '../source/reach.ts';
import { Refusal } from '../transform.ts';
import { type Bound, isOptions, signalOption } from './clients.ts';

/**
 * `signal` rather than `timeout`: that one only tells of a silent socket, so that the request has to be destroyed in a
 * listener of its own, and a peer that trickles never falls silent.
 */
export const boundNodeHttp: Bound = (mending, path, ms) => {
  const option = signalOption(mending, ms);
  const [first, second] = (path.node as CallNode).arguments;
  if (first !== undefined && isOptions(path, first)) giveOptions(mending, path, 0, [option]);
  else if (second === undefined || !isCallback(path, bare(second))) giveOptions(mending, path, 1, [option]);
  else insertArgumentBefore(mending.source, second, `{ signal: ${option.value} }`);
};

const isCallback = (path: Path, node: Node): boolean => {
  if (isFunction(node)) return true;
  if (!j.Identifier.check(node)) return isRefused(node);
  const init = lookUp(path, node.name)?.init ?? null;
  if (init !== null && isFunction(init)) return true;
  if (isOptions(path, node)) return false;
  return /^(?:cb|callback|done|next|resolve|on[A-Z]\w*|handle\w*)$/u.test(node.name) || isRefused(node);
};

const isRefused = (node: Node): boolean => {
  if (j.ObjectExpression.check(node)) return false;
  throw new Refusal('Whether the second argument holds options or a callback is not clear here.');
};
