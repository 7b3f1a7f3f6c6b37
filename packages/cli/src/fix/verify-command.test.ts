import { afterAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { CHECK, changed, checked, fixBoxes, runFix, unchecked } from './fix-sandbox.ts';

const boxes = fixBoxes();
afterAll(() => {
  boxes.removeAll();
});

const NAMES = ['a', 'b', 'c', 'd', 'e'];

/** A project whose own check counts its runs in `runs`, and is `body` else. */
const project = (body: string): Sandbox =>
  boxes.open({
    'hooks.js': '',
    ...Object.fromEntries(NAMES.map((name) => [`${name}.js`, `\uFEFF${unchecked.replaceAll('\n', '\r\n')}`])),
    'check.cjs': `const fs = require('node:fs');
fs.appendFileSync('runs', 'x');
const isFixed = (name) => fs.readFileSync(name + '.js', 'utf8').includes('constructEvent');
${body}
`,
  });

const argv = ['--unsafe-fixes', '--verify-command', 'node check.cjs'];
const original = `\uFEFF${unchecked.replaceAll('\n', '\r\n')}`;
const fixed = (box: Sandbox): string => NAMES.filter((name) => box.read(`${name}.js`) !== original).join('');

describe('what the project’s own check says', () => {
  test('it passes: everything stays, and nothing of it is told', async () => {
    const box = project("console.log('all is well');");
    const { status, stdout, stderr } = await runFix(box, argv);
    expect({ status, stderr, fixed: fixed(box), runs: box.read('runs') }).toEqual({
      status: 0,
      stderr: '',
      fixed: 'abcde',
      runs: 'xx',
    });
    expect(box.read('a.js')).toBe(`\uFEFF${checked.replaceAll('\n', '\r\n')}`);
    expect(stdout).toContain('5 findings fixed in 5 files');
  });

  test('it fails with one file: that one is put back byte for byte and named, the rest is kept', async () => {
    const box = project("if (isFixed('c')) { console.error('c is broken'); process.exit(1); }");
    const { status, stdout, stderr } = await runFix(box, argv);
    expect({ status, fixed: fixed(box) }).toEqual({ status: 1, fixed: 'abde' });
    expect(stdout).toContain(
      'left  c.js:5  require-webhook-signature: "node check.cjs" fails with it; it imports stripe, which the project does not depend on yet: run npm install stripe@23 first, then fix again\n',
    );
    expect(stdout).toContain(
      '4 findings fixed in 4 files.\n1 finding is left:\n  1 could not be fixed; the reason stands above\n',
    );
    expect(stderr).toBe('c is broken\n');
  });

  test('it fails with two files together: one of them stays', async () => {
    const box = project("if (isFixed('a') && isFixed('e')) process.exit(1);");
    await runFix(box, argv);
    expect(fixed(box)).toBe('abcd');
  });

  test('it fails with every file: all are put back', async () => {
    const box = project('if (NAMES.some(isFixed)) process.exit(1);'.replace('NAMES', JSON.stringify(NAMES)));
    const { status, stdout } = await runFix(box, argv);
    expect({ status, fixed: fixed(box) }).toEqual({ status: 1, fixed: '' });
    expect(stdout).toContain(
      'left  require-webhook-signature: "node check.cjs" fails with it; it imports stripe, which the project does not depend on yet: run npm install stripe@23 first, then fix again\n      a.js:5\n      b.js:5\n',
    );
  });

  test('it fails with an edit that brings nothing to be installed: no more than that is told', async () => {
    const box = project("if (isFixed('c')) process.exit(1);");
    const { stdout } = await runFix(box, argv, {
      apply: (text) => ({
        ...changed(text.replaceAll('const event = req.body;', `const event = ${CHECK};`)),
        install: [],
      }),
    });
    expect(stdout).toContain('left  c.js:5  require-webhook-signature: "node check.cjs" fails with it\n');
  });

  test('it fails before anything is changed: nothing is', async () => {
    const box = project("console.log('broken long ago'); process.exit(3);");
    const { status, stdout, stderr } = await runFix(box, argv);
    expect({ status, stdout, fixed: fixed(box), runs: box.read('runs') }).toEqual({
      status: 2,
      stdout: '',
      fixed: '',
      runs: 'x',
    });
    expect(stderr).toBe(
      'broken long ago\nseamlint: "node check.cjs" fails before anything is changed: nothing was written.\n',
    );
  });

  test('it writes to the file that it checks: nobody knows whose text that is, and it is left', async () => {
    const box = project("if (isFixed('b')) { fs.appendFileSync('b.js', '// saved\\n'); process.exit(1); }");
    const { status, stdout } = await runFix(box, argv);
    expect(box.read('b.js').endsWith('// saved\n')).toBe(true);
    expect(status).toBe(1);
    expect(stdout).toContain('the file changed while it was being fixed and was not put back');
  });

  test('a file that is saved while the check runs for the first time is left, the rest is fixed', async () => {
    const box = project("if (fs.readFileSync('runs', 'utf8') === 'x') fs.appendFileSync('c.js', '// saved\\n');");
    const { status, stdout } = await runFix(box, argv);
    expect(box.read('c.js')).toBe(`${original}// saved\n`);
    expect({ status, fixed: fixed(box) }).toEqual({ status: 1, fixed: 'abcde' });
    expect(stdout).toContain('left  c.js:5  require-webhook-signature: the file changed while it was being fixed\n');
    expect(stdout).toContain(
      '4 findings fixed in 4 files.\n1 finding is left:\n  1 could not be fixed; the reason stands above\n',
    );
  });

  test('a file that is saved while the check fails keeps what was saved; the rest is tried without it', async () => {
    const saved = `${original}// saved\n`;
    const box = project(
      `if (fs.readFileSync('runs', 'utf8') === 'xx') fs.writeFileSync('e.js', ${JSON.stringify(saved)});
if (isFixed('a')) process.exit(1);`,
    );
    const { stdout } = await runFix(box, argv);
    expect(box.read('e.js')).toBe(saved);
    expect(box.read('a.js')).toBe(original);
    expect(['b', 'c', 'd'].every((name) => box.read(`${name}.js`).includes('constructEvent'))).toBe(true);
    expect(stdout).toContain(
      'left  a.js:5  require-webhook-signature: "node check.cjs" fails with it; it imports stripe, which the project does not depend on yet: run npm install stripe@23 first, then fix again\n',
    );
    expect(stdout).toContain('left  e.js:5  require-webhook-signature: the file changed while it was being fixed');
  });

  test('--verbose tells all of it', async () => {
    const box = project("console.log('all is well');");
    const { stderr } = await runFix(box, [...argv, '--verbose']);
    expect(stderr).toBe('all is well\nall is well\n');
  });

  test('a command that is none fails like any other', async () => {
    const box = project('');
    const { status, stderr } = await runFix(box, ['--unsafe-fixes', '--verify-command', 'no-such-command-anywhere']);
    expect({ status, fixed: fixed(box) }).toEqual({ status: 2, fixed: '' });
    expect(stderr).toContain(
      '"no-such-command-anywhere" fails before anything is changed, as no such command was found: nothing was written.',
    );
  });
});

test('it is not asked where nothing is to be written', async () => {
  const box = project('');
  await runFix(box, ['--verify-command', 'node check.cjs']);
  const { stderr } = await runFix(box, [...argv, '--dry-run']);
  expect(() => box.read('runs')).toThrow('ENOENT');
  expect(stderr).toContain('--verify-command was not run: with --dry-run nothing is written.');
});

test('it inherits what it needs and nothing secret', async () => {
  const box = project("fs.writeFileSync('env.json', JSON.stringify(process.env));");
  const login = ['postgres://shop', 'hunter2@db.internal/shop'].join(':');
  const secret = {
    STRIPE_SECRET_KEY: 'x',
    NPM_TOKEN: 'x',
    DATABASE_URL: login,
    DB_PASSWORD: 'x',
    SHOP_LEDGER: 'x',
    ODD_NAME: ['sk', 'live', 'a'.repeat(24)].join('_'),
  };
  const harmless = { PATH: process.env['PATH'], HOME: box.folder, LANG: 'C', NODE_ENV: 'test', PWD: box.folder };
  box.write('seamlint.config.json', '{ "secretEnv": ["SHOP_LEDGER"] }');
  await runFix(box, argv, { env: { ...harmless, ...secret } });
  const seen = JSON.parse(box.read('env.json')) as Readonly<Record<string, string>>;
  expect(seen).toMatchObject(harmless);
  expect(Object.keys(secret).filter((name) => name in seen)).toEqual([]);
});

test('it fails without a variable that it was not given: the name of that is told', async () => {
  const box = project('if (!process.env.SHOP_API_TOKEN) process.exit(1);');
  const shell = { PATH: process.env['PATH'], PWD: box.folder, OLDPWD: '/' };
  const env = { ...shell, SHOP_API_TOKEN: 'hidden-value', DB_PASSWORD: 'hidden-too', DB_PWD: 'hidden-as-well' };
  const { stderr } = await runFix(box, argv, { env });
  expect(stderr).toContain(
    'nothing was written. It ran without what may hold a secret: DB_PASSWORD, DB_PWD, SHOP_API_TOKEN.\n',
  );
  expect(stderr).not.toContain('hidden');
});

test('--no-verify writes what parses, and says that nobody looked', async () => {
  const box = boxes.open({ 'bad.js': unchecked });
  const { stdout } = await runFix(box, ['--unsafe-fixes', '--no-verify'], {
    apply: (text, { path }) => ({
      kind: 'changed',
      text: path === 'bad.js' ? `${text}const ;` : `// looked at\n${text}`,
      notes: [],
      install: [],
    }),
  });
  expect(box.read('hooks.js')).toBe(`// looked at\n${unchecked}`);
  expect(box.read('bad.js')).toBe(unchecked);
  expect(stdout).toContain('The edits were not verified: --no-verify.');
});
