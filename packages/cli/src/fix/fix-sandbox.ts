import { execFileSync } from 'node:child_process';
import type { Transform, TransformResult } from '@seamlint/codemods';
import type { AnyRule } from '@seamlint/core';
import { loadToolbox } from '../check/toolbox.ts';
import { createSandbox } from '../sandbox.ts';
import type { Answer, Around, Sandbox } from '../sandbox.ts';

/** For tests: a program with one webhook that nobody checks. */
export const unchecked = `import express from 'express';
import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
const app = express();
app.post('/webhooks/stripe', async (req, res) => {
  const event = req.body;
  if (event.type === 'payment_intent.succeeded') await markPaid(event.data.object.id);
  res.sendStatus(200);
});
`;

export const CHECK =
  "stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET)";

export const changed = (text: string): TransformResult => ({
  kind: 'changed',
  text,
  notes: ['Set STRIPE_WEBHOOK_SECRET.'],
  install: ['stripe'],
});

/** Checks every event of the file. */
export const good = (text: string): TransformResult =>
  changed(text.replaceAll('const event = req.body;', `const event = ${CHECK};`));

export const checked = unchecked.replace('= req.body', `= ${CHECK}`);

export interface FixBoxes {
  open(files?: Readonly<Record<string, string>>): Sandbox;
  removeAll(): void;
}

export const fixBoxes = (): FixBoxes => {
  const boxes: Sandbox[] = [];
  return {
    open: (files = {}) => {
      const box = createSandbox({ 'package.json': '{ "name": "shop" }', 'hooks.js': unchecked, ...files });
      boxes.push(box);
      return box;
    },
    removeAll: () => {
      for (const box of boxes) box.remove();
    },
  };
};

interface Workshop extends Omit<Around, 'tools'> {
  readonly apply?: (text: string, input: Parameters<Transform['apply']>[0]) => TransformResult;
  /** In place of all rules. */
  readonly rules?: readonly AnyRule[];
}

/** Runs `seamlint fix` with a transform of the test's own. */
export const runFix = (
  box: Sandbox,
  argv: readonly string[],
  { apply = good, rules, ...around }: Workshop = {},
): Promise<Answer> => {
  const transform: Transform = { name: 'verify-webhook', apply: (input) => apply(input.text, input) };
  const transforms = () => Promise.resolve(new Map([[transform.name, transform]]));
  const tools = async () => ({ ...(await loadToolbox()), ...(rules === undefined ? {} : { rules }), transforms });
  return box.run(['fix', ...argv], { ...around, tools });
};

export const git = (box: Sandbox, ...argv: readonly string[]): string =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...argv], {
    cwd: box.folder,
    encoding: 'utf8',
  });
