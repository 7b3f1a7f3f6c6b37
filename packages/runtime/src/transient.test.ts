import { describe, expect, it } from 'vitest';
import { CallRefusedError } from './call-refused-error.ts';
import { outcomeOf } from './outcome.ts';
import { retryAfterOf } from './retry-after-of.ts';
import { isOutage, isTransient, isUnprocessed } from './transient.ts';

class APIConnectionError extends Error {}

const failure = (fields: object, message = 'failed'): Error => Object.assign(new Error(message), fields);

/** As the clients that people use throw them. */
const failures: Readonly<Record<string, readonly [failure: unknown, says: string]>> = {
  'a response of fetch': [new Response(null, { status: 503 }), 'outage transient'],
  'a response of fetch that refuses': [new Response(null, { status: 429 }), 'transient unprocessed'],
  'a response that is fine': [new Response(null, { status: 200 }), ''],
  'axios: an answer': [failure({ code: 'ERR_BAD_RESPONSE', response: { status: 502 } }), 'outage transient'],
  'axios: a refusal': [failure({ code: 'ERR_BAD_REQUEST', response: { status: 422 } }), ''],
  'axios: no answer': [failure({ code: 'ECONNABORTED' }), 'outage transient'],
  'got: an answer': [failure({ code: 'ERR_NON_2XX_3XX_RESPONSE', response: { statusCode: 504 } }), 'outage transient'],
  'fetch: nobody there': [failure({ cause: { code: 'ECONNREFUSED' } }), 'outage transient unprocessed'],
  'fetch: torn off': [failure({ cause: { code: 'UND_ERR_SOCKET' } }), 'outage transient'],
  'fetch of a browser': [new TypeError('Failed to fetch'), 'outage transient'],
  'a mistake in the code': [new TypeError('x is not a function'), ''],
  'a time that is up': [new DOMException('Timed out', 'TimeoutError'), 'outage transient'],
  'a caller who gave up': [new DOMException('Aborted', 'AbortError'), ''],
  'an SDK that names its class only': [new APIConnectionError('Connection error.'), 'outage transient'],
  'an SDK that says it in its type': [failure({ type: 'StripeConnectionError' }), 'outage transient'],
  'an AWS client': [failure({ name: 'Throttled', $metadata: { httpStatusCode: 503 } }), 'outage transient'],
  'an AWS client that is refused': [failure({ name: 'ValidationException', $metadata: { httpStatusCode: 400 } }), ''],
  'an error around another': [new Error('sync failed', { cause: failure({ status: 500 }) }), 'outage transient'],
  'a status of 0 for no answer': [failure({ status: 0, code: 'ECONNRESET' }), 'outage transient'],
  'a status as text': [failure({ statusCode: '503' }), 'outage transient'],
  'a status that is a word': [failure({ status: 'failed' }), ''],
  'a code around that of the network': [failure({ code: 'P1001', cause: { code: 'ECONNRESET' } }), 'outage transient'],
  'a code around a refused connection': [
    failure({ code: 'P1001', cause: { code: 'ECONNREFUSED' } }),
    'outage transient unprocessed',
  ],
  'two codes of the network, one of them after it was sent': [
    failure({ code: 'ECONNRESET', cause: { code: 'ECONNREFUSED' } }),
    'outage transient',
  ],
  'a caller who gave up, and what the network said': [
    failure({ code: 'ERR_CANCELED', cause: { code: 'ECONNRESET' } }),
    '',
  ],
  'a call that was not sent after one that failed': [
    new CallRefusedError('CIRCUIT_OPEN', failure({ status: 503 })),
    '',
  ],
  'an error that says nothing': [new Error('HTTP 503'), ''],
  'a text': ['503', ''],
  nothing: [undefined, ''],
  null: [null, ''],
};

describe('what came of an attempt', () => {
  it.each(Object.entries(failures))('%s', (_name, [result, says]) => {
    const outcome = outcomeOf(result, 0);
    const told = { outage: isOutage(outcome), transient: isTransient(outcome), unprocessed: isUnprocessed(outcome) };
    const held = Object.entries(told).flatMap(([name, holds]) => (holds ? [name] : []));
    expect(held.join(' ')).toBe(says);
  });

  it.each([
    ['on the error', { headers: { 'retry-after': '3' } }],
    ['on its response', { response: { status: 429, headers: new Headers({ 'retry-after': '3' }) } }],
    ['on the one around', { cause: { response: { headers: { 'retry-after-ms': '3000' } } } }],
  ])('finds how long to wait %s', (_where, fields) => {
    expect(outcomeOf(failure(fields), 0).retryAfterMs).toBe(3_000);
  });

  it('tells a retry of one’s own how long to wait, and no longer than it may', () => {
    const asks = (seconds: string): Response =>
      new Response(null, { status: 429, headers: { 'Retry-After': seconds } });
    expect([retryAfterOf(asks('3')), retryAfterOf(asks('3600')), retryAfterOf(new Error('failed'))]).toEqual([
      3_000, 60_000, 0,
    ]);
    expect(retryAfterOf(asks('Thu, 01 Jan 1970 00:00:02 GMT'), { now: 0, maxMs: 1_500 })).toBe(1_500);
    expect(() => retryAfterOf(asks('3'), { maxMs: Number.NaN })).toThrow(RangeError);
  });
});
