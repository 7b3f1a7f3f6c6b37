import { fileURLToPath } from 'node:url';

import { loadApp } from '@seamlint/testkit';
import { afterAll, describe, expect, it } from 'vitest';

import { createSandbox, type Sandbox } from '../packages/cli/src/sandbox.ts';

interface Told {
  readonly findings: readonly object[];
  readonly undecided: readonly object[];
  readonly errors: readonly { readonly file: string }[];
  readonly summary: Readonly<Record<string, number>>;
}

const odd = {
  'broken/plain.js': 'export const = 1;\n',
  'broken/seam.js': "import Stripe from 'stripe';\nconst = new Stripe(key);\n",
  'odd/comment.js': '// seamlint-disable-next-line require-timeout\nexport const a = 1;\n',
  'odd/checked.js': '// seamlint-disable-next-line no-such-rule -- why not\nexport const a = 1;\n',
};

const boxes: Sandbox[] = [];
const sandboxOf = async (app: string): Promise<Sandbox> => {
  const files = await loadApp(fileURLToPath(new URL(`../fixtures/apps/${app}`, import.meta.url)));
  const box = createSandbox({ ...Object.fromEntries(files), ...odd });
  boxes.push(box);
  return box;
};
afterAll(() => {
  for (const box of boxes) box.remove();
});

const told = async (box: Sandbox, args: readonly string[] = []): Promise<Told> =>
  JSON.parse((await box.run(['check', '--preset', 'all', '--format', 'json', ...args])).stdout) as Told;

const sum = (parts: readonly Told[]): Readonly<Record<string, number>> => {
  const all: Record<string, number> = {};
  for (const { summary } of parts) for (const [key, n] of Object.entries(summary)) all[key] = (all[key] ?? 0) + n;
  return all;
};
const sorted = (items: readonly object[]): readonly string[] => items.map((item) => JSON.stringify(item)).toSorted();

describe('the parts of a report add up to the whole', () => {
  it.each([
    ['express-shop', 2, []],
    ['monorepo-market', 3, []],
    ['monorepo-market', 2, ['apps', 'broken']],
  ] as const)('of %s in %i, %j', async (app, count, paths) => {
    const box = await sandboxOf(app);
    const whole = await told(box, paths);
    expect(whole.findings.length).toBeGreaterThan(2);
    expect(whole.errors).toHaveLength(2);
    const parts: Told[] = [];
    for (let index = 1; index <= count; index++)
      parts.push(await told(box, [...paths, '--shard', `${String(index)}/${String(count)}`]));
    for (const list of ['findings', 'undecided', 'errors'] as const)
      expect(sorted(parts.flatMap((part) => part[list]))).toEqual(sorted(whole[list]));
    expect(sum(parts)).toEqual(whole.summary);
    for (const { summary } of parts) expect(summary['files']).toBeGreaterThan(0);
  });

  it('though there are more than files', async () => {
    const box = createSandbox({ 'package.json': '{}', 'a.js': 'export const = 1;\n' });
    boxes.push(box);
    const parts = await Promise.all(['1/3', '2/3', '3/3'].map((part) => told(box, ['--shard', part])));
    expect(parts.map(({ summary }) => summary['files']).toSorted()).toEqual([0, 0, 1]);
    expect(parts.flatMap(({ errors }) => errors)).toHaveLength(1);
  });

  it('and what is about no file is told in the first', async () => {
    const config = '{ "wrappers": { "retry": [{ "import": "again", "from": "./nowhere" }] } }';
    const box = createSandbox({
      'package.json': '{}',
      'a.js': 'export const a = 1;\n',
      'seamlint.config.json': config,
    });
    boxes.push(box);
    const { stderr } = await box.run(['check']);
    expect(stderr).toContain('./nowhere');
    expect((await box.run(['check', '--shard', '1/2'])).stderr).toBe(stderr);
    expect((await box.run(['check', '--shard', '2/2'])).stderr).toBe('');
  });
});
