/** What of all that findings ask for the transforms can do at all: loaded where none of them is run. */

/** Providers whose check is written out here. */
export const OWN_CHECKS = ['stripe', 'github', 'slack', 'shopify', 'twilio'] as const;

export const SENT_THROUGH_SVIX: ReadonlySet<string> = new Set(['svix', 'clerk', 'resend']);

/** Whose scheme the runtime's `verifyWebhook` knows. */
export const BY_RUNTIME: ReadonlySet<string> = new Set([
  'airtable',
  'asana',
  'atlassian',
  'calendly',
  'checkout-com',
  'coinbase-commerce',
  'discord',
  'docusign',
  'dwolla',
  'gocardless',
  'hubspot',
  'intercom',
  'lemonsqueezy',
  'line',
  'linear',
  'meta-whatsapp',
  'notion',
  'openai',
  'paddle',
  'pagerduty',
  'paystack',
  'polar',
  'quickbooks',
  'razorpay',
  'sanity',
  'sendgrid',
  'sentry',
  'square',
  'supabase',
  'trello',
  'typeform',
  'vercel',
  'workos',
  'xero',
  'zendesk',
  'zoom',
]);

/** Frameworks whose handlers can be made to read the bytes. */
export const RECEIVES_BYTES = [
  'express',
  'fastify',
  'firebase',
  'h3',
  'hono',
  'koa',
  'lambda',
  'nest',
  'next-pages',
  'vercel',
  'next-app',
  'worker',
  'deno',
  'bun',
  'pages-function',
  'sveltekit',
  'remix',
] as const;

/** Frameworks whose handlers a claim can be put into. */
const TAKES_CLAIM = RECEIVES_BYTES.filter((framework) => framework !== 'koa');

type Options = Readonly<Record<string, string>>;

const includes = (list: readonly string[], one = ''): boolean => list.includes(one);

/** Who hands the signal in has to make it for each attempt. */
const OUT_OF_REACH: ReadonlySet<string> = new Set(['handed', 'elsewhere']);

const TRANSFORMS: ReadonlyMap<string, (options: Options) => boolean> = new Map<string, (options: Options) => boolean>([
  ['per-attempt-timeout', ({ made = '' }) => !OUT_OF_REACH.has(made)],
  [
    'verify-webhook',
    ({ provider = '', framework }) =>
      includes(RECEIVES_BYTES, framework) &&
      (includes(OWN_CHECKS, provider) || SENT_THROUGH_SVIX.has(provider) || BY_RUNTIME.has(provider)),
  ],
  [
    'wrap-with-retry',
    ({ lacks = '', call, once, wait, by, runs }) => {
      const isPoll = by !== undefined && lacks.includes('fixed-wait');
      const isReplaced = lacks === 'fatal' || isPoll || (wait === undefined && /fixed-wait|retry-after/u.test(lacks));
      return isReplaced ? call !== undefined && once === undefined && by === undefined && runs === undefined : true;
    },
  ],
  [
    'dedupe-webhook',
    ({ framework, id = '', swallows = '', handler = '' }) =>
      includes(TAKES_CLAIM, framework) &&
      id !== 'none' &&
      handler !== 'elsewhere' &&
      !id.includes('[]') &&
      !swallows.split(',').includes('elsewhere'),
  ],
]);

/** False where the transform would refuse the finding whatever its code is. */
export const mayMend = (transform: string, options: Options = {}): boolean =>
  TRANSFORMS.get(transform)?.(options) ?? true;
