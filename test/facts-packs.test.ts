import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateRawSync } from 'node:zlib';

import { FACTS_PACK } from '@seamlint/analyzer';
import { loadApp } from '@seamlint/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { createSandbox, type Answer, type Sandbox } from '../packages/cli/src/sandbox.ts';

/** Facts that are made for each workspace by itself are as good as those that are made in one run. */
const app = await loadApp(fileURLToPath(new URL('../fixtures/apps/monorepo-market', import.meta.url)));
const workspaces = [...app.keys()].flatMap(
  (path) => /^((?:apps|packages)\/[^/]+)\/package\.json$/u.exec(path)?.[1] ?? [],
);
const [first = ''] = workspaces;
const folders = workspaces.map((workspace) => `${workspace}/.facts`);
const odd = {
  'apps/odd/package.json': '{ "name": "odd" }',
  'apps/odd/broken.ts': 'export const = 1;\n',
  'apps/odd/broken-seam.ts': "import Stripe from 'stripe';\nconst = new Stripe(key);\n",
  'apps/odd/escaped.ts': "export const path = '/api\\u002Fhooks\\x2f\\tx';\nexport const line = `a\r\n${path}\\`b`;\n",
};

let box: Sandbox;
let whole: Answer;
const check = (...args: readonly string[]): Promise<Answer> => box.run(['check', '--format', 'json', ...args]);
const make = (workspace: string): Promise<Answer> => box.run(['facts', '--output', '.facts'], { in: workspace });
const packOf = (workspace: string): string => join(box.folder, workspace, '.facts', FACTS_PACK);

beforeAll(async () => {
  box = createSandbox({ ...Object.fromEntries(app), ...odd });
  workspaces.push('apps/odd');
  folders.push('apps/odd/.facts');
  whole = await check();
  for (const workspace of workspaces) expect(await make(workspace)).toMatchObject({ status: 0, stderr: '' });
});
afterAll(() => {
  box.remove();
});

describe('check --facts answers what check answers', () => {
  it('and extracts nothing that was given', async () => {
    expect(JSON.parse(whole.stdout)).toMatchObject({ errors: [{}, {}] });
    const { stderr, ...joined } = await check('--verbose', '--facts', ...folders);
    expect(joined).toEqual({ status: whole.status, stdout: whole.stdout });
    const [, all, given] = /Facts of (\d+) files: (\d+) given, 0 from the cache, 0 read anew\./u.exec(stderr) ?? [];
    expect(given).toBe(all);
  });

  it('and keeps no answer that rests on what was given', async () => {
    const kept = ['--cache-location', '.kept'];
    await check('--facts', ...folders, ...kept);
    const { stderr } = await check('--stats', ...kept);
    expect(stderr).toContain('judging');
  });

  it('where a part is given, or paths are named', async () => {
    expect(await check('--facts', folders[1] ?? '')).toEqual(whole);
    expect(await check('apps', '--facts', ...folders)).toEqual(await check('apps'));
    expect(await check('--facts', ...folders, '--', 'apps')).toEqual(await check('apps'));
    expect(await check('--shard', '1/2', '--facts', ...folders)).toEqual(await check('--shard', '1/2'));
  });

  it('where they were made in parts', async () => {
    const parts = ['1/2', '2/2'];
    for (const part of parts) await box.run(['facts', '--shard', part, '--output', `.kept/${part}`]);
    const { stderr, stdout } = await check('--verbose', '--facts', ...parts.map((part) => `.kept/${part}`));
    expect(stdout).toBe(whole.stdout);
    expect(stderr).toMatch(/Facts of (\d+) files: \1 given/u);
    rmSync(join(box.folder, '.kept'), { recursive: true });
  });

  it('beside a cache', async () => {
    for (let times = 0; times < 2; times++)
      expect(await check('--cache-location', '.kept', '--facts', ...folders)).toEqual(whole);
    expect(await check('--cache-location', '.kept')).toEqual(whole);
    expect((await check('--cache-location', '.kept', '--facts', ...folders, '--verbose')).stderr).toContain(
      'The given facts were not needed',
    );
    expect(await check('--cache-location', '.kept', '--rule', 'require-timeout: warn')).toEqual(
      await check('--rule', 'require-timeout: warn'),
    );
    const another = ['--cache-location', '.kept', '--rule', 'require-timeout: off', '--facts', ...folders];
    expect((await check(...another)).stderr).toBe('');
    expect((await check(...another, '--rule', 'require-webhook-ack: warn', '--verbose')).stderr).toMatch(
      /Facts of (\d+) files: 0 given, \1 from the cache, 0 read anew\./u,
    );
    rmSync(join(box.folder, '.kept'), { recursive: true });
  });

  it('and says where none of them fits', async () => {
    const mine = createSandbox({ 'package.json': '{}', 'a.ts': 'export const a = 1;\n' });
    await mine.run(['facts', '--output', '.facts']);
    mine.write('a.ts', 'export const a = 2;\n');
    expect((await mine.run(['check', '--facts', '.facts'])).stderr).toBe(
      'seamlint: No file is as it was when the given facts were written: run `seamlint facts` before each check.\n',
    );
    mine.remove();
  });

  it('though a file has changed since', async () => {
    const [found] = (JSON.parse(whole.stdout) as { readonly findings: readonly { readonly file: string }[] }).findings;
    const file = found?.file ?? '';
    const before = box.read(file);
    box.write(file, 'export const nothing = 1;\n');
    const now = await check();
    expect(now.stdout).not.toBe(whole.stdout);
    expect(await check('--facts', ...folders)).toEqual(now);
    box.write(file, before);
  });
});

