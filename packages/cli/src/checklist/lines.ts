/** What there is to look at where a line speaks of it. */
export type Subject = 'files' | 'logs' | 'calls' | 'writes' | 'keys' | 'retries' | 'webhooks' | 'exchanges';

/** One line of the checklist, and which rules decide it. */
export interface Line {
  readonly id: string;
  /** As a specification would have it. */
  readonly text: string;
  /** Without one of these nobody can say that the line holds. */
  readonly essential: readonly string[];
  /** These can only say that it does not. */
  readonly others: readonly string[];
  /** null: it is about no code; a command has to answer. */
  readonly subject: Subject | null;
  /** What no rule looks at, for people, where it passes. */
  readonly remark?: string;
  /** It speaks of every place: what only the preset strict reports keeps it from passing. */
  readonly every?: true;
}

/** A rule may be named here before a version has it: what exists is asked when the line is answered. */
export const LINES: readonly Line[] = [
  {
    id: 'D1',
    text: 'No API key, secret or token is hardcoded.',
    essential: ['no-hardcoded-secret'],
    others: ['no-secret-in-client', 'no-secret-in-url'],
    subject: 'files',
  },
  {
    id: 'D2',
    text: 'No request body that may hold sensitive data is logged.',
    essential: ['no-sensitive-log'],
    others: [],
    subject: 'logs',
  },
  {
    id: 'D3',
    text: 'Rate limits are handled.',
    essential: ['require-rate-limit-handling'],
    others: ['no-unbounded-fanout'],
    subject: 'calls',
  },
  {
    id: 'D4',
    text: 'Webhook events are not assumed to arrive once and in order.',
    essential: ['require-webhook-dedupe', 'no-webhook-order-assumption'],
    others: [],
    subject: 'webhooks',
  },
  {
    id: 'D5',
    text: 'Raw API responses are not stored indefinitely.',
    essential: ['no-unbounded-raw-response'],
    others: [],
    subject: 'exchanges',
  },
  {
    id: 'D6',
    text: 'No write that may be retried bypasses idempotency.',
    essential: ['require-idempotency-key', 'no-unstable-idempotency-key', 'no-unsafe-retry'],
    others: [],
    subject: 'writes',
  },
  {
    id: 'A1',
    text: 'The sandbox works before production credentials are used.',
    essential: ['no-live-credential-in-test'],
    others: ['no-hardcoded-endpoint'],
    subject: 'calls',
    remark: 'The sandbox itself was not called.',
  },
  {
    id: 'A2',
    text: 'Error codes become user-facing messages, not raw API errors.',
    essential: ['no-raw-error-response'],
    others: [],
    subject: 'calls',
  },
  {
    id: 'A3',
    text: 'A 429 is retried with exponential backoff.',
    essential: ['require-rate-limit-handling', 'require-bounded-retry'],
    others: [],
    subject: 'calls',
  },
  {
    id: 'A4',
    text: 'Webhooks are verified before they are processed.',
    essential: [
      'require-webhook-signature',
      'require-raw-webhook-body',
      'no-signature-bypass',
      'no-unsafe-signature-compare',
    ],
    others: ['require-webhook-freshness'],
    subject: 'webhooks',
  },
  {
    id: 'A5',
    text: 'Duplicate deliveries create no duplicate records.',
    essential: ['require-webhook-dedupe'],
    others: [],
    subject: 'webhooks',
  },
  {
    id: 'A6',
    text: 'No credentials, tokens or sensitive fields are in the logs.',
    essential: ['no-sensitive-log'],
    others: [],
    subject: 'logs',
  },
  { id: 'A7', text: 'Existing tests pass unmodified.', essential: [], others: [], subject: null },
];

export const rulesOf = ({ essential, others }: Pick<Line, 'essential' | 'others'>): readonly string[] => [
  ...essential,
  ...others,
];

/** A line that one rule answers alone. */
export const lineOfRule = ({ name, description }: { readonly name: string; readonly description: string }): Line => ({
  id: name,
  text: `${description}.`,
  essential: [name],
  others: [],
  subject: SUBJECTS[name] ?? 'files',
  every: true,
});

/** Where nothing of the kind is there, the rule has nothing to answer. */
const SUBJECTS: Readonly<Record<string, Subject>> = {
  'no-floating-call': 'writes',
  'no-retry-on-fatal-error': 'retries',
  'no-sensitive-log': 'logs',
  'no-signature-bypass': 'webhooks',
  'no-swallowed-webhook-failure': 'webhooks',
  'no-unsafe-retry': 'writes',
  'no-unstable-idempotency-key': 'keys',
  'no-webhook-order-assumption': 'webhooks',
  'require-bounded-retry': 'retries',
  'require-idempotency-key': 'writes',
  'require-raw-webhook-body': 'webhooks',
  'require-timeout': 'calls',
  'require-webhook-ack': 'webhooks',
  'require-webhook-dedupe': 'webhooks',
  'require-webhook-freshness': 'webhooks',
  'require-webhook-signature': 'webhooks',
};
