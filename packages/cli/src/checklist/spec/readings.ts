/** How each line is said, by what has to be spoken of: data. */
import type { ConceptName } from './vocabulary.ts';

export interface Reading {
  readonly id: string;
  /** All of these. */
  readonly needs: readonly ConceptName[];
  /** None of these phrases: then it is about something near. */
  readonly unless?: readonly string[];
}

/** About papers, people and machines, not about what the code does. */
export const ELSE: readonly string[] = [
  'document',
  'documentation',
  '=docs',
  'readme',
  'runbook',
  'playbook',
  'wiki',
  'diagram',
  'dashboard',
  'alert',
  'alerting',
  'monitor',
  'monitoring',
  'metric',
  'rotate',
  'rotation',
  'revoke',
  'training',
  'ticket',
  'investigate',
  'research',
  'decide',
  'brainstorm',
  'figma',
  'mockup',
  'obtain',
  'copy',
];

/** Tests that are to be written, or were made by hand, say nothing of what they test. */
const WORDING: readonly string[] = ['i18n', 'text', 'label', 'string', 'locale', 'localization'];

/** To set up a place for secrets is not to keep them out of the code. */
const SET_UP: readonly string[] = [
  'configure',
  'set up',
  'setup',
  'deploy',
  'enable',
  'implement',
  'ready',
  'update',
  'generate',
  '=set',
  'add',
];

const TESTED: readonly string[] = ['test', '=tested', '=testing', '=tests', 'coverage', 'mock', 'e2e', 'simulate'];

/** Limits that the own service sets to others. */
const INBOUND: readonly string[] = [
  'login',
  'endpoint',
  'per user',
  'per ip',
  'per tenant',
  'inbound',
  'incoming',
  'our api',
  'our own',
  'public api',
  'brute force',
  'ddos',
  'abuse',
  'middleware',
  'express',
  'signup',
  'password reset',
  'disk',
  'storage quota',
  'return',
];

const NO_WEBHOOK: readonly string[] = [
  'jwt',
  'document',
  'contract',
  'pdf',
  'commit',
  'url',
  'cookie',
  'electronic',
  'certificate',
  'apk',
  'release',
  'artifact',
  'image',
  'customer sign',
  'session',
  'email',
  'transaction',
  'wallet',
  'function signature',
  'method signature',
  'type signature',
];

/** Other checks than the project's own tests, or some of them. */
const PARTS: readonly string[] = [
  'load',
  'performance',
  'manual',
  'penetration',
  'smoke',
  'qa',
  'accessibility',
  'lighthouse',
  'e2e',
  'end to end',
  'playwright',
  'cypress',
  'security',
  'visual',
  'rate',
  'coverage',
  '=written',
  '=created',
  'independent',
  'phase',
];

const BY_HAND: readonly string[] = [
  'subscribe',
  'run',
  'reference',
  'verify token',
  'ownership',
  'received',
  'url',
  'status',
  'create',
  'schema',
  'shape',
  'configure',
  'enable in',
];

const line = (id: string, unless: readonly string[], ...readings: readonly (readonly ConceptName[])[]): Reading[] =>
  readings.map((needs) => ({ id, needs, unless }));

export const READINGS: readonly Reading[] = [
  ...line('D1', WORDING, ['secret', 'hardcoded'], ['variable', 'hardcoded'], ['secret', 'exposed', 'browser']),
  ...line('D1', SET_UP, ['secret', 'kept']),
  ...line('D2', [...TESTED, 'audit'], ['log', 'body']),
  ...line('A6', [...TESTED, 'audit'], ['log', 'sensitive']),
  ...line('D3', [...INBOUND, ...TESTED], ['rateLimit', 'handled'], ['rateLimit', 'elsewhere'], ['tooMany', 'handled']),
  ...line(
    'A3',
    [...INBOUND, ...TESTED],
    ['tooMany', 'retried'],
    ['tooMany', 'backoff'],
    ['tooMany', 'retryAfter'],
    ['rateLimit', 'backoff'],
    ['rateLimit', 'retried'],
    ['rateLimit', 'retryAfter'],
    ['retried', 'backoff'],
    ['tooMany', 'retried', 'backoff'],
    ['rateLimit', 'retried', 'backoff'],
    ['retryAfter', 'handled'],
  ),
  ...line(
    'D4',
    TESTED,
    ['webhook', 'order'],
    ['event', 'order'],
    ['webhook', 'assumed', 'once'],
    ['webhook', 'event', 'order'],
  ),
  ...line(
    'A5',
    [...TESTED, 'analytics', 'calendar', 'pixel'],
    ['webhook', 'duplicate'],
    ['event', 'duplicate'],
    ['webhook', 'event', 'duplicate'],
  ),
  ...line(
    'D5',
    TESTED,
    ['stored', 'raw', 'response'],
    ['stored', 'response', 'forever'],
    ['stored', 'raw', 'response', 'forever'],
    ['raw', 'response', 'forever'],
  ),
  ...line(
    'D6',
    [...TESTED, 'webhook'],
    ['idempotencyKey'],
    ['idempotency', 'write'],
    ['idempotency', 'retried'],
    ['idempotency', 'write', 'retried'],
    ['idempotencyKey', 'write'],
    ['idempotencyKey', 'retried'],
    ['duplicate', 'write', 'retried'],
  ),
  ...line(
    'A1',
    ['deploy', 'create', 'configure', 'provision'],
    ['sandbox', 'works'],
    ['sandbox', 'production', 'before'],
    ['rehearsal', 'production', 'secret'],
    ['production', 'secret', 'tests'],
    ['sandbox', 'works', 'before', 'production'],
  ),
  ...line(
    'A2',
    TESTED,
    ['error', 'friendly'],
    ['apiError', 'friendly'],
    ['error', 'rawError', 'shown'],
    ['apiError', 'rawError'],
    ['apiError', 'mapped'],
    ['apiError', 'user'],
    ['stackTrace', 'shown'],
  ),
  ...line(
    'A4',
    [...TESTED, ...NO_WEBHOOK, ...BY_HAND],
    ['webhook', 'signature'],
    ['webhook', 'verified'],
    ['webhook', 'signature', 'verified'],
    ['signature', 'verified'],
    ['signature', 'rejected'],
    ['webhook', 'signature', 'rejected'],
    ['signature', 'timingSafe'],
    ['webhook', 'stale'],
  ),
  ...line('A4', TESTED, ['rawBody'], ['timingSafe']),
  ...line('A7', PARTS, ['allTests', 'pass'], ['tests', 'existing', 'pass']),
];
