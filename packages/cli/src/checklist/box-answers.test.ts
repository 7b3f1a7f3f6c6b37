import { afterEach, describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../sandbox.ts';
import type { Item } from './item.ts';

const boxes: Sandbox[] = [];
const sandbox = (files: Readonly<Record<string, string>>): Sandbox => {
  const box = createSandbox({ 'package.json': '{ "name": "shop" }', ...files });
  boxes.push(box);
  return box;
};
afterEach(() => {
  for (const box of boxes.splice(0)) box.remove();
});

/** What is answered to one box. */
const answered = async (text: string, source: string, argv: readonly string[] = []): Promise<Item> => {
  const box = sandbox({ 'src/app.ts': source, 'SPEC.md': `- [ ] ${text}\n` });
  const { stdout } = await box.run(['checklist', 'SPEC.md', '--format', 'json', '--no-types', ...argv]);
  const [item] = (JSON.parse(stdout) as { readonly items: readonly Item[] }).items;
  if (item === undefined) throw new Error('there is no item');
  return item;
};

const job = (options: string): string => `import cron from 'node-cron';
cron.schedule('* * * * *', async () => {
  await fetch('https://api.stripe.com/v1/charges'${options});
});
`;

describe('a box about time limits', () => {
  const text = 'Every outbound call has a timeout';

  it('is answered by the rule', async () => {
    expect(await answered(text, job(''))).toMatchObject({ id: 'require-timeout', status: 'fail' });
    expect(await answered(text, job(', { signal: AbortSignal.timeout(5000) }'))).toMatchObject({
      status: 'pass',
      evidence: [{ kind: 'silent', line: 3, message: expect.stringContaining('5000 ms') as string }],
    });
    expect(await answered(text, 'export const add = (a, b) => a + b;\n')).toMatchObject({ status: 'not-applicable' });
  });

  it('does not pass over a place that only the preset strict reports', async () => {
    const page = "'use client';\nexport const load = () => fetch('https://api.stripe.com/v1/charges');\n";
    expect(await answered(text, page)).toMatchObject({
      status: 'undecided',
      why: 'Only the preset strict reports: 1 place of require-timeout.',
      evidence: [{ kind: 'undecided', line: 2, rule: 'require-timeout' }],
    });
    expect(await answered(text, page, ['--preset', 'strict'])).toMatchObject({ status: 'fail' });
  });
});

describe('a box about retries', () => {
  const retry = (wait: string): string => `import axios from 'axios';
export const pay = async () => {
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      return await axios.get('https://api.stripe.com/v1/charges', { timeout: 1000 });
    } catch (error) {
      await new Promise((done) => setTimeout(done, ${wait}));
    }
  }
};
`;
  const text = 'Retries use exponential backoff with jitter';

  it('passes only with the random part that it asks for', async () => {
    expect(await answered(text, retry('1000'))).toMatchObject({ id: 'require-bounded-retry', status: 'fail' });
    const plain = await answered(text, retry('100 * 2 ** attempt'));
    expect(plain.status).toBe('undecided');
    expect(plain.evidence.map(({ message }) => message).join('\n')).toContain('No part of the wait is random');
  });

  it('does not apply where nothing is retried', async () => {
    expect(await answered(text, job(''))).toMatchObject({
      status: 'not-applicable',
      why: "There is no retry of a call of somebody else's API.",
    });
  });
});

it('a box about constant time is no box about whether anything is checked', async () => {
  const source = `import express from 'express';
const app = express();
app.post('/webhooks/stripe', async (req, res) => {
  await save(req.body.data.object.id);
  res.sendStatus(200);
});
`;
  expect(await answered('Signatures are compared in constant time', source)).toMatchObject({
    id: 'no-unsafe-signature-compare',
    status: 'pass',
  });
  expect(await answered('Webhooks are verified', source)).toMatchObject({ id: 'A4', status: 'fail' });
});

describe('a write to an API that nobody knows', () => {
  const writes = (run: string): string => `import { Worker } from 'bullmq';
const send = () => fetch('https://api.warehouse.example.com/orders', { method: 'POST', signal: AbortSignal.timeout(9) });
${run}
`;

  it('is no evidence that keys are used, where something does it again', async () => {
    const item = await answered('D6', writes("new Worker('orders', async () => { await send(); });"));
    expect(item).toMatchObject({ id: 'D6', status: 'undecided' });
    expect(item.evidence).toContainEqual(
      expect.objectContaining({ kind: 'undecided', message: 'whether its API takes a key is not known' }),
    );
  });

  it('passes where nothing is known to do it again, and says so', async () => {
    const item = await answered('D6', writes('send();'));
    expect(item.status).toBe('pass');
    expect(item.evidence.map(({ message }) => message)).toEqual(
      expect.arrayContaining(['nothing is known to do it again']) as string[],
    );
    expect(JSON.stringify(item.evidence)).not.toContain('not known');
  });

  it('is no matter of a read', async () => {
    const item = await answered('D6', `${writes('send();')}fetch('https://api.stripe.com/v1/charges');\n`);
    expect(item.evidence.map(({ message }) => message)).not.toContain('it only reads');
  });
});

describe('--verify-command', () => {
  const run = async (command: string, env: Readonly<Record<string, string>> = {}) =>
    sandbox({ 'src/a.ts': 'export {};\n', ...env }).run(['checklist', '--verify-command', command]);

  it.each([['no-such-command-anywhere'], ['./src/a.ts']])('that cannot be started says so (%s)', async (command) => {
    const { status, stdout, stderr } = await run(command);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(`seamlint: "${command}" could not be started, as `);
  });

  it('prints no secret of what it prints', async () => {
    const key = ['sk_live_', '9fQ2', 'xT7b', 'Lr4K', 'pZ81', 'mWc6', 'Yd3H'].join('');
    const { stderr } = await run(`echo wrong key ${key.slice(0, 9)}"${key.slice(9)}"; exit 1`);
    expect(stderr).toContain('wrong key sk_live_…');
    expect(stderr).not.toContain(key);
  });
});

it('shows no mark that turns the direction of a text, in any format', async () => {
  const turned = '\u202Esnigol\u2066 \u200F\u00ADkey';
  const files = { 'src/a.ts': 'export {};\n', 'SPEC.md': `- [ ] ${turned} D1\n- [ ] D1: ${turned}\n` };
  for (const format of ['pretty', 'json']) {
    const { stdout } = await sandbox(files).run(['checklist', 'SPEC.md', '--format', format]);
    expect(stdout).toContain('snigol');
    expect(stdout).not.toMatch(/\p{Default_Ignorable_Code_Point}/u);
    if (format === 'json')
      expect((JSON.parse(stdout) as { items: readonly Item[] }).items[0]?.text).toBe(`${turned} D1`);
  }
});
