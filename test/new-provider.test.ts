import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Provider } from '@seamlint/core';
import { afterAll, expect, test } from 'vitest';
import { exportNameOf, refusalOf, skeletonOf } from '../scripts/new-provider/skeleton.js';
import { providerProblems } from './conventions/provider-problems.ts';
import { root } from './source-files.ts';

// Inside the repository, so that the skeleton finds the core; in an ignored folder, so that a crash leaves nothing behind.
const folder = mkdtempSync(path.join(root, 'node_modules', '.new-provider-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const skeleton = async (): Promise<Provider> => {
  writeFileSync(path.join(folder, 'acme-pay.ts'), skeletonOf('acme-pay'));
  const module = (await import(`${folder}/acme-pay.ts`)) as Readonly<Record<string, Provider>>;
  const provider = module[exportNameOf('acme-pay')];
  if (provider === undefined) throw new Error('The skeleton exports no provider.');
  return provider;
};

test('the skeleton of a provider says what is to be filled, and nothing else', async () => {
  const provider = await skeleton();
  expect(provider).toMatchObject({ id: 'acme-pay', title: 'Acme-pay' });
  expect(providerProblems(provider)).toEqual([
    expect.stringContaining('fill hosts with where it answers, or packages'),
    expect.stringContaining('evidence is empty: write a row'),
  ]);
});

test.each([
  { hosts: [{ host: 'api.acme.dev', env: 'live', role: 'api' }] },
  { packages: [{ name: 'acme-pay', version: '1.2.3' }] },
] as const)('a skeleton with %j, and where that was read, owes nobody anything', async (filled) => {
  const [section = ''] = Object.keys(filled);
  const evidence = [{ section, fields: ['*'], confidence: 'documented', source: 'docs.acme.dev' }] as const;
  expect(providerProblems({ ...(await skeleton()), ...filled, evidence })).toEqual([]);
});

test.each(['', 'Acme', 'acme_pay', '1acme', '../acme', 'acme-'])('refuses the id %j', (id) => {
  expect(refusalOf(id)).toContain('lower case');
});
