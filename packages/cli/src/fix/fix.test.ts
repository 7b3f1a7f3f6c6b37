import { chmodSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TransformResult } from '@seamlint/codemods';
import { afterAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../sandbox.ts';
import { changed, CHECK, fixBoxes, git, good, runFix, unchecked } from './fix-sandbox.ts';

const boxes = fixBoxes();
const sandbox = (files?: Readonly<Record<string, string>>): Sandbox => boxes.open(files);
afterAll(() => {
  boxes.removeAll();
});

describe('which fixes run', () => {
  test('one that can change behaviour waits behind --unsafe-fixes', async () => {
    const box = sandbox();
    const { status, stdout } = await runFix(box, []);
    expect({ status, text: box.read('hooks.js') }).toEqual({ status: 1, text: unchecked });
    expect(stdout).toBe(
      '0 findings fixed.\n1 finding is left:\n  1 with a fix that can change behaviour; --unsafe-fixes makes it\nThe exit status is 1, since 1 error is left.\n',
    );
  });

  test('--unsafe-fixes writes, says what it did, and leaves nothing for a second run', async () => {
    const box = sandbox();
    const { status, stdout } = await runFix(box, ['--unsafe-fixes']);
    expect(status).toBe(0);
    expect(box.read('hooks.js')).toContain(`const event = ${CHECK};`);
    expect(stdout).toContain(
      'fixed  hooks.js  require-webhook-signature (verify-webhook)\nnote  hooks.js  require-webhook-signature: Set STRIPE_WEBHOOK_SECRET.\n',
    );
    expect(stdout).toContain('Install what the new code imports: npm install stripe@23\n');
    const again = box.read('hooks.js');
    expect((await runFix(box, ['--unsafe-fixes'])).stdout).toBe('There is nothing to fix.\n');
    expect(box.read('hooks.js')).toBe(again);
  });

  test('a note that several files share is printed once, with the files', async () => {
    const box = sandbox({ 'other/hooks.js': unchecked });
    const { stdout } = await runFix(box, ['--unsafe-fixes']);
    expect(stdout).toContain(
      'note  require-webhook-signature: Set STRIPE_WEBHOOK_SECRET.\n      hooks.js\n      other/hooks.js\n',
    );
  });

  test('--only another rule leaves this one alone, and is not failed by it', async () => {
    const box = sandbox();
    const { status } = await runFix(box, ['--unsafe-fixes', '--only', 'no-hardcoded-secret']);
    expect({ status, text: box.read('hooks.js') }).toEqual({ status: 0, text: unchecked });
  });

  test('paths choose the files', async () => {
    const box = sandbox({ 'other/hooks.js': unchecked });
    await runFix(box, ['--unsafe-fixes', 'other']);
    expect(box.read('hooks.js')).toBe(unchecked);
    expect(box.read('other/hooks.js')).not.toBe(unchecked);
  });

  test('the transform is told where, and what the project has', async () => {
    const box = sandbox({
      'package.json': JSON.stringify({
        type: 'module',
        engines: { node: '>=18.17' },
        dependencies: { stripe: '^17.2.0' },
        devDependencies: { vitest: 'latest' },
        seamlint: { wrappers: { verifier: [{ import: 'verify', from: './lib/verify.ts' }] } },
      }),
    });
    let seen: unknown;
    await runFix(box, ['--unsafe-fixes'], {
      apply: (text, { sites, project, path }) => {
        const { dependencies, versions, node, module, wrappers } = project;
        const site = text.slice(sites[0]?.start, sites[0]?.end);
        seen = { path, site, dependencies: [...dependencies], stripe: versions?.get('stripe'), node, module, wrappers };
        return { kind: 'refused', why: 'just looking' };
      },
    });
    expect(seen).toMatchObject({
      path: 'hooks.js',
      dependencies: ['vitest', 'stripe'],
      stripe: '17.2.0',
      node: { major: 18, minor: 17 },
      module: 'esm',
      wrappers: { verifier: [{ import: 'verify', from: './lib/verify.js' }] },
    });
    expect((seen as { site: string }).site).toMatch(/^app\.post\([\s\S]*\}\)$/u);
  });
});

