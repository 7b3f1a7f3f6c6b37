import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { AnyRule } from '@seamlint/core';
import { rules } from '@seamlint/rules';
import type { Cases } from '@seamlint/testkit';
import { describe, expect, test } from 'vitest';
import { fileProblems } from './conventions/file-problems.ts';
import { type Lock, lockProblems } from './conventions/lock-problems.ts';
import { type RuleFolder, ruleProblems } from './conventions/rule-problems.ts';
import { root, sourceFiles } from './source-files.ts';

const ruleFolders = readdirSync(`${root}/rules`, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !['build', 'dist', 'node_modules'].includes(entry.name))
  .map((entry) => entry.name);

describe('rules', () => {
  test('every folder is registered', () => {
    expect(rules.map((rule) => rule.name)).toEqual(ruleFolders);
  });

  test.each(ruleFolders)('%s', async (name) => {
    const { rule } = (await import(`../rules/${name}/rule.ts`)) as { rule: AnyRule };
    const { cases } = (await import(`../rules/${name}/cases.ts`)) as { cases: Cases };
    const files = readdirSync(`${root}/rules/${name}`);
    const parts = files.filter((file) => file.endsWith('.ts') && file !== 'cases.ts');
    const source = parts.map((file) => read(`rules/${name}/${file}`)).join('\n');
    const page = read(`rules/${name}/docs.md`);
    const folder = { name, rule, cases, files, source, page };
    expect(ruleProblems(folder)).toEqual([]);
  });
});

describe('manifests', () => {
  test('the manifest of every workspace says what the project promises', () => {
    const promises = ['package.json', 'rules/package.json', ...manifestsOfPackages()].map((file) => {
      const { engines, type, license } = JSON.parse(read(file)) as Readonly<Record<string, unknown>>;
      return { file, engines, type, license };
    });
    const [first] = promises;
    for (const promise of promises) expect(promise).toEqual({ ...first, file: promise.file });
  });

  test.each(['package-lock.json', 'bench/package-lock.json'])('%s serves every machine', (file) => {
    expect(lockProblems(JSON.parse(read(file)) as Lock)).toEqual([]);
  });
});

describe('files', () => {
  test.each(sourceFiles())('%s', (file) => {
    expect(fileProblems(file, read(file))).toEqual([]);
  });
});

describe('the checker itself', () => {
  const rule = {
    name: 'no-example',
    description: 'Disallow examples',
    message: 'It breaks.',
    help: 'Take it out.',
    severity: 'error',
    preset: 'all',
    judge: () => [],
  } satisfies AnyRule;
  const good: RuleFolder = {
    name: 'no-example',
    files: ['rule.ts', 'docs.md', 'cases.ts'],
    source: '',
    page: '## What goes wrong\n## Reported\n## Not reported\n## Fix\n## Options\n## When to turn it off\n',
    rule,
    cases: { silent: { 'says nothing': { files: 'a();' } }, reported: { 'says it': { files: 'b(); // reported' } } },
  };

  test('finds nothing wrong with a good rule', () => {
    expect(ruleProblems(good)).toEqual([]);
  });

  test.each<[string, Partial<RuleFolder>]>([
    ['has no docs', { files: ['rule.ts', 'cases.ts'] }],
    ['has a page without a section', { page: '## Reported\n## Fix\n' }],
    ['is named otherwise', { rule: { ...rule, name: 'no-other' } }],
    ['names no hazard', { name: 'example', rule: { ...rule, name: 'example' } }],
    ['describes itself as a sentence', { rule: { ...rule, description: 'Disallow examples.' } }],
    ['describes itself otherwise', { rule: { ...rule, description: 'Forbid examples' } }],
    ['stops without a stop', { rule: { ...rule, message: 'It breaks' } }],
    ['is never silent', { cases: { ...good.cases, silent: {} } }],
    ['is never heard', { cases: { ...good.cases, reported: {} } }],
    ['keeps its edits to itself', { source: "fix: { kind: 'edits', safe: true }" }],
    ['announces edits it never makes', { rule: { ...rule, edits: 'suggested' } }],
    ['takes one file for the whole', { source: 'yield* absence(known, at, finding)' }],
  ])('notices a rule that %s', (_, change) => {
    expect(ruleProblems({ ...good, ...change })).toHaveLength(1);
  });

  test.each([
    ['a homeless name', 'packages/core/src/utils/x.ts', ''],
    ['a homeless word in a name', 'packages/core/src/string-helpers.ts', ''],
    ['camel case', 'packages/core/src/readFile.ts', ''],
    ['a long file', 'packages/core/src/x.ts', '\n'.repeat(301)],
  ])('notices %s', (_, file, text) => {
    expect(fileProblems(file, text)).toHaveLength(1);
  });

  test('notices a lock that lacks a platform, and one that names a host', () => {
    const packages = {
      'node_modules/a': { optionalDependencies: { 'a-linux': '1.0.0', 'a-darwin': '1.0.0' } },
      'node_modules/a-linux': {},
      'node_modules/b': { resolved: 'https://example.test/b.tgz' },
      'node_modules/b/node_modules/c': { optionalDependencies: { 'a-linux': '1.0.0' } },
    };
    expect(lockProblems({ packages })).toEqual([
      'node_modules/a may need a-darwin, which the lock does not hold',
      'node_modules/b names the host it was fetched from',
    ]);
  });
});

const read = (file: string): string => readFileSync(`${root}/${file}`, 'utf8');

const manifestsOfPackages = (): readonly string[] =>
  readdirSync(`${root}/packages`)
    .map((name) => `packages/${name}/package.json`)
    .filter((file) => existsSync(`${root}/${file}`));
