import { type CallNode, calledName } from '../source/calls.ts';
import { giveOptions } from '../source/options.ts';
import { type Bound, boundFetch, boundInstance, firstIsOptions, number } from './clients.ts';

/** undici bounds the wait for the head and for each piece of the body; each is 300 s if nobody says otherwise. */
export const boundUndici: Bound = (mending, path, ms) => {
  if (calledName(path.node as CallNode) === 'fetch') {
    boundFetch(mending, path, ms);
    return;
  }
  boundInstance(
    mending,
    path,
    (at) => {
      const name = calledName(at.node as CallNode) ?? '';
      const index = MAKERS.test(name) ? (name === 'Agent' ? 0 : 1) : firstIsOptions(at) ? 0 : 1;
      giveOptions(mending, at, index, [number(mending, 'headersTimeout', ms), number(mending, 'bodyTimeout', ms)]);
    },
    MAKERS,
  );
};

const MAKERS = /^(?:Client|Pool|BalancedPool|Agent)$/u;
