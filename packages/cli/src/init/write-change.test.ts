import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { initBoxes } from './init-sandbox.ts';
import { writeChange } from './write-change.ts';

const boxes = initBoxes();
afterAll(() => {
  boxes.removeAll();
});

test('what is no UTF-8 stays as it is, byte for byte', async () => {
  const path = join(boxes.open({}).folder, 'ci.yml');
  const bytes = Buffer.from('# caf\xe9\nbuild:\n', 'latin1');
  writeFileSync(path, bytes);
  const before = bytes.toString('utf8');
  const written = writeChange({ path, before, after: `${before}more:\n` }, 'ci.yml');
  await expect(written).rejects.toThrow('ci.yml is not UTF-8 text');
  expect(readFileSync(path)).toEqual(bytes);
});
