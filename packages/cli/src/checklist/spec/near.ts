/** Phrases that say that a text is about something near a line, and not about it: data. */

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
export const WORDING: readonly string[] = ['i18n', 'text', 'label', 'string', 'locale', 'localization'];

/** To set up a place for secrets is not to keep them out of the code. */
export const SET_UP: readonly string[] = [
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

export const TESTED: readonly string[] = [
  'test',
  '=tested',
  '=testing',
  '=tests',
  'coverage',
  'mock',
  'e2e',
  'simulate',
];

/** Limits that the own service sets to others. */
export const INBOUND: readonly string[] = [
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

export const NO_WEBHOOK: readonly string[] = [
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
export const PARTS: readonly string[] = [
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

export const BY_HAND: readonly string[] = [
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
