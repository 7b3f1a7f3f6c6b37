import { mkdir, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createTestPaths, discover, openProgram } from '@seamlint/analyzer';
import { createCatalog, createScope, judge, redactLinked } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { rules } from '@seamlint/rules';
import { caseFiles, fillPlaceholders, loadApp, loadCases, type Files } from '@seamlint/testkit';
import { describe, expect, it } from 'vitest';

/** No secret's text leaves the process: not in facts, findings, open questions or errors. */
const root = fileURLToPath(new URL('..', import.meta.url));
const catalog = createCatalog(providers, libraries);

/** What the placeholders of a text are filled with. */
const filledIn = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{[a-z\d-]+\}\}/gu)]
    .map(([hole]) => fillPlaceholders(hole))
    .filter((key) => !key.includes('{{'));

/** Words of messages and names, besides being somebody's secret. */
const everyday = new Set(['secret', 'password', 'mysecret']);

const expectNoLeak = async (files: Files, filled: readonly string[]): Promise<void> => {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'seamlint-leak-')));
  try {
    for (const [path, text] of [['package.json', '{ "name": "case" }'] as const, ...files]) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    const discovery = await discover({ cwd: folder, paths: [], ignore: [] });
    const program = await openProgram(discovery, catalog);
    const verdict = judge(rules, createScope(program, catalog, { isTest: createTestPaths(discovery) }));
    const weak = verdict.findings
      .filter(({ rule }) => rule.name === 'no-hardcoded-secret')
      .map(({ finding: { at } }) => (files.get(at.path) ?? '').slice(at.start, at.end).replace(/^['"`]|['"`]$/gu, ''));
    const told = JSON.stringify([
      verdict.findings.map(({ message, finding }) => [message, finding]),
      verdict.undecided,
      program.errors,
    ]);
    const facts = discovery.files.map((path) => JSON.stringify(redactLinked(program, catalog, path))).join('\n');
    for (const secret of filled) expect(told + facts).not.toContain(secret.split(String.raw`\n`)[1] ?? secret);
    for (const secret of weak) {
      if (!everyday.has(secret)) expect(told).not.toContain(secret);
      expect(facts).not.toContain(`"text":${JSON.stringify(secret)}`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

describe.each([...(await loadCases(join(root, 'rules')))])('in the cases of %s', (_, { silent, reported }) => {
  it.each([...Object.entries(reported), ...Object.entries(silent)])('%s', (_name, source) =>
    expectNoLeak(caseFiles(source), filledIn(JSON.stringify(source.files))),
  );
});

describe('in the applications', () => {
  it.each(readdirSync(join(root, 'fixtures/apps')))('%s', async (name) => {
    const folder = join(root, 'fixtures/apps', name);
    const files = await loadApp(folder);
    const raw = await Promise.all([...files.keys()].map((path) => readFile(join(folder, path), 'utf8')));
    await expectNoLeak(files, raw.flatMap(filledIn));
  });
});
