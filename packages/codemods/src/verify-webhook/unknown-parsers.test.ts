import { expect, it, test } from 'vitest';
import { rawBody } from '../raw-body/raw-body.ts';
import type { Transform, TransformResult } from '../transform.ts';
import { verifyWebhook } from './verify-webhook.ts';

const app = `import express from 'express';
import { hooks } from './hooks.js';
import { parsers } from './parsers.js';
const app = express();
app.use(parsers.body());
app.use('/hooks', hooks);
`;

const text = `import { Router } from 'express';
export const hooks = Router();
hooks.post('/stripe', (req, res) => {
  save(req.body.id);
  res.sendStatus(200);
});
`;

const start = app.indexOf('parsers.body()');
const unreadable = JSON.stringify([
  { kind: 'json', at: { path: 'app.js', start, end: start + 'parsers.body()'.length } },
]);

interface Told {
  readonly parsers?: string;
  readonly read?: boolean;
}

const mend = (transform: Transform, { parsers, read = true }: Told): TransformResult =>
  transform.apply({
    path: 'hooks.js',
    text,
    sites: [
      {
        start: text.indexOf('hooks.post'),
        end: text.lastIndexOf(';'),
        options: {
          ...{ provider: 'stripe', framework: 'express', kind: 'kept' },
          ...(parsers === undefined ? {} : { parsers }),
        },
      },
    ],
    project: {
      dependencies: new Set(['stripe']),
      ...(read ? { read: (path) => (path === 'app.js' ? app : null) } : {}),
    },
  });

const NOT_ONE =
  'What parses the body before the handler is not the same in all places where it is mounted, or not seen in one of them.';
const NOT_CHANGED = 'A parser that reads the body before the handler cannot be changed where it is made.';
const NOT_SEEN = 'What parses the body before the handler is not seen.';

test.each([
  ['one that cannot be read', { parsers: unreadable }, NOT_CHANGED],
  ['several ways to the handler', {}, NOT_ONE],
  ['a file alone', { read: false }, NOT_SEEN],
])('a check that asks for bytes says why nobody may keep them: %s', (_, told, why) => {
  expect(mend(verifyWebhook, told)).toMatchObject({
    kind: 'changed',
    doubts: [why],
    notes: expect.arrayContaining([expect.stringContaining('keep the bytes')]) as string[],
  });
  expect(mend(rawBody, told)).toEqual({ kind: 'refused', why });
});

it('has no doubt where no parser runs before', () => {
  expect(mend(verifyWebhook, { parsers: '[]' })).not.toHaveProperty('doubts');
  expect(mend(rawBody, { parsers: '[]' })).toEqual({
    kind: 'refused',
    why: 'Nothing that parses the body before the handler is seen.',
  });
});
