import { afterEach, describe, expect, it } from 'vitest';
import { callPolicy, type CallPolicyOptions } from './call-policy.ts';
import { fetchWithTimeout } from './fetch-with-timeout.ts';
import {
  answer,
  hang,
  type Misbehaviour,
  type MisbehavingServer,
  misbehavingServer,
  reset,
  stall,
} from './misbehaving-server.ts';
import { withTimeout } from './with-timeout.ts';

let server: MisbehavingServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});
const serve = async (...script: readonly [Misbehaviour, ...Misbehaviour[]]): Promise<MisbehavingServer> =>
  (server = await misbehavingServer(...script));

const quick: CallPolicyOptions = { timeoutMs: 5_000, initialDelayMs: 1, maxDelayMs: 2 };

describe('withTimeout', () => {
  it('ends a call that hangs, and closes its connection', async () => {
    const { url, received } = await serve(hang);
    await expect(withTimeout((signal) => fetch(url, { signal }), 50)).rejects.toMatchObject({ name: 'TimeoutError' });
    await received[0]?.abandoned;
  });

  it('ends a body that stalls, if it is read inside', async () => {
    const { url, received } = await serve(stall);
    const read = withTimeout(async (signal) => (await fetch(url, { signal })).text(), 50);
    await expect(read).rejects.toMatchObject({ name: 'TimeoutError' });
    await received[0]?.abandoned;
  });

  it('leaves an answer whole that came in time', async () => {
    const { url } = await serve(answer(200));
    const response = await withTimeout((signal) => fetch(url, { signal }), 5_000);
    expect(await response.json()).toEqual({ ok: true });
  });

  it('hands on the error of the call, and why the caller gave up', async () => {
    const failure = new Error('declined');
    await expect(withTimeout(() => Promise.reject(failure), 5_000)).rejects.toBe(failure);
    const caller = new AbortController();
    const reason = new Error('shutting down');
    const { url, received } = await serve(() => {
      caller.abort(reason);
    });
    await expect(withTimeout((signal) => fetch(url, { signal }), 5_000, { signal: caller.signal })).rejects.toBe(
      reason,
    );
    await received[0]?.abandoned;
    await expect(withTimeout(() => 1, 5_000, { signal: caller.signal })).rejects.toBe(reason);
  });
});

describe('fetchWithTimeout', () => {
  it.each([
    ['a hang', hang],
    ['a body that stalls', stall],
  ])('ends %s', async (_name, behaviour) => {
    const { url, received } = await serve(behaviour);
    const read = async (): Promise<string> => (await fetchWithTimeout(url, { timeoutMs: 50 })).text();
    await expect(read()).rejects.toMatchObject({ name: 'TimeoutError' });
    await received[0]?.abandoned;
  });

  it('obeys the caller’s own signal, in the options or in the request', async () => {
    const { url } = await serve(hang);
    const gone = AbortSignal.abort(new Error('gone'));
    await expect(fetchWithTimeout(url, { signal: gone })).rejects.toThrow('gone');
    await expect(fetchWithTimeout(new Request(url, { signal: gone }))).rejects.toThrow();
    const response = await fetchWithTimeout((await serve(answer(201))).url, { method: 'POST' });
    expect(response.status).toBe(201);
  });
});

describe('callPolicy', () => {
  it('gives one key to all attempts of a write, and each its own limit', async () => {
    const { url, received } = await serve(hang, reset, answer(500), answer(201));
    const signals: AbortSignal[] = [];
    const response = await callPolicy({ ...quick, timeoutMs: 300, attempts: 4 }).run(
      ({ signal, key }) => {
        signals.push(signal);
        return fetch(url, { method: 'POST', signal, headers: { 'Idempotency-Key': key } });
      },
      { key: 'charge-order-1' },
    );
    expect(response.status).toBe(201);
    expect(received.map(({ headers }) => headers['idempotency-key'])).toEqual(Array(4).fill('charge-order-1'));
    expect(new Set(signals).size).toBe(4);
    await received[0]?.abandoned;
  });

  it.each([
    ['the peer reset the connection', reset],
    ['the peer failed', answer(500)],
  ])('does not repeat a write without a key after %s', async (_name, behaviour) => {
    const { url, received } = await serve(behaviour, answer(201));
    const call = callPolicy(quick).run(({ signal }) => fetch(url, { method: 'POST', signal }));
    await call.then(
      (response) => expect(response.status).toBe(500),
      (error: unknown) => expect(error).toBeInstanceOf(TypeError),
    );
    expect(received).toHaveLength(1);
  });

  it('repeats any call that the peer refused to take', async () => {
    const { url, received } = await serve(answer(429), answer(201));
    const { status } = await callPolicy(quick).run(({ signal }) => fetch(url, { method: 'POST', signal }));
    expect({ status, requests: received.length }).toEqual({ status: 201, requests: 2 });
  });

  it('repeats any call that did not reach the peer', async () => {
    const { url } = await serve(answer(200));
    await server?.stop();
    let attempts = 0;
    const call = callPolicy(quick).run(({ signal }) => ((attempts += 1), fetch(url, { method: 'POST', signal })));
    await expect(call).rejects.toMatchObject({ cause: { code: 'ECONNREFUSED' } });
    expect(attempts).toBe(3);
  });

  it('does not repeat what will fail again', async () => {
    const { url, received } = await serve(answer(422), answer(200));
    const { status } = await callPolicy(quick).run(({ signal }) => fetch(url, { signal }), { repeatable: true });
    expect({ status, requests: received.length }).toEqual({ status: 422, requests: 1 });
  });

  it('waits as long as Retry-After says, and not at all where that is too long', async () => {
    const { url, received } = await serve(answer(429, { 'Retry-After': '1' }), answer(200));
    const patient = await callPolicy(quick).run(({ signal }) => fetch(url, { signal }), { repeatable: true });
    expect({ status: patient.status, requests: received.length }).toEqual({ status: 200, requests: 2 });
    await server?.stop();
    const busy = await serve(answer(429, { 'Retry-After': '3600' }), answer(200));
    const hurried = await callPolicy(quick).run(({ signal }) => fetch(busy.url, { signal }), { repeatable: true });
    expect({ status: hurried.status, requests: busy.received.length }).toEqual({ status: 429, requests: 1 });
  });

  it('begins no attempt behind its budget', async () => {
    const { url, received } = await serve(answer(503));
    let time = 0;
    const policy = callPolicy({ ...quick, attempts: 9, budgetMs: 1_000, now: () => (time += 400) });
    await policy.run(({ signal }) => fetch(url, { signal }), { repeatable: true });
    expect(received.length).toBeLessThan(4);
  });

  it('stops when the caller gives up', async () => {
    const { url, received } = await serve(answer(503));
    const caller = new AbortController();
    const call = callPolicy({ ...quick, attempts: 9 }).run(
      async ({ signal }) => {
        const response = await fetch(url, { signal });
        caller.abort();
        return response;
      },
      { repeatable: true, signal: caller.signal },
    );
    expect((await call).status).toBe(503);
    expect(received).toHaveLength(1);
  });
});
