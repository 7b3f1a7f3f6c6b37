/** How that is said which one rule judges by itself: data. Of a rule that is not here its line is told, or its name. */
import { INBOUND, NO_WEBHOOK, TESTED } from './near.ts';
import { type Reading, said } from './reading.ts';

/** Time limits of other things than calls. */
const OTHER_TIMES: readonly string[] = [
  'session',
  'login',
  'token',
  'database',
  'query',
  'sql',
  'redis',
  'lock',
  'idle',
  'cache',
  'lambda',
  'banner',
  'button',
  'page',
  'inbound',
  'incoming',
  'our api',
  'keep alive',
  'build',
];

const WRITTEN_TESTS: readonly string[] = ['=tests', '=tested', 'coverage', 'unit test', 'mock', 'e2e', 'simulate'];

const MESSAGES: readonly string[] = ['rabbitmq', 'sqs', 'kafka', 'consumer', 'email', 'sms'];

const BY_USERS: readonly string[] = ['upload', 'button', 'user can', 'users can', 'login', 'password reset'];

const KEPT: readonly string[] = [
  'archive',
  'purge',
  'delete',
  'clean up',
  'migrate',
  'cache',
  'session',
  'log',
  'store',
];

export const RULE_READINGS: readonly Reading[] = [
  ...said(
    'require-timeout',
    [...OTHER_TIMES, ...TESTED, 'retry'],
    ['timeout', 'outbound'],
    ['timeout', 'elsewhere'],
    ['givesUp', 'duration', 'outbound'],
  ),
  ...said(
    'no-unsafe-signature-compare',
    [...WRITTEN_TESTS, 'password', 'review'],
    ['timingSafe'],
    ['timingSafe', 'signature'],
    ['timingSafe', 'signature', 'webhook'],
    ['equals', 'signature'],
    ['equals', 'secret'],
    ['equals', 'webhook', 'secret'],
    ['equals', 'webhook', 'signature'],
  ),
  ...said(
    'require-raw-webhook-body',
    [...TESTED, 'log', 'store', 'persist'],
    ['rawBody'],
    ['rawBody', 'signature'],
    ['rawBody', 'webhook'],
    ['rawBody', 'webhook', 'signature'],
    ['bodyParser', 'webhook'],
    ['bodyParser', 'signature'],
  ),
  ...said(
    'require-bounded-retry',
    [...INBOUND, ...TESTED, ...BY_USERS, 'log'],
    ['retried', 'backoff'],
    ['retried', 'bounded'],
    ['retried', 'bounded', 'backoff'],
  ),
  ...said(
    'no-retry-on-fatal-error',
    [...INBOUND, ...TESTED, ...BY_USERS],
    ['retried', 'fatal'],
    ['retried', 'only', 'transient'],
    ['retried', 'fatal', 'transient'],
  ),
  ...said(
    'no-floating-call',
    [...TESTED, 'analytics', 'email', 'log'],
    ['floating'],
    ['awaited', 'elsewhere'],
    ['awaited', 'write'],
  ),
  ...said(
    'require-webhook-freshness',
    [...TESTED, ...NO_WEBHOOK, ...KEPT, 'dashboard', 'oauth', 'csrf', 'review'],
    ['replayAttack'],
    ['stale', 'webhook'],
    ['stale', 'event'],
    ['stale', 'signature'],
    ['stale', 'signature', 'verified'],
    ['stale', 'webhook', 'signature'],
    ['stale', 'webhook', 'verified'],
    ['age', 'signature'],
    ['age', 'signature', 'verified'],
    ['age', 'webhook', 'signature', 'verified'],
    ['age', 'webhook', 'verified'],
    ['age', 'webhook', 'rejected'],
    ['age', 'event', 'rejected'],
  ),
  ...said(
    'require-webhook-ack',
    [...TESTED, ...MESSAGES],
    ['respondsFast', 'later'],
    ['respondsFast', 'webhook'],
    ['respondsFast', 'event'],
    ['ack', 'webhook'],
    ['ack', 'event'],
    ['slowWork', 'webhook'],
  ),
  ...said(
    'no-webhook-order-assumption',
    TESTED,
    ['order', 'webhook'],
    ['order', 'event'],
    ['order', 'webhook', 'event'],
  ),
  ...said('no-unstable-idempotency-key', TESTED, ['idempotencyKey', 'stable'], ['idempotencyKey', 'stable', 'retried']),
  ...said('no-unsafe-retry', TESTED, ['notIdempotent', 'retried']),
  ...said(
    'no-signature-bypass',
    WRITTEN_TESTS,
    ['bypass', 'signature'],
    ['bypass', 'signature', 'verified'],
    ['bypass', 'webhook', 'verified'],
    ['bypass', 'webhook', 'secret'],
    ['bypass', 'webhook', 'secret', 'verified'],
  ),
  ...said(
    'no-swallowed-webhook-failure',
    [...TESTED, ...MESSAGES],
    ['event', 'fails', 'again'],
    ['webhook', 'fails', 'again'],
    ['swallow', 'webhook'],
    ['swallow', 'event'],
  ),
];
