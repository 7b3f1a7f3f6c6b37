import { expect, test } from 'vitest';
import { createFingerprints } from './fingerprint.ts';

test('depends on rule, path and context, and counts what is equal', () => {
  const print = createFingerprints();
  const first = print('rule', 'a.ts', "call('')");
  expect(print('rule', 'a.ts', "call('')")).not.toBe(first);
  expect(print('other', 'a.ts', "call('')")).not.toBe(first);
  expect(print('rule', 'b.ts', "call('')")).not.toBe(first);
  expect(print('rule', 'a.ts', "other('')")).not.toBe(first);
  expect(createFingerprints()('rule', 'a.ts', "call('')")).toBe(first);
});
