import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type * as Fs from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { createReader, openRecordCache } from '@seamlint/analyzer';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { createSandbox, type Answer, type Sandbox } from '../../sandbox.ts';
import { loadToolbox, type Toolbox } from '../toolbox.ts';

const disk = vi.hoisted(() => ({ isFull: false }));

vi.mock('node:fs', async (original) => {
  const fs = await original<typeof Fs>();
  const write: typeof fs.writeFileSync = (path, ...rest) => {
    if (disk.isFull && String(path).endsWith('.tmp'))
      throw Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write', errno: -28 });
    fs.writeFileSync(path, ...rest);
  };
  return { ...fs, writeFileSync: write };
});

const hooks = `import express from 'express';
import { check } from '@lib/check';
const app = express();
app.post('/webhooks/stripe', express.raw({ type: '*/*' }), check, async (req, res) => {
  await markPaid(req.body.data.object.id);
  res.sendStatus(200);
});
`;
const shop = {
  'package.json': '{ "name": "shop", "dependencies": { "express": "^5.0.0", "stripe": "^17.0.0" } }',
  'tsconfig.json': '{ "compilerOptions": { "paths": { "@lib/*": ["./lib/*"] } } }',
  'src/hooks.ts': hooks,
  'src/plain.ts': 'export const plain = 1;\n',
  'lib/check.ts': `import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_KEY ?? '');
export const check = (req, res, next) => {
  req.body = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.WEBHOOK_SECRET ?? '');
  next();
};
`,
};

const boxes: Sandbox[] = [];
const sandbox = (files: Readonly<Record<string, string>> = shop): Sandbox => {
  const box = createSandbox(files);
  boxes.push(box);
  return box;
};
afterEach(() => {
  disk.isFull = false;
  for (const box of boxes.splice(0)) box.remove();
});

const kept = ['check', '--cache-location', '.kept', '--format', 'json'];
const fresh = (box: Sandbox): Promise<Answer> => box.run(['check', '--no-cache', '--format', 'json']);
const packsIn = (box: Sandbox): readonly string[] =>
  readdirSync(join(box.folder, '.kept'))
    .filter((name) => name.endsWith('.pack'))
    .map((name) => join(box.folder, '.kept', name));

/** The tools, and how often a program was read and judged with them. */
const counting = async (): Promise<{ readonly tools: Toolbox; readonly times: () => number }> => {
  const tools = await loadToolbox();
  const openProgram = vi.fn(tools.openProgram);
  return { tools: { ...tools, openProgram }, times: () => openProgram.mock.calls.length };
};

describe('where nothing changed', () => {
  it('the same is told again, in whatever format, and nothing is judged', async () => {
    const box = sandbox({ ...shop, 'lib/check.ts': 'export const check = (req, res, next) => next();\n' });
    const { tools, times } = await counting();
    const around = { tools: () => Promise.resolve(tools) };
    const first = await box.run(kept, around);
    expect(JSON.parse(first.stdout)).toMatchObject({ summary: { errors: 1 } });
    expect(await box.run(kept, around)).toEqual(first);
    expect((await box.run([...kept, '--stats'], around)).stderr).toContain('looking for changes');
    for (const format of ['pretty', 'stylish', 'github'])
      expect(await box.run([...kept, '--format', format, '--verbose'], around)).toEqual(
        await box.run(['check', '--no-cache', '--format', format, '--verbose']),
      );
    expect(times()).toBe(1);
  });

  it('but other rules, or other paths, were asked for', async () => {
    const box = sandbox({ ...shop, 'lib/check.ts': 'export const check = (req, res, next) => next();\n' });
    await box.run(kept);
    for (const other of [['--rule', 'require-webhook-signature: off'], ['src/plain.ts'], ['--no-types', 'lib', 'src']])
      expect(await box.run([...kept, ...other])).toEqual(await box.run(['check', '--format', 'json', ...other]));
  });
});

