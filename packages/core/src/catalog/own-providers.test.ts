import { expect, it } from 'vitest';
import { isCertain } from './confidence.ts';
import { withOwnProviders } from './own-providers.ts';
import type { Provider } from './provider.ts';

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

it('puts a section in the place of the one that is known, and keeps the others', () => {
  const [own] = withOwnProviders(
    [acme],
    [{ id: 'acme', hosts: [{ host: 'acme.corp.test', env: 'any', role: 'api' }] }],
  );
  expect(own).toMatchObject({ title: 'Acme', hosts: [{ host: 'acme.corp.test' }], packages: [{ name: 'acme' }] });
  expect(own === undefined ? [] : [isCertain(own, 'hosts'), isCertain(own, 'packages')]).toEqual([true, false]);
});

it('lets a project say how sure it is', () => {
  const evidence = [{ section: 'hosts', fields: ['*'], confidence: 'from-memory', source: 'hearsay' }] as const;
  const [own] = withOwnProviders([], [{ id: 'x', hosts: [], evidence }]);
  expect(own === undefined ? true : isCertain(own, 'hosts')).toBe(false);
});
