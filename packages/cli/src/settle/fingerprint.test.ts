import { expect, test } from 'vitest';
import { contextOf, createFingerprints } from './fingerprint.ts';

test.each([
  ['  call( \'a\',\t"b" )', `call( '', "" )`],
  [`const a = 'it\\'s';`, "const a = '';"],
  ['const pem = `-----BEGIN', 'const pem = ``'],
  [`'a "quoted" word' + x`, "'' + x"],
])('%s reads as %s', (line, context) => {
  expect(contextOf(line)).toBe(context);
});

test('depends on rule, path and context, and counts what is equal', () => {
  const print = createFingerprints();
  const first = print('rule', 'a.ts', "  call('x')");
  expect(print('rule', 'a.ts', "call('y')")).not.toBe(first);
  expect(print('other', 'a.ts', "call('x')")).not.toBe(first);
  expect(print('rule', 'b.ts', "call('x')")).not.toBe(first);
  expect(createFingerprints()('rule', 'a.ts', "call('another secret')")).toBe(first);
});
