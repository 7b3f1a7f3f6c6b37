import { type CallNode, calledName } from '../source/calls.ts';
import { bare, j, type Node } from '../source/node.ts';
import { giveOptions } from '../source/options.ts';
import { Refusal } from '../transform.ts';
import { giveBeforeCallback } from './callback.ts';
import { type Bound, boundInstance, isOptions, number } from './clients.ts';

/** `request(options, callback)`, `request.post(url, options, callback)`, `request.defaults({})`. */
export const boundRequest: Bound = (mending, path, ms) => {
  boundInstance(
    mending,
    path,
    (at) => {
      const call = at.node as CallNode;
      const [first] = call.arguments;
      const option = number(mending, 'timeout', ms);
      const isFirst = calledName(call) === 'defaults' || (first !== undefined && isOptions(at, first));
      if (isFirst) giveOptions(mending, at, 0, [option]);
      else giveBeforeCallback(mending, at, 1, [option]);
    },
    /^defaults$/u,
  );
};

/** `timeout` bounds the connecting alone: the wait for the head and the silence after it have options of their own. */
export const boundNeedle: Bound = (mending, path, ms) => {
  const options = ['response_timeout', 'read_timeout'].map((name) => number(mending, name, ms));
  giveBeforeCallback(mending, path, needleIndex(path.node as CallNode), options);
};

const needleIndex = (call: CallNode): number => {
  const name = j.Identifier.check(bare(call.callee)) ? null : calledName(call);
  if (name !== null && /^(?:get|head)$/u.test(name)) return 1;
  if (name !== null && name !== 'request') return 2;
  const verb = textOf(call.arguments[0]);
  // `needle('get', url, options)` takes no data.
  if (verb === null || (name === null && /^(?:get|head)$/iu.test(verb) && call.arguments.length < 4))
    throw new Refusal('Where needle takes its options is not clear here.');
  return 3;
};

const textOf = (node: Node | undefined): string | null =>
  node !== undefined && j.StringLiteral.check(node) && !/[./]/u.test(node.value) ? node.value : null;
