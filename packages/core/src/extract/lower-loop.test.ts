import { expect, test } from 'vitest';
import { parseWith } from '../../../testkit/src/parse-with.ts';
import { showValue } from '../../../testkit/src/show-structure.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { lower } from './lower.ts';

test.each([
  ['for (let i = 0; i < 3; i += 1) a();', { form: 'for', test: true, over: '-' }],
  ['for (;;) a();', { form: 'for', test: false, over: '-' }],
  ['while (x) a();', { form: 'while', test: true, over: '-' }],
  ['do a(); while (x);', { form: 'do', test: true, over: '-' }],
  ['for (const x of list()) a();', { form: 'of', test: false, over: 'list()' }],
  ['for (const x in table) a();', { form: 'in', test: false, over: 'table' }],
])('%s', (body, shown) => {
  const structure = lower(parseWith('oxc', 'a.ts', body), createCatalog([], []));
  const loop = structure.functions[0]?.body.find((step) => step.kind === 'loop');
  expect({
    form: loop?.form,
    test: loop?.test !== null && loop?.test !== undefined,
    over: showValue(structure, loop?.over ?? null),
  }).toEqual(shown);
});
