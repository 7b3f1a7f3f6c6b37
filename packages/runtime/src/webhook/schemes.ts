import type { WebhookScheme } from './scheme.ts';

const hex = { algorithm: 'sha256', encoding: 'hex' } as const;
const base64 = { algorithm: 'sha256', encoding: 'base64' } as const;
const prefixed = (prefix: string) => ({ kind: 'prefixed', prefix }) as const;
const pairs = (key: string) => ({ kind: 'pairs', key }) as const;
const inHeader = (...names: [string, ...string[]]) => ({ in: 'header', names }) as const;
const inSignature = (key: string) => ({ in: 'signature', key }) as const;

/** https://www.standardwebhooks.com, and Svix, whose headers have names of their own. */
const standard = {
  ...base64,
  headers: ['webhook-signature', 'svix-signature'],
  form: { kind: 'versions', version: 'v1' },
  signed: '{id}.{timestamp}.{body}',
  timestamp: inHeader('webhook-timestamp', 'svix-timestamp'),
  id: ['webhook-id', 'svix-id'],
  key: 'base64',
  toleranceSec: 300,
} as const satisfies WebhookScheme;

const { key: _, ...asText } = standard;

/** By the ids of Seamlint's catalog, whose evidence they rest on. */
export const schemes = {
  'standard-webhooks': standard,
  svix: standard,
  clerk: standard,
  resend: standard,
  openai: standard,
  anthropic: standard,
  supabase: standard,
  // Its secret is taken as it is written.
  polar: asText,
  stripe: {
    ...hex,
    headers: ['stripe-signature'],
    form: pairs('v1'),
    signed: '{timestamp}.{body}',
    timestamp: inSignature('t'),
    toleranceSec: 300,
  },
  workos: {
    ...hex,
    headers: ['workos-signature'],
    form: pairs('v1'),
    signed: '{timestamp}.{body}',
    timestamp: inSignature('t'),
    toleranceSec: 180,
  },
  calendly: {
    ...hex,
    headers: ['calendly-webhook-signature'],
    form: pairs('v1'),
    signed: '{timestamp}.{body}',
    timestamp: inSignature('t'),
    toleranceSec: 180,
  },
  sanity: {
    algorithm: 'sha256',
    encoding: 'base64url',
    headers: ['sanity-webhook-signature'],
    form: pairs('v1'),
    signed: '{timestamp}.{body}',
    timestamp: inSignature('t'),
  },
  paddle: {
    ...hex,
    headers: ['paddle-signature'],
    form: pairs('h1'),
    signed: '{timestamp}:{body}',
    timestamp: inSignature('ts'),
    toleranceSec: 5,
  },
  slack: {
    ...hex,
    headers: ['x-slack-signature'],
    form: prefixed('v0='),
    signed: 'v0:{timestamp}:{body}',
    timestamp: inHeader('x-slack-request-timestamp'),
    toleranceSec: 300,
  },
  zoom: {
    ...hex,
    headers: ['x-zm-signature'],
    form: prefixed('v0='),
    signed: 'v0:{timestamp}:{body}',
    timestamp: inHeader('x-zm-request-timestamp'),
  },
  hubspot: {
    ...base64,
    headers: ['x-hubspot-signature-v3'],
    signed: '{method}{url}{body}{timestamp}',
    timestamp: inHeader('x-hubspot-request-timestamp'),
    toleranceSec: 300,
  },
  zendesk: {
    ...base64,
    headers: ['x-zendesk-webhook-signature'],
    signed: '{timestamp}{body}',
    timestamp: inHeader('x-zendesk-webhook-signature-timestamp'),
  },
  discord: {
    algorithm: 'ed25519',
    encoding: 'hex',
    headers: ['x-signature-ed25519'],
    signed: '{timestamp}{body}',
    timestamp: inHeader('x-signature-timestamp'),
  },
  sendgrid: {
    algorithm: 'ecdsa-sha256',
    encoding: 'base64',
    headers: ['x-twilio-email-event-webhook-signature'],
    signed: '{timestamp}{body}',
    timestamp: inHeader('x-twilio-email-event-webhook-timestamp'),
  },
  // The time is in what is signed, not in a header of its own that counts.
  linear: {
    ...hex,
    headers: ['linear-signature'],
    timestamp: { in: 'body', field: 'webhookTimestamp' },
    toleranceSec: 60,
  },
  twilio: { algorithm: 'sha1', encoding: 'base64', headers: ['x-twilio-signature'], signed: '{url}{form}' },
  square: { ...base64, headers: ['x-square-hmacsha256-signature'], signed: '{url}{body}' },
  trello: { algorithm: 'sha1', encoding: 'base64', headers: ['x-trello-webhook'], signed: '{body}{url}' },
  github: { ...hex, headers: ['x-hub-signature-256'], form: prefixed('sha256=') },
  'meta-whatsapp': { ...hex, headers: ['x-hub-signature-256'], form: prefixed('sha256=') },
  notion: { ...hex, headers: ['x-notion-signature'], form: prefixed('sha256=') },
  typeform: { ...base64, headers: ['typeform-signature'], form: prefixed('sha256=') },
  atlassian: { ...hex, headers: ['x-hub-signature'], form: prefixed('sha256=') },
  intercom: { algorithm: 'sha1', encoding: 'hex', headers: ['x-hub-signature'], form: prefixed('sha1=') },
  airtable: { ...hex, headers: ['x-airtable-content-mac'], form: prefixed('hmac-sha256='), key: 'base64' },
  pagerduty: { ...hex, headers: ['x-pagerduty-signature'], form: pairs('v1') },
  shopify: { ...base64, headers: ['x-shopify-hmac-sha256', 'shopify-hmac-sha256'] },
  xero: { ...base64, headers: ['x-xero-signature'] },
  quickbooks: { ...base64, headers: ['intuit-signature'] },
  line: { ...base64, headers: ['x-line-signature'] },
  docusign: { ...base64, headers: ['x-docusign-signature-1', 'x-docusign-signature-2'] },
  lemonsqueezy: { ...hex, headers: ['x-signature'] },
  razorpay: { ...hex, headers: ['x-razorpay-signature'] },
  paystack: { algorithm: 'sha512', encoding: 'hex', headers: ['x-paystack-signature'] },
  gocardless: { ...hex, headers: ['webhook-signature'] },
  'coinbase-commerce': { ...hex, headers: ['x-cc-webhook-signature'] },
  'checkout-com': { ...hex, headers: ['cko-signature'] },
  dwolla: { ...hex, headers: ['x-request-signature-sha-256'] },
  asana: { ...hex, headers: ['x-hook-signature'] },
  sentry: { ...hex, headers: ['sentry-hook-signature'] },
  vercel: { algorithm: 'sha1', encoding: 'hex', headers: ['x-vercel-signature'] },
} as const satisfies Readonly<Record<string, WebhookScheme>>;

export type WebhookProvider = keyof typeof schemes;
