import { afterAll, expect, test } from 'vitest';
import { fixBoxes } from './fix-sandbox.ts';

const boxes = fixBoxes();
afterAll(() => {
  boxes.removeAll();
});

const RULES = ['require-bounded-retry', 'no-retry-on-fatal-error'] as const;

/** A loop that becomes a call, and one for each lack that is mended where it stands. */
const shop = {
  'package.json': JSON.stringify({ name: 'shop', type: 'module', dependencies: { axios: '^1.12.0' } }),
  'every-error.js': `import axios from 'axios';
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
export async function items(id) {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return await axios.get('https://api.example.com/items/' + id);
    } catch (error) {
      if (attempt === 3) throw error;
      await sleep(1000);
    }
  }
}
`,
  'for-ever.js': `const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
export async function items(id) {
  while (true) {
    try {
      return await fetch('https://api.example.com/items/' + id);
    } catch {
      await sleep(1000);
    }
  }
}
`,
  'at-once.js': `export async function items(id) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      return await fetch('https://api.example.com/items/' + id);
    } catch (error) {
      if (attempt === 2) throw error;
    }
  }
}
`,
  'deaf.js': `export async function items(id) {
  for (let attempt = 0; attempt < 4; attempt++) {
    const response = await fetch('https://api.example.com/items/' + id);
    if (response.status !== 429) return response;
    await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
  }
  throw new Error('too many requests');
}
`,
};

test('a retry of each kind is mended, and a second run finds nothing', async () => {
  const box = boxes.open({ ...shop, 'hooks.js': '' });
  const only = RULES.flatMap((rule) => ['--only', rule]);
  const first = await box.run(['fix', ...only, '--unsafe-fixes']);
  expect(first.stdout).not.toMatch(/^left /mu);
  expect(first.stdout).toContain('4 findings fixed in 4 files');
  expect(box.read('every-error.js')).toContain('attempts: 3, initialDelayMs: 1000, repeatable: true');
  expect(box.read('for-ever.js')).toContain('if (attempt === 5) throw error;');
  expect(box.read('at-once.js')).toContain('if (attempt > 0) {');
  expect(box.read('deaf.js')).toContain('Math.max(500 * 2 ** attempt, retryAfterOf(response))');
  const second = await box.run(['fix', ...only, '--unsafe-fixes']);
  expect(second.stdout).toBe('There is nothing to fix.\n');
}, 120_000);

const sleeping = (sleep: string, wait: string): string => `import axios from 'axios';
${sleep}
export async function items(id) {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      return await axios.get('https://api.example.com/items/' + id);
    } catch (error) {
      if (attempt === 3) throw error;
      await ${wait};
    }
  }
}
`;

test('how long a loop waits is read where what it calls waits in milliseconds', async () => {
  const box = boxes.open({
    'hooks.js': '',
    'seconds.js': sleeping('const pause = (s) => new Promise((r) => setTimeout(r, s * 1000));', 'pause(2)'),
    'elsewhere.js': sleeping("import { pause } from './pause.js';", 'pause(2)'),
    'pause.js':
      'export const pause = async (s) => {\n  const ms = 1000 * s;\n  await new Promise((r) => setTimeout(r, ms));\n};\n',
    'given.js': sleeping('const sleep = (ms = 9) => new Promise((r) => setTimeout(r, ms));', 'sleep(2500)'),
    'platform.js': sleeping("import { setTimeout as sleep } from 'node:timers/promises';", 'sleep(2500)'),
  });
  const { stdout } = await box.run(['fix', '--only', 'no-retry-on-fatal-error', '--unsafe-fixes']);
  for (const path of ['given.js', 'platform.js']) expect(box.read(path)).toContain('initialDelayMs: 2500');
  for (const path of ['seconds.js', 'elsewhere.js']) expect(box.read(path)).toContain('pause(2)');
  expect(stdout).toContain('may be handed something else than the milliseconds');
});

test('of two waits the one between two attempts grows', async () => {
  const box = boxes.open({
    'hooks.js': '',
    'two.js': `const sleep = (ms) => new Promise((r) => setTimeout(r, ms));
export async function items(id) {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      const response = await fetch('https://api.example.com/items/' + id);
      if (response.status === 202) {
        await sleep(300);
        throw new Error('not ready');
      }
      return response;
    } catch (error) {
      if (attempt === 3) throw error;
      await sleep(2000);
    }
  }
}
`,
  });
  await box.run(['fix', '--only', 'require-bounded-retry', '--unsafe-fixes']);
  expect(box.read('two.js')).toContain('await sleep(300);');
  expect(box.read('two.js')).toContain('2000 * 2 **');
});

test('a write that a function of another file makes is repeated by nothing that did not repeat it before', async () => {
  const before = `import axios from 'axios';
import { saveOrder } from './save-order.js';
export async function order(id) {
  for (let attempt = 1; attempt <= 3; attempt++) {
    try {
      const { data } = await axios.get('https://api.example.com/quotes/' + id);
      await saveOrder(data);
      return data;
    } catch (error) {
      if (attempt === 3) throw error;
    }
  }
}
`;
  const box = boxes.open({
    'hooks.js': '',
    'quotes.js': before,
    'save-order.js': `import axios from 'axios';
export const saveOrder = (quote) => axios.post('https://api.example.com/orders', { quote });
`,
  });
  const { stdout } = await box.run(['fix', '--only', 'no-retry-on-fatal-error', '--unsafe-fixes']);
  expect(box.read('quotes.js')).toBe(before);
  expect(stdout).toContain('1 without a known fix');
});
