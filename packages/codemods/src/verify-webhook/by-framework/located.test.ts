import { expect, it } from 'vitest';
import { unmark } from '../../cases/marked.ts';
import { locate } from '../locate.ts';
import { cases } from './cases.ts';

/** Whether the runtime's own functions count is the catalog's to say. */
const byVendor = Object.entries(cases).filter(([, { install = [] }]) => !install.includes('@seamlint/runtime'));

it.each(byVendor)('what is written counts as a check: %s', (_name, { path = 'src/a.ts', output }) => {
  expect(locate(path, unmark(output.slice(1)).text)).toEqual([]);
});