describe('a pack', () => {
  it('is the same for the same files', async () => {
    const before = readFileSync(packOf(first));
    await make(first);
    expect(readFileSync(packOf(first)).equals(before)).toBe(true);
    expect(before.includes(box.folder)).toBe(false);
    const other = createSandbox({ ...Object.fromEntries(app), ...odd });
    await other.run(['facts', '--output', 'out', first]);
    expect(readFileSync(join(other.folder, 'out', FACTS_PACK)).equals(before)).toBe(true);
    other.remove();
  });

  it.each([
    ['damaged', (bytes: Buffer) => bytes.subarray(0, bytes.length - 9), 'damaged'],
    ['of something else', () => Buffer.from('{}'), 'damaged'],
  ])('that is %s is left out', async (_, harm, said) => {
    const bytes = readFileSync(packOf(first));
    writeFileSync(packOf(first), harm(bytes));
    expect(await check('--facts', ...folders)).toEqual(whole);
    expect((await check('--verbose', '--facts', ...folders)).stderr).toContain(
      `.facts are not used: they are ${said}.\n`,
    );
    writeFileSync(packOf(first), bytes);
  });

  it('of another config is left out', async () => {
    box.write(
      'seamlint.config.json',
      '{ "wrappers": { "retry": [{ "import": "again", "from": "./packages/again" }] } }',
    );
    const { stdout } = await check();
    const joined = await check('--verbose', '--facts', ...folders);
    expect(joined.stdout).toBe(stdout);
    expect(joined.stderr).toContain('`providers` and `wrappers` of the config were others');
    expect(joined.stderr).toContain(
      `${folders.slice(0, 3).join(', ')} and ${String(folders.length - 3)} other folders`,
    );
    // Nothing that was given is of use, which nobody would see otherwise.
    expect((await check('--facts', ...folders)).stderr).toContain('are not used');
    rmSync(join(box.folder, 'seamlint.config.json'));
  });

  it('holds no secret, and no word that is one where another file uses it', async () => {
    const key = ['sk', 'live', 'a1B2c3'.repeat(5)].join('_');
    const mine = createSandbox({
      'package.json': '{}',
      'a.ts': `// taken from "${key}"\nimport Stripe from 'stripe';\nexport const stripe = new Stripe('${key}');\nexport const byKey = { ['${key}']: 1 };\n`,
      'word.ts': "export const word = 'letmein';\nexport const full = `letmein ${word}`;\n",
    });
    expect((await mine.run(['facts', '--output', '.'])).stdout).toBe(`The facts of 2 files are in ${FACTS_PACK}.\n`);
    const bytes = readFileSync(join(mine.folder, FACTS_PACK));
    const end = 8 + 32 + 4 + bytes.readUInt32LE(40);
    const { entries } = JSON.parse(bytes.toString('utf8', 44, end)) as {
      readonly entries: readonly (readonly [
        string,
        { readonly record: { extraction: { structure: [number, number] } } },
      ])[];
    };
    expect(entries).toHaveLength(2);
    const structures = entries.map(([, { record }]) => {
      const [start, length] = record.extraction.structure;
      return inflateRawSync(bytes.subarray(end + start, end + start + length)).toString();
    });
    for (const text of [bytes.toString('latin1', 0, end), ...structures]) {
      expect(text).not.toContain(key);
      expect(text).not.toContain('letmein');
    }
    expect(structures.join('')).toContain('"values"');
    mine.remove();
  });
});

it.each([
  [['check', '--facts', 'nowhere'], 'there is no folder "nowhere"'],
  [['check', '--facts', '*/*/.facts'], 'none fits "*/*/.facts"'],
  [['check', '--facts', 'apps'], 'there are no facts in "apps"'],
  [['check', '--facts', `${first}/.facts`, 'apps'], 'paths to check go before --facts'],
  [['facts', '--output', `${first}/package.json`], 'could not be written'],
  [['facts', '--output', '.facts', 'nowhere'], '"nowhere"'],
  [['facts'], 'facts prints one FILE'],
])('%j is refused in a sentence', async (argv, sentence) => {
  const { status, stdout, stderr } = await box.run(argv);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toMatch(/^seamlint: [^\n]+\n$/u);
  expect(stderr).toContain(sentence);
});
