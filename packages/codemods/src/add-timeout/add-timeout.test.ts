import { describe, expect, it } from 'vitest';
import { styles, unmark } from '../cases/marked.ts';
import { runMarked } from '../cases/run-cases.ts';
import { addTimeout } from './add-timeout.ts';
import { cases as clientCases, refused, sdkCases } from './cases.ts';

const cases = { ...clientCases, ...sdkCases };

describe.each(Object.entries(styles))('%s', (_style, rewrite) => {
  it.each(Object.entries(cases))('%s', (_name, given) => {
    const result = runMarked(addTimeout, given, rewrite(given.input.slice(1)));
    if (result.kind === 'refused') throw new Error(result.why);
    expect(result.text).toBe(unmark(rewrite(given.output.slice(1))).text);
  });
});

it.each(Object.entries(cases))('changes nothing a second time: %s', (_name, given) => {
  const { text, ranges } = unmark(given.output.slice(1));
  for (const [start, end] of ranges) {
    const site = { start, end, options: given.options ?? {} };
    const project = { dependencies: new Set<string>(), ...given.project };
    expect(addTimeout.apply({ path: given.path ?? 'src/a.ts', text, sites: [site], project })).toMatchObject({
      kind: 'refused',
      why: expect.stringMatching(/already/u) as unknown,
    });
  }
});

it.each(Object.entries(refused))('refuses %s', (_name, given) => {
  expect(runMarked(addTimeout, given, given.input)).toEqual({ kind: 'refused', why: given.why });
});
