import { expect, it } from 'vitest';
import { createCatalog } from './catalog.ts';
import { effectOf, isReadPath, matchesOperation } from './operations.ts';
import type { Provider } from './provider.ts';

const acme: Provider = {
  id: 'acme',
  title: 'Acme',
  category: 'test',
  hosts: [
    { host: '*.acme.test', env: 'any', role: 'api' },
    { host: 'acme.test', env: 'any', role: 'api' },
  ],
  packages: [{ name: 'acme' }, { name: '@acme/sdk' }, { name: '@acme/client-*' }],
  clients: [],
  webhooks: null,
  credentials: [],
  evidence: [],
};
const status: Provider = {
  ...acme,
  id: 'status',
  hosts: [{ host: 'status.acme.test', env: 'any', role: 'api' }],
  packages: [],
};
const catalog = createCatalog([acme, status], []);

it.each([
  ['acme', 'acme'],
  ['acme/legacy', 'acme'],
  ['@acme/sdk/server/adapters', 'acme'],
  ['@acme/client-mail/dist', 'acme'],
  ['@acme/client', undefined],
  ['acme-tools', undefined],
  ['@acme/other', undefined],
])('knows whose package %s is', (specifier, id) => {
  expect(catalog.providersOf(specifier)[0]?.id).toBe(id);
});

it.each([
  ['acme.test', 'acme'],
  ['api.acme.test', 'acme'],
  ['API.eu.acme.test:8443', 'acme'],
  ['status.acme.test', 'status'],
  ['notacme.test', undefined],
  ['acme.test.example', undefined],
])('knows whose host %s is', (host, id) => {
  expect(catalog.providerOfHost(host)?.id).toBe(id);
});

it.each([
  ['*.create', 'paymentIntents.create', true],
  ['*.create', 'checkout.sessions.create', true],
  ['*.create', 'create', false],
  ['*.create', 'paymentIntents.createPreview', false],
  ['*.get*', 'rest.issues.getComment', true],
  ['*.get*', 'rest.get.issues', false],
  ['rest.*.create', 'rest.issues.create', true],
  ['*.messages.create', 'api.messages.create', true],
  ['*.messages.list', 'api.messages().list', true],
  ['send', 'send', true],
  ['send', 'resend', false],
])('matches %s against %s: %s', (glob, operation, expected) => {
  expect(matchesOperation([glob], operation)).toBe(expected);
});

it('lets reads win, and takes what nobody lists for neither', () => {
  const calls = {
    style: 'methods',
    writes: ['*.create*'],
    reads: ['*.createPreview'],
    highRisk: [],
    readPaths: ['/v1/*/search', '/api/*.list'],
  } as const;
  expect(effectOf(calls, 'invoices.create')).toBe('write');
  expect(effectOf(calls, 'invoices.createPreview')).toBe('read');
  expect(effectOf(calls, 'invoices.frobnicate')).toBe('unknown');
  expect(effectOf(null, 'invoices.create')).toBe('unknown');
  expect(matchesOperation([], 'invoices.create')).toBe(false);
  expect(isReadPath(calls, '/v1/orders/search?limit=1')).toBe(true);
  expect(isReadPath(calls, '/v1/orders/42/search')).toBe(false);
  expect(isReadPath(calls, '/api/users.list')).toBe(true);
  expect(isReadPath(calls, '/api/users.listen')).toBe(false);
});
