import { readFileSync, readdirSync } from 'node:fs';
import { validateAction, validateWorkflow } from '@action-validator/core';
import { rules } from '@seamlint/rules';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { docsOf } from '../packages/cli/src/report/docs-of.ts';
import { metaRules } from '../packages/cli/src/settle/meta-rules.ts';
import { root } from './source-files.ts';

const read = (file: string): string => readFileSync(`${root}/${file}`, 'utf8');
const errorsOf = (state: unknown): unknown => (state as { readonly errors: unknown }).errors;

/** What people copy, and what CI servers read. */
describe('the files for CI', () => {
  it('the action is one', () => {
    expect(errorsOf(validateAction(read('action.yml')))).toEqual([]);
    expect(errorsOf(validateAction('name: x\nruns: { using: composite }\n'))).not.toEqual([]);
  });

  const recipes = ['docs/ci.md', 'packages/cli/README.md', 'README.md'].flatMap((file) =>
    [...read(file).matchAll(/^```yaml\n([^]*?)^```$/gmu)].map(([, text = '']) => ({ file, text })),
  );

  it('every recipe parses, and a workflow among them is one', () => {
    expect(recipes.length).toBeGreaterThan(3);
    const workflows = recipes.filter(({ text }) => /^jobs:$/mu.test(text));
    expect(workflows.length).toBeGreaterThan(1);
    for (const { text } of recipes) expect(() => parse(text) as unknown).not.toThrow();
    for (const { text } of workflows) expect(errorsOf(validateWorkflow(text))).toEqual([]);
  });

  it("GitLab's job says what it runs", () => {
    const { seamlint } = parse(read('templates/gitlab-ci.yml')) as {
      readonly seamlint: { readonly script: readonly string[]; readonly artifacts: { readonly reports: object } };
    };
    expect(seamlint.script.join('\n')).toContain('--format gitlab --output-file gl-code-quality-report.json');
    expect(seamlint.artifacts.reports).toEqual({ codequality: 'gl-code-quality-report.json' });
  });
});

describe('the pages', () => {
  const pages = [
    'README.md',
    'CONTRIBUTING.md',
    'packages/cli/README.md',
    ...readdirSync(`${root}/docs`).map((name) => `docs/${name}`),
  ];

  it.each(pages)('%s links to what is there', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/gu)].map(([, link = '']) => link);
    const home = new URL(`file://${root}/${page}`);
    for (const link of links) expect(() => readdirOrFile(new URL(link, home)), link).not.toThrow();
  });
});

describe('what a finding links to', () => {
  const names = [...rules, ...metaRules].map(({ name }) => name);

  it.each(names)('%s has a page', (name) => {
    const [, path = 'nothing'] = docsOf(name).split('/blob/main/');
    expect(read(path)).toContain(name);
  });
});

const readdirOrFile = (url: URL): void => {
  try {
    readFileSync(url);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EISDIR') throw error;
  }
};
