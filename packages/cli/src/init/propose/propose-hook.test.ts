import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { changeOf, initBoxes } from '../init-sandbox.ts';
import { proposeHook } from './propose-hook.ts';

const boxes = initBoxes();
afterAll(() => {
  boxes.removeAll();
});

type Files = Readonly<Record<string, string>>;
const proposed = (files: Files, baseline: string | null = null) => proposeHook(boxes.project(files), baseline);
const after = (files: Files, baseline: string | null = null): string => changeOf(proposed(files, baseline)).after;
const manifest = (json: object): string => `${JSON.stringify(json, null, 2)}\n`;
const LINE = 'npx --no-install seamlint check --staged';

describe('husky', () => {
  const husky9 = manifest({ devDependencies: { husky: '^9.1.7' } });

  test('has a line more, with the baseline where there is one', () => {
    const files = { 'package.json': husky9, '.husky/pre-commit': 'npm test' };
    expect(after(files)).toBe(`npm test\n${LINE}\n`);
    expect(after(files, 'seamlint-baseline.json')).toBe(`npm test\n${LINE} --baseline seamlint-baseline.json\n`);
  });

  test('gets a file where it has none: of its major, and executable', () => {
    expect(changeOf(proposed({ 'package.json': husky9 }))).toMatchObject({ after: `${LINE}\n`, executable: true });
    const husky8 = manifest({ devDependencies: { husky: '~8.0.3' } });
    expect(after({ 'package.json': husky8 })).toBe(`#!/usr/bin/env sh\n. "$(dirname -- "$0")/_/husky.sh"\n\n${LINE}\n`);
  });

  test('lies where its own script says', () => {
    const elsewhere = manifest({ scripts: { prepare: 'husky .config/husky' }, devDependencies: { husky: '9' } });
    expect(changeOf(proposed({ 'package.json': elsewhere })).path).toMatch(/\/\.config\/husky\/pre-commit$/u);
  });

  test.each(['exec npm test\n', 'npm test &&\n', 'npm test \\\n', '#!/usr/bin/env node\nimport("x")\n'])(
    'is left alone where a line at the end would not run by itself: %j',
    (text) => {
      const files = { 'package.json': husky9, '.husky/pre-commit': text };
      expect(proposed(files).state).toMatchObject({ kind: 'by-hand', lines: `${LINE}\n` });
    },
  );

  test('of the majors without a folder gets no file in one', () => {
    const husky4 = manifest({ devDependencies: { husky: '^4.3.8' } });
    for (const files of [{ 'package.json': husky4 }, { 'package.json': husky4, '.huskyrc.json': '{}' }])
      expect(proposed(files).state.kind).toBe('by-hand');
    const left = { 'package.json': husky9, '.huskyrc.json': '{}' };
    expect(after(left)).toBe(`${LINE}\n`);
  });
});

describe('lefthook', () => {
  const text = `# ours\npre-commit:\n  parallel: true\n  commands:\n    # first\n    lint:\n      run: npm run lint -- {staged_files}\n`;

  test('has a command more, and keeps all else', () => {
    const written = after({ 'lefthook.yml': text, 'pnpm-lock.yaml': '' });
    expect(written.startsWith(text)).toBe(true);
    expect(parse(written)).toMatchObject({
      'pre-commit': {
        parallel: true,
        commands: {
          lint: { run: 'npm run lint -- {staged_files}' },
          seamlint: { glob: '*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte}', run: 'pnpm exec seamlint check --staged' },
        },
      },
    });
  });

  test('has a job more where it has jobs, and a hook where it has another', () => {
    const jobs = after({ 'lefthook.yml': 'pre-commit:\n  jobs:\n    - name: lint\n      run: npm run lint\n' });
    expect(parse(jobs)).toMatchObject({ 'pre-commit': { jobs: [{ name: 'lint' }, { name: 'seamlint', run: LINE }] } });
    const push = after({ '.lefthook.yaml': 'pre-push:\n    commands:\n        test:\n            run: npm test\n' });
    expect(parse(push)).toMatchObject({
      'pre-push': { commands: { test: {} } },
      'pre-commit': { commands: { seamlint: { run: LINE } } },
    });
  });

  test.each([
    ['narrows the hook', 'pre-commit:\n  only:\n    - ref: main\n  jobs:\n    - run: exit 1\n'],
    ['is written in one line', "pre-commit:   {commands:   {lint:   {run: 'x'}}}\n"],
    ['is no YAML', 'pre-commit: [\n'],
  ])('is left alone where it %s', (_, text) => {
    expect(proposed({ 'lefthook.yml': text }).state.kind).toBe('by-hand');
  });
});

