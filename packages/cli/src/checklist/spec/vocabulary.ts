/** What people call the things that the lines are about: data. Phrases are matched by the stems of their words. */
import { type Concept, concept } from './concept.ts';
import { RULE_CONCEPTS } from './rule-vocabulary.ts';
import { START, VARIABLE } from './signs.ts';

/** Words that read as something of a concept, and are something else: taken out first. */
export const ELSEWHERE: readonly string[] = [
  'log in with',
  'log in user',
  'log in as',
  'able to log in',
  'can log in',
  'is =logged in',
  'are =logged in',
  'user =logged in',
  '=logged in user',
  '=logged into',
  '=logging in',
  '=logging into',
  'log into',
  'log out',
  'log on',
  'log level',
  'audit log',
  'audit trail',
  'change log',
  'design token',
  'design system',
  'in order to',
  'sign in',
  'signed in',
  'sign up',
  'sign off',
  'signed url',
  'signed commit',
  'test card',
  'test data',
  'keyboard',
  'sensitive action',
  'secret key base',
];

/** Names that hold a word of another concept. */
export const RENAMED: readonly (readonly [phrase: string, word: string])[] = [
  ['secret manager', 'vault'],
  ['secret management', 'vault'],
  ['secret store', 'vault'],
  ['secret vault', 'vault'],
];

export const CONCEPTS = {
  ...RULE_CONCEPTS,
  secret: concept(
    2,
    'secret, credential, api key, apikey, access key, private key, token, password, passphrase, live key, key',
  ),
  hardcoded: concept(
    3,
    'hardcode, hard code, in code, in the code, in our code, in client code, in codebase, in the codebase',
    'in source, in the source, source code, source file, in repo, in the repo, in the repository',
    'version control, source control, in git, to git, commit, =checked in, =checked into, mobile app',
    'frontend bundle, client bundle, client code',
  ),
  kept: concept(2, 'environment variable, env var, vault'),
  /** The name of a variable of the environment. */
  variable: concept(2, VARIABLE),
  exposed: concept(1, 'expose, leak, ship, reach, visible, available'),
  browser: concept(2, 'client, client side, browser, browser side, frontend, front end, bundle'),
  log: concept(3, 'log, logger, console log'),
  body: concept(3, 'request body, response body, body, payload, request data, full request, whole request'),
  sensitive: concept(
    2,
    'sensitive, pii, phi, personal data, personal information, personally identifiable, customer data',
    'card detail, card number, cardholder, authorization header, auth header, cookie, secret, credential',
    'token, password, api key, private key, secret key, confidential',
  ),
  rateLimit: concept(3, 'rate limit, ratelimit, rate limiter, api limit, quota, throttle, api quota'),
  tooMany: concept(3, '429, 429s, too many request'),
  handled: concept(
    2,
    'handle, handling, handler, respect, honor, honour, obey, adhere, comply, account for, accounted, skip',
    'ignore, stay under, stay within, within, exceed, aware',
  ),
  elsewhere: concept(2, 'third party, external, provider, vendor, upstream, partner, outbound, outgoing, api call'),
  retried: concept(2, 'retry, retries, retried, retryable, reattempt, try again'),
  retryAfter: concept(3, 'retry after'),
  backoff: concept(3, 'backoff, back off, backs off, exponential, exponentially, jitter'),
  webhook: concept(3, 'webhook, web hook, hook delivery, callback event, ipn'),
  event: concept(2, 'event, delivery, deliver, notification'),
  order: concept(
    4,
    'out of order, arrive in order, come in order, delivered in order, received in order, processed in order',
    'and in order, are in order, =ordering, event order, delivery order, order of event, order of delivery',
    'order of arrival, any order, wrong order, order guarantee, guaranteed order, in sequence, out of sequence',
    'order independent',
  ),
  assumed: concept(2, 'assume, assumption, rely, expect, guarantee'),
  once: concept(2, 'once, only once, exactly once'),
  duplicate: concept(
    2,
    'duplicate, duplication, dedupe, dedup, deduplicate, deduplication, de duplicate, idempotent, idempotently',
    'idempotency, idempotence, twice, double, more than once, exactly once, only once, at least once, repeated',
    'redelivered, redelivery, redeliver, already processed',
  ),
  stored: concept(2, 'store, stored, storage, persist, save, keep, kept, cache, archive, retain'),
  raw: concept(2, 'raw, full, entire, whole, complete, unfiltered, verbatim'),
  response: concept(2, 'response, payload, api data, response data'),
  forever: concept(
    3,
    'indefinite, indefinitely, forever, ttl, retention, expire, expiry, expiration, purge, time to live',
    'unbounded, permanently, without limit, data retention',
  ),
  idempotencyKey: concept(4, 'idempotency key, idempotent key, idempotence key'),
  idempotency: concept(3, 'idempotency, idempotent, idempotently, idempotence'),
  write: concept(
    2,
    'write, post, put, mutation, mutate, charge, payment, create, order creation, state changing, non get',
    'refund, transfer, submit',
  ),
  sandbox: concept(3, 'sandbox'),
  rehearsal: concept(3, 'sandbox, test mode, staging, test environment, test account'),
  production: concept(2, 'production, prod, live, go live'),
  works: concept(2, 'work, verify, verified, validate, test, tested, end to end, prove, pass, succeed'),
  before: concept(2, 'before, prior to, first, until, separate, different, switch'),
  tests: concept(
    3,
    '=tests, test suite, =suite, test case, =ci, regression test, unit test, integration test, test run',
  ),
  /** No part of them. */
  allTests: concept(
    3,
    'all =tests, all the =tests, all our =tests, all of the =tests, all unit =tests, all test case',
    'all automated =tests, the =tests, our =tests, test suite, all =ci, =ci pipeline, =ci cd pipeline',
    `${START} =tests`,
    `${START} unit =tests`,
    `${START} =ci`,
    `${START} automated =tests`,
  ),
  pass: concept(2, 'pass, green, succeed, unmodified, unchanged, untouched, break, broken, still work'),
  existing: concept(2, 'existing, unmodified, unchanged, untouched, still, previous, regression'),
  error: concept(2, 'error, exception, failure'),
  apiError: concept(
    3,
    'error code, api error, provider error, upstream error, vendor error, third party error, stripe error',
    'external error, downstream error, response error',
  ),
  friendly: concept(
    3,
    'user facing, user friendly, friendly, human readable, human friendly, understandable, customer facing',
    'user readable',
  ),
  mapped: concept(2, 'map, translate, convert, become, turn into, transform, normalize'),
  user: concept(2, 'user, customer, end user'),
  shown: concept(
    2,
    'show, display, return, expose, leak, surface, user, client, customer, frontend, ui, send, pass through',
    'forward, bubble',
  ),
  rawError: concept(2, 'raw, internal, unfiltered, underlying, verbatim, provider, upstream'),
  stackTrace: concept(4, 'stack trace, stacktrace'),
  verified: concept(
    2,
    'verify, verified, verification, validate, validation, authenticate, authenticity, unverified, check',
  ),
  rejected: concept(2, 'reject, refuse, block'),
  signature: concept(3, 'signature, hmac, signed, signing secret, unsigned, forged'),
} as const satisfies Readonly<Record<string, Concept>>;

export type ConceptName = keyof typeof CONCEPTS;
