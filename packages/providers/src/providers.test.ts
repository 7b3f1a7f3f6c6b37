import { createCatalog, effectOf, matchesOperation } from '@seamlint/core';
import { describe, expect, it } from 'vitest';
import { providers } from './index.ts';

const GLOB = /^(?:\*|[\w*]+)(?:\.(?:\*|[\w*]+))*$/u;

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (_id, provider) => {
  const sections = new Set(provider.evidence.map(({ section }) => section));

  it('says where each section comes from', () => {
    const filled = [
      'packages',
      'hosts',
      'idempotency',
      'sdkDefaults',
      ...(provider.calls === null ? [] : ['calls']),
      ...(provider.clients.length > 0 ? ['clients'] : []),
      ...(provider.credentials.length > 0 ? ['credentials'] : []),
      ...(provider.webhooks === null ? [] : ['webhooks']),
    ];
    expect(filled.filter((section) => !sections.has(section))).toEqual([]);
  });

  it('names sections and confidences that there are, and what was read', () => {
    for (const { section, fields, confidence, source } of provider.evidence) {
      expect(provider).toHaveProperty(section);
      expect(fields, section).not.toEqual([]);
      if (confidence !== 'from-memory') expect(source, section).not.toBe('not checked');
    }
  });

  it('states calls, keys and defaults, be it that there is nothing to state', () => {
    expect(provider.calls).toBeDefined();
    expect(provider.idempotency).toBeDefined();
    expect(provider.sdkDefaults).toBeDefined();
  });

  it('has globs of names, stars and dots', () => {
    const calls = provider.calls;
    const globs = [calls?.writes, calls?.reads, calls?.highRisk, calls?.local, provider.idempotency?.appliesTo].flatMap(
      (list) => list ?? [],
    );
    expect(globs.filter((glob) => !GLOB.test(glob))).toEqual([]);
    expect((calls?.readPaths ?? []).filter((path) => !path.startsWith('/'))).toEqual([]);
  });

  it('calls nothing that hurts a read, and takes keys for writes only', () => {
    const samples = (globs: readonly string[]): readonly string[] => globs.map((glob) => glob.replaceAll('*', 'any'));
    expect(samples(provider.calls?.highRisk ?? []).filter((one) => effectOf(provider.calls, one) === 'read')).toEqual(
      [],
    );
    const keyed = samples(provider.idempotency?.appliesTo ?? []).filter((one) => !/^[A-Z]+$/u.test(one));
    expect(keyed.filter((one) => effectOf(provider.calls, one) !== 'write')).toEqual([]);
  });

  it('says where a key goes, or that it goes nowhere', () => {
    if (provider.idempotency == null) return;
    const { mechanism, header, field, carriers, appliesTo, auto } = provider.idempotency;
    if (mechanism === 'none') expect([header, field, ...carriers, ...appliesTo, ...auto]).toEqual([null, null]);
    else expect(header ?? field).toEqual(expect.any(String));
    expect(header).toBe(header?.toLowerCase() ?? null);
  });

  it('has one default for each major of a package', () => {
    const defaults = provider.sdkDefaults ?? [];
    for (const one of defaults) {
      for (const other of defaults) {
        if (one === other || one.pkg !== other.pkg) continue;
        const apart = (one.until ?? Infinity) < (other.since ?? 0) || (other.until ?? Infinity) < (one.since ?? 0);
        expect(apart, `${one.pkg} ${one.since} and ${other.since}`).toBe(true);
      }
    }
  });

  it('has patterns that compile, and none that matches a word', () => {
    for (const { pattern } of provider.credentials) {
      if (pattern === null) continue;
      const compiled = new RegExp(pattern, 'u');
      for (const word of ['', 'authorization', 'checkout.session.completed', 'whsec_', 'sk_live_', 'msg.content']) {
        expect(compiled.test(word), pattern).toBe(false);
      }
    }
  });

  it('has no pattern that repeats a repetition', () => {
    for (const { pattern } of provider.credentials) expect(pattern ?? '').not.toMatch(/[+*}]\)(?:[+*]|\{)/u);
  });

  it('shows as prefix only what every key of the format begins with', () => {
    for (const { pattern, prefix } of provider.credentials) {
      if (pattern === null) continue;
      const begin = pattern.replace(/^\(\?<!.*?\]\)/u, '').replaceAll(String.raw`\b`, '');
      expect(begin.replaceAll(String.raw`\.`, '.').startsWith(prefix), pattern).toBe(true);
    }
  });

  it('writes headers in lower case, as requests hold them', () => {
    const webhooks = provider.webhooks;
    const headers = webhooks === null ? [] : [...webhooks.signatureHeaders, ...webhooks.otherHeaders];
    expect(headers).toEqual(headers.map((header) => header.toLowerCase()));
    const shared = webhooks !== null && 'sharedHeaders' in webhooks ? webhooks.sharedHeaders : [];
    expect(shared.filter((header) => !headers.some((one) => one === header))).toEqual([]);
  });

  it('takes clients, helpers, keys and defaults from packages it names', () => {
    const used = [
      ...provider.clients,
      ...(provider.webhooks?.helpers ?? []),
      ...(provider.idempotency?.carriers ?? []),
      ...(provider.sdkDefaults ?? []),
    ].map(({ pkg }) => pkg);
    expect(used.filter((pkg) => !provider.packages.some((name) => name === pkg))).toEqual([]);
  });

  it('advises no call that verifies nothing', () => {
    const webhooks = provider.webhooks;
    if (webhooks === null) return;
    const named = webhooks.notVerification.filter((name) => webhooks.advice.includes(`${name}(`));
    expect(named).toEqual([]);
  });
});

it('gives no two credentials the same id', () => {
  const ids = providers.flatMap(({ credentials }) => credentials.map(({ id }) => id));
  expect(ids).toEqual([...new Set(ids)]);
});

it('reads a text that almost is a key many times over without delay', () => {
  const { anyFormat } = createCatalog(providers);
  // What a backtracking pattern would take minutes for.
  for (const start of ['sk_', 'sk-', 'SG.', 'whsec_', 'xoxb-', 'EAAA', 'sq0csp-'])
    expect(anyFormat?.test(`${`${start}a`.repeat(4000)}!`)).toEqual(expect.any(Boolean));
});

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
