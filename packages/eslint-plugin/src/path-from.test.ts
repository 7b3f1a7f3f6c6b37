import { expect, it } from 'vitest';

import { pathFrom } from './path-from.ts';

it.each([
  ['/work/shop', '/work/shop/src/app.ts', 'src/app.ts'],
  ['/work/shop/', '/work/shop/src/app.ts', 'src/app.ts'],
  ['/', '/app.ts', 'app.ts'],
  ['/work/shop', '/work/shop-two/app.ts', '/work/shop-two/app.ts'],
  ['C:\\work\\shop', 'C:\\work\\shop\\src\\app.ts', 'src/app.ts'],
  ['\\\\server\\shop', '\\\\server\\shop\\app.ts', 'app.ts'],
  ['/work/shop', '<input>', '<input>'],
  ['/work', '/work/a\\b.ts', 'a\\b.ts'],
])('seen from %s, %s is %s', (cwd, filename, path) => {
  expect(pathFrom(cwd, filename)).toBe(path);
});
