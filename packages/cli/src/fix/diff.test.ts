import { createPaint } from '../paint.ts';
import { afterAll, expect, test } from 'vitest';
import { fixBoxes, runFix, unchecked } from './fix-sandbox.ts';
import { unifiedDiff } from './unified-diff.ts';

const boxes = fixBoxes();
afterAll(() => {
  boxes.removeAll();
});

const plain = createPaint(false);
const version = (text: string, masked = text) => ({ text, masked: masked.replace(/^\uFEFF/u, '') });

test.each([
  [
    'the end of a file without a line break',
    'a\nb',
    'a\nc',
    ' a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n',
  ],
  ['a byte order mark', '\uFEFFa\r\nb\r\n', '\uFEFFa\r\nc\r\n', ' \uFEFFa\r\n-b\r\n+c\r\n'],
  ['a line separator inside a line', 'a\u2028b\nc\n', 'a\u2028b\nd\n', ' a\u2028b\n-c\n+d\n'],
])('keeps %s', (_, before, after, body) => {
  const diff = unifiedDiff('a.js', version(before), version(after), plain);
  expect(diff).toBe(`--- a/a.js\n+++ b/a.js\n@@ -1,2 +1,2 @@\n${body}`);
});

test('a line with a credential shows its mask, removed, added or beside', () => {
  const before = version('key = "s3cret"\nx\n', 'key = "…"\nx\n');
  const after = version('key = "s3cret"\nput("s3cret")\n', 'key = "…"\nput("…")\n');
  expect(unifiedDiff('a.js', before, after, plain)).toBe(
    '--- a/a.js\n+++ b/a.js\n@@ -1,2 +1,2 @@\n key = "…"\n-x\n+put("…")\n',
  );
});

test('--dry-run and --interactive show no credential of any kind', async () => {
  const live = ['sk', 'live', 'Q7'.repeat(12)].join('_');
  const weak = 'sunshine-42';
  const text = `import { secret } from './weak.js';\n${unchecked.replace('process.env.STRIPE_SECRET_KEY', `'${live}'`)}`;
  const weakText = unchecked.replace('app.post', `export const secret = '${weak}';\napp.post`);
  const box = boxes.open({
    'hooks.js': text,
    'weak.js': weakText,
    'sign.js':
      "import jwt from 'jsonwebtoken';\nimport { secret } from './weak.js';\nexport const sign = (it) => jwt.sign(it, secret);\n",
  });
  const { stdout, stderr } = await runFix(box, ['--unsafe-fixes', '--dry-run']);
  const asked = await runFix(box, ['--unsafe-fixes', '--interactive'], { ask: () => Promise.resolve('n') });
  for (const said of [stdout, stderr, asked.stdout, asked.stderr]) {
    expect(said).not.toContain(live);
    expect(said).not.toContain(weak);
  }
  expect(stdout).toContain(" const stripe = new Stripe('sk_live_…");
  expect(stdout).toMatch(/^ export const secret = '[^']*';$/mu);
  expect(box.read('hooks.js')).toBe(text);
});

test('--dry-run shows no literal type with the text of a credential', async () => {
  const weak = 'sunshine-42';
  const box = boxes.open({
    'hooks.js': '',
    'weak.ts': unchecked.replace(
      'app.post',
      `export const secret: '${weak}' = '${weak}';\ntype Key = '${weak}';\napp.post`,
    ),
    'sign.ts':
      "import jwt from 'jsonwebtoken';\nimport { secret } from './weak.ts';\nexport const sign = (it) => jwt.sign(it, secret);\n",
  });
  const { stdout } = await runFix(box, ['--unsafe-fixes', '--dry-run']);
  expect(stdout).toContain(" type Key = '…';");
  expect(stdout).not.toContain(weak);
});
