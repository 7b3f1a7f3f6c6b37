import { createCatalog, createScope, judge } from '@seamlint/core';
import { createTestPaths, discover, openProgram } from '@seamlint/analyzer';
import { libraries, providers } from '@seamlint/providers';
import { rules } from '@seamlint/rules';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * One way in which a name may cross files. `BODY` stands for the body of the function that is reached: once it checks
 * the signature, once it only parses. Where the name is followed, the first is silent and the second reported; where it
 * is lost, one of them is neither.
 */
export interface Shape {
  /** Lines of the file with the route, which come before it. */
  readonly load: string;
  /** What is called with the request: `verify`. */
  readonly call: string;
  /** Where the route lies: `src/webhook.ts`. */
  readonly at?: string;
  readonly files: Readonly<Record<string, string>>;
}

export type Shapes = Readonly<Record<string, Shape>>;

export interface Outcome {
  readonly findings: number;
  readonly undecided: readonly string[];
}

const CHECKED = `return stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);`;
const PARSED = `return JSON.parse(req.body);`;

const catalog = createCatalog(providers, libraries);
const rule = rules.filter(({ name }) => name === 'require-webhook-signature');

export const judgeShape = async (shape: Shape, checks: boolean): Promise<Outcome> => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'seamlint-shape-')));
  try {
    for (const [path, text] of filesOf(shape)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text.replace('BODY', checks ? CHECKED : PARSED));
    }
    const discovery = await discover({ cwd: root, paths: [], ignore: [] });
    const program = await openProgram(discovery, catalog, { types: false });
    const scope = createScope(program, catalog, { isTest: createTestPaths(discovery) });
    const { findings, undecided } = judge(rule, scope);
    const [error] = program.errors;
    if (error !== undefined) throw new Error(`${error.file}: ${error.message}`);
    return { findings: findings.length, undecided: undecided.map(({ why }) => why) };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
};

const filesOf = ({ load, call, files, at = 'src/webhook.ts' }: Shape): readonly (readonly [string, string])[] => [
  ['package.json', '{ "name": "root" }'],
  ...Object.entries(files).map(([path, text]) => [path, withStripe(text)] as const),
  [at, routeOf(load, call)],
];

/** The file with the function has the client it needs, in its own manner. */
const withStripe = (text: string): string => {
  if (!text.includes('BODY')) return text;
  const isCommonJs = /\bexports\b|\brequire\(/u.test(text) && !/^(?:export|import) /mu.test(text);
  const client = isCommonJs ? `const Stripe = require('stripe');` : `import Stripe from 'stripe';`;
  return `${client}\nconst stripe = new Stripe(process.env.STRIPE_SECRET_KEY);\n${text}`;
};

const routeOf = (load: string, call: string): string => {
  const express = /\brequire\(/u.test(load) && !/^import\b/mu.test(load) ? CJS : ESM;
  return `${express}
${load}
const app = express();
app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
  const event = await ${call}(req);
  await fulfil(event);
  res.sendStatus(204);
});
`;
};

const ESM = `import express from 'express';`;
const CJS = `const express = require('express');`;
