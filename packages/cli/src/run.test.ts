import { cpSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packageRoot } from './package-root.ts';
import { createSandbox } from './sandbox.ts';

const box = createSandbox({ 'package.json': '{}', 'a.ts': 'export const a = 1;\n' });
afterAll(() => {
  box.remove();
});

describe('what can not be run is one sentence on standard error and exit status 2', () => {
  test.each([
    [['--formt', 'json'], "unknown option '--formt'; did you mean --format?"],
    ...['check', 'fix', 'map', 'checklist', 'init', 'rules', 'explain', 'facts'].map((command): [string[], string] => [
      [command, '--wxyz'],
      "unknown option '--wxyz'; seamlint --help lists what there is.",
    ]),
    [['check', '--formt', 'json'], "unknown option '--formt'; did you mean --format?"],
    [['mapp', '--verbose'], 'There is no command and no path "mapp"; did you mean "map"?'],
    [['chek'], 'There is no command and no path "chek"; did you mean "check"?'],
    [['fact', '--output', 'x'], 'There is no command and no path "fact"; did you mean "facts"?'],
    [['help', 'chek'], 'There is no command "chek"; did you mean "check"?'],
    [
      ['help', 'dance'],
      'There is no command "dance"; the commands are check, fix, map, checklist, init, rules, explain, facts, help.',
    ],
    [['--format', 'jsn'], '--format has no value "jsn"; did you mean "json"?'],
    [['--preset', 'strikt'], '--preset has no value "strikt"; did you mean "strict"?'],
    [['--max-warnings', 'few'], '--max-warnings takes a whole number from 0, not "few".'],
    [
      ['--rule', 'require-webhook-signature'],
      `--rule can't read "require-webhook-signature"; write --rule 'name: off|warn|error'.`,
    ],
    [
      ['--rule', 'require-webhok-signature: off'],
      '--rule: there is no rule "require-webhok-signature"; did you mean "require-webhook-signature"?',
    ],
    [
      ['fix', '--only', 'no-hardcoded-secrets'],
      '--only: there is no rule "no-hardcoded-secrets"; did you mean "no-hardcoded-secret"?',
    ],
    [['fix', '--format', 'json'], 'seamlint fix has no --format json; it prints text.'],
    [
      ['explain', 'require-webhook-sig'],
      'explain: there is no rule "require-webhook-sig"; did you mean "require-webhook-signature"?',
    ],
    [['explain'], 'explain wants the name of a rule, or --at FILE:LINE; `seamlint rules` lists them.'],
    [['--format', 'sarf'], '--format has no value "sarf"; did you mean "sarif"?'],
    [['--format', 'html'], 'Only seamlint map has --format html; seamlint check has pretty, stylish, json'],
    [['map', '--format', 'sarif'], 'seamlint map has no --format sarif; it writes table, markdown, json, html.'],
    [['map', '--format', 'pretty'], 'seamlint map has no --format pretty'],
    [['map', '--since', 'main'], 'seamlint map has no --since; seamlint check has.'],
    [['map', '--update-baseline'], 'seamlint map has no --update-baseline; seamlint check has.'],
    [['map', '--stdin', '--stdin-filename', 'a.ts'], 'seamlint map has no --stdin; seamlint check has.'],
    [['map', '--shard', '1/2'], 'seamlint map has no --shard; seamlint check has.'],
    [['map', 'src/nope.ts'], '"src/nope.ts"'],
    [['--concurrency', '0'], '--concurrency takes a whole number from 1 to 999, not "0".'],
    [['--no-cache', '--cache-location', 'x'], '--no-cache keeps nothing and --cache-location says where'],
    [['--concurrency', 'many'], '--concurrency takes a whole number from 1 to 999, not "many".'],
    ...['0/3', '4/3', 'x', '1/0', '1'].map((part): [string[], string] => [
      ['--shard', part],
      `--shard takes a part and how many there are, from 1/3 to 3/3, not "${part}".`,
    ]),
    [['fix', '--shard', '1/2'], 'seamlint fix has no --shard; name the paths to fix.'],
    [['fix', '--stdin', '--stdin-filename', 'a.ts'], 'seamlint fix has no --stdin; name the paths to fix.'],
    [['--no-verify'], "unknown option '--no-verify'"],
    [['fix', '--interactive'], '--interactive asks on a terminal, and this is none'],
    [['fix', '--interactive', '--dry-run'], 'leave one of them out'],
    [['fix', '--no-verify', '--verify-command', 'true'], '--no-verify and --verify-command exclude each other'],
    [['fix', '--verify-command', ' '], "--verify-command takes a command, such as 'npm test'."],
    [['init', '--format', 'json'], 'seamlint init has no --format json; it prints text.'],
    [['init', 'src'], "too many arguments for 'init'. Expected 0 arguments but got 1; seamlint --help lists"],
    [['init', '--update-baseline'], 'seamlint init has no --update-baseline; seamlint check has.'],
    [['checklist', 'SPEC.md'], 'The specification "SPEC.md" does not exist'],
    [['checklist', '--since', 'main'], 'seamlint checklist has no --since: its lines are about the whole program'],
  ])('%j', async (argv, sentence) => {
    const { status, stdout, stderr } = await box.run(argv);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/^seamlint: [^\n]+\n$/u);
    expect(stderr).toContain(sentence);
  });

  test('a credential in the wrong place is not said again', async () => {
    const live = ['sk', 'live', 'Q7'.repeat(12)].join('_');
    for (const argv of [['--rule', live], [live], ['--format', live], ['fix', '--only', live], ['help', live]]) {
      const { status, stderr } = await box.run(argv);
      expect(status).toBe(2);
      expect(stderr).not.toContain(live);
    }
  });

  test('a path that is not there is named', async () => {
    const { status, stderr } = await box.run(['src/nope.ts']);
    expect(status).toBe(2);
    expect(stderr).toMatch(/^seamlint: [^\n]*"src\/nope\.ts"[^\n]*\n$/u);
  });

  test('facts of a file that is none of ours', async () => {
    const { status, stderr } = await box.run(['facts', 'package.json']);
    expect(status).toBe(2);
    expect(stderr).toContain('package.json is not a JavaScript or TypeScript file');
  });
});

