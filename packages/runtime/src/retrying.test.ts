import { afterEach, describe, expect, it } from 'vitest';
import { callPolicy } from './call-policy.ts';
import { type FakeClock, fakeClock } from './fake-clock.ts';
import {
  answer,
  drip,
  hang,
  type Misbehaviour,
  type MisbehavingServer,
  misbehavingServer,
  reset,
  resetInBody,
} from './misbehaving-server.ts';
import type { FailedAttempt } from './retrying.ts';
import { type Attempt, type RetryOptions, withRetry } from './with-retry.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const LIMIT_MS = 10_000;

type Run = <T>(fn: (attempt: Attempt) => Promise<T>, options: RetryOptions) => Promise<T>;

/** Both go about it in the same way. */
const runs: Readonly<Record<string, Run>> = {
  withRetry,
  callPolicy: (fn, { key, repeatable, signal, ...settings }) =>
    callPolicy({ timeoutMs: LIMIT_MS, ...settings }).run(fn, {
      ...(key === undefined ? {} : { key }),
      ...(repeatable === undefined ? {} : { repeatable }),
      ...(signal === undefined ? {} : { signal }),
    }),
};

let server: MisbehavingServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});
const serve = async (...script: readonly [Misbehaviour, ...Misbehaviour[]]): Promise<MisbehavingServer> =>
  (server = await misbehavingServer(...script));

const clock = (): FakeClock => fakeClock(START);

/** A write that says on each attempt which one it is. */
const post =
  (url: string) =>
  ({ signal, key, number }: Attempt): Promise<Response> =>
    fetch(url, { method: 'POST', signal, headers: { 'Idempotency-Key': key, Attempt: String(number) } });

const sent = ({ received }: MisbehavingServer, name: string): readonly unknown[] =>
  received.map(({ headers }) => headers[name]);

