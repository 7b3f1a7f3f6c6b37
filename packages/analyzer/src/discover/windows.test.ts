import type * as Path from 'node:path';
import { expect, test, vi } from 'vitest';

vi.mock('node:path', async () => {
  const { win32 } = await vi.importActual<typeof Path>('node:path');
  return { ...win32, default: win32 };
});

const { isInside, relativePath } = await import('./relative-path.ts');
const { createIgnoreGlobs } = await import('./ignore-globs.ts');

test('paths are told with slashes, however a drive is written', () => {
  expect(relativePath('C:\\shop', 'C:\\shop\\src\\a.ts')).toBe('src/a.ts');
  expect(relativePath('C:\\shop', 'c:\\Shop\\src\\a.ts')).toBe('src/a.ts');
  expect(relativePath('C:\\shop\\api', 'C:\\shop')).toBe('..');
});

test.each([
  ['C:\\shop', 'C:\\shop', true],
  ['C:\\shop', 'c:\\shop\\src', true],
  ['C:\\shop', 'C:\\shop\\..twice\\a.ts', true],
  ['C:\\shop', 'C:\\other', false],
  ['C:\\shop', 'D:\\shop\\src', false],
  ['C:\\shop', '\\\\server\\share\\src', false],
])('%s holds %s: %s', (folder, path, holds) => {
  expect(isInside(folder, path)).toBe(holds);
});

test('globs hold for paths with slashes', () => {
  const ignored = createIgnoreGlobs(['gen/**', 'C:\\shop\\api\\made'], 'C:\\shop\\api', 'C:\\shop');
  expect(ignored('api/gen/a.ts', false)).toBe(true);
  expect(ignored('gen/a.ts', false)).toBe(false);
  expect(ignored('api/made/a.ts', false)).toBe(true);
});