describe('what changed is seen', () => {
  it.each([
    ['a file that another rests on', 'lib/check.ts', 'export const check = (req, res, next) => next();\n'],
    ['a file that was judged', 'src/hooks.ts', hooks.replace(' check,', '')],
    ['where an alias leads', 'tsconfig.json', '{ "compilerOptions": { "paths": { "@lib/*": ["./other/*"] } } }'],
    [
      'a configuration that was not there',
      'src/tsconfig.json',
      '{ "compilerOptions": { "paths": { "@lib/*": ["../no/*"] } } }',
    ],
    ['a config', 'seamlint.config.json', '{ "extends": "all" }'],
    ['a file that was not there', 'other/check.ts', 'export const check = 1;\n'],
    ['a file that does not parse', 'src/plain.ts', 'export const = 1;\n'],
  ])('%s', async (_, path, text) => {
    const box = sandbox();
    await box.run(kept);
    box.write(path, text);
    const now = await box.run(kept);
    expect(now).toEqual(await fresh(box));
    expect(await box.run(kept)).toEqual(now);
  });

  it('of which some change what is found', async () => {
    const box = sandbox();
    const before = await box.run(kept);
    box.write('lib/check.ts', 'export const check = (req, res, next) => next();\n');
    expect((await box.run(kept)).stdout).not.toBe(before.stdout);
    box.write('lib/check.ts', shop['lib/check.ts']);
    expect(await box.run(kept)).toEqual(before);
  });

  it('though not where nobody asks for the file', async () => {
    const files = {
      ...shop,
      'src/view.ts': "import { plain } from './plain';\nexport const view = plain + 1;\n",
      'src/log.ts': 'export const log = (event) => console.log("paid", event.secret);\n',
    };
    const box = sandbox(files);
    const { tools, times } = await counting();
    const run = (): Promise<Answer> => box.run(kept, { tools: () => Promise.resolve(tools) });
    const first = await run();
    box.write('src/view.ts', `${files['src/view.ts']}export const more = view + 1;\n`);
    expect(await run()).toEqual(first);
    expect(await run()).toEqual(first);
    expect(times()).toBe(1);
    for (const text of [
      "import { app } from './hooks';\nexport const view = app;\n",
      "import Stripe from 'stripe';\nnew Stripe('').charges.create({}, { maxNetworkRetries: 3 });\n",
      'export const = 1;\n',
      '// seamlint-disable-next-line no-such-rule\nexport const view = 1;\n',
      files['src/log.ts'],
    ]) {
      const judged = times();
      box.write('src/view.ts', text);
      expect(await run()).toEqual(await fresh(box));
      expect(times()).toBe(judged + 1);
    }
  });

  it('and what did not is not read again', async () => {
    const box = sandbox();
    await box.run(kept);
    const [facts = ''] = packsIn(box).filter((path) => path.includes('facts-'));
    const cache = openRecordCache({ root: box.folder, read: createReader(box.folder), file: facts });
    box.write('src/plain.ts', 'export const plain = 2;\n');
    expect(cache.known('src/plain.ts')).toBeUndefined();
    expect(cache.known('src/hooks.ts')?.record).toMatchObject({ passed: true, extraction: { kind: 'encoded' } });
  });
});

describe('a cache is never worse than none', () => {
  it.each([
    [
      'damaged',
      (bytes: Buffer) => Buffer.from(bytes.map((byte, index) => (index === bytes.length - 3 ? byte ^ 1 : byte))),
    ],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    ['empty', () => Buffer.alloc(0)],
    ['something else', () => Buffer.from('{ "not": "ours" }')],
  ])('%s', async (_, harm) => {
    const box = sandbox();
    const first = await box.run(kept);
    for (const path of packsIn(box)) writeFileSync(path, harm(readFileSync(path)));
    expect(await box.run(kept)).toEqual(first);
    for (const path of packsIn(box)) rmSync(path);
    expect(await box.run(kept)).toEqual(first);
  });

  it('where nothing can be written', async () => {
    const box = sandbox({ ...shop, '.kept': 'a file' });
    const plain = await fresh(box);
    expect(await box.run(kept)).toEqual({
      ...plain,
      stderr: expect.stringContaining('--cache-location .kept: The cache could not be written (E') as string,
    });
  });

  it('where the disk is full', async () => {
    const box = sandbox();
    const plain = await fresh(box);
    disk.isFull = true;
    expect(await box.run(kept)).toEqual({ ...plain, stderr: expect.stringContaining('(ENOSPC)') as string });
    expect(readdirSync(join(box.folder, '.kept'))).toEqual(['.gitignore']);
  });

  it('in several runs at once', async () => {
    const box = sandbox();
    const plain = await fresh(box);
    for (const answer of await Promise.all([1, 2, 3].map(() => box.run(kept)))) expect(answer).toEqual(plain);
    expect(await box.run(kept)).toEqual(plain);
    expect(packsIn(box)).toHaveLength(2);
  });

  it('with what old runs left', async () => {
    const box = sandbox();
    mkdirSync(join(box.folder, '.kept'));
    for (let index = 0; index < 30; index++)
      writeFileSync(join(box.folder, '.kept', `facts-${String(index).padStart(24, '0')}.pack`), 'old');
    await box.run(kept);
    expect(packsIn(box).length).toBeLessThan(30);
  });
});

