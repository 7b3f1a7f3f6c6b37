/** What an endpoint is beside whose it is, as one file tells it. */
import { createCatalog, createScope, extract, fileProgram } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { expect, it } from 'vitest';
import { parseWith } from '../packages/testkit/src/parse-with.ts';

const catalog = createCatalog(providers, libraries);

const HEAD = `import express from 'express';
import Stripe from 'stripe';
import { verify } from '@octokit/webhooks-methods';
import { isValidSlackRequest } from '@slack/bolt';
const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
const app = express();`;
const ofStripe = "const event = stripe.webhooks.constructEvent(req.body, req.get('stripe-signature'), secret);";
const ofGitHub = "if (!(await verify(secret, req.body, req.get('x-hub-signature-256')))) return res.sendStatus(401);";
const ofSlack = 'if (!isValidSlackRequest({ signingSecret, body: req.body, headers: req.headers })) return res.end();';

const traitsOf = (path: string, ...work: readonly string[]): readonly string[] => {
  const text = `${HEAD}\napp.post('${path}', async (req, res) => { ${work.join(' ')} await save(req.body); res.end(); });`;
  const scope = createScope(fileProgram(extract(parseWith('oxc', 'app.js', text), catalog)), catalog, {
    isTest: () => false,
  });
  return scope
    .facts('webhook-endpoint')
    .flatMap((one) => [
      one.provider ?? 'nobody',
      ...(one.several === true ? ['several'] : []),
      ...(one.interactive === true ? ['interactive'] : []),
    ]);
};

it.each([
  ['/webhooks', [ofStripe], ['stripe']],
  ['/webhooks', [ofStripe, ofGitHub], ['stripe', 'several']],
  // Whoever it is called after is its sender.
  ['/webhooks/stripe', [ofStripe, ofGitHub], ['stripe']],
  ['/slack/commands', [ofSlack], ['slack', 'interactive']],
  ['/slack/events', [ofSlack, 'const { event } = JSON.parse(req.body);'], ['slack']],
  ['/slack/commands', [ofSlack, 'const { event } = JSON.parse(req.body);'], ['slack']],
])('%s: %j is %j', (path, work, traits) => {
  expect(traitsOf(path, ...work)).toEqual(traits);
});
