import { request as rawRequest } from 'node:http';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import { answer, type MisbehavingServer, misbehavingServer } from '../misbehaving-server.ts';
import { redact } from './redact.ts';

/** In no known format: only where it stands tells what it is. */
const TOKEN = 'q7Zr2mXv9Lk4';
const seen = (value: unknown): string => `${inspect(value, { depth: 20, showHidden: true })} ${JSON.stringify(value)}`;

let server: MisbehavingServer | undefined;
afterEach(() => server?.stop());

describe('nothing of the token is left of', () => {
  const cyclic: Record<string, unknown> = { token: TOKEN, order: { id: 7 } };
  cyclic['self'] = cyclic;
  class Session {
    readonly accessToken = TOKEN;
    readonly user = 'u_1';
  }
  const cases: Readonly<Record<string, unknown>> = {
    'a body': { email: 'a@example.org', password: TOKEN, card: { number: '4242424242424242', cvc: '123' } },
    'nested fields in any spelling': {
      a: [{ client_secret: TOKEN, 'X-Api-Key': TOKEN, refreshToken: { value: TOKEN } }],
    },
    'plain headers': { headers: { authorization: `Bearer ${TOKEN}`, cookie: `sid=${TOKEN}` } },
    Headers: new Headers({ Authorization: TOKEN, 'Set-Cookie': TOKEN }),
    pairs: [['authorization', TOKEN]],
    'raw headers': ['Host', 'x', 'Authorization', TOKEN],
    'named values': [{ name: 'x-api-key', value: TOKEN }],
    'a map': new Map([['token', TOKEN]]),
    'an instance of a class': new Session(),
    'a cycle': cyclic,
    'JSON in a string': JSON.stringify({ event: 'a', access_token: TOKEN }),
    'half of a JSON text': `{"event": "a", "access_token": "${TOKEN}`.concat('", '),
    'a form': `grant_type=refresh_token&client_secret=${TOKEN}`,
    'an address': `https://api.example.com/v1?access_token=${TOKEN}&page=2`,
    'an address object': new URL(`https://user:${TOKEN}@api.example.com/`),
    'a sentence': `request failed: Authorization: Bearer ${TOKEN}`,
    'search parameters': new URLSearchParams({ token: TOKEN }),
    bytes: Buffer.from(TOKEN),
    'an error whose cause says more': new Error('failed', { cause: { config: { headers: { Authorization: TOKEN } } } }),
    'an error of axios': Object.assign(new Error('Request failed with status code 401'), {
      name: 'AxiosError',
      code: 'ERR_BAD_REQUEST',
      config: {
        method: 'post',
        url: `https://api.example.com/v1?key=${TOKEN}`,
        headers: { Authorization: TOKEN },
        data: TOKEN,
      },
      request: { _header: `Authorization: ${TOKEN}` },
      response: { status: 401, data: { token: TOKEN }, config: { headers: { Authorization: TOKEN } } },
    }),
    'an error of got': Object.assign(new Error('timed out'), {
      name: 'RequestError',
      options: {
        method: 'POST',
        url: new URL(`https://api.example.com/v1?key=${TOKEN}`),
        headers: { authorization: TOKEN },
      },
      timings: {},
    }),
    'an answer of axios': {
      status: 200,
      data: { id: 1, token: TOKEN },
      headers: {},
      config: { headers: { Authorization: TOKEN } },
      request: { t: TOKEN },
    },
  };

  it.each(Object.entries(cases))('%s', (_name, value) => {
    expect(seen(redact(value))).not.toContain(TOKEN);
  });

  it('a real request of Node', async () => {
    server = await misbehavingServer(answer(200));
    const request = rawRequest(`${server.url}?token=${TOKEN}`, { headers: { Authorization: `Basic ${TOKEN}` } });
    const response = await new Promise((resolve) => request.on('response', resolve).end());
    for (const value of [request, response, { request, response }]) expect(seen(redact(value))).not.toContain(TOKEN);
  });

  it('a real answer of fetch', async () => {
    server = await misbehavingServer(answer(200, { 'Set-Cookie': TOKEN }));
    const response = await fetch(`${server.url}?token=${TOKEN}`);
    expect(redact({ response })).toMatchObject({ response: {} });
    expect(seen(redact(response))).not.toContain(TOKEN);
  });
});

describe('what stays', () => {
  it('is whatever harms nobody', () => {
    const value = {
      id: 'evt_1',
      type: 'invoice.paid',
      number: 12,
      maxTokens: 100,
      usage: { totalTokens: 3 },
      tokenPresent: true,
      at: new Date(0),
      items: [1, 'two', null, undefined],
      url: 'https://api.example.com/v1?page=2',
    };
    expect(redact(value)).toEqual(value);
  });

  it('is whether something was given', () => {
    expect(redact({ token: '', password: null, secret: undefined, apiKey: true })).toEqual({
      token: '',
      password: null,
      secret: undefined,
      apiKey: true,
    });
  });

  it('is of an HTTP error what helps to find it', () => {
    const error = Object.assign(new Error('Request failed with status code 503'), {
      name: 'AxiosError',
      code: 'ERR_BAD_RESPONSE',
      config: { method: 'post', url: 'https://api.example.com/v1/charges?a=b' },
      response: { status: 503 },
    });
    expect(redact(error)).toEqual({
      name: 'AxiosError',
      message: 'Request failed with status code 503',
      code: 'ERR_BAD_RESPONSE',
      status: 503,
      method: 'post',
      url: 'https://api.example.com/v1/charges',
    });
  });

  it('is of another error its stack', () => {
    expect(redact(new TypeError('x is not a function'))).toMatchObject({
      name: 'TypeError',
      message: 'x is not a function',
      stack: expect.stringContaining('redact.test.ts') as unknown,
    });
  });
});

it('does not touch what it is given', () => {
  const value = { token: TOKEN, list: [{ password: TOKEN }] };
  redact(value);
  expect(value).toEqual({ token: TOKEN, list: [{ password: TOKEN }] });
});

it('hides and shows fields that it is told', () => {
  expect(redact({ colour: 'red', email: 'x' }, { fields: ['Colour'], keep: ['email'] })).toEqual({
    colour: '[redacted]',
    email: 'x',
  });
});

it('never throws, and ends', () => {
  const hostile = new Proxy(
    {},
    {
      get: () => {
        throw new Error('no');
      },
      ownKeys: () => {
        throw new Error('no');
      },
    },
  );
  const getter = {
    get token(): string {
      throw new Error('no');
    },
    ok: 1,
  };
  let deep: unknown = {};
  for (let level = 0; level < 10_000; level += 1) deep = { deep };
  expect(redact(hostile)).toBe('[unreadable]');
  expect(redact(getter)).toMatchObject({ ok: 1 });
  expect(JSON.stringify(redact(deep))).toContain('[too deep]');
  expect(JSON.stringify(redact(Array(1_000_000).fill(1)))).toContain('more');
  expect(redact('a'.repeat(1_000_000)).length).toBeLessThan(20_000);
  expect(redact(Object.create(null))).toEqual({});
});
