import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unmark } from '../cases/marked.ts';
import { addTimeout } from './add-timeout.ts';

let folder: string;
let server: Server;
let url: string;
/** Resolved when the client of a request has gone away. */
let abandoned: Promise<void>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'add-timeout-'));
  server = createServer((request) => {
    abandoned = new Promise((resolve) => request.socket.once('close', () => resolve()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  url = `http://127.0.0.1:${address.port}/`;
});
afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

const ways: Readonly<Record<string, readonly [client: string, code: string]>> = {
  fetch: ['fetch', 'export const call = (url) => «fetch(url)»;'],
  'fetch with a signal that nobody aborts': [
    'fetch',
    'const controller = new AbortController();\nexport const call = (url) => «fetch(url, { signal: controller.signal })»;',
  ],
  'fetch with a signal that is not given': ['fetch', 'export const call = (url, signal) => «fetch(url, { signal })»;'],
  'fetch with options that are not given': ['fetch', 'export const call = (url, init) => «fetch(url, init)»;'],
  "Node's own client": [
    'node:http',
    "import http from 'node:http';\nexport const call = (url) => new Promise((resolve, reject) => { «http.get(url, resolve)».on('error', reject); });",
  ],
};

it.each(Object.entries(ways))('%s gives up on a peer that hangs', async (name, [client, code]) => {
  const { text, ranges } = unmark(code);
  const sites = ranges.map(([start, end]) => ({ start, end, options: { client, ms: '60' } }));
  const result = addTimeout.apply({ path: 'a.mjs', text, sites, project: { dependencies: new Set() } });
  if (result.kind === 'refused') throw new Error(result.why);
  const file = join(folder, `${name.replaceAll(/\W/gu, '-')}.mjs`);
  await writeFile(file, result.text);
  const { call } = (await import(pathToFileURL(file).href)) as { call: (url: string) => Promise<unknown> };
  await expect(call(url)).rejects.toThrow(/abort|timeout/iu);
  await abandoned;
});
