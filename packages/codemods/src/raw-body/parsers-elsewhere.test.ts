import { describe, expect, it } from 'vitest';
import { unmark } from '../cases/marked.ts';
import type { TransformResult } from '../transform.ts';
import { rawBody } from './raw-body.ts';

const router = `const { Router } = require('express');
const hooks = Router();
hooks.post('/orders', (req, res) => {
  const wanted = sign(«JSON.stringify(req.body)»);
  if (!matches(wanted, req.get('x-sign'))) return res.sendStatus(401);
  save(req.body.id);
  res.sendStatus(200);
});
module.exports = hooks;
`;

/** The route behind the parsers that stand in `app.js`. */
const mend = (...lines: readonly string[]): TransformResult => {
  const app = ["const express = require('express');", 'const app = express();', ...lines, ''].join('\n');
  const parsers = [...app.matchAll(/express\.(\w+)\(.*\)(?=\);$)/gmu)].map((found) => ({
    kind: found[1] ?? '',
    at: { path: 'app.js', start: found.index, end: found.index + found[0].length },
  }));
  const { text, ranges } = unmark(router);
  const options = { framework: 'express', kind: 'reserialised', parsers: JSON.stringify(parsers) };
  return rawBody.apply({
    path: 'hooks.js',
    text,
    sites: ranges.map(([start, end]) => ({ start, end, options })),
    project: { dependencies: new Set(['express']), read: (path) => (path === 'app.js' ? app : null) },
  });
};

describe('a router that another file mounts', () => {
  it('signs the bytes where the parser of the application keeps them', () => {
    const result = mend('app.use(express.json({ verify: (req, res, buf) => { req.signed = buf; } }));');
    expect(result).toMatchObject({ kind: 'changed', notes: [] });
    expect(result).toMatchObject({ text: expect.stringContaining("sign(req.signed.toString('utf8'))") });
    expect(result).toMatchObject({ text: expect.stringContaining('if (!req.signed) {') });
  });

  it('tells the parser that does not keep them yet to do so, in its file', () => {
    expect(mend('app.use(express.json());')).toMatchObject({
      kind: 'changed',
      text: expect.stringContaining("sign(req.rawBody.toString('utf8'))"),
      notes: [],
      others: [{ path: 'app.js', text: expect.stringContaining('req.rawBody = buf;') }],
    });
  });

  it('is refused where a parser keeps them in a way of its own', () => {
    expect(mend('app.use(express.json({ verify: keepBytes }));')).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('a verify option of its own'),
    });
  });
});
