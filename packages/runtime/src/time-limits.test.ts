import { afterEach, describe, expect, it } from 'vitest';
import { fetchWithTimeout } from './fetch-with-timeout.ts';
import {
  answer,
  drip,
  hang,
  type Misbehaviour,
  type MisbehavingServer,
  misbehavingServer,
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

describe.each([
  ['withTimeout', (url: string, ms: number) => withTimeout((signal) => fetch(url, { signal }), ms)],
  ['fetchWithTimeout', (url: string, ms: number) => fetchWithTimeout(url, { timeoutMs: ms })],
])('the limit of %s', (_name, send) => {
  it.each([Infinity, 2 ** 31, 2 ** 40])('may be %d', async (ms) => {
    const { url } = await serve((...exchange) => void setTimeout(() => answer(200)(...exchange), 20));
    expect((await send(url, ms)).status).toBe(200);
  });

  it.each([Number.NaN, -1])('may not be %d', async (ms) => {
    await expect(send('http://localhost:1', ms)).rejects.toThrow(RangeError);
  });
});

describe('fetchWithTimeout', () => {
  it.each([
    ['a hang', hang],
    ['a body that stalls', stall],
    ['a body that drips', drip],
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
