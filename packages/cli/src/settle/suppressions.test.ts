import { afterAll, expect, test } from 'vitest';
import { createSandbox } from '../sandbox.ts';
import type { Sandbox } from '../sandbox.ts';

const boxes: Sandbox[] = [];
afterAll(() => {
  for (const box of boxes) box.remove();
});

interface Told {
  readonly rules: readonly string[];
  readonly messages: readonly string[];
  readonly suppressed: number;
  readonly status: number;
}

const checked = async (comment: string, argv: readonly string[] = [], config = '{}'): Promise<Told> => {
  const box = createSandbox({
    'package.json': '{}',
    'seamlint.config.json': config,
    'hooks.ts': `import express from 'express';
import Stripe from 'stripe';
const hooks = express();
${comment}
hooks.post('/webhooks/stripe', async (req, res) => {
  const event = req.body as Stripe.Event;
  if (event.type === 'payment_intent.succeeded') await markPaid(event.data.object.id);
  res.sendStatus(200);
});
`,
  });
  boxes.push(box);
  const { stdout, status } = await box.run(['--format', 'json', ...argv]);
  const { findings, summary } = JSON.parse(stdout) as {
    findings: readonly { readonly rule: string; readonly message: string }[];
    summary: { readonly suppressed: number };
  };
  return {
    rules: findings.map(({ rule }) => rule),
    messages: findings.map(({ message }) => message),
    suppressed: summary.suppressed,
    status,
  };
};

const rule = 'require-webhook-signature';

test.each([
  ['by its name', `// seamlint-disable-next-line ${rule} -- behind a gateway`],
  ['with all others', '// seamlint-disable-next-line'],
  ['in the form ESLint knows', `// eslint-disable-next-line seamlint/${rule}`],
  ['for the rest of the file', `/* seamlint-disable ${rule} */`],
])('a finding is switched off %s', async (_, comment) => {
  expect(await checked(comment)).toMatchObject({ rules: [], suppressed: 1, status: 0 });
});

test('a comment that suppresses nothing is a warning', async () => {
  const told = await checked('// seamlint-disable-next-line no-hardcoded-secret');
  expect(told.rules).toEqual(['unused-suppression', rule]);
  expect(told.messages[0]).toContain('no-hardcoded-secret reports nothing');
});

test('a rule nobody knows is named with the one that was meant', async () => {
  const told = await checked('// seamlint-disable-next-line require-webhok-signature');
  expect(told.messages[0]).toContain('did you mean require-webhook-signature');
});

test('--no-report-unused-suppressions and the level of the name keep it quiet', async () => {
  const comment = '// seamlint-disable-next-line no-hardcoded-secret';
  expect((await checked(comment, ['--no-report-unused-suppressions'])).rules).toEqual([rule]);
  expect((await checked(comment, ['--rule', 'unused-suppression: off'])).rules).toEqual([rule]);
});

test('a comment for a rule that does not run is not called unused', async () => {
  const comment = '// seamlint-disable-next-line no-hardcoded-secret';
  expect((await checked(comment, ['--rule', 'no-hardcoded-secret: off'])).rules).toEqual([rule]);
});

test("ESLint's own comments are never called unused", async () => {
  expect((await checked('// eslint-disable-next-line seamlint/no-hardcoded-secret')).rules).toEqual([rule]);
});

test('under requireReason a comment without a reason does not count', async () => {
  const told = await checked(`// seamlint-disable-next-line ${rule}`, [], '{ "requireReason": true }');
  expect(told).toMatchObject({ rules: ['require-suppression-reason', rule], suppressed: 0, status: 1 });
  const reasoned = await checked(
    `// seamlint-disable-next-line ${rule} -- signed by the gateway`,
    [],
    '{ "requireReason": true }',
  );
  expect(reasoned).toMatchObject({ rules: [], suppressed: 1 });
});
