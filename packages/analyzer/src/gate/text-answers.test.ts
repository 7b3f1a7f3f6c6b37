import { expect, it } from 'vitest';

import { createTextAnswers } from './text-answers.ts';

const mayExport = (text: string, name: string): boolean =>
  createTextAnswers(
    () => text,
    () => false,
  ).mayExport('a.ts', name);

it.each([
  ['its declaration', 'export const client = make();'],
  ['a list', 'export {\n  made as client,\n};'],
  ['a pattern', 'export const {\n  client,\n} = make();'],
  ['all of another module', "export * from './made';"],
  ['all types of another module', "export type * from './made';"],
  ['CommonJS under a name that is computed', 'exports[name] = make();'],
  ['all of an object', 'module.exports = { ...all };'],
  ['an escape', 'export const cl\\u0069ent = make();'],
])('a text may export what it names, or what goes by no name: %s', (_, text) => {
  expect(mayExport(text, 'client')).toBe(true);
});

it('surely exports nothing that it does not name', () => {
  const text = "import { a } from './a';\nexport const clients = a;\nexport const theclient = 1;\n";
  expect(mayExport(text, 'client')).toBe(false);
});

it('leaves it open of a file whose facts are at hand, or that is none, and of other letters', () => {
  const open = createTextAnswers(
    (path) => (path === 'gone.ts' ? undefined : 'export const a = 1;'),
    (path) => path === 'known.ts',
  );
  expect([open.mayExport('gone.ts', 'b'), open.mayExport('known.ts', 'b'), open.mayExport('a.ts', 'ä')]).toEqual([
    true,
    true,
    true,
  ]);
});
