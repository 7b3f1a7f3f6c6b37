import { z } from 'zod';

const from1 = z.int().min(1);
const count = z.int().min(0);
const file = z.string().describe('Relative to the working directory, with `/`.');
const place = { file, line: from1, column: from1.describe('In UTF-16 code units.') };

const provider = z
  .strictObject({ id: z.string().describe('Id of the API in the catalog.'), title: z.string() })
  .nullable()
  .describe('null: nobody knows whose it is.');

const judged = {
  findings: z
    .array(z.strictObject({ rule: z.string(), severity: z.enum(['error', 'warning']) }))
    .describe('What `seamlint check` reports of it.'),
  undecided: z.array(z.strictObject({ rule: z.string(), why: z.string() })).describe('What could not be told of it.'),
};

const open = z.array(z.strictObject({ why: z.string(), ...place })).describe('What could not be followed.');

const context = z.strictObject({
  kind: z.enum(['retry', 'loop', 'cron', 'job', 'webhook', 'request', 'browser']),
  note: z.string(),
  repeats: z.boolean().describe('It may run the call again for the same business operation.'),
  certainty: z.enum(['sure', 'likely']),
  ...place,
});

const stated = z.enum(['given', 'absent', 'unknown']);

const call = z.strictObject({
  ...place,
  provider,
  package: z.string().nullable().describe('null: the client is the platform’s own.'),
  major: count.nullable(),
  client: z.string().describe('`fetch`, `axios` …, or `sdk`.'),
  operation: z.string().nullable().describe('The method of an SDK; of GraphQL, what is asked for.'),
  method: z.string().nullable().describe('Of an HTTP client, in upper case.'),
  otherUrls: z.array(z.string()).describe('What else the address may be, where it is chosen by a condition.'),
  url: z.string().nullable().describe('Without its query; a part that is not known as `{}`.'),
  ownApi: z.boolean().describe('It is the application’s own address.'),
  effect: z.enum(['read', 'write', 'unknown']),
  highRisk: z.boolean().describe('It moves money, sends messages, buys.'),
  streams: z.boolean(),
  timeLimit: z.strictObject({
    state: stated,
    by: z
      .enum(['call', 'instance', 'wrapper', 'sdk-default', 'signal-without-timer', 'race', 'default', 'off'])
      .describe('What limits it; otherwise, why nothing does.'),
    ms: z.number().nullable(),
    says: z.string(),
  }),
  idempotencyKey: z.strictObject({
    state: stated,
    mechanism: z.enum(['header', 'body-field', 'query-param', 'natural-key', 'none', 'unknown']),
    how: z.string().nullable().describe('The option or header to set.'),
    byId: z.boolean().describe('It is no key, but a field or header that a receiver nobody knows may tell it by.'),
    automatic: z.boolean().describe('The SDK makes one for its own retries.'),
    faults: z.array(z.string()).describe('Why the key that is given does not do what it is for.'),
    says: z.string(),
  }),
  retries: z.strictObject({
    client: z.enum(['writes', 'reads', 'none', 'unknown']).describe('What the client repeats by itself.'),
    application: z.array(context).describe('What of the application may run it again.'),
  }),
  runs: z.array(context).describe('What runs it.'),
  runsIn: z.enum(['server', 'browser', 'tool', 'anywhere', 'open']),
  floating: z
    .boolean()
    .describe('Something runs it and ends before: nobody waits for its promise, or for one on the way to it.'),
  open,
  ...judged,
});

const webhook = z.strictObject({
  ...place,
  provider,
  several: z.boolean().describe('Others send there, too.'),
  method: z.string(),
  otherRoutes: z.array(z.string()).describe('Where else it is served: mounted again, or at a path that is chosen.'),
  route: z.string().describe('`?` stands for a part that is not known.'),
  framework: z.string(),
  evidence: z.array(z.string()).describe('Why it counts as a webhook.'),
  certain: z.boolean(),
  check: z.strictObject({
    state: z.enum(['checked', 'partial', 'unchecked', 'undecided']).describe('`partial`: there are ways past it.'),
    by: z.array(
      z.strictObject({
        by: z.string(),
        form: z.enum(['helper', 'hmac', 'shared-secret', 'refetch', 'authentication']),
        ...place,
      }),
    ),
    gaps: z
      .array(z.strictObject({ when: z.string(), ...place }))
      .describe('Ways past it; `when` completes “acted on without a check where …”.'),
    open,
  }),
  rawBody: z
    .enum(['unchanged', 'changed', 'by-framework'])
    .nullable()
    .describe('What its check covers; null: no check of the body is known.'),
  freshness: z.strictObject({
    asksTime: z.boolean().describe('Something on the way asks what time it is, or may.'),
    toleranceSeconds: z.number().nullable(),
  }),
  secondDelivery: z
    .enum(['harmless', 'guarded', 'repeats', 'never', 'undecided'])
    .describe(
      'What a second delivery does; `guarded`: what stands before it lets that pass by; `never`: there is none.',
    ),
  effects: z.array(
    z.strictObject({
      does: z.enum([
        'insert',
        'upsert',
        'update',
        'delete',
        'increment',
        'send',
        'charge',
        'enqueue',
        'outbound-write',
        'append',
        'raw',
      ]),
      says: z.string().describe('Completes “it …”.'),
      again: z.enum(['same', 'twice', 'unknown']).describe('What a second delivery does.'),
      guarded: z.boolean(),
      ...place,
    }),
  ),
  unseen: open.describe('Where something of the event went that cannot be followed.'),
  ...judged,
});

const summaryOfProvider = z.strictObject({
  id: z.string(),
  title: z.string(),
  packages: z.array(z.strictObject({ name: z.string(), majors: z.array(count) })),
  calls: count,
  writes: count,
  webhooks: count,
  withFindings: count,
  folders: z
    .array(z.strictObject({ folder: z.string(), files: count }))
    .describe('Whose files call it, receive its events or import its SDK.'),
  files: z.array(z.strictObject({ file, imports: z.boolean(), calls: count, webhooks: count })),
});

/** What `seamlint map --format json` writes. Later versions may add keys under the same `version`. */
export const mapSchema = z.strictObject({
  version: z.literal(1),
  tool: z.string(),
  calls: z.array(call).describe('By path and line.'),
  webhooks: z.array(webhook).describe('By path and line.'),
  providers: z.array(summaryOfProvider).describe('The most used first.'),
  errors: z.array(z.strictObject({ file, message: z.string() })).describe('What could not be analysed.'),
  summary: z.strictObject({
    files: count.describe('As `seamlint check` counts them.'),
    leftOut: count.describe('Of them, the tests, examples and generated files, whose calls are not told.'),
    calls: count,
    writes: count,
    webhooks: count,
    providers: count,
    withoutTimeLimit: count,
    uncheckedWebhooks: count,
    withFindings: count.describe('Calls and webhooks.'),
    undecided: count,
  }),
});

export const mapJsonSchema = (): object => ({
  title: 'What `seamlint map --format json` writes',
  ...z.toJSONSchema(mapSchema, { target: 'draft-7', io: 'input' }),
});
