import { effectOf, matchesOperation } from '@seamlint/core';
import { describe, expect, it } from 'vitest';
import { providers } from './index.ts';

describe('operations', () => {
  const byId = new Map(providers.map((provider) => [provider.id, provider]));
  it.each([
    ['stripe', 'paymentIntents.create', 'write'],
    ['stripe', 'checkout.sessions.create', 'write'],
    ['stripe', 'invoices.createPreview', 'read'],
    ['stripe', 'subscriptions.del', 'write'],
    ['github', 'rest.issues.createComment', 'write'],
    ['github', 'issues.listForRepo', 'read'],
    ['github', 'rest.apps.checkToken', 'read'],
    ['slack', 'chat.postMessage', 'write'],
    ['slack', 'client.conversations.history', 'read'],
    ['slack', 'client.apps.connections.open', 'read'],
    ['slack', 'views.open', 'write'],
    ['twilio', 'messages.create', 'write'],
    ['twilio', 'messages().fetch', 'read'],
    ['twilio', 'verify.v2.services().verifications.create', 'write'],
    ['sendgrid', 'send', 'write'],
    ['shopify', 'clients.Rest().post', 'write'],
    ['shopify', 'request', 'unknown'],
    ['paypal', 'captureOrder', 'write'],
    ['paypal', 'getOrder', 'read'],
    ['square', 'payments.create', 'write'],
    ['square', 'orders.search', 'read'],
    ['square', 'paymentsApi.createPayment', 'write'],
    ['svix', 'message.create', 'write'],
    ['openai', 'batches.create', 'write'],
    ['openai', 'chat.completions.create', 'read'],
    ['openai', 'beta.threads.runs.create', 'write'],
  ])('%s: %s is a %s', (id, operation, effect) => {
    expect(effectOf(byId.get(id)?.calls, operation)).toBe(effect);
  });

  it.each([
    ['stripe', 'charges.create', true],
    ['stripe', 'customers.del', false],
    ['square', 'payments.create', true],
    ['square', 'payments.complete', false],
    ['paypal', 'captureOrder', true],
    ['paypal', 'patchOrder', false],
    ['svix', 'message.create', true],
  ])('%s takes a key for %s: %s', (id, operation, takes) => {
    expect(matchesOperation(byId.get(id)?.idempotency?.appliesTo ?? [], operation)).toBe(takes);
  });
});
