import type { CallNode } from '../source/calls.ts';
import { giveOptions } from '../source/options.ts';
import { giveBeforeCallback } from './callback.ts';
import { type Bound, isOptions, signalOption } from './clients.ts';

/**
 * `signal` rather than `timeout`: that one only tells of a silent socket, so that the request has to be destroyed in a
 * listener of its own, and a peer that trickles never falls silent.
 */
export const boundNodeHttp: Bound = (mending, path, ms) => {
  const option = signalOption(mending, ms);
  const [first] = (path.node as CallNode).arguments;
  if (first !== undefined && isOptions(path, first)) giveOptions(mending, path, 0, [option]);
  else giveBeforeCallback(mending, path, 1, [option]);
};
