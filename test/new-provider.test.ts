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

test('the skeleton of a provider owes nobody anything', async () => {
  writeFileSync(path.join(folder, 'acme-pay.ts'), skeletonOf('acme-pay'));
  const module = (await import(`${folder}/acme-pay.ts`)) as Readonly<Record<string, Provider>>;
  const provider = module[exportNameOf('acme-pay')];
  expect(provider).toMatchObject({ id: 'acme-pay', title: 'Acme-pay' });
  expect(provider === undefined ? [] : providerProblems(provider)).toEqual([]);
});

test.each(['', 'Acme', 'acme_pay', '1acme', '../acme', 'acme-'])('refuses the id %j', (id) => {
  expect(refusalOf(id)).toContain('lower case');
});
