import { describe, expect, it } from 'vitest';
import { providers } from './index.ts';

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (_id, provider) => {
  const sections = new Set(provider.evidence.map(({ section }) => section));

  it('says where each section comes from', () => {
    const filled = [
      'packages',
      'hosts',
      ...(provider.clients.length > 0 ? ['clients'] : []),
      ...(provider.credentials.length > 0 ? ['credentials'] : []),
      ...(provider.webhooks === null ? [] : ['webhooks']),
    ];
    expect(filled.filter((section) => !sections.has(section))).toEqual([]);
  });

  it('has patterns that compile, and none that matches a word', () => {
    for (const { pattern } of provider.credentials) {
      if (pattern === null) continue;
      const compiled = new RegExp(pattern, 'u');
      for (const word of ['', 'authorization', 'checkout.session.completed', 'whsec_', 'sk_live_']) {
        expect(compiled.test(word), pattern).toBe(false);
      }
    }
  });

  it('shows as prefix only what every key of the format begins with', () => {
    for (const { pattern, prefix } of provider.credentials) {
      if (pattern !== null)
        expect(pattern.replaceAll('\\b', '').replaceAll('\\.', '.').startsWith(prefix), pattern).toBe(true);
    }
  });

  it('writes headers in lower case, as requests hold them', () => {
    const headers =
      provider.webhooks === null ? [] : [...provider.webhooks.signatureHeaders, ...provider.webhooks.otherHeaders];
    expect(headers).toEqual(headers.map((header) => header.toLowerCase()));
  });

  it('takes clients and helpers from packages it names', () => {
    const used = [...provider.clients, ...(provider.webhooks?.helpers ?? [])].map(({ pkg }) => pkg);
    expect(used.filter((pkg) => !provider.packages.includes(pkg))).toEqual([]);
  });
});

it('gives no two credentials the same id', () => {
  const ids = providers.flatMap(({ credentials }) => credentials.map(({ id }) => id));
  expect(ids).toEqual([...new Set(ids)]);
});
