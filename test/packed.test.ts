import { execFile } from 'node:child_process';
import { mkdtemp, readFile, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { initSuite } from './faces/init.ts';

import { describeAction } from './faces/action.ts';
import { describeEditor } from './faces/editor.ts';
import { describeHooks } from './faces/hooks.ts';
import { describeOxlint } from './faces/oxlint.ts';
import { describeStopped } from './faces/stopped.ts';

/** What users install: the tarballs, in an empty project, under both ESLints. */
const root = fileURLToPath(new URL('..', import.meta.url));
const shipped = ['cli', 'codemods', 'eslint-plugin', 'runtime'] as const;
const run = promisify(execFile);

const hooks = `import express from 'express';
export const app = express();
app.post('/webhooks/stripe', (req, res) => {
  fulfil(req.body.data.object);
  res.sendStatus(200);
});
`;
const config = "import seamlint from 'eslint-plugin-seamlint';\nexport default [seamlint.configs.recommended];\n";

interface Failed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const tarballs = new Map<string, string>();
let folder = '';

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'seamlint-packed-')));
  await run('node', ['scripts/bundle.js'], { cwd: root });
  for (const name of shipped) {
    await run('npm', ['pack', '--pack-destination', folder], { cwd: join(root, 'packages', name) });
    const packed = (await readdir(folder)).find(
      (file) => file.endsWith('.tgz') && ![...tarballs.values()].includes(file),
    );
    tarballs.set(name, packed ?? '');
  }
  await writeFile(join(folder, 'package.json'), '{ "name": "shop", "private": true, "type": "module" }');
  await writeFile(join(folder, 'hooks.js'), hooks);
  await writeFile(join(folder, 'eslint.config.js'), config);
}, 240_000);

afterAll(async () => {
  if (folder !== '') await rm(folder, { recursive: true, force: true });
});

const install = (...packages: readonly string[]) =>
  run('npm', ['install', '--no-audit', '--no-fund', '--ignore-scripts', ...packages], { cwd: folder });

/** Both tools end with 1 where they find something. */
const findingsOf = async (command: string, args: readonly string[]): Promise<Failed> =>
  run('npx', ['--no-install', command, ...args], { cwd: folder }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: unknown) => error as Failed,
  );

const tarball = (name: string): string => join(folder, tarballs.get(name) ?? '');

describe.each(shipped)('the tarball of %s', (name) => {
  it('is what publint asks for', async () => {
    const data = await readFile(tarball(name));
    const { messages } = await publint({ pack: { tarball: new Uint8Array(data).buffer }, level: 'warning' });
    expect(messages.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([]);
  });

  it('has types that fit its code wherever ES modules are read', async () => {
    const result = await checkPackage(createPackageFromTarballData(new Uint8Array(await readFile(tarball(name)))));
    // `require` of an ES module and resolution as of Node 10 are nothing these packages promise.
    const told = result.types === false ? ['no types'] : result.problems.map(({ kind }) => kind);
    expect(told.filter((kind) => kind !== 'CJSResolvesToESM' && kind !== 'NoResolution')).toEqual([]);
  });

  it('says how it may be used, and what it is', async () => {
    const { stdout } = await run('tar', ['-tzf', tarball(name)]);
    expect(stdout.split('\n')).toEqual(expect.arrayContaining(['package/LICENSE', 'package/README.md']));
    expect(stdout).not.toMatch(/\.test\.|\/src\//u);
  });
});

describe.each(['9', '10'])('installed beside ESLint %s', (major) => {
  beforeAll(async () => {
    await install(`eslint@^${major}`, tarball('eslint-plugin'));
  }, 240_000);

  it('the plugin reports, with a page to read', async () => {
    const { code, stdout } = await findingsOf('eslint', ['--format', 'json-with-metadata', 'hooks.js']);
    const report = JSON.parse(stdout) as {
      results: readonly { messages: readonly { ruleId: string; line: number }[] }[];
      metadata: { rulesMeta: Readonly<Record<string, { docs: { url: string } }>> };
    };
    expect(code).toBe(1);
    expect(report.results.flatMap(({ messages }) => messages)).toMatchObject([
      { ruleId: 'seamlint/require-webhook-signature', line: 3 },
    ]);
    expect(report.metadata.rulesMeta['seamlint/require-webhook-signature']?.docs.url).toMatch(/^https:/u);
  }, 120_000);
});

describe('installed alone', () => {
  beforeAll(async () => {
    await install(tarball('cli'), tarball('codemods'), tarball('runtime'));
  }, 240_000);

  it('the command line reports what the plugin reports', async () => {
    const { code, stdout } = await findingsOf('seamlint', ['check', '--format', 'json']);
    const { findings } = JSON.parse(stdout) as { findings: readonly { rule: string; file: string; line: number }[] };
    expect(code).toBe(1);
    expect(findings).toMatchObject([{ rule: 'require-webhook-signature', file: 'hooks.js', line: 3 }]);
  }, 120_000);

  it('explains a rule, and shows a fix without writing it', async () => {
    const explained = await findingsOf('seamlint', ['explain', 'require-webhook-signature']);
    expect(explained).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('require-webhook-signature') as string,
    });
    const shown = await findingsOf('seamlint', ['fix', '--dry-run', '--unsafe-fixes']);
    expect(shown.stdout).toContain('+++');
    expect(await readFile(join(folder, 'hooks.js'), 'utf8')).toBe(hooks);
  }, 120_000);

  it('answers the boxes of a specification', async () => {
    await writeFile(join(folder, 'SPEC.md'), '- [x] Webhook signatures are verified\n- [ ] Update the README\n');
    const { code, stdout } = await findingsOf('seamlint', ['checklist', 'SPEC.md', '--format', 'markdown']);
    expect(code).toBe(1);
    expect(stdout).toContain('- [ ] Webhook signatures are verified\n  <!-- seamlint checklist -->\n  - **fail** (A4)');
  }, 120_000);

  initSuite(() => folder);
});

describe('where people meet it', () => {
  beforeAll(async () => {
    await install('eslint@^10', tarball('eslint-plugin'), tarball('cli'), tarball('codemods'), tarball('runtime'));
  }, 240_000);

  describeHooks(() => folder, install);
  describeStopped(() => folder);
  describeAction(() => folder);
  describeEditor(() => folder, install);
  describeOxlint(() => folder, install, findingsOf);
});
