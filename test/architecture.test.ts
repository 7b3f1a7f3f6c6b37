import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { violationsOf } from './architecture/violations.ts';
import { root, sourceFiles } from './source-files.ts';

const shipped = sourceFiles().filter((file) => !file.endsWith('.test.ts'));

describe('who may import whom', () => {
  test.each(shipped)('%s', (file) => {
    expect(violationsOf(file, readFileSync(`${root}/${file}`, 'utf8'))).toEqual([]);
  });

  test('reads the sources of every workspace', () => {
    const workspaces = new Set(shipped.map((file) => /^(?:packages\/)?[^/]+/u.exec(file)?.[0]));
    expect([...workspaces].sort()).toEqual([
      'packages/analyzer',
      'packages/cli',
      'packages/codemods',
      'packages/core',
      'packages/eslint-plugin',
      'packages/providers',
      'packages/runtime',
      'packages/testkit',
      'rules',
    ]);
  });
});

describe('the checker itself', () => {
  const rule = 'rules/no-example/rule.ts';
  const core = 'packages/core/src/flow/example.ts';

  test.each([
    ['core reads a file', core, "import { readFileSync } from 'node:fs';"],
    ['core loads the ESTree types at run time', core, "import { TSESTree } from '@typescript-eslint/utils';"],
    ['core re-exports a package', core, "export * from 'typescript';"],
    ['core names a package in a type', core, "export type A = import('eslint').Rule;"],
    ['core loads a package by a computed name', core, 'export const load = (name: string) => import(name);'],
    ['core prints', core, "console.log('x');"],
    ['core asks the time', core, 'export const now = Date.now();'],
    ['core waits', core, 'export const wait = async () => {};'],
    ['a rule imports another rule', rule, "import { rule } from '../no-other/rule.ts';"],
    ['a rule imports a provider', rule, "import { stripe } from '@seamlint/providers';"],
    ['cases load the testkit', 'rules/no-example/cases.ts', "import { runCases } from '@seamlint/testkit';"],
    ['a provider computes', 'packages/providers/src/x.ts', 'export const x = { test: () => true };'],
    ['the plugin loads TypeScript', 'packages/eslint-plugin/src/x.ts', "import ts from 'typescript';"],
    ['the plugin reads a file', 'packages/eslint-plugin/src/x.ts', "import fs from 'node:fs';"],
    [
      'the plugin reaches into the analyzer',
      'packages/eslint-plugin/src/x.ts',
      "import '../../analyzer/src/index.ts';",
    ],
    ['a command prints', 'packages/cli/src/commands/x.ts', "process.stdout.write('x');"],
    ['a command ends the process', 'packages/cli/src/commands/x.ts', 'process.exit(1);'],
    ['start-up loads jscodeshift', 'packages/cli/src/commands/x.ts', "import 'jscodeshift';"],
    ['somebody imports the runtime', 'packages/testkit/src/x.ts', "import '@seamlint/runtime';"],
    ['the runtime imports the core', 'packages/runtime/src/x.ts', "import '@seamlint/core';"],
    ['a file stands in no known place', 'packages/extra/src/x.ts', ''],
  ])('catches that %s', (_, file, text) => {
    expect(violationsOf(file, text)).toHaveLength(1);
  });

  test.each([
    ['types of ESTree in core', core, "import type { TSESTree } from '@typescript-eslint/utils';"],
    ['a local that has a global’s name', core, 'const process = (x: number) => x; export const y = process(1);'],
    ['a member that has a global’s name', core, 'export const x = (y: { Date: number }) => y.Date;'],
    ['a global’s type', core, 'export type X = Date;'],
    [
      'a codemod loaded when it is needed',
      'packages/cli/src/fix/x.ts',
      "const load = () => import('@seamlint/codemods');",
    ],
    ['the outermost printing', 'packages/cli/src/bin.ts', "process.stdout.write('x'); process.exit(0);"],
    ['a file of the same rule', rule, "import { plan } from './fix.ts';"],
  ])('lets %s pass', (_, file, text) => {
    expect(violationsOf(file, text)).toEqual([]);
  });

  test('gives the reason', () => {
    expect(violationsOf(core, "import { TSESTree } from '@typescript-eslint/utils';")[0]).toContain('200 ms');
  });
});