describe('--dry-run', () => {
  test('prints a diff that git applies, writes nothing, and answers 0', async () => {
    const box = sandbox();
    git(box, 'init', '-q');
    const { status, stdout, stderr } = await runFix(box, ['--unsafe-fixes', '--dry-run']);
    expect({ status, text: box.read('hooks.js') }).toEqual({ status: 0, text: unchecked });
    expect(stdout).toMatch(/^--- a\/hooks\.js.*\n\+\+\+ b\/hooks\.js.*\n@@ /u);
    expect(stderr).toContain('1 finding would be fixed in 1 file');
    box.write('fix.patch', stdout);
    git(box, 'apply', 'fix.patch');
    const applied = box.read('hooks.js');
    box.write('hooks.js', unchecked);
    await runFix(box, ['--unsafe-fixes', '--allow-dirty']);
    expect(box.read('hooks.js')).toBe(applied);
  });

  test('selects what the real run would', async () => {
    const { stdout, stderr } = await runFix(sandbox(), ['--dry-run']);
    expect(stdout).toBe('');
    expect(stderr).toContain('1 finding would be left:\n  1 with a fix that can change behaviour;');
  });
});

describe('an edit is taken back, byte for byte, if', () => {
  test.each([
    ['it does not parse', (text: string) => changed(`${text}const ;`), 'the result would not parse'],
    [
      'it declares a name twice',
      (text: string) => changed(`${text}const app = 1;\n`),
      'Identifier `app` has already been declared',
    ],
    ['it leaves a loop where there is none', (text: string) => changed(`${text}break;\n`), 'Illegal break statement'],
    [
      'the finding is still there',
      (text: string) => changed(`// looked at\n${text}`),
      'the finding would still be there',
    ],
    [
      'a new finding appears',
      (text: string) =>
        changed(`${text.replace('const event = req.body;', `const event = ${CHECK};`)}new Stripe('f7Kq2pLm9xW3');\n`),
      'it would bring a new finding of no-hardcoded-secret',
    ],
    [
      'the transform refuses',
      (): TransformResult => ({ kind: 'refused', why: 'its handler is in another file' }),
      'its handler is in another file',
    ],
    ['the transform changes nothing', (text: string) => changed(text), 'found nothing to change'],
  ])('%s', async (_, apply, why) => {
    const box = sandbox();
    const { status, stdout } = await runFix(box, ['--unsafe-fixes'], { apply });
    expect({ status, text: box.read('hooks.js') }).toEqual({ status: 1, text: unchecked });
    expect(stdout).toContain('left  hooks.js:5  require-webhook-signature: ');
    expect(stdout).toContain(why);
  });

  test('one bad file does not take the good ones with it', async () => {
    const box = sandbox({ 'bad.js': unchecked, 'good.js': unchecked });
    const { stdout } = await runFix(box, ['--unsafe-fixes'], {
      apply: (text, { path }) => (path === 'bad.js' ? changed(`${text}const ;`) : good(text)),
    });
    expect(box.read('bad.js')).toBe(unchecked);
    expect(box.read('good.js')).toContain(CHECK);
    expect(stdout).toContain('2 findings fixed in 2 files.\n1 finding is left:\n  1 could not be fixed;');
  });

  test('of two findings in a file the one that can be fixed is', async () => {
    const second = unchecked
      .slice(unchecked.indexOf('app.post'))
      .replace('const event = req.body;', 'const event = JSON.parse(req.body);');
    const box = sandbox({ 'hooks.js': unchecked + second });
    const { status, stdout } = await runFix(box, ['--unsafe-fixes'], {
      apply: (text, { sites }) =>
        sites.every(({ start, end }) => text.slice(start, end).includes('= req.body'))
          ? good(text)
          : { kind: 'refused', why: 'no body' },
    });
    expect(status).toBe(1);
    expect(box.read('hooks.js')).toBe(unchecked.replace('= req.body', `= ${CHECK}`) + second);
    expect(stdout).toContain(
      'left  hooks.js:10  require-webhook-signature: no body\n1 finding fixed in 1 file.\n1 finding is left:\n  1 could not be fixed; the reason stands above\n',
    );
  });

  test('its line is that of the file as it was, however many lines the other fixes put in', async () => {
    const second = unchecked.slice(unchecked.indexOf('app.post')).replace('/webhooks/stripe', '/webhooks/stripe-eu');
    const box = sandbox({ 'hooks.js': unchecked + second });
    const apply = (text: string, { sites }: { sites: readonly { start: number; end: number }[] }): TransformResult => {
      if (sites.some(({ start, end }) => text.slice(start, end).includes('stripe-eu')))
        return { kind: 'refused', why: 'no body' };
      const result = good(text.slice(0, text.indexOf('/webhooks/stripe-eu')));
      const rest = text.slice(text.indexOf('/webhooks/stripe-eu'));
      return result.kind === 'changed' ? { ...result, text: `// a\n// b\n// c\n${result.text}${rest}` } : result;
    };
    const dry = await runFix(box, ['--unsafe-fixes', '--dry-run'], { apply });
    expect(dry.stderr).toContain('left  hooks.js:10  require-webhook-signature: no body\n');
    const { stdout } = await runFix(box, ['--unsafe-fixes'], { apply });
    expect(stdout).toContain('left  hooks.js:10  require-webhook-signature: no body\n');
  });

  test('it brings a type error', async () => {
    const typed = unchecked.replace('await markPaid', 'await (globalThis as any).markPaid');
    const box = sandbox({
      'hooks.js': '',
      'hooks.ts': typed,
      'tsconfig.json': '{ "compilerOptions": { "strict": true, "noEmit": true } }',
    });
    const { stdout } = await runFix(box, ['--unsafe-fixes'], {
      apply: (text) => {
        const result = good(text);
        return result.kind === 'changed'
          ? { ...result, text: `${result.text}const wrong: number = 'text';\n` }
          : result;
      },
    });
    expect(box.read('hooks.ts')).toBe(typed);
    expect(stdout).toContain('TS2322');
    const kept = await runFix(box, ['--unsafe-fixes']);
    expect(kept.stdout).toContain('1 finding fixed in 1 file, 1 of them with types not checked');
  }, 60_000);
});

