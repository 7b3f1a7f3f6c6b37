import { expect, it } from 'vitest';
import { verifyWebhook } from './verify-webhook.ts';

interface Refused {
  readonly path?: string;
  readonly provider?: string;
  readonly framework?: string;
  readonly text: string;
  readonly why: string;
}

const EXPRESS = "import express from 'express';\nconst app = express();\n";

const refused: Readonly<Record<string, Refused>> = {
  'a handler of another file': {
    text: `import { onStripe } from './on-stripe';\n${EXPRESS}app.post('/stripe', onStripe);`,
    why: 'The handler is in another file, and what reads the body for it is not seen.',
  },
  'a method of a controller': {
    text: `${EXPRESS}app.post('/stripe', controller.handle);`,
    why: 'The handler is in another file, and what reads the body for it is not seen.',
  },
  'a body taken out in the parameter list': {
    text: `${EXPRESS}app.post('/stripe', ({ body }, res) => { res.json(body); });`,
    why: 'The handler destructures its request in the parameter list, which hides the body.',
  },
  'a router that another file mounts': {
    text: "import { Router } from 'express';\nexport const hooks = Router();\nhooks.post('/stripe', (req, res) => { act(JSON.parse(req.body)); });",
    why: 'Whether the raw body arrives is not clear here: hooks is mounted in another file.',
  },
  'a router of a CommonJS file': {
    text: "const hooks = require('express').Router();\nhooks.post('/stripe', (req, res) => { act(JSON.parse(req.body)); });\nmodule.exports = hooks;",
    why: 'Whether the raw body arrives is not clear here: hooks is mounted in another file.',
  },
  'an application that is passed in': {
    text: "export default (app) => { app.post('/stripe', (req, res) => { act(JSON.parse(req.body)); }); };",
    why: 'Whether the raw body arrives is not clear here: app comes from outside this file.',
  },
  'an application that another function equips first': {
    text: `${EXPRESS}setupMiddleware(app);\napp.post('/stripe', (req, res) => { act(JSON.parse(req.body)); });`,
    why: 'Whether the raw body arrives is not clear here: setupMiddleware gets the application before the route and may put a body parser on it.',
  },
  'a parser with options from elsewhere': {
    text: `${EXPRESS}app.use(express.json(options));\napp.post('/stripe', (req, res) => { act(req.body); });`,
    why: 'The options of the body parser before the route are not written where it is made.',
  },
  'a parser that keeps the raw body of some requests': {
    text: `${EXPRESS}app.use(express.json({ verify: (req, res, buf) => { if (req.url === '/x') req.rawBody = buf; } }));\napp.post('/stripe', (req, res) => { act(req.body); });`,
    why: 'The body parser before the route has a verify option of its own, which does not keep the raw body of every request.',
  },
  'a middleware that parses what it likes': {
    text: `${EXPRESS}app.use((req, res, next) => (req.url === '/x' ? next() : express.json()(req, res, next)));\napp.post('/stripe', (req, res) => { act(req.body); });`,
    why: 'A middleware before the route decides by itself which bodies are parsed.',
  },
  'a body that is stored anew': {
    text: `${EXPRESS}app.post('/stripe', (req, res) => { req.body = clean(req.body); act(req.body); });`,
    why: 'The handler stores something else in the body of its request.',
  },
  'a request read as a stream': {
    text: `${EXPRESS}app.post('/stripe', (req, res) => { let all = ''; req.on('data', (part) => { all += part; }); });`,
    why: 'The handler reads the request as a stream of its own.',
  },
  'a handler that other code calls': {
    text: `${EXPRESS}const onStripe = (req, res) => { act(req.body); };\napp.post('/stripe', onStripe);\nreplay(onStripe);`,
    why: 'onStripe is also used elsewhere in this file.',
  },
  'a handler that is exported': {
    text: `${EXPRESS}export const onStripe = (req, res) => { act(req.body); };\napp.post('/stripe', onStripe);`,
    why: 'onStripe is exported, and who else calls it is not known here.',
  },
  'a request whose type fixes the body': {
    path: 'a.ts',
    text: `${EXPRESS}app.post('/stripe', (req: Request<Params, Answer, Body>, res) => { act(req.body); });`,
    why: 'The type of the request says what its body is, which will be bytes.',
  },
  'a handler that checks a signature': {
    text: `${EXPRESS}app.post('/stripe', express.raw({ type: '*/*' }), (req, res) => { stripe.webhooks.constructEvent(req.body, s, k); });`,
    why: 'The handler already checks a signature.',
  },
  'a provider without a check': {
    provider: 'acme',
    text: `${EXPRESS}app.post('/acme', (req, res) => {});`,
    why: 'How events of the provider acme are verified is not known here.',
  },
  'a framework without a raw body': {
    framework: 'hapi',
    text: 'app.post();',
    why: 'How the framework hapi provides a raw body is not known here.',
  },
  'one handler for reading and receiving': {
    path: 'app/api/stripe/route.ts',
    framework: 'next-app',
    text: 'const handler = async (req: Request) => Response.json(await req.json());\nexport { handler as GET, handler as POST };',
    why: 'handler is exported, and who else calls it is not known here.',
  },
  'a config that is computed': {
    path: 'pages/api/stripe.ts',
    framework: 'next-pages',
    text: 'export const config = makeConfig();\nexport default async function handler(req, res) { act(req.body); }',
    why: 'The exported config is not an object literal.',
  },
  'a handler that answers other methods': {
    path: 'pages/api/stripe.ts',
    framework: 'next-pages',
    text: "export default async function handler(req, res) { if (req.method === 'GET') res.send(''); else act(req.body); }",
    why: 'The handler also serves GET, which nobody signs.',
  },
  'a switch whose POST case is no block': {
    path: 'pages/api/stripe.ts',
    framework: 'next-pages',
    text: "export default async function handler(req, res) { switch (req.method) { case 'POST': return act(req.body); default: res.status(405).end(); } }",
    why: 'The switch over the method has no POST case with a block.',
  },
  'something before a switch over the method': {
    path: 'pages/api/stripe.ts',
    framework: 'next-pages',
    text: "export default async function handler(req, res) { const event = req.body; switch (req.method) { case 'POST': { return act(event); } default: res.status(405).end(); } }",
    why: 'What comes before the switch over the method runs for every method.',
  },
  'a client that the handler hides': {
    text: `import Stripe from 'stripe';\nconst stripe = new Stripe(key);\n${EXPRESS}app.post('/stripe', (req, res) => { const event = req.body; const stripe = pick(event); act(stripe); });`,
    why: 'Inside the handler, stripe means something other than at the top of the file.',
  },
  'a client that a block of the handler hides': {
    text: `const stripe = require('stripe')(key);\n${EXPRESS}function mount(stripe) {\n  app.post('/stripe', (req, res) => { act(req.body); });\n}`,
    why: 'Inside the handler, stripe means something other than at the top of the file.',
  },
  'a process of its own': {
    text: `${EXPRESS}app.post('/stripe', (req, res) => { const process = start(); process(req.body); });`,
    why: 'Inside the handler, process means something other than at the top of the file.',
  },
  'a text that does not parse': {
    path: 'a.ts',
    text: 'const = ;',
    why: 'a.ts does not parse.',
  },
};

it.each(Object.entries(refused))(
  'refuses %s',
  (_name, { path = 'a.js', provider = 'stripe', framework = 'express', text, why }) => {
    const at = Math.max(0, text.search(/(?:app|hooks)\.post\(|export (?:async function POST|default)/u));
    const call = text.slice(at).search(/\);$|\);\n/u);
    const sites = [{ start: at, end: call < 0 ? text.length : at + call + 1, options: { provider, framework } }];
    const result = verifyWebhook.apply({ path, text, sites, project: { dependencies: new Set() } });
    expect(result).toEqual({ kind: 'refused', why });
  },
);
