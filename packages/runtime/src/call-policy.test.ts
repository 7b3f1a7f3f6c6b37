import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { callPolicy, type CallPolicyOptions } from './call-policy.ts';
import { fakeClock } from './fake-clock.ts';
import {
  answer,
  hang,
  type Misbehaviour,
  type MisbehavingServer,
  misbehavingServer,
  reset,
} from './misbehaving-server.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const once: CallPolicyOptions = { timeoutMs: 10_000, attempts: 1 };

// The clock alone: the timers of sockets go on.
beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: START }));

let server: MisbehavingServer | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await server?.stop();
  server = undefined;
});
const serve = async (...script: readonly [Misbehaviour, ...Misbehaviour[]]): Promise<MisbehavingServer> =>
  (server = await misbehavingServer(...script));

describe('the circuit breaker of callPolicy', () => {
  const breaker = { failures: 2, halfOpenAfterMs: 60_000 };
  const caller = (options: CallPolicyOptions, url: string): (() => Promise<number | string>) => {
    const policy = callPolicy(options);
    return () =>
      policy
        .run(({ signal }) => fetch(url, { signal }))
        .then(
          ({ status }) => status,
          (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : 'failed'),
        );
  };

  it('sends nothing after failures in a row, and after a while one call, to see', async () => {
    const peer = await serve(answer(500), reset, answer(503), answer(200));
    const call = caller({ ...once, breaker }, peer.url);
    expect([await call(), await call(), await call(), await call()]).toEqual([
      500,
      'failed',
      'CIRCUIT_OPEN',
      'CIRCUIT_OPEN',
    ]);
    expect(peer.received).toHaveLength(2);
    vi.setSystemTime(START + 60_000);
    expect([await call(), await call()]).toEqual([503, 'CIRCUIT_OPEN']);
    expect(peer.received).toHaveLength(3);
    vi.setSystemTime(START + 120_000);
    expect([await call(), await call()]).toEqual([200, 200]);
    expect(peer.received).toHaveLength(5);
  });

  it.each([400, 401, 404, 422, 429])('counts no %i', async (status) => {
    const peer = await serve(answer(status));
    const call = caller({ ...once, breaker }, peer.url);
    expect([await call(), await call(), await call()]).toEqual([status, status, status]);
  });

  it('counts no value that only looks like an outage', async () => {
    const policy = callPolicy({ ...once, breaker });
    const call = (): Promise<unknown> => policy.run(() => ({ id: 'delivery_1', status: 503 }));
    expect([await call(), await call(), await call()]).toHaveLength(3);
  });

  it('takes a caller who gave up for no proof that the peer is back', async () => {
    const peer = await serve(answer(500), answer(500), hang);
    const policy = callPolicy({ ...once, breaker });
    const send = (signal?: AbortSignal): Promise<Response> =>
      policy.run((attempt) => fetch(peer.url, { signal: attempt.signal }), signal === undefined ? {} : { signal });
    await send();
    await send();
    vi.setSystemTime(START + 60_000);
    const caller = new AbortController();
    const probe = send(caller.signal);
    caller.abort(new Error('shutting down'));
    await expect(probe).rejects.toThrow('shutting down');
    await expect(send()).rejects.toMatchObject({ code: 'CIRCUIT_OPEN' });
  });

  it('ends the further attempts of a call, too', async () => {
    const peer = await serve(answer(500));
    const time = fakeClock(START);
    const policy = callPolicy({ timeoutMs: 10_000, attempts: 5, ...time, breaker });
    await expect(policy.run(({ signal }) => fetch(peer.url, { signal }), { repeatable: true })).rejects.toMatchObject({
      name: 'CallRefusedError',
      code: 'CIRCUIT_OPEN',
      cause: { status: 500 },
    });
    expect(peer.received).toHaveLength(2);
  });
});

it.each([
  ['breaker.failures', { breaker: { failures: Number.NaN } }],
  ['breaker.halfOpenAfterMs', { breaker: { failures: 2, halfOpenAfterMs: -1 } }],
  ['bulkhead.concurrent', { bulkhead: { concurrent: Number.NaN } }],
  ['bulkhead.queued', { bulkhead: { concurrent: 1, queued: -1 } }],
])('callPolicy refuses %s that is no number or below zero', (name, options) => {
  expect(() => callPolicy({ ...once, ...options })).toThrow(`${name} must be a number from 0 up`);
});

describe('the bulkhead of callPolicy', () => {
  /** A call that ends when it is told to. */
  const held = (): { readonly done: Promise<string>; end(): void } => {
    let end = (): void => undefined;
    const done = new Promise<string>((resolve) => {
      end = () => resolve('done');
    });
    return { done, end: () => end() };
  };

  it('lets so many be under way, so many wait, and no more in', async () => {
    const policy = callPolicy({ ...once, bulkhead: { concurrent: 1, queued: 1 } });
    const [one, two, three] = [held(), held(), held()];
    const begun: string[] = [];
    const start = (name: string, { done }: typeof one): Promise<string> => policy.run(() => (begun.push(name), done));
    const first = start('one', one);
    const second = start('two', two);
    await expect(start('three', three)).rejects.toMatchObject({ name: 'CallRefusedError', code: 'BULKHEAD_FULL' });
    expect(begun).toEqual(['one']);
    one.end();
    await first;
    two.end();
    expect(await second).toBe('done');
    expect(begun).toEqual(['one', 'two']);
  });

  it('keeps nobody waiting who gave up', async () => {
    const policy = callPolicy({ ...once, bulkhead: { concurrent: 1, queued: 1 } });
    const one = held();
    const first = policy.run(() => one.done);
    const caller = new AbortController();
    const begun: string[] = [];
    const second = policy.run(() => begun.push('two'), { signal: caller.signal });
    const reason = new Error('shutting down');
    caller.abort(reason);
    await expect(second).rejects.toBe(reason);
    one.end();
    expect(await first).toBe('done');
    expect(begun).toEqual([]);
  });

  it('holds no place while a call waits for its next attempt', async () => {
    const peer = await serve(answer(503), answer(200));
    const begun: string[] = [];
    const time = fakeClock(START);
    const policy = callPolicy({
      ...{ timeoutMs: 10_000, ...time, bulkhead: { concurrent: 1 } },
      sleep: async () => {
        await policy.run(() => begun.push('between'));
      },
    });
    const { status } = await policy.run(({ signal }) => fetch(peer.url, { signal }), { repeatable: true });
    expect({ status, begun }).toEqual({ status: 200, begun: ['between'] });
  });
});
