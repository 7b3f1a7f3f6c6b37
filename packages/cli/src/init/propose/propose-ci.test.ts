import { validateWorkflow } from '@action-validator/core';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { changeOf, initBoxes } from '../init-sandbox.ts';
import { proposeCi } from './propose-ci.ts';

const boxes = initBoxes();
afterAll(() => {
  boxes.removeAll();
});

type Files = Readonly<Record<string, string>>;
const proposed = (files: Files, baseline: string | null = null, below = '') =>
  proposeCi(boxes.project(files, below), baseline);

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

describe('GitHub Actions', () => {
  const workflow = '.github/workflows/ci.yml';
  const stepsOf = (files: Files, baseline: string | null = null, below = ''): readonly Step[] => {
    const { after } = changeOf(proposed({ [workflow]: 'on: push\n', ...files }, baseline, below));
    expect(validateWorkflow(after).errors).toEqual([]);
    return (parse(after) as { jobs: { seamlint: { steps: readonly Step[] } } }).jobs.seamlint.steps;
  };

  test.each<[string, Files, readonly string[]]>([
    ['npm', { 'package-lock.json': '{}' }, ['npm ci', 'npx seamlint check']],
    ['npm without a lock file', {}, ['npm install', 'npx seamlint check']],
    ['pnpm', { 'pnpm-lock.yaml': '' }, ['pnpm install --frozen-lockfile', 'pnpm exec seamlint check']],
    ['Yarn 1', { 'yarn.lock': '' }, ['yarn install --frozen-lockfile', 'yarn seamlint check']],
    [
      'a later Yarn',
      { 'yarn.lock': '', '.yarnrc.yml': '' },
      ['corepack enable', 'yarn install --immutable', 'yarn seamlint check'],
    ],
    ['bun', { 'bun.lock': '' }, ['bun install --frozen-lockfile', 'bunx seamlint check']],
  ])('by %s', (_, files, commands) => {
    const steps = stepsOf(files);
    const runs = steps.flatMap(({ run }) => (run === undefined ? [] : [run]));
    const last = commands.at(-1) ?? '';
    expect(runs).toEqual([...commands.slice(0, -1), `${last} --format github --since "$SINCE"`]);
    expect(steps[0]).toMatchObject({ uses: 'actions/checkout@v4', with: { 'fetch-depth': 0 } });
    const known = 'cache' in (steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'))?.with ?? {});
    expect(known).toBe(Object.keys(files).length > 0 && !('bun.lock' in files));
  });

  test('uses the versions of the repository, its Node, and the baseline', () => {
    const steps = stepsOf(
      {
        'package-lock.json': '{}',
        '.nvmrc': 'v22.14\n',
        [workflow]: `jobs:\n  a:\n    steps:\n      - uses: actions/checkout@${'ab12'.repeat(10)} # v5.0.0\n      - uses: actions/setup-node@v3\n`,
      },
      'seamlint-baseline.json',
    );
    expect(steps[0]?.uses).toBe(`actions/checkout@${'ab12'.repeat(10)}`);
    expect(steps[1]).toMatchObject({
      uses: 'actions/setup-node@v4',
      with: { 'node-version-file': '.nvmrc', cache: 'npm' },
    });
    expect(steps.at(-1)?.run).toBe(
      'npx seamlint check --format github --since "$SINCE" --baseline seamlint-baseline.json',
    );
  });

  test('runs where the project lies', () => {
    const files = { '.git/HEAD': '', 'my web/package.json': '{}', 'my web/pnpm-lock.yaml': '' };
    const { path, after } = changeOf(proposed({ [workflow]: 'on: push\n', ...files }, null, 'my web'));
    expect(path).not.toContain('my web');
    expect(parse(after)).toMatchObject({
      jobs: { seamlint: { defaults: { run: { 'working-directory': 'my web' } } } },
    });
    expect(stepsOf(files, null, 'my web')[2]?.with).toMatchObject({ 'cache-dependency-path': 'my web/pnpm-lock.yaml' });
  });

  test('is known by the remote of git, of which only the host is said', () => {
    const password = 'hunter2';
    const config = `[remote "origin"]\n\turl = https://me:${password}@github.com/shop/shop.git\n`;
    const project = boxes.project({ '.git/config': config });
    expect(project.ci).toMatchObject({ provider: 'github', evidence: "git's remote is at github.com" });
    expect(proposeCi(project, null).state.kind).toBe('write');
  });

  test('is left alone where a workflow runs it already', () => {
    const state = proposed({ [workflow]: 'jobs: { a: { steps: [{ run: npx seamlint check }] } }\n' }).state;
    expect(state).toEqual({ kind: 'there', where: workflow });
  });
});

describe('GitLab', () => {
  const gitlab = (text: string) => proposed({ '.gitlab-ci.yml': text, 'pnpm-lock.yaml': '' });

  test('has a job more behind what it has', () => {
    const text = `# ours\nstages: [build, lint, test]\n\nbuild:\n  script:\n    - !reference [.setup, script]\n    - make\n`;
    const { after } = changeOf(gitlab(text));
    expect(after.startsWith(text)).toBe(true);
    const job = (parse(after, { logLevel: 'error' }) as { seamlint: Readonly<Record<string, unknown>> }).seamlint;
    expect(job).toMatchObject({
      stage: 'lint',
      variables: { GIT_DEPTH: '0' },
      script: [
        'corepack enable',
        'pnpm install --frozen-lockfile',
        'pnpm exec seamlint check --format gitlab --output-file gl-code-quality-report.json --since "$CI_MERGE_REQUEST_DIFF_BASE_SHA"',
      ],
      artifacts: { reports: { codequality: 'gl-code-quality-report.json' } },
    });
  });

  test('has one in the way it is written, whatever the folder is called', () => {
    const files = { '.git/HEAD': '', '.gitlab-ci.yml': 'a:\r\n  script: b\r\n', "it's: #1/package.json": '{}' };
    const { after } = changeOf(proposed(files, null, "it's: #1"));
    expect(after.replaceAll('\r\n', '')).not.toContain('\n');
    const { seamlint } = parse(after) as { readonly seamlint: { readonly script: readonly unknown[] } };
    expect(seamlint.script[0]).toBe("cd 'it'\\''s: #1'");
  });

  test.each([
    ['which stages there are is said elsewhere', 'include: other.yml\n'],
    ['it is no YAML', 'build: [\n'],
    ['it ends within a text', 'build:\n  script: |\n    make\n---\nother: 1\n'],
  ])('is left alone where %s', (_, text) => {
    expect(gitlab(text).state).toMatchObject({
      kind: 'by-hand',
      where: expect.stringContaining('GIT_DEPTH') as string,
    });
  });
});

test('another CI is named, and told what to run', () => {
  expect(proposed({ '.circleci/config.yml': 'version: 2.1\n' }).state).toMatchObject({
    kind: 'by-hand',
    where: expect.stringContaining('CircleCI') as string,
    lines: expect.stringContaining('npx seamlint check --since') as string,
  });
  expect(proposed({}).state.kind).toBe('none');
});
