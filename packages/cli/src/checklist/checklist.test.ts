import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defineRule } from '@seamlint/core';
import { Ajv } from 'ajv';
import { afterEach, describe, expect, it } from 'vitest';
import { loadToolbox, type Toolbox } from '../check/toolbox.ts';
import { type Answer, type Around, createSandbox, type Sandbox } from '../sandbox.ts';
import type { Item, Status } from './item.ts';

const boxes: Sandbox[] = [];
const sandbox = (files: Readonly<Record<string, string>>): Sandbox => {
  const box = createSandbox({ 'package.json': '{ "name": "shop" }', ...files });
  boxes.push(box);
  return box;
};
afterEach(() => {
  for (const box of boxes.splice(0)) box.remove();
});

interface Answers {
  readonly items: readonly Item[];
  readonly summary: Readonly<Record<Status | 'items', number>>;
}

const isValid = new Ajv().compile(
  JSON.parse(readFileSync(new URL('../../schemas/checklist.schema.json', import.meta.url), 'utf8')) as object,
);

const answers = async (box: Sandbox, argv: readonly string[] = [], around: Around = {}): Promise<Answers & Answer> => {
  const answer = await box.run(['checklist', '--format', 'json', '--no-types', ...argv], around);
  const value: unknown = JSON.parse(answer.stdout === '' ? 'null' : answer.stdout);
  expect(isValid(value), JSON.stringify(isValid.errors) + answer.stderr).toBe(true);
  return { ...(value as Answers), ...answer };
};

const statusesOf = ({ items }: Answers): Readonly<Record<string, Status>> =>
  Object.fromEntries(items.map(({ id, status }) => [id ?? '', status]));

const itemOf = ({ items }: Answers, id: string): Item => {
  const found = items.find((item) => item.id === id);
  if (found === undefined) throw new Error(`there is no ${id}`);
  return found;
};

const open = `import express from 'express';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const app = express();
app.post('/webhooks/stripe', async (req, res) => {
  await prisma.shipment.create({ data: { order: req.body.data.object.metadata.order } });
  res.sendStatus(200);
});
`;

const checked = `import express from 'express';
import Stripe from 'stripe';
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const stripe = new Stripe(process.env.STRIPE_KEY);
const app = express();
app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.SECRET);
  console.log(event.id);
  res.sendStatus(200);
});
`;

