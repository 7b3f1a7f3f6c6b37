import { type CallNode, insertArgumentBefore } from '../source/calls.ts';
import type { Mending } from '../source/mend-sites.ts';
import { isFunction } from '../source/names.ts';
import { bare, j, type Node, type Path } from '../source/node.ts';
import { giveOptions, type Option } from '../source/options.ts';
import { lookUp } from '../source/reach.ts';
import { Refusal } from '../transform.ts';
import { isOptions } from './clients.ts';

/** Options in the argument `index`, in front of the callback that may stand there. */
export const giveBeforeCallback = (mending: Mending, path: Path, index: number, options: readonly Option[]): void => {
  const argument = (path.node as CallNode).arguments[index];
  if (argument === undefined || !isCallback(path, bare(argument))) giveOptions(mending, path, index, options);
  else {
    const text = options.map(({ name, value }) => `${name}: ${value}`).join(', ');
    insertArgumentBefore(mending.source, argument, `{ ${text} }`);
  }
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
  throw new Refusal('Whether this argument holds options or a callback is not clear here.');
};
