import { expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import type { IntegrationMap } from './integration-map.ts';

test('tells no address as the only one that is one of several', async () => {
  const several = createSandbox({
    'package.json': '{ "type": "module" }',
    'src/app.ts': `import express from 'express';
import { hooks } from './hooks.ts';
const app = express();
app.use('/v1', hooks);
app.use('/v2', hooks);
const host = process.env.LIVE ? 'https://api.live.example' : 'https://api.test.example';
export const go = () => fetch(host + '/orders?x=1');
`,
    'src/hooks.ts': `import express from 'express';
export const hooks = express.Router();
hooks.post(process.env.NEW ? '/hooks/stripe' : '/stripe/webhook', async (req, res) => {
  await save(req.body.data.object.id, req.headers['stripe-signature']);
  res.sendStatus(200);
});
`,
  });
  try {
    const argv = ['map', '--no-types', '--no-cache'];
    const { calls, webhooks } = JSON.parse((await several.run([...argv, '--format', 'json'])).stdout) as IntegrationMap;
    expect(calls).toMatchObject([
      { url: 'https://api.live.example/orders', otherUrls: ['https://api.test.example/orders'] },
    ]);
    const [hook] = webhooks;
    expect([hook?.route, ...(hook?.otherRoutes ?? [])].toSorted()).toEqual([
      '/v1/hooks/stripe',
      '/v1/stripe/webhook',
      '/v2/hooks/stripe',
      '/v2/stripe/webhook',
    ]);
    const { stdout } = await several.run(argv);
    expect(stdout).toContain('GET api.live.example/orders or api.test.example/orders');
    expect(stdout).toContain(' or 3 others');
  } finally {
    several.remove();
  }
});

test('knows as a job what a class hands to the worker that it extends', async () => {
  const worker = createSandbox({
    'package.json': '{ "type": "module" }',
    'src/rates.ts': `import { Worker } from 'bullmq';
class RatesWorker extends Worker {
  constructor() {
    super('rates', async () => {
      await fetch('https://api.rates.example/v1');
    });
  }
}
new RatesWorker();
`,
  });
  try {
    const { stdout } = await worker.run(['map', '--no-types', '--no-cache', '--format', 'json']);
    const [call] = (JSON.parse(stdout) as IntegrationMap).calls;
    expect(call?.runs).toMatchObject([{ kind: 'job', note: 'a BullMQ job', line: 4 }]);
  } finally {
    worker.remove();
  }
});

test('hides nothing in what is shown, in any format', async () => {
  const odd = createSandbox({
    'package.json': '{ "type": "module" }',
    'a\u202Etxt.ts': `export const a = () => fetch('https://api.example.com/\u2066x\u200F\u00ADy');\n`,
  });
  try {
    for (const format of ['table', 'markdown', 'html', 'json']) {
      const { stdout } = await odd.run(['map', '--no-types', '--no-cache', '--format', format]);
      expect(stdout).toContain('api.example.com');
      expect(stdout.replaceAll('\u2060', '')).not.toMatch(/\p{Default_Ignorable_Code_Point}/u);
      if (format === 'json') expect((JSON.parse(stdout) as IntegrationMap).calls[0]?.file).toBe('a\u202Etxt.ts');
    }
  } finally {
    odd.remove();
  }
});

test('counts the files that check counts, and says how many are left out', async () => {
  const box = createSandbox({ 'package.json': '{}', 'src/a.ts': 'a();\n', 'src/a.test.ts': "test('a', () => {});\n" });
  try {
    const run = (command: string, format: string) => box.run([command, '--no-types', '--no-cache', '--format', format]);
    const { summary } = JSON.parse((await run('check', 'json')).stdout) as { readonly summary: { files: number } };
    expect((JSON.parse((await run('map', 'json')).stdout) as IntegrationMap).summary).toMatchObject({
      files: summary.files,
      leftOut: 1,
    });
    expect((await run('map', 'table')).stdout).toContain('in 2 files, 1 of them left out as tests');
  } finally {
    box.remove();
  }
});
