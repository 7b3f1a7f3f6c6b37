import { existsSync, mkdtempSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { makeFolder } from './make-folder.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(realpathSync(tmpdir()), 'seamlint-folder-'));
  writeFileSync(join(home, 'file'), '');
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

it('makes what is missing, and nothing twice', () => {
  const folder = join(home, 'a', 'b', 'c');
  makeFolder(folder);
  makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

it('throws where a file is in the way', () => {
  expect(() => {
    makeFolder(join(home, 'file'));
  }).toThrow('EEXIST');
  expect(() => {
    makeFolder(join(home, 'file', 'a', 'b'));
  }).toThrow('ENOTDIR');
});

// Nothing can be made there, and nobody says so but by "there is no such folder".
it.runIf(existsSync('/proc/self'))('throws where nothing can be made', () => {
  expect(() => {
    makeFolder('/proc/nowhere/at/all');
  }).toThrow('ENOENT');
});
