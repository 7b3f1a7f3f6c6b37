import { expect, test } from 'vitest';
import { createCatalog } from '../catalog.ts';
import { confidenceOf } from '../confidence.ts';
import { defineLibrary } from '../library/library.ts';
import { axios, bullmq, fetch } from '../sample-libraries.ts';

const acme = defineLibrary({
  id: 'acme',
  title: 'Acme',
  category: 'language',
  packages: [{ name: 'acme' }, { name: '@acme/*' }],
  http: [
    {
      until: 2,
      requests: [{ members: [''], method: null, url: 0, options: 1 }],
      timeouts: ['timeout'],
      timeoutMs: null,
      retries: {
        byDefault: 2,
        options: ['retry', 'retry.limit'],
        methods: ['GET', 'POST'],
        methodOptions: ['retry.methods'],
        retryOn: ['5xx'],
        honoursRetryAfter: null,
        backoff: { growth: 'none', firstMs: 0, maxMs: 0, jitter: false, options: [] },
      },
      errors: 'throws',
      packages: ['acme'],
    },
  ],
  runs: [
    { since: 3, path: '^again$', kind: 'retry', note: 'retried by acme', fn: 0, repeats: 'always', packages: ['acme'] },
  ],
  logs: [{ packages: ['@acme/*'], levels: true, methods: [{ members: ['trace', 'send'], from: 1 }] }],
  trust: [{ packages: ['@acme/*'], harmless: true, digests: ['^hash\\(\\)'] }],
  evidence: [{ section: 'runs', fields: ['*'], confidence: 'verified', source: 'acme@3.0.0:index.js' }],
});

const catalog = createCatalog([], [fetch, axios, bullmq, acme]);

test('a row is about the packages it names, else about all of its library and the globals of a platform', () => {
  expect(catalog.httpClientsOf('acme').map(({ id }) => id)).toEqual(['acme']);
  expect(catalog.httpClientsOf('@acme/client')).toEqual([]);
  expect(catalog.httpClientsOf(null).map(({ id }) => id)).toEqual(['fetch']);
  expect(catalog.librariesOf('@acme/client').map(({ id }) => id)).toEqual(['acme']);
  expect(catalog.librariesOf('@acme')).toEqual([]);
});

test('what is left out has its usual value', () => {
  const [client] = catalog.httpClientsOf('axios');
  expect(client?.requests['post']).toEqual({ method: 'POST', url: 0, body: 1, options: 2 });
  expect(client?.requests['delete']).toEqual({ method: 'DELETE', url: 0, body: null, options: 1 });
  expect(client?.names).toEqual({ method: ['method'], url: ['url'], base: [], body: ['body'] });
});

test('retries are those of writes where a POST is repeated, and of nothing where it must be asked for', () => {
  expect(catalog.httpClientsOf('acme').map(({ retries, retryOptions }) => ({ retries, retryOptions }))).toEqual([
    { retries: 'writes', retryOptions: ['retry'] },
  ]);
  const asked = { ...acme, http: acme.http.map((row) => ({ ...row, retries: { ...row.retries, byDefault: 0 } })) };
  expect(createCatalog([], [asked]).httpClientsOf('acme')[0]?.retries).toBe('none');
});

test('majors stay with a row', () => {
  expect(catalog.httpClientsOf('acme')[0]?.until).toBe(2);
  expect(catalog.runnersOf('acme')[0]?.since).toBe(3);
});

test('what is handed a function and what decorates one are apart', () => {
  expect(catalog.runnersOf('bullmq').map(({ fn }) => fn)).toEqual([1]);
  expect(catalog.runnersOf('@nestjs/bullmq')).toEqual([]);
  expect(catalog.decoratedRunnersOf('@nestjs/bullmq').map(({ method }) => method)).toEqual(['process']);
  expect(catalog.queuePackages).toEqual(['@nestjs/bullmq', 'bullmq']);
});

test('a method of its own goes before one that all loggers have', () => {
  const [sink] = catalog.logSinksOf('@acme/log');
  expect([sink?.methods['trace'], sink?.methods['send'], sink?.methods['info']]).toEqual([1, 1, 0]);
  expect(catalog.logMethods.has('send')).toBe(true);
});

test('errors that carry a request are told by the client, and by the SDKs that let them through', () => {
  expect([catalog.leakOf('axios'), catalog.leakOf('acme')]).toEqual(['sure', undefined]);
  expect(catalog.lettingThrough.has('plaid')).toBe(true);
  expect(catalog.leakyPackages).toEqual(['axios', 'plaid']);
});

test('what a call says of the sender', () => {
  expect(catalog.isOfNature('harmless', '@acme/client')).toBe(true);
  expect(catalog.isOfNature('harmless', 'acme')).toBe(false);
  expect(catalog.tells('digests', '@acme/client', 'hash()')).toBe(true);
  expect(catalog.tells('verifying', '@acme/client', 'hash()')).toBe(false);
});

test('a claim about a library is as sure as its row', () => {
  expect(confidenceOf(acme, 'runs')).toBe('verified');
  expect(confidenceOf(acme, 'logs')).toBe('from-memory');
});
