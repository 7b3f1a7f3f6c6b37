/** What people call the things that single rules are about: data. These tell more than what whole lines are about. */
import { concept } from './concept.ts';
import { EQUALS } from './signs.ts';

export const RULE_CONCEPTS = {
  timeout: concept(
    5,
    'timeout, time out, =timed out, time limit, deadline, abort signal, abort controller, hang, wait forever',
    'forever for, wait indefinitely, block forever, block indefinitely, never answer, unresponsive',
  ),
  givesUp: concept(3, 'give up, giving up, abort, bail out, cancel'),
  duration: concept(2, 'second, sec, s, ms, millisecond, minute'),
  outbound: concept(
    1,
    'third party, external, provider, vendor, upstream, partner, outbound, outgoing, http, https, fetch, axios, sdk',
    'network call, network request, remote, client, request, call, integration, stripe',
  ),
  timingSafe: concept(
    6,
    'timing safe, timing safe equal, constant time, timing attack, timing side channel, timing resistant',
    'time constant, side channel',
  ),
  equals: concept(
    6,
    EQUALS,
    'string equality, equality operator, strict equality, string comparison, plain comparison, naive comparison',
  ),
  rawBody: concept(
    6,
    'raw body, raw request body, raw bodies, raw byte, raw request byte, raw payload, raw request, raw http body',
    'exact byte, original byte, unparsed, unmodified body, untouched body, bytes received, bytes that were received',
    'before parsing, before it is parsed',
  ),
  bodyParser: concept(
    5,
    'body parser, express json, json parser, json parsing, json middleware, parsed json, reserialize',
  ),
  bounded: concept(
    4,
    'max, maximum, at most, up to, cap, capped, bounded, unbounded, finite, infinite, infinitely, endless, endlessly',
    'forever, limited number, retry limit, retries are limited, attempts are limited, limit retry, limit the number',
    'stop after, give up, no more than',
  ),
  fatal: concept(
    4,
    '4xx, 400, 401, 403, 404, 422, client error, validation error, bad request, permanent error, permanent failure',
    'permanently, fatal, non transient, non retryable, nonretryable, unrecoverable, unretryable',
  ),
  transient: concept(
    2,
    'transient, temporary, retryable error, 5xx, server error, network error, 503, connection error',
  ),
  only: concept(2, '=only, solely, exclusively, nothing but'),
  floating: concept(5, 'fire and forget, floating promise, dangling promise, =unawaited, un awaited, nobody waits for'),
  awaited: concept(4, '=await, =awaited, unhandled promise'),
  stale: concept(5, 'stale, replay, anti replay, clock skew, freshness, too old, older, timestamp tolerance'),
  replayAttack: concept(5, 'replay attack, replay protection, replay prevention, anti replay'),
  age: concept(4, 'timestamp, time stamp, =old, age of, age is, =tolerance, expire'),
  ack: concept(3, 'acknowledge, acknowledged, acknowledgement, =ack, =acks, =acked, 2xx'),
  respondsFast: concept(
    4,
    'respond quickly, return quickly, respond fast, respond immediately, return immediately, respond within',
    'answer within, reply within, return within, answer quickly, answer immediately, reply immediately, respond first',
    'answer first, quick response, fast response, respond promptly, return fast, 2xx immediately, 2xx quickly, 2xx within',
    'immediate response, immediate 2xx, acknowledge immediately, acknowledge quickly',
  ),
  later: concept(
    3,
    'queue, enqueue, background, async, asynchronous, asynchronously, worker, before processing, before doing, before work',
    'before any work, defer, into a job',
  ),
  slowWork: concept(
    4,
    'slow work, heavy work, heavy processing, long running, slow processing, heavy lifting, heavy logic',
  ),
  swallow: concept(5, 'swallow, silently, success although, success even, 2xx on error, 200 on error, masked failure'),
  fails: concept(2, 'fail, failing, failure, error, throw, exception, crash'),
  again: concept(
    3,
    'send it again, sends it again, sent again, redeliver, redelivered, redelivery, resend, deliver it again',
    'delivered again, retries it, retry it, non 2xx, 5xx, 500, non 200, error status',
  ),
  eventId: concept(4, 'event id, delivery id, webhook id, id of the event, id of each event, id of every event'),
  bypass: concept(
    5,
    'bypass, skip, skipped, turn off, =off, disable, circumvent, fail open, fails open, fail closed, fails closed, opt out',
    'missing secret, without a secret, without secret, unset, not configured, not set, debug flag',
  ),
  stable: concept(
    4,
    'same, stable, deterministic, derive, reuse, random, randomly, uuid, per attempt, each attempt, every attempt',
    'regenerate, new key, fresh key, across retry, across attempt, constant',
  ),
  notIdempotent: concept(6, 'non idempotent, not idempotent, unsafe method, unsafe request'),
  outage: concept(2, 'down, outage, unavailable, unreachable'),
} as const;
