import { expect, it } from 'vitest';
import { isCertain } from '../confidence.ts';
import { withOwnProviders } from './own-providers.ts';
import type { Provider } from '../provider.ts';

const acme: Provider = {
  id: 'acme',
  title: 'Acme',
  category: 'payments',
  hosts: [{ host: 'api.acme.test', env: 'live', role: 'api' }],
  packages: [{ name: 'acme' }],
  clients: [],
  webhooks: null,
  credentials: [],
  evidence: [
    { section: 'hosts', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    { section: 'packages', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
  ],
};

it('adds one that nobody knew, with nothing in what it leaves out', () => {
  const [, own] = withOwnProviders([acme], [{ id: 'billing', packages: [{ name: '@corp/billing' }] }]);
  expect(own).toMatchObject({ id: 'billing', title: 'billing', hosts: [], webhooks: null });
  expect(own === undefined ? false : isCertain(own, 'packages')).toBe(true);
});

it('adds a host to those that are known, and answers for no other', () => {
  const [own] = withOwnProviders(
    [acme],
    [{ id: 'acme', hosts: [{ host: 'acme.corp.test', env: 'any', role: 'api' }] }],
  );
  expect(own).toMatchObject({
    title: 'Acme',
    hosts: [{ host: 'api.acme.test' }, { host: 'acme.corp.test' }],
    packages: [{ name: 'acme' }],
  });
  const certain = (host: string): boolean => own !== undefined && isCertain(own, 'hosts', [host]);
  expect([certain('api.acme.test'), certain('acme.corp.test')]).toEqual([false, true]);
});

it('puts a row in the place of the one that it corrects', () => {
  const [own] = withOwnProviders(
    [acme],
    [{ id: 'acme', hosts: [{ host: 'api.acme.test', env: 'test', role: 'api' }] }],
  );
  expect(own?.hosts).toEqual([{ host: 'api.acme.test', env: 'test', role: 'api' }]);
});

it('puts any other section in the place of the one that is known', () => {
  const calls = { style: 'methods', writes: ['*.create'], reads: [], highRisk: [], readPaths: [] } as const;
  const [own] = withOwnProviders([{ ...acme, calls: { ...calls, writes: ['pay'] } }], [{ id: 'acme', calls }]);
  expect(own?.calls?.writes).toEqual(['*.create']);
  expect(own === undefined ? [] : [isCertain(own, 'calls'), isCertain(own, 'packages')]).toEqual([true, false]);
});

it('lets a project say how sure it is', () => {
  const evidence = [{ section: 'hosts', fields: ['*'], confidence: 'from-memory', source: 'hearsay' }] as const;
  const [own] = withOwnProviders([], [{ id: 'x', hosts: [], evidence }]);
  expect(own === undefined ? true : isCertain(own, 'hosts')).toBe(false);
});