describe.each(Object.entries(runs))('%s against a peer that misbehaves', (_name, run) => {
  it('gives one key to all attempts of a write, and each its own signal and limit', async () => {
    const peer = await serve(hang, reset, answer(500), answer(201));
    const signals: AbortSignal[] = [];
    const response = await run((attempt) => (signals.push(attempt.signal), post(peer.url)(attempt)), {
      ...clock(),
      ...{ attempts: 4, timeoutMs: 100, key: 'charge-order-1' },
    });
    expect(response.status).toBe(201);
    expect(sent(peer, 'idempotency-key')).toEqual(Array(4).fill('charge-order-1'));
    expect(sent(peer, 'attempt')).toEqual(['1', '2', '3', '4']);
    expect(new Set(signals).size).toBe(4);
    await peer.received[0]?.abandoned;
  });

  it.each([
    ['the peer hung', hang],
    ['the peer reset the connection', reset],
    ['the peer failed', answer(500)],
  ])('does not repeat a write without a key after %s', async (_what, behaviour) => {
    const peer = await serve(behaviour, answer(201));
    const time = clock();
    const call = run(post(peer.url), { ...time, timeoutMs: 100 });
    await call.then(
      (response) => expect(response.status).toBe(500),
      (error: unknown) => expect(error).toBeInstanceOf(Error),
    );
    expect(peer.received).toHaveLength(1);
    expect(time.waits).toEqual([]);
  });

  it('repeats any write that the peer refused to take', async () => {
    const peer = await serve(answer(429), answer(201));
    expect((await run(post(peer.url), clock())).status).toBe(201);
    expect(peer.received).toHaveLength(2);
  });

  it('repeats any write that did not reach the peer', async () => {
    const { url } = await serve(answer(200));
    await server?.stop();
    const numbers: number[] = [];
    const call = run((attempt) => (numbers.push(attempt.number), post(url)(attempt)), clock());
    await expect(call).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    expect(numbers).toEqual([1, 2, 3]);
  });

  it.each([
    ['breaks off', resetInBody],
    ['drips', drip],
  ])('repeats a read whose body %s, where it is read inside', async (_what, behaviour) => {
    const peer = await serve(behaviour, answer(200));
    const read = run(async ({ signal }) => (await fetch(peer.url, { signal })).json(), {
      ...clock(),
      ...{ timeoutMs: 100, repeatable: true },
    });
    expect(await read).toEqual({ ok: true });
    expect(peer.received).toHaveLength(2);
  });

  it('meets a storm of failures with waits that double up to their limit, then hands over the last', async () => {
    const peer = await serve(answer(500), answer(502), answer(503), answer(504), answer(500), answer(200));
    const time = clock();
    const { status } = await run(post(peer.url), {
      ...time,
      ...{ attempts: 5, initialDelayMs: 100, maxDelayMs: 350, repeatable: true },
    });
    expect({ status, requests: peer.received.length }).toEqual({ status: 500, requests: 5 });
    expect(time.waits).toEqual([100, 200, 350, 350]);
  });

  it('leaves each wait to chance', async () => {
    const peer = await serve(answer(503));
    const parts = [0, 0.25, 0.5];
    const time = fakeClock(START, () => parts.shift() ?? 1);
    await run(post(peer.url), { ...time, attempts: 4, initialDelayMs: 400, repeatable: true });
    expect(time.waits).toEqual([0, 200, 800]);
  });

  it.each([
    ['seconds', { 'Retry-After': '7' }, 7_000, 7_700],
    ['a date', { 'Retry-After': 'Thu, 01 Jan 2026 00:00:30 GMT' }, 30_000, 33_000],
    ['a date without a zone', { 'Retry-After': 'Thu Jan  1 00:00:30 2026' }, 30_000, 33_000],
    ['milliseconds', { 'Retry-After-Ms': '2500', 'Retry-After': '9' }, 2_500, 2_750],
    ['less than it waits anyway', { 'Retry-After': '0' }, 0, 500],
    ['nonsense', { 'Retry-After': 'soon' }, 0, 500],
    ['a time before now', { 'Retry-After': '-5' }, 0, 500],
  ])('after a 429 that says %s it waits that long, and up to a tenth more', async (_what, headers, least, most) => {
    const peer = await serve(answer(429, headers), answer(429, headers), answer(200));
    const chances = [0, 1];
    const time = fakeClock(START, () => chances.shift() ?? 1);
    const call = run(post(peer.url), { ...time, now: () => START, initialDelayMs: 250 });
    expect((await call).status).toBe(200);
    expect(time.waits).toEqual([least, most]);
  });

  it('hands over an answer that asks for too long a wait', async () => {
    const peer = await serve(answer(429, { 'Retry-After': '61' }), answer(200));
    const time = clock();
    expect((await run(post(peer.url), time)).status).toBe(429);
    expect({ requests: peer.received.length, waits: time.waits }).toEqual({ requests: 1, waits: [] });
  });

  it('begins no attempt behind its budget', async () => {
    const peer = await serve(answer(503));
    const time = clock();
    await run(post(peer.url), { ...time, attempts: 9, initialDelayMs: 400, budgetMs: 1_000, repeatable: true });
    expect({ requests: peer.received.length, waits: time.waits }).toEqual({ requests: 2, waits: [400] });
  });

  it.each([400, 401, 403, 404, 409, 422])('does not repeat a %i', async (status) => {
    const peer = await serve(answer(status), answer(200));
    expect((await run(post(peer.url), { ...clock(), repeatable: true })).status).toBe(status);
    expect(peer.received).toHaveLength(1);
  });

  it.each([
    ['a status', { id: 'delivery_1', status: 429 }],
    ['a status of its own and a list', { statusCode: 503, headers: ['To', 'From'] }],
    ['a code', { id: 'delivery_1', code: 'ECONNREFUSED' }],
    ['a cause', { id: 'delivery_1', cause: { code: 'ECONNRESET' } }],
    ['another answer', { id: 'delivery_1', response: { status: 503 } }],
    ['an outage in its message', { name: 'ServiceUnavailable', message: 'fetch failed' }],
  ])('takes what was answered for good, though it holds %s', async (_what, value) => {
    const numbers: number[] = [];
    const time = clock();
    const call = run(async ({ number }) => Promise.resolve((numbers.push(number), value)), {
      ...time,
      repeatable: true,
    });
    expect(await call).toBe(value);
    expect({ numbers, waits: time.waits }).toEqual({ numbers: [1], waits: [] });
  });

  it.each([
    ['status', { status: 503, headers: {} }],
    ['statusCode', { statusCode: 429, headers: { 'retry-after': '1' } }],
  ])('repeats after the answer of a client that does not throw: %s and headers', async (_what, value) => {
    const time = clock();
    expect(await run(() => Promise.resolve(value), { ...time, repeatable: true })).toBe(value);
    expect(time.waits).toHaveLength(2);
  });

  it('says before each wait what failed', async () => {
    const peer = await serve(reset, answer(503), answer(200));
    const failed: FailedAttempt[] = [];
    const options: RetryOptions = { ...clock(), repeatable: true, onRetry: (one) => void failed.push(one) };
    await run(post(peer.url), options);
    expect(failed).toMatchObject([
      { number: 1, waitMs: 500, failure: expect.any(TypeError) as unknown },
      { number: 2, waitMs: 1_000, failure: { status: 503 } },
    ]);
  });

  it.each(['attempts', 'timeoutMs', 'initialDelayMs', 'maxDelayMs', 'maxRetryAfterMs', 'budgetMs'])(
    'refuses %s that is no number or below zero, before anything is sent',
    async (name) => {
      const numbers: number[] = [];
      for (const value of [Number.NaN, -1]) {
        const call = async (): Promise<unknown> =>
          await run(({ number }) => Promise.resolve(numbers.push(number)), { ...clock(), [name]: value });
        await expect(call()).rejects.toThrow(new RangeError(`${name} must be a number from 0 up, and is ${value}.`));
      }
      expect(numbers).toEqual([]);
    },
  );

  it('takes Infinity for no limit, and only where there may be none', async () => {
    const peer = await serve(answer(503), answer(429, { 'Retry-After': '3600' }), answer(200));
    const none = { attempts: Infinity, timeoutMs: Infinity, maxDelayMs: Infinity, maxRetryAfterMs: Infinity };
    const time = clock();
    const options: RetryOptions = { ...time, ...none, budgetMs: Infinity, repeatable: true };
    expect((await run(post(peer.url), options)).status).toBe(200);
    expect(time.waits).toHaveLength(2);
    const call = async (): Promise<unknown> => await run(post(peer.url), { ...clock(), initialDelayMs: Infinity });
    await expect(call()).rejects.toThrow('initialDelayMs must be finite');
  });

  it('ends a wait when the caller gives up', async () => {
    const peer = await serve(answer(503), answer(200));
    const caller = new AbortController();
    const reason = new Error('shutting down');
    // The timer of its own, which nobody waits out.
    const call = run(post(peer.url), {
      ...{ random: () => 1, initialDelayMs: 25_000, repeatable: true, signal: caller.signal },
      onRetry: () => setImmediate(() => caller.abort(reason)),
    });
    await expect(call).rejects.toBe(reason);
    expect(peer.received).toHaveLength(1);
  });

  it('ends an attempt when the caller gives up, whether it listens or not', async () => {
    const caller = new AbortController();
    const reason = new Error('shutting down');
    const call = run(() => new Promise<never>(() => caller.abort(reason)), { signal: caller.signal });
    await expect(call).rejects.toBe(reason);
    const never = run(() => Promise.reject(new Error('called')), { signal: caller.signal });
    await expect(never).rejects.toBe(reason);
  });
});
