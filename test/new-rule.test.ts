import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type AnyRule, createCatalog } from '@seamlint/core';
import { libraries, providers } from '@seamlint/providers';
import { caseFiles, type Cases, expectedOutcome, format, judgeProgram } from '@seamlint/testkit';
import { afterAll, describe, expect, test } from 'vitest';
import { refusalOf, skeletonOf } from '../scripts/new-rule/skeleton.js';
import { ruleProblems } from './conventions/rule-problems.ts';
import { root } from './source-files.ts';

// Inside the repository, so that the skeleton finds the core; in an ignored folder, so that a crash leaves no rule behind.
const folder = mkdtempSync(path.join(root, 'node_modules', '.new-rule-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(['no-example', 'require-example'])('the skeleton of %s', async (name) => {
  for (const [file, text] of Object.entries(skeletonOf(name))) writeFileSync(path.join(folder, file), text);
  const { rule } = (await import(`${folder}/rule.ts?${name}`)) as { rule: AnyRule };
  const { cases } = (await import(`${folder}/cases.ts?${name}`)) as { cases: Cases };
  const source = readFileSync(path.join(folder, 'rule.ts'), 'utf8');
  // Its options are generated, as soon as there is a rule.
  const page = readFileSync(path.join(folder, 'docs.md'), 'utf8').replace('<!-- /options -->', '## Options');

  test('keeps the conventions', () => {
    expect(ruleProblems({ name, rule, cases, source, page, files: readdirSync(folder) })).toEqual([]);
  });

  test('passes its own cases', async () => {
    for (const source of Object.values({ ...cases.silent, ...cases.reported })) {
      const said = format(await judgeProgram(caseFiles(source), [rule], createCatalog(providers, libraries)));
      expect(said).toEqual(expectedOutcome(rule, source).program);
    }
    expect(Object.keys(cases.reported)).not.toEqual([]);
  });
});

test.each(['example', 'no-', 'No-example', 'no_example', 'no-example/rule', ''])('refuses the name %j', (name) => {
  expect(refusalOf(name)).toContain('Name the hazard');
});
