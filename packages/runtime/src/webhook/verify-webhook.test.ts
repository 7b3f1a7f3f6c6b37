import { createHash, createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import Stripe from 'stripe';
import { describe, expect, it } from 'vitest';
import type { WebhookScheme } from './scheme.ts';
import { schemes, type WebhookProvider } from './schemes.ts';
import { verifyWebhook, type WebhookRequest } from './verify-webhook.ts';
import { WebhookVerificationError } from './webhook-verification-error.ts';

const SECRET = 'not-a-real-secret-not-a-real-one';
const NOW = Date.parse('2026-01-01T00:00:00Z');
const NOW_SEC = NOW / 1000;
const BODY = '{ "id": "evt_1",  "type": "invoice.paid", "name": "Öl" }';
const now = (): number => NOW;

const hmac = (data: string | Uint8Array, { algorithm = 'sha256', secret = SECRET } = {}): Buffer =>
  createHmac(algorithm, secret).update(data).digest();

/** What came of it: `ok`, or the code of the refusal. */
const outcome = (provider: WebhookProvider | WebhookScheme, request: Partial<WebhookRequest>): string => {
  try {
    verifyWebhook(provider, { body: BODY, headers: {}, secret: SECRET, now, ...request });
    return 'ok';
  } catch (error) {
    if (!(error instanceof WebhookVerificationError)) throw error;
    expect(error.message).not.toContain(SECRET);
    return error.code;
  }
};

const form = new URLSearchParams([
  ['To', '+18005551212'],
  ['From', '+14158675310'],
  ['CallSid', 'CA1234567890ABCDE'],
  ['Digits', '1234'],
  ['Caller', '+14158675310'],
]);

const { publicKey: edKey, privateKey: edSecret } = generateKeyPairSync('ed25519');
const edHex = edKey.export({ format: 'der', type: 'spki' }).subarray(-32).toString('hex');
const { publicKey: ecKey, privateKey: ecSecret } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const ecBase64 = ecKey.export({ format: 'der', type: 'spki' }).toString('base64');

const url = 'https://shop.example/hooks?tenant=7';
const standardKey = Buffer.from(SECRET).toString('base64');

/** Signed by the vendor's own library where the tests have it, else by hand after the catalog. */
const genuine: readonly (readonly [
  WebhookProvider,
  Omit<Partial<WebhookRequest>, 'headers'> & { headers: Record<string, string> },
])[] = [
  ['stripe', { headers: { 'Stripe-Signature': stripeHeader() } }],
  ['github', { headers: { 'X-Hub-Signature-256': `sha256=${hmac(BODY).toString('hex')}` } }],
  ['shopify', { headers: { 'X-Shopify-Hmac-Sha256': hmac(BODY).toString('base64') } }],
  [
    'slack',
    {
      headers: {
        'X-Slack-Signature': `v0=${hmac(`v0:${NOW_SEC}:${BODY}`).toString('hex')}`,
        'X-Slack-Request-Timestamp': `${NOW_SEC}`,
      },
    },
  ],
  ['svix', { secret: `whsec_${standardKey}`, headers: standardHeaders('svix') }],
  ['standard-webhooks', { secret: standardKey, headers: standardHeaders('webhook') }],
  ['supabase', { secret: `v1,whsec_${standardKey}`, headers: standardHeaders('webhook') }],
  ['polar', { headers: standardHeaders('webhook') }],
  [
    'twilio',
    {
      body: form.toString(),
      url,
      headers: {
        'X-Twilio-Signature': hmac(
          `${url}CallSidCA1234567890ABCDECaller+14158675310Digits1234From+14158675310To+18005551212`,
          { algorithm: 'sha1' },
        ).toString('base64'),
      },
    },
  ],
  ['square', { url, headers: { 'x-square-hmacsha256-signature': hmac(url + BODY).toString('base64') } }],
  ['trello', { url, headers: { 'X-Trello-Webhook': hmac(BODY + url, { algorithm: 'sha1' }).toString('base64') } }],
  [
    'hubspot',
    {
      url,
      method: 'post',
      headers: {
        'X-HubSpot-Signature-v3': hmac(`POST${url}${BODY}${NOW}`).toString('base64'),
        'X-HubSpot-Request-Timestamp': `${NOW}`,
      },
    },
  ],
  [
    'zendesk',
    {
      headers: {
        'X-Zendesk-Webhook-Signature': hmac(`2026-01-01T00:00:00Z${BODY}`).toString('base64'),
        'X-Zendesk-Webhook-Signature-Timestamp': '2026-01-01T00:00:00Z',
      },
    },
  ],
  ['paddle', { headers: { 'Paddle-Signature': `ts=${NOW_SEC};h1=${hmac(`${NOW_SEC}:${BODY}`).toString('hex')}` } }],
  ['pagerduty', { headers: { 'X-PagerDuty-Signature': `v1=${'0'.repeat(64)},v1=${hmac(BODY).toString('hex')}` } }],
  ['paystack', { headers: { 'x-paystack-signature': hmac(BODY, { algorithm: 'sha512' }).toString('hex') } }],
  ['razorpay', { headers: { 'x-razorpay-signature': hmac(BODY).toString('hex') } }],
  ['lemonsqueezy', { headers: { 'x-signature': hmac(BODY).toString('hex').toUpperCase() } }],
  ['intercom', { headers: { 'x-hub-signature': `sha1=${hmac(BODY, { algorithm: 'sha1' }).toString('hex')}` } }],
  ['meta-whatsapp', { headers: { 'x-hub-signature-256': `sha256=${hmac(BODY).toString('hex')}` } }],
  ['typeform', { headers: { 'typeform-signature': `sha256=${hmac(BODY).toString('base64')}` } }],
  [
    'airtable',
    {
      secret: standardKey,
      headers: { 'x-airtable-content-mac': `hmac-sha256=${hmac(BODY).toString('hex')}` },
    },
  ],
  [
    'discord',
    {
      secret: edHex,
      headers: {
        'X-Signature-Ed25519': sign(null, Buffer.from(`${NOW_SEC}${BODY}`), edSecret).toString('hex'),
        'X-Signature-Timestamp': `${NOW_SEC}`,
      },
    },
  ],
  [
    'sendgrid',
    {
      secret: ecBase64,
      headers: {
        'x-twilio-email-event-webhook-signature': sign('sha256', Buffer.from(`${NOW_SEC}${BODY}`), ecSecret).toString(
          'base64',
        ),
        'x-twilio-email-event-webhook-timestamp': `${NOW_SEC}`,
      },
    },
  ],
];

function stripeHeader(at = NOW_SEC, secret = SECRET): string {
  return Stripe.webhooks.generateTestHeaderString({ payload: BODY, secret, timestamp: at });
}

function standardHeaders(family: 'svix' | 'webhook', at = NOW): Record<string, string> {
  return {
    [`${family}-id`]: 'msg_1',
    [`${family}-timestamp`]: String(Math.floor(at / 1000)),
    [`${family}-signature`]: `v1a,nothing ${new Webhook(standardKey).sign('msg_1', new Date(at), BODY)}`,
  };
}

describe.each(genuine)('%s', (provider, request) => {
  const signatureHeader = schemes[provider].headers[0];
  const body = request.body ?? BODY;

  it('lets a genuine request in, as text and as bytes, whatever holds its headers', () => {
    const lists = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, [value]]));
    const lower = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
    );
    for (const headers of [request.headers, lists, lower, new Headers(request.headers)]) {
      expect(outcome(provider, { ...request, headers })).toBe('ok');
      expect(outcome(provider, { ...request, headers, body: Buffer.from(body) })).toBe('ok');
    }
  });

  it('refuses another body, another secret, and no signature', () => {
    const other = typeof body === 'string' ? body.replace(/1/u, '2') : body;
    expect(outcome(provider, { ...request, body: other })).toBe('wrong-signature');
    expect(outcome(provider, { ...request, headers: {} })).toBe('missing-header');
    const blank = Object.fromEntries(Object.keys(request.headers).map((name) => [name, ' ']));
    expect(outcome(provider, { ...request, headers: blank })).toBe('missing-header');
    const elsewhere = generateKeyPairSync('ed25519').publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
    const wrong = provider === 'discord' ? elsewhere.toString('hex') : 'bm90IHRoZSBzZWNyZXQ=';
    expect(['wrong-signature', 'missing-secret']).toContain(outcome(provider, { ...request, secret: wrong }));
  });

  it.each<{ secret: string | string[] | undefined }>([
    { secret: '' },
    { secret: '  ' },
    { secret: undefined },
    { secret: [] },
    { secret: ['', SECRET] },
  ])('refuses all where it has %j', ({ secret }) => {
    expect(outcome(provider, { ...request, secret })).toBe('missing-secret');
  });

  it('refuses a signature that is anything else', () => {
    const name = Object.keys(request.headers).find((one) => one.toLowerCase().includes('signature')) ?? signatureHeader;
    const key = Object.keys(request.headers).find((one) =>
      schemes[provider].headers.some((own) => own === one.toLowerCase()),
    );
    for (const value of ['x', '=', 'sha256=', 'v1=', 't=1,v1=', 'é'.repeat(71), ',;= ', 'v1,']) {
      expect(['wrong-signature', 'malformed-header']).toContain(
        outcome(provider, { ...request, headers: { ...request.headers, [key ?? name]: value } }),
      );
    }
  });
});

