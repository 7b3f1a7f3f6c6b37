import { describe, expect, it } from 'vitest';
import type { TransformResult } from '../transform.ts';
import { verifyWebhook } from './verify-webhook.ts';

const router = `const { Router } = require('express');
const hooks = Router();
hooks.post('/stripe', (req, res) => {
  save(req.body.id);
  res.sendStatus(200);
});
module.exports = hooks;
`;

/** The route of `text` behind the parsers that stand in the file `path`. */
const mend = (app: string, text = router, provider = 'stripe', path = 'app.js'): TransformResult => {
  const parsers = [...app.matchAll(/express\.(\w+)\(.*\)(?=\);$)/gmu)].map((found) => ({
    kind: found[1] ?? '',
    at: { path, start: found.index, end: found.index + found[0].length },
  }));
  const start = text.indexOf('hooks.post');
  return verifyWebhook.apply({
    path: 'hooks.js',
    text,
    sites: [
      {
        start,
        end: text.indexOf(';\nmodule'),
        options: { provider, framework: 'express', parsers: JSON.stringify(parsers) },
      },
    ],
    project: { dependencies: new Set(['stripe']), read: (asked) => (asked === path ? app : null) },
  });
};

const app = (...lines: readonly string[]): string =>
  ["const express = require('express');", 'const app = express();', ...lines, "app.use('/hooks', hooks);", ''].join(
    '\n',
  );

const noteOf = (result: TransformResult): string =>
  result.kind === 'changed' ? (result.notes.find((note) => note.includes('keep the bytes')) ?? '') : result.why;

const othersOf = (result: TransformResult): readonly object[] =>
  result.kind === 'changed' ? (result.others ?? []) : [];

describe('a router that another file mounts', () => {
  it('takes the bytes from where the parser of the application keeps them', () => {
    const result = mend(app('app.use(express.json({ verify: (req, res, buf) => { req.signed = buf; } }));'));
    expect(result).toMatchObject({ kind: 'changed', text: expect.stringContaining('constructEvent(req.signed,') });
    expect(noteOf(result)).toBe('');
  });

  it('knows a request that is cast', () => {
    const kept = 'app.use(express.json({ verify: (req, res, buf) => { (req as any).rawBody = buf; } }));';
    const result = mend(app(kept), router, 'stripe', 'app.ts');
    expect(result).toMatchObject({ kind: 'changed', text: expect.stringContaining('constructEvent(req.rawBody,') });
    expect(othersOf(result)).toEqual([]);
  });

  it('takes the body where the application reads it as bytes', () => {
    const text = router.replace('save(req.body.id)', 'save(JSON.parse(req.body).id)');
    const result = mend(app("app.use('/hooks', express.raw({ type: 'application/json' }));"), text);
    expect(result).toMatchObject({ kind: 'changed', text: expect.stringContaining('constructEvent(req.body,') });
  });

  it('tells the parser that does not keep them yet to do so, in its file', () => {
    const result = mend(app('app.use(express.json());'));
    expect(result).toMatchObject({ kind: 'changed', text: expect.stringContaining('constructEvent(req.rawBody,') });
    expect(noteOf(result)).toBe('');
    expect(othersOf(result)).toEqual([
      {
        path: 'app.js',
        text: app(
          'app.use(express.json({',
          '  verify: (req, _res, buf) => {',
          '    req.rawBody = buf;',
          '  },',
          '}));',
        ),
      },
    ]);
  });

  it('changes no file that keeps them already', () => {
    const result = mend(app('app.use(express.json({ verify: (req, res, buf) => { req.rawBody = buf; } }));'));
    expect(othersOf(result)).toEqual([]);
  });

  it('asks of a form only where the provider sends one', () => {
    const keeps = '{ verify: (req, res, buf) => { req.rawBody = buf; } }';
    const both = app(`app.use(express.json(${keeps}));`, 'app.use(express.urlencoded({ extended: true }));');
    expect(noteOf(mend(both))).toBe('');
    expect(othersOf(mend(both))).toEqual([]);
    const [other] = othersOf(mend(both, router, 'slack'));
    expect(other).toMatchObject({ text: expect.stringMatching(/urlencoded\(\{\s+extended: true,\s+verify: /u) });
  });

  it('reads the bytes itself where nobody does, and the handler decodes them', () => {
    const text = router.replace('save(req.body.id)', 'save(JSON.parse(req.body).id)');
    const result = mend(app(), text);
    expect(result).toMatchObject({
      kind: 'changed',
      text: expect.stringContaining("raw({ type: 'application/json' })"),
    });
  });

  it.each(['app.use(express.text());', 'app.use(express.raw());', "app.use(express.raw({ type: 'image/png' }));"])(
    '%s leaves events to the parser behind it',
    (first) => {
      const result = mend(app(first, 'app.use(express.json());'));
      expect(result).toMatchObject({ kind: 'changed', text: expect.stringContaining('constructEvent(req.rawBody,') });
      expect(othersOf(result)).toMatchObject([{ text: expect.stringContaining('express.json({\n') }]);
    },
  );

  it.each([
    'if (process.env.LEGACY) app.use(express.json());',
    'app.use(process.env.BIG ? express.json() : express.urlencoded());',
  ])('is refused where it depends on a condition: %s', (line) => {
    const start = line.indexOf('express.json()');
    const text = app(line);
    const at = {
      path: 'app.js',
      start: text.indexOf(line) + start,
      end: text.indexOf(line) + start + 'express.json()'.length,
    };
    const result = verifyWebhook.apply({
      path: 'hooks.js',
      text: router,
      sites: [
        {
          start: router.indexOf('hooks.post'),
          end: router.indexOf(';\nmodule'),
          options: { provider: 'stripe', framework: 'express', parsers: JSON.stringify([{ kind: 'json', at }]) },
        },
      ],
      project: { dependencies: new Set(['stripe']), read: () => text },
    });
    expect(noteOf(result)).toContain('depends on a condition');
  });

  it.each(["req.rawBody = buf.toString('base64')", 'res.rawBody = buf', 'req.locals.rawBody = buf'])(
    'takes no other things for the bytes: %s',
    (kept) => {
      expect(mend(app(`app.use(express.json({ verify: (req, res, buf) => { ${kept}; } }));`))).toMatchObject({
        kind: 'refused',
        why: expect.stringContaining('a verify option of its own'),
      });
    },
  );

  it('is refused where a parser keeps them in a way of its own', () => {
    expect(noteOf(mend(app('app.use(express.json({ verify: keepBytes }));')))).toContain('a verify option of its own');
  });
});
