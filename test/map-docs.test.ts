import { readFileSync } from 'node:fs';
import { loadApp } from '@seamlint/testkit';
import { expect, it } from 'vitest';
import { createSandbox } from '../packages/cli/src/sandbox.ts';
import { root } from './source-files.ts';

it('the page about the map shows what it prints', async () => {
  const page = readFileSync(`${root}/docs/map.md`, 'utf8');
  const [, argv = '', shown] = /^```console\n\$ npx seamlint (.+)\n([^]*?)^```$/mu.exec(page) ?? [];
  const box = createSandbox(Object.fromEntries(await loadApp(`${root}/fixtures/apps/express-shop`)));
  try {
    const { stdout } = await box.run([...argv.split(' '), '--no-cache']);
    expect(stdout).toBe(shown);
  } finally {
    box.remove();
  }
});