describe('files stay as they are around the edit', () => {
  test('byte order mark, line ends and mode', async () => {
    const box = sandbox({ 'hooks.js': `\uFEFF${unchecked.replaceAll('\n', '\r\n')}` });
    chmodSync(join(box.folder, 'hooks.js'), 0o755);
    await runFix(box, ['--unsafe-fixes']);
    const text = box.read('hooks.js');
    expect(text.startsWith('\uFEFFimport')).toBe(true);
    expect(text).toContain(CHECK);
    expect(
      text
        .split('\n')
        .slice(0, -1)
        .every((line) => line.endsWith('\r')),
    ).toBe(true);
    expect(statSync(join(box.folder, 'hooks.js')).mode & 0o777).toBe(0o755);
  });

  test('what is read-only stays so', async () => {
    const box = sandbox();
    chmodSync(join(box.folder, 'hooks.js'), 0o444);
    const { status, stdout } = await runFix(box, ['--unsafe-fixes']);
    expect({ status, text: box.read('hooks.js') }).toEqual({ status: 1, text: unchecked });
    expect(stdout).toContain('left  hooks.js:5  require-webhook-signature: the file is read-only\n');
  });

  test('what is not UTF-8 is left alone', async () => {
    const box = sandbox();
    const bytes = Buffer.concat([Buffer.from(unchecked), Buffer.from([0x2f, 0x2f, 0xe9, 0x0a])]);
    writeFileSync(join(box.folder, 'hooks.js'), bytes);
    const { stdout } = await runFix(box, ['--unsafe-fixes']);
    expect(stdout).toContain('the file is not UTF-8');
    expect(Buffer.from(box.read('hooks.js'))).toEqual(Buffer.from(bytes.toString()));
  });
});

describe('a git tree', () => {
  const repository = (): Sandbox => {
    const box = sandbox();
    git(box, 'init', '-q');
    git(box, 'add', '-A');
    git(box, 'commit', '-q', '-m', 'start');
    return box;
  };

  test('that is clean is written to', async () => {
    const box = repository();
    expect((await runFix(box, ['--unsafe-fixes'])).status).toBe(0);
    expect(git(box, 'status', '--porcelain')).toBe(' M hooks.js\n');
  });

  test('that is dirty is refused, unless --allow-dirty or --dry-run', async () => {
    const box = repository();
    box.write('package.json', '{}');
    const { status, stderr } = await runFix(box, ['--unsafe-fixes']);
    expect({ status, text: box.read('hooks.js') }).toEqual({ status: 2, text: unchecked });
    expect(stderr).toBe(
      'seamlint: The git tree has uncommitted changes (package.json): commit or stash them first, or pass --allow-dirty.\n',
    );
    expect((await runFix(box, ['--unsafe-fixes', '--dry-run'])).status).toBe(0);
    expect((await runFix(box, ['--unsafe-fixes', '--allow-dirty'])).status).toBe(0);
    expect(box.read('hooks.js')).toContain(CHECK);
  });
});
