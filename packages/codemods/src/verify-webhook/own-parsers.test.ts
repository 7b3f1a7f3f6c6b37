import { describe, expect, it } from 'vitest';
import type { TransformResult } from '../transform.ts';
import { verifyWebhook } from './verify-webhook.ts';

const app = `const express = require('express');
const app = express();
app.use(express.urlencoded());
app.use('/hooks', require('./hooks'));
`;

/** A router with this before its route's handler; the application parses forms alone, or nobody knows. */
const mend = (parser: string, { handler = HANDLER, provider = 'stripe', known = true } = {}): TransformResult => {
  const text = `const express = require('express');
const onEvent = require('./controller');
const hooks = express.Router();
hooks.post('/event', ${parser}${handler});
module.exports = hooks;
`;
  const at = { path: 'app.js', start: app.indexOf('express.urlencoded'), end: app.indexOf(");\napp.use('/hooks") };
  return verifyWebhook.apply({
    path: 'hooks.js',
    text,
    sites: [
      {
        start: text.indexOf('hooks.post'),
        end: text.indexOf(';\nmodule'),
        options: {
          ...{ provider, framework: 'express' },
          ...(known ? { parsers: JSON.stringify([{ kind: 'urlencoded', at }]) } : {}),
        },
      },
    ],
    project: { dependencies: new Set(['stripe']), read: (path) => (path === 'app.js' ? app : null) },
  });
};

const HANDLER = `(req, res) => {
  save(req.body.id);
  res.sendStatus(200);
}`;

const notesOf = (result: TransformResult): string => (result.kind === 'changed' ? result.notes.join('\n') : result.why);

describe("a route's own parser, where the application parses no JSON", () => {
  it('becomes one that keeps the bytes', () => {
    const result = mend('express.json(), ');
    expect(result).toMatchObject({
      text: expect.stringMatching(
        /express\.raw\(\{ type: 'application\/json' \}\), \(req[^]*constructEvent\(req\.body,/u,
      ),
    });
    expect(notesOf(result)).not.toContain('keep the bytes');
  });

  it.each([
    [
      "express.json({ limit: '1mb', /* no more */ }), ",
      "express.raw({ type: 'application/json', limit: '1mb', /* no more */ }), ",
    ],
    [
      'express.json({\n  // one event\n  limit: 9000,\n}), ',
      "express.raw({\n  type: 'application/json',\n  // one event\n  limit: 9000,\n}), ",
    ],
    ["express.json({ type: '*/*' /* all */ }), ", "express.raw({ type: '*/*' /* all */ }), "],
    ['express.json({}), ', "express.raw({ type: 'application/json' }), "],
  ])('keeps its options as they are written: %s', (before, after) => {
    expect(mend(before)).toMatchObject({ text: expect.stringContaining(after) });
  });

  it('is told to keep them beside for a handler of another file', () => {
    const result = mend('express.json(), ', { handler: 'onEvent' });
    expect(result).toMatchObject({
      text: expect.stringMatching(/constructEvent\(req\.rawBody,[^]*express\.json\(\{\s+verify: /u),
    });
    expect(notesOf(result)).not.toContain('keep the bytes');
  });

  it('is behind the one of the application where the provider sends forms, too', () => {
    const result = mend('express.json(), ', { provider: 'slack' });
    expect(result).toMatchObject({ others: [{ path: 'app.js', text: expect.stringContaining('req.rawBody = buf;') }] });
  });

  it('may be behind another where nobody knows the application', () => {
    expect(notesOf(mend('express.json(), ', { known: false }))).toContain('keep the bytes');
  });
});

it('fields of a body that nobody is seen to parse come from a parser that is not seen', () => {
  expect(notesOf(mend(''))).toContain('keep the bytes');
});