test('pre-commit has a local repository more', () => {
  const text = `# ours\nrepos:\n  - repo: https://github.com/pre-commit/pre-commit-hooks\n    rev: v5.0.0 # pinned\n    hooks:\n      - id: trailing-whitespace\n`;
  const written = after({ '.pre-commit-config.yaml': text });
  expect(written.startsWith(text)).toBe(true);
  const { repos } = parse(written) as { readonly repos: readonly unknown[] };
  expect(repos.at(-1)).toEqual({
    repo: 'local',
    hooks: [
      {
        id: 'seamlint',
        name: 'seamlint',
        entry: LINE,
        language: 'system',
        files: String.raw`\.(?:[cm]?[jt]sx?|vue|svelte)$`,
        pass_filenames: false,
      },
    ],
  });
});

test('simple-git-hooks has a command behind its own, and has to be told', () => {
  const files = { 'package.json': '{\n\t"simple-git-hooks": {\n\t\t"pre-commit": "npm test"\n\t}\n}\n' };
  expect(after(files)).toBe(`{\n\t"simple-git-hooks": {\n\t\t"pre-commit": "npm test && ${LINE}"\n\t}\n}\n`);
  expect(proposed(files).notes).toEqual([expect.stringContaining('npx simple-git-hooks')]);
});

describe('lint-staged', () => {
  const husky = { '.husky/pre-commit': 'npx lint-staged\n' };
  const staged = (patterns: object): Files => ({ ...husky, 'package.json': manifest({ 'lint-staged': patterns }) });

  test.each([
    [{ '*.ts': 'prettier --write' }, { '*.ts': ['prettier --write', 'seamlint check'] }],
    [{ '*.{js,tsx}': ['eslint --fix'] }, { '*.{js,tsx}': ['eslint --fix', 'seamlint check'] }],
    [
      { 'web/**/*.ts': 'x', '**/*.ts': 'y' },
      { 'web/**/*.ts': 'x', '**/*.ts': ['y', 'seamlint check'] },
    ],
    [{ 'web/*.ts': 'x' }, { 'web/*.ts': 'x', '*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte}': 'seamlint check' }],
    [
      { '!(*.ts)': 'x', '*.js': 'y' },
      { '!(*.ts)': 'x', '*.js': ['y', 'seamlint check'] },
    ],
    [{ '*.json': 'x' }, { '*.json': 'x', '*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,vue,svelte}': 'seamlint check' }],
  ])('%j', (before, expected) => {
    expect(after(staged(before))).toBe(manifest({ 'lint-staged': expected }));
  });

  test('knows its own command again', () => {
    expect(proposed(staged({ '*.ts': ['seamlint check --baseline b.json'] })).state.kind).toBe('there');
  });

  test('leaves it to the hook where it is configured in code', () => {
    const files = { ...husky, 'lint-staged.config.mjs': 'export default {};\n' };
    expect(after(files)).toBe(`npx lint-staged\n${LINE}\n`);
  });
});

test('what else package.json says of seamlint is no hook', () => {
  const own = { scripts: { lint: 'seamlint check' }, devDependencies: { seamlint: '1', husky: '9' } };
  const patterns = { 'package.json': manifest({ ...own, 'lint-staged': { '*.js': 'x' } }) };
  expect(after(patterns)).toContain('"seamlint check"\n    ]');
  const simple = { 'package.json': manifest({ ...own, 'simple-git-hooks': { 'pre-commit': 'x' } }) };
  expect(after(simple)).toContain(`"x && ${LINE}"`);
  const again = { 'package.json': after(simple) };
  expect(proposed(again).state).toEqual({ kind: 'there', where: 'package.json' });
});

test('without a hooks manager it is only said what to run', () => {
  expect(proposed({}).state).toMatchObject({ kind: 'none', why: expect.stringContaining(LINE) as string });
});

test('a hook of the whole repository goes where the project is', () => {
  const files = { '.git/HEAD': '', '.husky/pre-commit': 'true\n', 'my web/package.json': '{}', 'my web/yarn.lock': '' };
  const { path, after: text } = changeOf(proposeHook(boxes.project(files, 'my web'), null));
  expect(path).not.toContain('my web');
  expect(text).toBe(`true\n(cd 'my web' && yarn seamlint check --staged)\n`);
});
