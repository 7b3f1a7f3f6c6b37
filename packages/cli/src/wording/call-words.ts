/** What is known of an outbound call, in words: the same wherever it is told. */
import type { KeySource, OutboundCall } from '@seamlint/core';

export const EFFECT = { read: 'a read', write: 'a write', unknown: 'a read or a write' } as const;

export const limitSays = ({ limit: { state, by, ms, why, holder } }: Pick<OutboundCall, 'limit'>): string => {
  if (state === 'unknown') return `whether its time is limited cannot be seen${why === undefined ? '' : `: ${why}`}`;
  if (state === 'given')
    return `its time is limited by ${by === 'instance' ? (holder ?? 'its client') : (LIMIT[by] ?? by)}${ms === null ? '' : `: ${String(ms)} ms`}`;
  const reason = NO_LIMIT[by];
  return `nothing limits its time${reason === undefined ? '' : `: ${reason}`}`;
};

type Told = Readonly<Partial<Record<OutboundCall['limit']['by'], string>>>;

const LIMIT: Told = {
  call: 'the call itself',
  wrapper: 'what is around it',
  'sdk-default': 'the SDK, and nobody set anything else',
};

const NO_LIMIT: Told = {
  'signal-without-timer': 'no timer ever aborts its signal',
  race: 'it is raced against a timer, which aborts nothing',
  off: 'that is switched off',
};

export const keySays = ({ key: { state, mechanism, how }, autoKey }: Pick<OutboundCall, 'key' | 'autoKey'>): string => {
  const auto = autoKey ? '; the SDK makes one for its own retries' : '';
  if (mechanism === 'none') return `the API takes no idempotency key for it${auto}`;
  if (mechanism === 'unknown') return `whether the API takes an idempotency key is not known${auto}`;
  return `idempotency key (${how ?? mechanism}): ${state}${auto}`;
};

export const MADE = {
  random: 'the key is drawn here',
  time: 'the key is made of the time here',
  attempt: 'the key counts the attempts',
} as const;

export const SAME = {
  requests: 'the key is the same for all requests',
  process: 'the key is made once, when the process begins',
} as const;

/** Why a key does not do what it is for, without the places. */
export const keyFaults = ({ anew, sameFor, timed, shared }: KeySource): readonly string[] => [
  ...(anew === null ? [] : [ANEW[anew.by]]),
  ...(sameFor === null ? [] : [SAME[sameFor]]),
  ...(timed === null ? [] : ['it has the time in it']),
  ...(shared === null ? [] : [`${shared.operation}, which is done before, has the same key`]),
];

const ANEW = {
  random: 'each attempt draws another key',
  time: 'each attempt makes another key of the time',
  attempt: 'each attempt has another key, since it counts them',
} as const;