describe('a signed timestamp', () => {
  const slack = (timestamp: string, at = timestamp): Record<string, string> => ({
    'x-slack-request-timestamp': timestamp,
    'x-slack-signature': `v0=${hmac(`v0:${at}:${BODY}`).toString('hex')}`,
  });

  it.each([
    [`${NOW_SEC - 300}`, 'ok'],
    [`${NOW_SEC - 301}`, 'stale'],
    [`${NOW_SEC + 300}`, 'ok'],
    [`${NOW_SEC + 301}`, 'stale'],
    ['0', 'stale'],
    ['NaN', 'malformed-header'],
    ['soon', 'malformed-header'],
    ['-1', 'malformed-header'],
    ['1e999', 'malformed-header'],
    ['Infinity', 'malformed-header'],
    [`${NOW_SEC}.5`, 'malformed-header'],
  ])('of %s, though well signed, is %s', (timestamp, expected) => {
    expect(outcome('slack', { headers: slack(timestamp) })).toBe(expected);
  });

  it('can not be changed', () => {
    expect(outcome('slack', { headers: slack(`${NOW_SEC}`, `${NOW_SEC - 9000}`) })).toBe('wrong-signature');
  });

  it('is refused where there are two', () => {
    const headers = { ...slack(`${NOW_SEC}`), 'x-slack-request-timestamp': [`${NOW_SEC}`, '1'] };
    expect(outcome('slack', { headers })).toBe('malformed-header');
    expect(outcome('stripe', { headers: { 'stripe-signature': `t=1,${stripeHeader()}` } })).toBe('malformed-header');
  });

  it('may be off by what the caller says', () => {
    const headers = { 'stripe-signature': stripeHeader(NOW_SEC - 400) };
    expect(outcome('stripe', { headers })).toBe('stale');
    expect(outcome('stripe', { headers, toleranceSec: 500 })).toBe('ok');
    expect(outcome('stripe', { headers: { 'stripe-signature': stripeHeader(NOW_SEC - 20) }, toleranceSec: 10 })).toBe(
      'stale',
    );
  });

  it.each([0, -1, Number.NaN])('can not be left unchecked by a tolerance of %s', (toleranceSec) => {
    expect(outcome('stripe', { headers: { 'stripe-signature': stripeHeader() }, toleranceSec })).toBe('bad-tolerance');
  });

  it('is what toleranceSec speaks of: a scheme without one takes none', () => {
    const headers = { 'x-hub-signature-256': `sha256=${hmac(BODY).toString('hex')}` };
    expect(outcome('github', { headers, toleranceSec: 300 })).toBe('bad-tolerance');
  });

  it('must be a time where the provider says nothing of its age, too', () => {
    const zoom = (timestamp: string): Record<string, string> => ({
      'x-zm-request-timestamp': timestamp,
      'x-zm-signature': `v0=${hmac(`v0:${timestamp}:${BODY}`).toString('hex')}`,
    });
    expect(outcome('zoom', { headers: zoom('1') })).toBe('ok');
    expect(outcome('zoom', { headers: zoom('1'), toleranceSec: 300 })).toBe('stale');
    expect(outcome('zoom', { headers: zoom('then') })).toBe('malformed-header');
  });

  it('is in the body of Linear', () => {
    const linear = (webhookTimestamp: unknown): string => {
      const body = JSON.stringify({ action: 'create', webhookTimestamp });
      const headers = { 'linear-signature': hmac(body).toString('hex'), 'linear-timestamp': String(NOW) };
      return outcome('linear', { body, headers });
    };
    expect(linear(NOW - 60_000)).toBe('ok');
    expect(linear(NOW - 60_001)).toBe('stale');
    expect(linear(undefined)).toBe('malformed-header');
    expect(linear(null)).toBe('malformed-header');
  });
});

