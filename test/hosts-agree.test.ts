import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createCatalog } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { rules } from '@seamlint/rules';
import { caseFiles, judgeInEditor, judgeProgram, loadApp, loadCases, places, type Files } from '@seamlint/testkit';
import { Linter as Linter9 } from 'eslint-9';
import { describe, expect, it } from 'vitest';

/**
 * What the editor reports of a file, the program that holds the file reports
 * too: with every rule on, with either parser for plain JavaScript, in each
 * version of ESLint.
 */
const root = fileURLToPath(new URL('..', import.meta.url));
const catalog = createCatalog(providers, libraries);
const names = rules.map(({ name }) => name);
const linter9 = new Linter9({ cwd: '/program', configType: 'flat' });

const expectAgreement = async (files: Files): Promise<void> => {
  const program = places(await judgeProgram(files, rules, catalog));
  const editor = places(judgeInEditor(files, names));
  expect(editor.filter((place) => !program.includes(place))).toEqual([]);
  expect(places(judgeInEditor(files, names, { parser: 'typescript-eslint' }))).toEqual(editor);
  expect(places(judgeInEditor(files, names, { linter: linter9 }))).toEqual(editor);
};

describe.each([...(await loadCases(join(root, 'rules')))])('in the cases of %s', (_, { silent, reported }) => {
  it.each([...Object.entries(reported), ...Object.entries(silent)])('%s', (_name, source) =>
    expectAgreement(caseFiles(source)),
  );
});

describe('in the applications', () => {
  it.each(readdirSync(join(root, 'fixtures/apps')))('%s', async (name) =>
    expectAgreement(await loadApp(join(root, 'fixtures/apps', name))),
  );
});
