import { randomUUID } from 'node:crypto';
import type { EventStore } from './event-store.ts';

export interface OnceOptions<T> {
  /** Seconds that an event counts as done; 14 days if left out: longer than a provider goes on delivering. */
  readonly ttlSec?: number;
  /** Seconds after which a claim whose work never ended may be taken by another delivery; 300 if left out. Longer than the work ever takes. */
  readonly leaseSec?: number;
  /** Whether what the work answered means that the event is done; if not, the claim is released as if it had thrown. */
  readonly isDone?: (value: T) => boolean;
  /** Told what the store threw after the work had come to its end, which is no reason to have the event delivered again. */
  readonly onStoreError?: (error: unknown) => void;
}

export type Once<T> =
  /** The work ran here, to its end. */
  | { readonly outcome: 'done'; readonly value: T }
  /** The work ran here, and `isDone` said no: the claim is released. */
  | { readonly outcome: 'failed'; readonly value: T }
  /** An earlier delivery was processed. Answer 2xx. */
  | { readonly outcome: 'duplicate' }
  /** Another delivery is being processed. Answer anything but 2xx, so that the provider tries again: that one may still fail. */
  | { readonly outcome: 'in-progress' };

/** What a template makes of an id that is not there, with or without a name in front. */
const NO_ID = /(?:^|:)\s*(?:undefined|null|NaN|\[object Object\])?$/u;

const DAY_SEC = 86_400;

/**
 * Does the work of an event once, however often, and however many at once, it is delivered. Where the work throws the claim
 * is released, and the error thrown on: answer 5xx, and the next delivery runs it anew. `id` is what stays the same when the
 * event is delivered again; put the provider's name in front where one store holds events of several (`stripe:evt_1`).
 * Throws a `TypeError` for an id that all events without one would share (empty, `stripe:`, `stripe:undefined`), and whatever the store throws while it is asked.
 */
export const onceByEventId = async <T>(
  store: EventStore,
  id: string,
  work: () => T | PromiseLike<T>,
  { ttlSec = 14 * DAY_SEC, leaseSec = 300, isDone = () => true, onStoreError = () => undefined }: OnceOptions<T> = {},
): Promise<Once<T>> => {
  if (typeof id !== 'string' || id.trim() === '') throw new TypeError('The id of an event must not be empty.');
  if (NO_ID.test(id))
    throw new TypeError(
      `The id of an event must not be "${id}": the event has no id, and all such events would share it.`,
    );
  if (!(ttlSec > 0) || !(leaseSec > 0)) throw new RangeError('ttlSec and leaseSec must be above 0.');
  const owner = randomUUID();
  const claim = await store.claim(id, owner, leaseSec * 1000);
  if (claim !== 'claimed') return { outcome: claim === 'done' ? 'duplicate' : 'in-progress' };
  const settled = (change: Promise<void>): Promise<void> => change.catch(onStoreError);
  let value: T;
  try {
    value = await work();
  } catch (error) {
    await settled(store.release(id, owner));
    throw error;
  }
  if (!isDone(value)) {
    await settled(store.release(id, owner));
    return { outcome: 'failed', value };
  }
  await settled(store.finish(id, owner, ttlSec * 1000));
  return { outcome: 'done', value };
};