describe('several', () => {
  it('signatures: one that holds is enough', () => {
    const [head, good] = stripeHeader().split(',');
    const headers = { 'stripe-signature': `${head},v1=${'0'.repeat(64)},v0=${'1'.repeat(64)},${good}` };
    expect(outcome('stripe', { headers })).toBe('ok');
    expect(outcome('stripe', { headers: { 'stripe-signature': `${head},v0=${good?.slice(3)}` } })).toBe(
      'malformed-header',
    );
  });

  it('secrets: while one is changed both hold', () => {
    const headers = { 'stripe-signature': stripeHeader(NOW_SEC, 'the-old-one') };
    expect(outcome('stripe', { headers })).toBe('wrong-signature');
    expect(outcome('stripe', { headers, secret: [SECRET, 'the-old-one'] })).toBe('ok');
  });

  it('headers of one name', () => {
    const good = hmac(BODY).toString('base64');
    expect(outcome('shopify', { headers: { 'x-shopify-hmac-sha256': ['AAAA', good] } })).toBe('ok');
  });
});

describe('Twilio', () => {
  const signed = (text: string): Record<string, string> => ({
    'x-twilio-signature': hmac(text, { algorithm: 'sha1' }).toString('base64'),
  });

  it('may have the port in the address or not', () => {
    const at = (host: string): Record<string, string> => signed(`https://${host}/sms`);
    for (const [here, there] of [
      ['shop.example', 'shop.example:443'],
      ['shop.example:8443', 'shop.example'],
    ] as const) {
      expect(outcome('twilio', { body: '', url: `https://${here}/sms`, headers: at(there) })).toBe('ok');
    }
    expect(outcome('twilio', { body: '', url: 'https://shop.example/sms', headers: at('other.example') })).toBe(
      'wrong-signature',
    );
  });

  it('takes each value of a name once, sorted', () => {
    const headers = signed(`${url}A1A2B`);
    expect(outcome('twilio', { body: 'A=2&B=&A=1&A=2', url, headers })).toBe('ok');
  });

  it('has the digest of JSON in its address', () => {
    const json = `${url}&bodySHA256=${createHash('sha256').update(BODY).digest('hex')}`;
    expect(outcome('twilio', { url: json, headers: signed(json) })).toBe('ok');
    expect(outcome('twilio', { url: json, headers: signed(json), body: `${BODY} ` })).toBe('wrong-signature');
  });
});

