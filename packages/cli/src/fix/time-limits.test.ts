import { afterAll, expect, test } from 'vitest';
import { fixBoxes } from './fix-sandbox.ts';

const boxes = fixBoxes();
afterAll(() => {
  boxes.removeAll();
});

const shop = {
  'package.json': JSON.stringify({ name: 'shop', type: 'module', dependencies: { 'p-retry': '^6.0.0' } }),
  'hooks.js': '',
  'again.js': `export const again = async (run) => {
  for (let left = 3; ; left -= 1) {
    try {
      return await run();
    } catch (error) {
      if (left === 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, 2 ** (3 - left) * 100));
    }
  }
};
`,
  'jobs/charge.js': `import { again } from '../again.js';
export const charge = (body) => {
  const signal = AbortSignal.timeout(5000);
  return again(() => fetch('https://api.acme.dev/charges', { method: 'PUT', body, signal }));
};
`,
  'jobs/load.js': `export const load = async (urls) => {
  for (const url of urls) {
    const file = await fetch(\`https://files.acme.dev/\${url}\`);
    await keep(await file.arrayBuffer());
    await fetch('https://api.openai.com/v1/responses', { method: 'POST', body: url });
    await fetch('https://api.acme.dev/seen', { method: 'POST', body: url });
  }
};
`,
};

test('each call gets the time it needs, each attempt its own, and nothing is left for a second run', async () => {
  const box = boxes.open(shop);
  const argv = ['fix', '--only', 'require-timeout', '--unsafe-fixes'];
  const { stdout } = await box.run(argv);
  expect(stdout).not.toMatch(/^left /mu);
  expect(box.read('jobs/charge.js')).toContain("{ method: 'PUT', body, signal: AbortSignal.timeout(5000) }));");
  expect(box.read('jobs/charge.js')).not.toContain('const signal');
  const text = box.read('jobs/load.js');
  expect(text).toContain('fetch(`https://files.acme.dev/${url}`, { signal: AbortSignal.timeout(60000) })');
  expect(text).toMatch(/openai.*AbortSignal\.timeout\(120000\)/u);
  expect(text).toMatch(/seen.*AbortSignal\.timeout\(10000\)/u);
  expect((await box.run(argv)).stdout).toBe('There is nothing to fix.\n');
}, 60_000);