describe('the lines', () => {
  it('fail where a rule finds something, with the place', async () => {
    const told = await answers(sandbox({ 'src/hooks.ts': open }));
    expect(told.status).toBe(1);
    expect(statusesOf(told)).toMatchObject({ A4: 'fail', A5: 'fail', D4: 'fail' });
    expect(itemOf(told, 'A4')).toMatchObject({
      why: '1 finding of require-webhook-signature.',
      evidence: [{ kind: 'finding', file: 'src/hooks.ts', line: 5, column: 1, rule: 'require-webhook-signature' }],
      spec: null,
    });
    expect(told.items).toHaveLength(13);
    expect(told.summary).toMatchObject({
      items: 13,
      fail: told.items.filter(({ status }) => status === 'fail').length,
    });
  });

  it('pass where essential rules looked at something and found nothing, and say at what', async () => {
    const told = await answers(sandbox({ 'src/hooks.ts': checked }));
    expect(told.status).toBe(0);
    expect(statusesOf(told)).toMatchObject({ A4: 'pass', A5: 'pass', D1: 'pass', D2: 'pass', A6: 'pass' });
    expect(itemOf(told, 'A4').why).toContain('1 webhook endpoint');
    expect(itemOf(told, 'A4').evidence).toContainEqual(
      expect.objectContaining({
        kind: 'silent',
        file: 'src/hooks.ts',
        rule: 'require-webhook-signature',
        message: 'every path to what it does passes a check',
      }),
    );
    expect(itemOf(told, 'D1').why).toMatch(/no such rule: no-secret-in-client/u);
  });

  it('do not apply where there is nothing that they speak of', async () => {
    const told = await answers(sandbox({ 'src/add.ts': 'export const add = (a, b) => a + b;\n' }));
    expect(statusesOf(told)).toMatchObject({
      D1: 'pass',
      D2: 'not-applicable',
      D3: 'not-applicable',
      D4: 'not-applicable',
      D5: 'not-applicable',
      D6: 'not-applicable',
      A3: 'not-applicable',
      A4: 'not-applicable',
      A7: 'undecided',
    });
    expect(itemOf(told, 'A4').why).toBe('There is no webhook endpoint.');
  });

  it('on logs apply where anything is logged, however plain', async () => {
    const told = await answers(sandbox({ 'src/add.ts': "console.log('started');\n" }));
    expect(statusesOf(told)).toMatchObject({ D2: 'pass', A6: 'pass' });
  });

  it('are undecided without a program', async () => {
    const told = await answers(sandbox({ 'main.py': 'pass\n' }));
    expect(itemOf(told, 'D1')).toMatchObject({
      status: 'undecided',
      why: expect.stringContaining('no JavaScript') as string,
    });
  });

  it('are undecided where a file does not parse, unless it is a test that only says how things are tested', async () => {
    const broken = await answers(sandbox({ 'src/hooks.ts': checked, 'src/broken.ts': 'const = ;\n' }));
    expect(itemOf(broken, 'A4')).toMatchObject({
      status: 'undecided',
      evidence: [{ kind: 'error', file: 'src/broken.ts' }],
    });
    const test = await answers(sandbox({ 'src/hooks.ts': checked, 'test/a.test.ts': 'const = ;\n' }));
    expect(statusesOf(test)).toMatchObject({ A4: 'pass', D1: 'undecided' });
  });

  it('are undecided where a rule could not decide', async () => {
    const lost = checked.replace("import Stripe from 'stripe';\n", "import { check } from '@corp/hooks';\n");
    const unknown = lost
      .replace('const stripe = new Stripe(process.env.STRIPE_KEY);\n', '')
      .replace(/const event = .*\n/u, 'const event = await check(req);\n');
    const told = await answers(sandbox({ 'src/hooks.ts': unknown }));
    expect(itemOf(told, 'A4')).toMatchObject({ status: 'undecided', evidence: [{ kind: 'undecided', line: 6 }] });
  });

  it('keep suppressed findings, with their reasons', async () => {
    const comment = '// seamlint-disable-next-line require-webhook-signature -- the gateway checks it\n';
    const told = await answers(sandbox({ 'src/hooks.ts': open.replace('app.post', `${comment}app.post`) }));
    expect(itemOf(told, 'A4')).toMatchObject({
      status: 'pass',
      why: expect.stringContaining('Suppressed: 1 finding of require-webhook-signature.') as string,
      evidence: [{ kind: 'suppressed', message: 'suppressed: the gateway checks it' }],
    });
  });
});

describe('what the config says', () => {
  it('switches a rule off, and then nobody can tell', async () => {
    const box = sandbox({ 'src/hooks.ts': open });
    const told = await answers(box, ['--rule', 'require-webhook-signature: off']);
    expect(itemOf(told, 'A4')).toMatchObject({
      status: 'undecided',
      why: 'require-webhook-signature is switched off.',
    });
    const config = { overrides: [{ files: 'legacy/**', rules: { 'require-webhook-signature': 'off' } }] };
    const some = sandbox({
      'src/hooks.ts': checked,
      'legacy/hooks.ts': open,
      'seamlint.config.json': JSON.stringify(config),
    });
    expect(itemOf(await answers(some), 'A4').why).toContain('switched off in 1 of 2 places');
  });

  it('leaves rules of a wider preset to the lines, unless it names them', async () => {
    const order = `${checked.replace('console.log(event.id);', 'await prisma.subscription.update({ where: { id: event.data.object.id }, data: { status: event.data.object.status } });')}`;
    const box = sandbox({ 'src/hooks.ts': order });
    const ruleOf = async (argv: readonly string[]) => itemOf(await answers(box, argv), 'D4');
    expect(await ruleOf([])).toMatchObject({ status: 'fail', evidence: [{ rule: 'no-webhook-order-assumption' }] });
    expect(await ruleOf(['--rule', 'no-webhook-order-assumption: off'])).toMatchObject({
      status: 'undecided',
      why: 'no-webhook-order-assumption is switched off.',
    });
  });

  it('takes ignored files out', async () => {
    const box = sandbox({ 'src/hooks.ts': open, 'seamlint.config.json': '{ "ignore": ["src/hooks.ts"] }' });
    expect(statusesOf(await answers(box))).toMatchObject({ A4: 'not-applicable', A5: 'not-applicable' });
  });
});