describe('what is wrong on this side', () => {
  const headers = { 'x-hub-signature-256': `sha256=${hmac(BODY).toString('hex')}` };

  it('is said as such', () => {
    expect(outcome('square', { headers: { 'x-square-hmacsha256-signature': 'x' } })).toBe('missing-url');
    expect(outcome('github', { headers, body: { id: 1 } as unknown as string })).toBe('parsed-body');
    expect(outcome('github', { headers, body: undefined as unknown as string })).toBe('parsed-body');
    expect(outcome('toString' as 'github', { headers })).toBe('unknown-provider');
    expect(outcome('discord', { secret: 'no key', headers })).toBe('missing-secret');
    expect(outcome('svix', { secret: 'whsec_', headers })).toBe('missing-secret');
  });

  it('asks for another answer than a forged request', () => {
    const refusal = (secret: string): unknown => {
      try {
        verifyWebhook('github', { body: BODY, headers: { 'x-hub-signature-256': 'sha256=00' }, secret });
        return undefined;
      } catch (error) {
        return error;
      }
    };
    expect(refusal('')).toMatchObject({ name: 'WebhookVerificationError', code: 'missing-secret', status: 500 });
    expect(refusal(SECRET)).toMatchObject({ code: 'wrong-signature', status: 401 });
  });
});

it('knows the example of GitHub’s own documentation', () => {
  const headers = { 'X-Hub-Signature-256': 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17' };
  verifyWebhook('github', { body: 'Hello, World!', headers, secret: "It's a Secret to Everybody" });
});

it('takes a scheme of one’s own', () => {
  const own: WebhookScheme = { algorithm: 'sha512', encoding: 'base64url', headers: ['x-corp'], signed: '{body}.corp' };
  const headers = { 'x-corp': hmac(`${BODY}.corp`, { algorithm: 'sha512' }).toString('base64url') };
  expect(outcome(own, { headers })).toBe('ok');
  expect(outcome(own, { headers, body: `${BODY}.` })).toBe('wrong-signature');
});