test('--help lists what there is and nothing else', async () => {
  const { status, stdout } = await box.run(['--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('--max-warnings');
  expect(stdout).not.toMatch(/--interactive|--verify-command/u);
  expect((await box.run(['fix', '--help'])).stdout).toContain('--unsafe-fixes');
});

test('--help fits a screen, and takes the width there is', async () => {
  const lines = async (columns: number): Promise<readonly string[]> =>
    (await box.run(['--help'], { columns })).stdout.split('\n');
  expect((await lines(80)).length).toBeLessThanOrEqual(50);
  expect((await lines(140)).length).toBeLessThan((await lines(80)).length);
  expect((await lines(80)).join('\n')).toContain('seamlint check --since main');
  expect((await lines(80)).join('\n')).not.toContain('default: {}');
});

test('the help of a command lists what it takes', async () => {
  const listed = async (command: string): Promise<readonly string[]> =>
    (await box.run([command, '--help'])).stdout.match(/--[a-z-]+(?= |$)/gmu) ?? [];
  expect(await listed('facts')).toEqual(expect.arrayContaining(['--output', '--shard', '--config']));
  expect(await listed('facts')).not.toContain('--cpu-profile');
  expect(await listed('fix')).not.toContain('--shard');
  expect(await listed('check')).toContain('--cpu-profile');
});

test('--version names the tool', async () => {
  expect(await box.run(['--version'])).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^seamlint \d+\.\d+\.\d+\n$/u) as string,
  });
});

test('rules and explain tell of every rule', async () => {
  const rules = JSON.parse((await box.run(['rules', '--format', 'json'])).stdout) as readonly {
    readonly name: string;
  }[];
  expect(rules.map(({ name }) => name)).toContain('no-hardcoded-secret');
  expect((await box.run(['rules'])).stdout).toMatch(/^no-hardcoded-secret +error +recommended +Disallow/mu);
  for (const { name } of rules) expect((await box.run(['explain', name])).stdout).toContain(name);
  expect((await box.run(['explain', 'unused-suppression'])).stdout).toContain('a comment that suppresses nothing');
});

test.each(['pretty', 'stylish', 'json', 'github'])(
  'facts --format %s says no credential, wherever it stands',
  async (format) => {
    const key = ['sk', 'live', 'Q7bN4xLm'.repeat(3)].join('_');
    const names = createSandbox({
      'package.json': '{}',
      'a.ts': `export const a = { ['${key}']: 1, '${key}x': 2 }; a['${key}']; a.${key}; const { ${key}: b } = a; export const c = '${key}' + b;`,
    });
    try {
      const printed = await names.run(['facts', 'a.ts', '--format', format]);
      await names.run(['facts', 'a.ts', '--output-file', 'facts.json']);
      const written = names.read('facts.json');
      for (const text of [printed.stdout + printed.stderr, written])
        expect(text).not.toContain(key.slice('sk_live_'.length));
      expect(written).toContain('sk_live_…');
    } finally {
      names.remove();
    }
  },
);

test('facts prints one file as JSON', async () => {
  expect(JSON.parse((await box.run(['facts', 'a.ts'])).stdout)).toMatchObject({ path: 'a.ts', facts: [] });
});

test('what nobody expected is thrown', async () => {
  const tools = (): Promise<never> => Promise.reject(new TypeError('a bug'));
  await expect(box.run([], { tools })).rejects.toThrow('a bug');
});

test('the executable says so where the build is missing', () => {
  cpSync(join(packageRoot(), 'bin'), join(box.folder, 'installed', 'bin'), { recursive: true });
  box.write('installed/package.json', '{ "type": "module" }');
  const { status, stderr } = spawnSync(process.execPath, [join(box.folder, 'installed', 'bin', 'seamlint.js')], {
    encoding: 'utf8',
  });
  expect(status).toBe(2);
  expect(stderr).toMatch(/^seamlint: the build is missing[^\n]*\n$/u);
});
