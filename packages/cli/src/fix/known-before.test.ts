import { afterAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { checked, fixBoxes, git, runFix, unchecked } from './fix-sandbox.ts';

const boxes = fixBoxes();
afterAll(() => {
  boxes.removeAll();
});

const RULE = ['--only', 'require-webhook-signature', '--no-types', '--no-cache'];
const UNSAFE = ['--unsafe-fixes', ...RULE];
const NAME = 'seamlint-baseline.json';

/** `hooks.js` is old, `new.js` came since. */
const committed = (): Sandbox => {
  const box = boxes.open();
  git(box, 'init', '-q', '-b', 'main');
  git(box, 'add', '.');
  git(box, 'commit', '-qm', 'first');
  git(box, 'checkout', '-qb', 'branch');
  box.write('new.js', unchecked);
  return box;
};

const baselined = async (): Promise<Sandbox> => {
  const box = boxes.open();
  await box.run(['check', '--update-baseline', '--no-types', '--no-cache']);
  box.write('new.js', unchecked);
  return box;
};

const onlyNew = (box: Sandbox): void => {
  expect(box.read('new.js')).toBe(checked);
  expect(box.read('hooks.js')).toBe(unchecked);
};

describe('what was known before stays as it is, and is no reason for exit status 1', () => {
  test('by --baseline', async () => {
    const box = await baselined();
    const { status, stdout, stderr } = await runFix(box, ['--baseline', NAME, ...UNSAFE]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('1 finding fixed in 1 file.\n1 finding known before stays as it is.\n');
    onlyNew(box);
    expect((await runFix(box, ['--baseline', NAME, ...UNSAFE])).stdout).toBe(
      'There is nothing new to fix.\n1 finding known before stays as it is.\n',
    );
  });

  test('by --since', async () => {
    const box = committed();
    git(box, 'add', '.');
    git(box, 'commit', '-qm', 'second');
    const { status, stdout, stderr } = await runFix(box, ['--since', 'main', ...UNSAFE]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('1 finding known before stays as it is.');
    onlyNew(box);
  });

  test('a new one that is left is one', async () => {
    const box = await baselined();
    const { status, stdout } = await runFix(box, ['--baseline', NAME, ...RULE]);
    expect(status).toBe(1);
    expect(stdout).toBe(
      [
        '0 findings fixed.',
        '1 finding is left:',
        '  1 with a fix that can change behaviour; --unsafe-fixes makes it',
        '1 finding known before stays as it is.',
        'The exit status is 1, since 1 error is left.',
        '',
      ].join('\n'),
    );
  });

  test('in a file where one is new and one is old, whatever the edit does to how the old one begins', async () => {
    const route = unchecked.slice(unchecked.indexOf('app.post'));
    const old = unchecked.replaceAll('req', 'request');
    const box = boxes.open({ 'hooks.js': old });
    await box.run(['check', '--update-baseline', '--no-types', '--no-cache']);
    box.write('hooks.js', old + route.replace('stripe', 'more'));
    const { status, stdout } = await runFix(box, ['--baseline', NAME, ...UNSAFE], {
      apply: (text, { sites: [site] }) => {
        const start = site?.start ?? 0;
        const fixed = text
          .slice(start)
          .replace(
            'const event = req.body;',
            "const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);",
          );
        const before = text.slice(0, start).replaceAll('request', 'incoming');
        return { kind: 'changed', text: before + fixed, notes: [], install: [] };
      },
    });
    expect(stdout).toContain('1 finding fixed in 1 file.\n1 finding known before stays as it is.\n');
    expect(status).toBe(0);
    expect(box.read('hooks.js').match(/constructEvent/gu)).toHaveLength(1);
    expect(box.read('hooks.js')).toContain('async (incoming, res)');
  });
});

describe('--staged', () => {
  test('fixes what is staged in the working tree, and nothing else', async () => {
    const box = committed();
    git(box, 'add', 'new.js');
    box.write('other.js', unchecked);
    const { status, stderr } = await runFix(box, ['--staged', ...UNSAFE]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    onlyNew(box);
    expect(box.read('other.js')).toBe(unchecked);
    expect(git(box, 'show', ':new.js')).toBe(unchecked);
  });

  test('refuses a file that is staged in part', async () => {
    const box = committed();
    git(box, 'add', 'new.js');
    box.write('new.js', `${unchecked}// more\n`);
    const { status, stderr } = await runFix(box, ['--staged', ...UNSAFE]);
    expect(status).toBe(2);
    expect(stderr).toBe(
      'seamlint: What is staged has other changes in the working tree (new.js): stage them or stash them first, or pass --allow-dirty.\n',
    );
    expect((await runFix(box, ['--staged', '--allow-dirty', ...UNSAFE])).status).toBe(0);
  });

  test('asks nothing of a file that it would not write', async () => {
    const box = committed();
    box.write('notes.md', 'one\n');
    git(box, 'add', 'new.js', 'notes.md');
    box.write('notes.md', 'two\n');
    expect((await runFix(box, ['--staged', ...UNSAFE])).status).toBe(0);
    expect(box.read('notes.md')).toBe('two\n');
  });
});

test.each([
  [['--since', 'main'], '--since wants a git repository'],
  [['--staged'], '--staged wants a git repository'],
  [['--baseline', 'none.json'], 'There is no baseline none.json: seamlint check --update-baseline writes it.'],
  [['--update-baseline'], 'seamlint fix has no --update-baseline; seamlint check has.'],
])('%j where that can not be is one sentence', async (argv, said) => {
  const { status, stdout, stderr } = await runFix(boxes.open(), [...argv, ...UNSAFE]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
  expect(stderr).toContain(said);
});
