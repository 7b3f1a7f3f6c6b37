import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { idempotencyKey } from './idempotency-key.ts';
import { parseRetryAfter } from './parse-retry-after.ts';
import { verifyStandardWebhook } from './verify-standard-webhook.ts';

describe('idempotencyKey', () => {
  it('is the same for the same operation on the same thing, and short enough for every provider', () => {
    expect(idempotencyKey('charge', 'order-1', 2)).toBe(idempotencyKey('charge', 'order-1', 2));
    expect(idempotencyKey('charge', 'x'.repeat(500)).length).toBeLessThanOrEqual(45);
  });

  it('is another for another operation, thing, or order of parts', () => {
    const keys = [
      idempotencyKey('charge', 'a', 'b'),
      idempotencyKey('refund', 'a', 'b'),
      idempotencyKey('charge', 'b', 'a'),
      idempotencyKey('charge', 'ab'),
      idempotencyKey('charge', 'a","b'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each([[''], [undefined], [null], [Number.NaN]])('refuses the part %s, which many writes would share', (part) => {
    expect(() => idempotencyKey('charge', part as string)).toThrow('Argument 2 of idempotencyKey is missing.');
  });

  it('refuses to make one key for all of an operation', () => {
    const plain = idempotencyKey as (operation: string) => string;
    expect(() => plain('charge')).toThrow('needs an id besides the operation');
  });
});

describe('parseRetryAfter', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  it.each([
    ['120', 120_000],
    [' 0 ', 0],
    [1.5, 1_500],
    ['Thu, 01 Jan 2026 00:00:30 GMT', 30_000],
    ['Thursday, 01-Jan-26 00:00:30 GMT', 30_000],
    ['Thu Jan  1 00:00:30 2026', 30_000],
    ['Wed, 31 Dec 2025 23:59:00 GMT', 0],
    ['Sunday, 06-Nov-94 08:49:37 GMT', 0],
    ['Tue, 31 Feb 2026 00:00:00 GMT', undefined],
    ['Thu, 01 Foo 2026 00:00:30 GMT', undefined],
    ['2026-01-01T00:00:30Z', undefined],
    ['soon', undefined],
    ['-5', undefined],
    [-5, undefined],
    ['1e3', undefined],
    ['', undefined],
    [null, undefined],
    [undefined, undefined],
  ])('reads %j as %j', (value, expected) => {
    expect(parseRetryAfter(value, now)).toBe(expected);
  });

  it.each([
    [{ 'retry-after-ms': '1200', 'retry-after': '60' }, 1_200],
    [{ 'Retry-After': ['60'] }, 60_000],
    [{ 'retry-after-ms': 'soon', 'retry-after': '60' }, 60_000],
    [{ 'retry-after-ms': '-1' }, undefined],
    [{}, undefined],
  ])('reads the headers %j as %j', (headers, expected) => {
    expect(parseRetryAfter(headers, now)).toBe(expected);
    const held = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
    expect(parseRetryAfter(new Headers(held), now)).toBe(expected);
    expect(parseRetryAfter({ get: (name: string) => new Headers(held).get(name) }, now)).toBe(expected);
  });
});

describe('verifyStandardWebhook', () => {
  const secret = Buffer.from('not-a-real-secret-not-a-real-one').toString('base64');
  const body = '{ "type": "invoice.paid" }';
  const sign = (at = new Date()): Record<string, string> => ({
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(secret).sign('msg_1', at, body),
  });

  it('answers the event of a genuine request, whatever holds its headers', () => {
    expect(verifyStandardWebhook(body, sign(), secret)).toEqual({ type: 'invoice.paid' });
    expect(verifyStandardWebhook(Buffer.from(body), new Headers(sign()), secret)).toEqual({ type: 'invoice.paid' });
  });

  it('throws for any other', () => {
    expect(() => verifyStandardWebhook(`${body} `, sign(), secret)).toThrow();
    expect(() => verifyStandardWebhook(body, {}, secret)).toThrow();
    expect(() => verifyStandardWebhook(body, sign(new Date(Date.now() - 600_000)), secret)).toThrow();
    expect(() => verifyStandardWebhook(body, sign(), '')).toThrow('is not set');
  });
});
