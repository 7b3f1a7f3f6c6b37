import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { createTestPaths, discover, openProgram, type ProgramStats } from '@seamlint/analyzer';
import { createCatalog, createScope, judge } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { rules } from '@seamlint/rules';
import { loadApp } from '@seamlint/testkit';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { sourceAliases } from '../scripts/workspaces.js';

/** However many threads extract, what is found is the same, and so is what is told of it. */
const root = fileURLToPath(new URL('..', import.meta.url));
const catalog = createCatalog(providers, libraries);
/** So many that threads are started at all; each asks for one that the gate holds back. */
const fillers = Array.from({ length: 320 }, (_, index) => [
  [
    `src/filler/${String(index)}.ts`,
    `import { n } from '../plain/${String(index % 7)}';\nexport const m${String(index)} = n;\n`,
  ],
]).flat();
const plain = Array.from({ length: 7 }, (_, index) => [
  `src/plain/${String(index)}.ts`,
  `export const n = ${'('.repeat(index)}1${')'.repeat(index)};\n`,
]);
const odd = [
  ['src/broken.ts', 'export const = 1;\n'],
  ['src/broken-seam.ts', "import Stripe from 'stripe';\nconst = new Stripe(key);\n"],
  ['src/deep.ts', `import Stripe from 'stripe';\nexport const deep = ${'!'.repeat(400)}Stripe;\n`],
  [
    'src/endless.ts',
    "import Stripe from 'stripe';\nnew Stripe(key, { timeout: 1e999 }).charges.create({ amount: -0 });\n",
  ],
];

let folder = '';
let built = '';
let script: URL;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'seamlint-threads-')));
  const app = await loadApp(join(root, 'fixtures/apps/monorepo-market'));
  for (const [path = '', text = ''] of [...app, ...fillers, ...plain, ...odd]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  await mkdir(join(root, 'node_modules/.cache'), { recursive: true });
  built = await mkdtemp(join(root, 'node_modules/.cache/seamlint-threads-'));
  const build = await rolldown({
    input: join(root, 'packages/cli/src/worker.ts'),
    cwd: root,
    platform: 'node',
    resolve: { alias: sourceAliases },
    external: [/^oxc-parser/u, 'ts-morph'],
  });
  await build.write({ dir: built, format: 'es' });
  await build.close();
  const listening = `import { appendFileSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
const tell = workerData.port.postMessage.bind(workerData.port);
workerData.port.postMessage = (message) => {
  appendFileSync(${JSON.stringify(join(built, 'log'))}, message.kind + '\\n');
  tell(message);
};
await import('./worker.js');
`;
  await writeFile(join(built, 'listening.js'), listening);
  script = pathToFileURL(join(built, 'listening.js'));
});

afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
  await rm(built, { recursive: true, force: true });
});

const said = async (count: number, from: URL): Promise<{ readonly told: unknown; readonly stats: ProgramStats }> => {
  const discovery = await discover({ cwd: folder, paths: [], ignore: [] });
  const threads = { count, script: from, own: { providers: [], wrappers: [] } };
  const program = await openProgram(discovery, catalog, { threads });
  const { findings, undecided } = judge(rules, createScope(program, catalog, { isTest: createTestPaths(discovery) }));
  program.close();
  const told = { found: findings.map(({ finding, message }) => [message, finding]), undecided, errors: program.errors };
  return { told, stats: program.stats };
};

it('however many there are', async () => {
  const alone = await said(0, script);
  expect(alone.stats.drawnIn).toBeGreaterThan(0);
  expect(JSON.stringify(alone.told)).toContain('broken-seam.ts');
  expect(JSON.stringify(alone.told)).toContain('src/broken.ts');
  expect(await said(1, script)).toEqual(alone);
  expect(await said(3, script)).toEqual(alone);
  const heard = (await readFile(join(built, 'log'), 'utf8')).split('\n');
  expect(heard.filter((kind) => kind === 'read')).toHaveLength(4);
  expect(heard).toContain('records');
});

it('although a thread dies', async () => {
  const dying = join(built, 'dying.js');
  await writeFile(dying, 'setTimeout(() => { throw new Error("gone"); }, 5);\n');
  expect(await said(1, pathToFileURL(dying))).toEqual(await said(0, script));
});