it('serves other commands, too', async () => {
  const box = sandbox({ ...shop, 'lib/check.ts': 'export const check = (req, res, next) => next();\n' });
  await box.run(kept);
  for (const command of [
    ['fix', '--dry-run', '--unsafe-fixes'],
    ['explain', '--at', 'src/hooks.ts:4'],
  ])
    expect(await box.run([...command, '--cache-location', '.kept'])).toEqual(await box.run(command));
});

it('sees what the type checker rests on', async () => {
  const declared = (name: string): string =>
    `export class ${name} { refunds: { create(data: object): Promise<object> } }\nexport default ${name};\n`;
  const box = sandbox({
    'package.json': '{ "dependencies": { "stripe": "^17.0.0" } }',
    'node_modules/stripe/package.json': '{ "name": "stripe", "version": "17.0.0", "types": "index.d.ts" }',
    'node_modules/stripe/index.d.ts': declared('Stripe'),
    'src/clients.ts': `import type Stripe from 'stripe';
interface Clients { payments: Stripe }
const made = new Map<string, unknown>();
export const all = { open: (): Clients => Object.fromEntries(made) as unknown as Clients };
`,
    'src/refund.ts': `import pRetry from 'p-retry';
import { all } from './clients';
export const refund = (charge: string) => {
  const { payments } = all.open();
  return pRetry(() => payments.refunds.create({ charge }));
};
`,
  });
  const before = await box.run(kept);
  expect(before.stdout).toContain('require-idempotency-key');
  expect(await box.run(kept)).toEqual(before);
  box.write('node_modules/stripe/index.d.ts', declared('Other'));
  const after = await box.run(kept);
  expect(after).toEqual(await fresh(box));
  expect(after.stdout).not.toContain('require-idempotency-key');
});

it('holds no secret', async () => {
  const key = `sk_live_${'a1B2c3'.repeat(5)}`;
  const weak = 'letmein';
  const box = sandbox({
    ...shop,
    'src/secrets.ts': `// taken from "${key}"
import Stripe from 'stripe';
import { word } from './word';
const stripe = new Stripe('${key}');
const byKey = { ['${key}']: 1 }; // seamlint-disable-line -- ${key}
new Stripe(word);
require('jsonwebtoken').sign({}, word);
`,
    'src/word.ts': `export const word = '${weak}';\n`,
  });
  await box.run(kept);
  const packs = packsIn(box);
  expect(packs).toHaveLength(2);
  for (const path of packs) {
    const text = readFileSync(path, 'latin1');
    expect(text).not.toContain(key);
    expect(text).not.toContain(weak);
  }
  const [facts = ''] = packs.filter((path) => path.includes('facts-'));
  const cache = openRecordCache({ root: box.folder, read: createReader(box.folder), file: facts });
  for (const path of ['src/secrets.ts', 'src/hooks.ts', 'lib/check.ts', 'src/word.ts']) {
    const record = cache.known(path)?.record;
    if (record?.kind !== 'source') throw new Error(`${path} is not kept`);
    if (record.extraction?.kind !== 'encoded') continue;
    const structure = inflateRawSync(record.extraction.structure).toString();
    expect(structure).toContain('"values"');
    expect(structure).not.toContain(key);
    expect(structure).not.toContain(weak);
  }
});
