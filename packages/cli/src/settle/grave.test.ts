import { afterAll, expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';

const box = createSandbox({
  'package.json': '{ "name": "shop" }',
  'load.js': `export async function load(id) {
  while (true) {
    try {
      return await (await fetch('https://api.example.com/items/' + id)).json();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 1000));
    }
  }
}
`,
});
afterAll(() => {
  box.remove();
});

const severityOf = async (...argv: readonly string[]): Promise<readonly [string | undefined, number]> => {
  const { stdout, status } = await box.run(['check', '--format', 'json', ...argv]);
  const { findings } = JSON.parse(stdout) as { findings: readonly { rule: string; severity: string }[] };
  return [findings.find(({ rule }) => rule === 'require-bounded-retry')?.severity, status];
};

test('a grave finding of a rule that warns is an error', async () => {
  expect(await severityOf()).toEqual(['error', 1]);
});

test('whoever says how loud the rule is has the last word', async () => {
  expect(await severityOf('--rule', 'require-bounded-retry:warn')).toEqual(['warning', 0]);
});
