import { expect, it } from 'vitest';
import { createCatalog } from './catalog.ts';
import { rowsOf } from './packages.ts';
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

it('tells a part of a package apart where rows do', () => {
  const shop = createCatalog(
    [{ ...acme, packages: [{ name: 'acme' }, { name: 'acme/legacy' }, { name: 'acme/clients/*' }] }],
    [],
  );
  expect(['acme', 'acme/server', 'acme/legacy', 'acme/clients/mail'].map((name) => shop.nameOf(name))).toEqual([
    'acme',
    'acme',
    'acme/legacy',
    'acme/clients/mail',
  ]);
});

it('reads the rows about a part of a package, or else those about the package', () => {
  const rows = ['acme', 'acme/legacy', 'acme/clients/*', '@acme/client-*', '@acme/client-mail'].map((pkg) => ({ pkg }));
  const found = (name: string): readonly string[] => rowsOf(rows, name).map(({ pkg }) => pkg);
  expect(found('acme/legacy')).toEqual(['acme/legacy']);
  expect(found('acme/clients/mail')).toEqual(['acme/clients/*']);
  expect(found('acme/server')).toEqual(['acme']);
  expect(found('acme')).toEqual(['acme']);
  expect(found('@acme/client-mail/dist')).toEqual(['@acme/client-mail']);
  expect(found('@acme/client-maps/dist')).toEqual(['@acme/client-*']);
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
