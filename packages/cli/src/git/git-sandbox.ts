import { execFileSync } from 'node:child_process';
import { createSandbox, type Answer, type Sandbox } from '../sandbox.ts';

export const route = (path: string): string => `app.post('/webhooks/${path}', async (req, res) => {
  const event = req.body as Stripe.Event;
  if (event.type === 'payment_intent.succeeded') await markPaid(event.data.object.id);
  res.sendStatus(200);
});
`;
const head = "import express from 'express';\nimport Stripe from 'stripe';\nconst app = express();\n\n";
export const hooks = head + route('stripe');
export const quiet = 'export export const quiet = 1;\n';

/** The check lies in the file that mounts. */
export const guarded = {
  'src/app.ts': `import express from 'express';
import { verified } from './verified';
import { hooks } from './hooks';
const app = express();
app.use('/api', verified, hooks);
`,
  'src/verified.ts': `import Stripe from 'stripe';
const stripe = new Stripe(process.env.STRIPE_KEY!);
export const verified = (req, res, next) => {
  try {
    req.event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_SECRET!);
    next();
  } catch {
    res.sendStatus(400);
  }
};
`,
  'src/hooks.ts': `import { Router } from 'express';
export const hooks = Router();
hooks.post('/webhooks/stripe', async (req, res) => {
  if (req.event.type === 'payment_intent.succeeded') await markPaid(req.event.data.object.id);
  res.sendStatus(200);
});
`,
};

const GIT = {
  GIT_AUTHOR_NAME: 'a',
  GIT_AUTHOR_EMAIL: 'a@example.com',
  GIT_COMMITTER_NAME: 'a',
  GIT_COMMITTER_EMAIL: 'a@example.com',
};

export const git = (box: Sandbox, ...args: readonly string[]): string =>
  execFileSync('git', args, {
    cwd: box.folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], HOME: box.folder, ...GIT },
  });

/** For tests: repositories with one commit, and folders. */
export const gitBoxes = () => {
  const boxes: Sandbox[] = [];
  const folder = (files: Readonly<Record<string, string>>): Sandbox => {
    const box = createSandbox(files);
    boxes.push(box);
    return box;
  };
  return {
    folder,
    repository: (files: Readonly<Record<string, string>>): Sandbox => {
      const box = folder({ 'package.json': '{ "name": "shop" }', ...files });
      git(box, 'init', '-q', '-b', 'main');
      git(box, 'add', '.');
      git(box, 'commit', '-qm', 'first');
      return box;
    },
    removeAll: (): void => {
      for (const box of boxes) box.remove();
    },
  };
};

/** What narrows a run to one rule, and has it answer in JSON. */
export const ONE = ['--rule', 'require-webhook-dedupe: off', '--no-types', '--no-cache', '--format', 'json'];
export const check = (box: Sandbox, ...argv: readonly string[]): Promise<Answer> => box.run(['check', ...argv, ...ONE]);
export const filesIn = ({ stdout }: Pick<Answer, 'stdout'>): readonly string[] =>
  (JSON.parse(stdout) as { readonly findings: readonly { readonly file: string }[] }).findings.map(({ file }) => file);
