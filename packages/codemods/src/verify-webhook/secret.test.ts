import { expect, it } from 'vitest';
import { verifyWebhook } from './verify-webhook.ts';

const text = `const express = require('express');
const app = express();
app.post('/hooks', (req, res) => {
  save(req.body.id);
  res.sendStatus(200);
});
`;

const nameIn = (provider: string, names: readonly string[], more = ''): string | undefined => {
  const result = verifyWebhook.apply({
    path: 'hooks.js',
    text: text + more,
    sites: [{ start: text.indexOf('app.post'), end: text.length - 1, options: { provider, framework: 'express' } }],
    project: { dependencies: new Set(['express', 'stripe']), envNames: () => new Set(names) },
  });
  return result.kind === 'changed' ? /webhookSecret = process\.env\.(\w+)/u.exec(result.text)?.[1] : result.why;
};

it.each([
  ['shopify', ['SHOPIFY_WEBHOOK_SECRET'], 'SHOPIFY_WEBHOOK_SECRET'],
  ['shopify', ['SHOPIFY_API_SECRET', 'SHOPIFY_WEBHOOK_SECRET'], 'SHOPIFY_WEBHOOK_SECRET'],
  ['shopify', ['SHOPIFY_API_KEY'], 'SHOPIFY_API_SECRET'],
  ['shopify', [], 'SHOPIFY_API_SECRET'],
  ['stripe', ['STRIPE_CONNECT_WEBHOOK_SECRET'], 'STRIPE_CONNECT_WEBHOOK_SECRET'],
  ['stripe', ['STRIPE_CONNECT_WEBHOOK_SECRET', 'STRIPE_BILLING_WEBHOOK_SECRET'], 'STRIPE_WEBHOOK_SECRET'],
  ['github', ['WEBHOOK_SECRET'], 'GITHUB_WEBHOOK_SECRET'],
])('of %s, in a project with %j: %s', (provider, names, name) => {
  expect(nameIn(provider, names)).toBe(name);
});

it('goes by the file itself first', () => {
  expect(nameIn('shopify', ['SHOPIFY_WEBHOOK_SECRET'], 'log(process.env.SHOPIFY_CLIENT_SECRET);\n')).toBe(
    'SHOPIFY_CLIENT_SECRET',
  );
});