describe('a rule that this version does not have', () => {
  const calls = { 'src/pay.ts': "export const load = () => fetch('https://api.stripe.com/v1/charges');\n" };

  it('leaves its line undecided', async () => {
    const told = await answers(sandbox(calls));
    expect(itemOf(told, 'D3')).toMatchObject({
      status: 'undecided',
      why: 'No rule of this version looks at it: that would be require-rate-limit-handling.',
    });
  });

  it('answers by itself once it is there', async () => {
    const later = (isFound: boolean) => async (): Promise<Toolbox> => {
      const tools = await loadToolbox();
      const rule = defineRule({
        name: 'require-rate-limit-handling',
        description: 'Require what to do about a 429',
        message: 'A 429 ends it.',
        help: 'Wait.',
        severity: 'warning',
        preset: 'recommended',
        *judge(scope) {
          if (isFound) for (const { span } of scope.facts('outbound-call')) yield { at: span, data: {} };
        },
      });
      return { ...tools, rules: [...tools.rules, rule] };
    };
    expect(statusesOf(await answers(sandbox(calls), [], { tools: later(true) }))).toMatchObject({
      D3: 'fail',
      A3: 'fail',
    });
    const silent = await answers(sandbox(calls), [], { tools: later(false) });
    expect(statusesOf(silent)).toMatchObject({ D3: 'pass', A3: 'pass' });
    expect(itemOf(silent, 'D3').why).toContain('no such rule: no-unbounded-fanout');
  });
});

describe('--verify-command', () => {
  const git = (box: Sandbox, ...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], { cwd: box.folder });

  it('answers whether tests pass by its exit status', async () => {
    const box = sandbox({});
    expect(itemOf(await answers(box, ['--verify-command', 'exit 0']), 'A7')).toMatchObject({ status: 'pass' });
    const failed = await answers(box, ['--verify-command', 'echo one test fails; exit 3']);
    expect(itemOf(failed, 'A7')).toMatchObject({ status: 'fail', why: '"echo one test fails; exit 3" fails.' });
    expect(failed).toMatchObject({ status: 1, stderr: expect.stringContaining('one test fails') as string });
    expect(itemOf(await answers(box), 'A7').why).toContain("--verify-command 'npm test'");
  });

  it('does not say unmodified where a test that was committed is changed', async () => {
    const box = sandbox({ 'test/a.test.ts': 'export {};\n', 'src/a.ts': 'export {};\n' });
    expect(itemOf(await answers(box, ['--verify-command', 'true']), 'A7').why).toContain('only git could tell');
    git(box, 'init', '-q');
    git(box, 'add', '.');
    git(box, 'commit', '-qm', 'all');
    box.write('src/a.ts', 'export const a = 1;\n');
    box.write('test/b.test.ts', 'export {};\n');
    expect(statusesOf(await answers(box, ['--verify-command', 'true']))).toMatchObject({ A7: 'pass' });
    box.write('test/a.test.ts', 'export const a = 1;\n');
    expect(itemOf(await answers(box, ['--verify-command', 'true']), 'A7')).toMatchObject({
      status: 'undecided',
      evidence: [{ kind: 'changed', file: 'test/a.test.ts', line: null }],
    });
  });

  it('is not run where no line asks for tests', async () => {
    const box = sandbox({ 'SPEC.md': '- [ ] Webhooks are verified\n' });
    const { stderr } = await answers(box, ['SPEC.md', '--verify-command', 'touch ran']);
    expect(stderr).toContain('no line asks for tests');
    expect(() => box.read('ran')).toThrow();
  });
});

