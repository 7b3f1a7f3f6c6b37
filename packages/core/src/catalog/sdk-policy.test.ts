import { expect, it } from 'vitest';
import { confidenceOf, isCertain } from './confidence.ts';
import type { Provider, SdkDefaults } from './provider.ts';
import { defaultsFor, sdkPolicy } from './sdk-policy.ts';

const row: SdkDefaults = {
  pkg: 'acme',
  timeoutMs: 0,
  timeoutOptions: [],
  timeoutUnit: 'ms',
  retries: 2,
  retryOptions: [],
  retriesWrites: true,
  autoKey: true,
  since: 2,
  until: null,
  retryOn: [429, '5xx'],
  errors: 'throws',
};
const acme: Provider = {
  id: 'acme',
  title: 'Acme',
  category: 'test',
  hosts: [],
  packages: [{ name: 'acme' }, { name: '@acme/client-*' }],
  clients: [],
  sdkDefaults: [
    row,
    { ...row, retries: 0, until: 1, since: null },
    { ...row, pkg: '@acme/client-*', timeoutMs: 5000, since: null },
  ],
  webhooks: null,
  credentials: [],
  evidence: [
    { section: 'sdkDefaults', fields: ['*'], confidence: 'verified', source: 'acme@2.0.0:client.js' },
    { section: 'sdkDefaults', fields: ['@acme/client-*', 'retryOn'], confidence: 'from-memory', source: 'not checked' },
    { section: 'sdkDefaults', fields: ['retryOn'], confidence: 'documented', source: 'docs' },
  ],
};

it.each([
  [3, 2],
  [2, 2],
  [1, 0],
])('has for major %s the retries of that major', (major, retries) => {
  expect(sdkPolicy(acme, 'acme', major)?.retries).toBe(retries);
});

it('says only what holds for every major where none is known', () => {
  const policy = sdkPolicy(acme, 'acme', null);
  expect(policy?.retries).toBeUndefined();
  expect(policy?.timeoutMs).toBeNull();
  expect(policy?.autoKey).toBe(true);
});

it('takes the row of a family for a package of it', () => {
  expect(defaultsFor(acme, '@acme/client-mail', 7).map(({ timeoutMs }) => timeoutMs)).toEqual([5000]);
  expect(sdkPolicy(acme, 'other', null)).toBeNull();
});

it('handles "too many" where its retries do', () => {
  expect(sdkPolicy(acme, 'acme', 2)?.handles429).toBe(true);
  expect(sdkPolicy(acme, 'acme', 1)?.handles429).toBe(false);
});

it('trusts the row that names a field before the one for all', () => {
  expect(confidenceOf(acme, 'sdkDefaults', ['@acme/client-*'])).toBe('from-memory');
  expect(confidenceOf(acme, 'sdkDefaults', ['retryOn'])).toBe('documented');
  expect(confidenceOf(acme, 'sdkDefaults', ['unheard of', 'retryOn'])).toBe('documented');
  expect(confidenceOf(acme, 'sdkDefaults', ['timeoutMs'])).toBe('verified');
});

it('rests on nothing that no row is about', () => {
  expect(isCertain(acme, 'credentials', ['acme-key'])).toBe(false);
});
