import { describe, expect, it } from 'vitest';
import { styles, unmark } from '../cases/marked.ts';
import { runMarked } from '../cases/run-cases.ts';
import { addIdempotencyKey } from './add-idempotency-key.ts';
import { cases as placed, more, refused } from './cases.ts';

const cases = { ...placed, ...more };

describe.each(Object.entries(styles))('%s', (_style, rewrite) => {
  it.each(Object.entries(cases))('%s', (_name, given) => {
    const result = runMarked(addIdempotencyKey, given, rewrite(given.input.slice(1)));
    if (result.kind === 'refused') throw new Error(result.why);
    expect(result.text).toBe(unmark(rewrite(given.output.slice(1))).text);
    expect(result.install).toEqual(given.install ?? []);
  });
});

it.each(Object.entries(cases))('changes nothing a second time: %s', (_name, given) => {
  const { text, ranges } = unmark(given.output.slice(1));
  for (const [start, end] of ranges) {
    const sites = [{ start, end, options: given.options ?? {} }];
    const project = { dependencies: new Set<string>() };
    expect(addIdempotencyKey.apply({ path: given.path ?? 'src/a.ts', text, sites, project })).toMatchObject({
      kind: 'refused',
      why: expect.stringMatching(/already|which has 2/u) as unknown,
    });
  }
});

it.each(Object.entries(refused))('refuses %s', (_name, given) => {
  expect(runMarked(addIdempotencyKey, given, given.input)).toEqual({ kind: 'refused', why: given.why });
});
