import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Options } from '../source/run-alone.ts';
import transform from './transform.ts';

const UNGUARDED = `import express from 'express';
const app = express();
app.post('/webhooks/github', async (req, res) => {
  await deploy(req.body.repository);
  res.end();
});
`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'transform-'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ dependencies: { octokit: '^5.0.0' } }));
});
afterAll(() => rm(folder, { recursive: true }));

const run = (source: string, options?: Options): { text: string; reports: readonly string[] } => {
  const reports: string[] = [];
  const text = transform(
    { path: join(folder, 'server.js'), source },
    { report: (message) => reports.push(message) },
    options,
  );
  return { text, reports };
};

it('finds its places alone, and knows what the package depends on', () => {
  const { text, reports } = run(UNGUARDED);
  expect(text).toContain("import { verify } from '@octokit/webhooks-methods';");
  expect(reports).toContain('Install @octokit/webhooks-methods.');
  expect(run(text)).toEqual({ text, reports: [] });
});

it('takes places that are handed in, also as JSON', () => {
  const start = UNGUARDED.indexOf('app.post');
  const sites = [{ start, end: UNGUARDED.length - 2, options: { provider: 'slack', framework: 'express' } }];
  expect(run(UNGUARDED, { sites }).text).toContain('x-slack-signature');
  expect(run(UNGUARDED, { sites: JSON.stringify(sites) })).toEqual(run(UNGUARDED, { sites }));
});

it('tells why it leaves a file as it is', () => {
  const imported =
    "import { handle } from './handle.js';\nimport express from 'express';\nexpress().post('/stripe', handle);\n";
  const sites = [
    {
      start: imported.indexOf('express().post'),
      end: imported.length - 2,
      options: { provider: 'stripe', framework: 'express' },
    },
  ];
  const { text, reports } = run(imported, { sites });
  expect(text).toBe(imported);
  expect(reports).toEqual([
    'Left as it is. The route is registered in another file, or in a way that is not seen here.',
  ]);
});

it('leaves a file without a webhook in peace', () => {
  expect(run('export const a = 1;\n')).toEqual({ text: 'export const a = 1;\n', reports: [] });
});