describe('a specification', () => {
  const spec =
    '# Spec\n\n- [x] Webhook signatures are verified\n- [ ] Update the README\n- [ ] Rate limits are handled\n';

  it('has its boxes answered, in its own words', async () => {
    const box = sandbox({ 'src/hooks.ts': open, 'docs/SPEC.md': spec });
    const told = await answers(box, ['docs/SPEC.md']);
    expect(told.status).toBe(1);
    expect(told.items.map(({ id, status, text, spec: at }) => [id, status, text, at?.line])).toEqual([
      ['A4', 'fail', 'Webhook signatures are verified', 3],
      [null, 'undecided', 'Update the README', 4],
      ['D3', 'not-applicable', 'Rate limits are handled', 5],
    ]);
    expect(box.read('docs/SPEC.md')).toBe(spec);
  });

  it('fails by its own boxes alone', async () => {
    const box = sandbox({ 'src/hooks.ts': open, 'SPEC.md': '- [ ] Update the README\n' });
    expect((await answers(box, ['SPEC.md'])).status).toBe(0);
  });

  it('comes back as Markdown with its answers, and the same the second time', async () => {
    const box = sandbox({ 'src/hooks.ts': open, 'SPEC.md': spec });
    const first = await box.run(['checklist', 'SPEC.md', '--format', 'markdown', '-o', 'answered.md']);
    expect(first).toEqual({ status: 1, stdout: '', stderr: '' });
    const text = box.read('answered.md');
    expect(text).toContain(
      '- [ ] Webhook signatures are verified\n  <!-- seamlint checklist -->\n  - **fail** (A4): 1 finding',
    );
    expect(text).toContain('`src/hooks.ts:5` require-webhook-signature: Anyone can post to /webhooks/stripe');
    const second = await box.run(['checklist', 'answered.md', '--format', 'markdown']);
    expect(second.stdout).toBe(text);
  });

  const refused = async (box: Sandbox, argv: readonly string[]): Promise<string> => {
    const { status, stdout, stderr } = await box.run(['checklist', ...argv]);
    expect({ status, stdout, lines: stderr.split('\n').length }).toEqual({ status: 2, stdout: '', lines: 2 });
    return stderr;
  };

  it('is refused in a sentence where it is none', async () => {
    const box = sandbox({ 'SPEC.md': spec, 'README.md': '# Read\n\n```\n- [ ] me\n```\n', 'binary.md': 'a\0b' });
    writeFileSync(join(box.folder, 'latin.md'), Buffer.from('- [ ] caf\u00E9\n', 'latin1'));
    mkdirSync(join(box.folder, 'docs'));
    expect(await refused(box, ['README.md'])).toContain('holds no task list item');
    expect(await refused(box, ['absent.md'])).toContain('does not exist');
    expect(await refused(box, ['SPEC.md/x'])).toContain('does not exist');
    expect(await refused(box, ['docs'])).toContain('is a folder');
    expect(await refused(box, ['binary.md'])).toContain('is not UTF-8 text');
    expect(await refused(box, ['latin.md'])).toContain('is not UTF-8 text');
    symlinkSync('SPEC.md', join(box.folder, 'linked.md'));
    expect(await refused(box, ['SPEC.md', '-o', 'linked.md'])).toContain('is the specification itself');
    expect(box.read('SPEC.md')).toBe(spec);
  });

  it.each([
    ['--baseline', 'b.json'],
    ['--since', 'main'],
    ['--staged'],
    ['--stdin'],
    ['--shard', '1/2'],
    ['--update-baseline'],
    ['--quiet'],
    ['--format', 'sarif'],
    ['--verify-command', ' '],
  ])('%s means nothing here', async (...argv) => {
    expect(await refused(sandbox({}), argv)).toMatch(/^seamlint: .*--.*\.\n$/u);
  });

  it('shows no secret, its own neither', async () => {
    const key = ['sk_live_', '9fQ2', 'xT7b', 'Lr4K', 'pZ81', 'mWc6', 'Yd3H'].join('');
    const box = sandbox({
      'SPEC.md': `- [ ] Keys such as ${key} are not hardcoded\n- [ ] Tests pass\n`,
      'src/pay.ts': `import Stripe from 'stripe';\nexport const stripe = new Stripe('${key}');\n`,
    });
    for (const format of ['pretty', 'json']) {
      const argv = ['checklist', 'SPEC.md', '--format', format, '--verify-command', `KEY=${key} true`];
      const { stdout, status } = await box.run(argv);
      expect(status).toBe(1);
      expect(stdout).toContain('no-hardcoded-secret');
      expect(stdout).not.toContain(key);
    }
  });
});

it('is pretty by default: a mark, the line, why, the places, and where the rest is', async () => {
  const routes = Array.from({ length: 11 }, (_, index) =>
    open
      .split('\n')
      .slice(4, 8)
      .join('\n')
      .replace('/stripe', `/stripe/${String(index)}`),
  );
  const box = sandbox({ 'src/hooks.ts': [...open.split('\n').slice(0, 4), ...routes, ''].join('\n') });
  const { stdout } = await box.run(['checklist', '--no-types']);
  expect(stdout).toContain(
    '✗ A4  Webhooks are verified before they are processed.\n      fail: 11 findings of require-webhook-signature.\n',
  );
  expect(stdout).toContain("        and 3 more: seamlint check --rule 'require-webhook-signature: warn'\n");
  expect(stdout).toMatch(/\n\d pass, \d fail, \d undecided, \d not applicable\n$/u);
});
