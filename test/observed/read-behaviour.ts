import type { SdkDefaults } from '@seamlint/core';
import type { Attempts, Behaviour, Packed } from './observation.ts';

/** A write may have been carried out when this happens to it. */
const UNCLEAR = ['500', '502', '503', '504', 'hang', 'reset'];
/** As often as the server lets it: who gets there does not stop. */
const MANY = 'many';

const timesOf = (attempts: Packed | undefined): readonly (readonly [number, string])[] =>
  Object.entries(attempts ?? {}).flatMap(([times, causes]) =>
    causes.split(' ').map((cause) => [times === MANY ? Infinity : Number(times), cause] as const),
  );

/** What makes it try again. */
export const retried = (all: readonly Attempts[]): ReadonlySet<string> =>
  new Set(
    all
      .flatMap(({ write, read }) => [...timesOf(write), ...timesOf(read)])
      .filter(([times]) => times > 1)
      .map(([, cause]) => cause),
  );

export const mostRetries = ({ attempts }: Behaviour): SdkDefaults['retries'] => {
  const most = Math.max(...[...timesOf(attempts.write), ...timesOf(attempts.read)].map(([times]) => times), 1);
  return most === Infinity ? 'unbounded' : most - 1;
};

export const repeatsWrites = ({ attempts, retryOptions }: Behaviour): boolean =>
  [attempts, ...Object.values(retryOptions)].some(({ write }) =>
    timesOf(write).some(([times, cause]) => times > 1 && UNCLEAR.includes(cause)),
  );

/** HTTP methods for which the SDK makes a key, be it only once it is told to retry. */
export const keyedMethods = ({ keys }: Behaviour): readonly string[] =>
  Object.entries(keys)
    .filter(([, place]) => place !== 'none')
    .map(([method]) => method.split(' ')[0] ?? method);

/** How it says that it was refused. What hangs for ever says nothing. */
export const endingOf = ({ endings }: Behaviour): NonNullable<SdkDefaults['errors']> => {
  const ways = new Set(Object.keys(endings).map((ending) => (ending.startsWith('throws') ? 'throws' : ending)));
  ways.delete('never');
  if (ways.size > 1) return 'mixed';
  return ways.has('throws') ? 'throws' : 'result';
};
