import type { RetrySettings } from './retrying.ts';

export interface FakeClock extends Required<Pick<RetrySettings, 'now' | 'sleep' | 'random'>> {
  /** What was asked to be waited. */
  readonly waits: readonly number[];
}

/** Time that passes only where it is waited for. */
export const fakeClock = (start: number, random: () => number = () => 1): FakeClock => {
  const waits: number[] = [];
  let time = start;
  return {
    waits,
    now: () => time,
    sleep: (ms, signal) => {
      signal?.throwIfAborted();
      waits.push(ms);
      time += ms;
      return Promise.resolve();
    },
    random,
  };
};
