import { describe, expect, it } from 'vitest';
import { styles, unmark } from '../cases/marked.ts';
import type { TransformResult } from '../transform.ts';
import { cases, refused } from './cases.ts';
import { hoistIdempotencyKey } from './hoist-idempotency-key.ts';

const run = (marked: string, path = 'src/a.ts'): TransformResult => {
  const { text, ranges } = unmark(marked);
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const [region, ...inner] = ranges.map(([start, end]) => [start - bom, end - bom] as const);
  const [making, call] = inner.toSorted((a, b) => a[1] - a[0] - (b[1] - b[0]));
  const [start = 0, end = 0] = call ?? [];
  const options = { region: region?.join('-') ?? '', making: making?.join('-') ?? '' };
  return hoistIdempotencyKey.apply({
    ...{ path, text, sites: [{ start, end, options }] },
    project: { dependencies: new Set<string>() },
  });
};

describe.each(Object.entries(styles))('%s', (_style, rewrite) => {
  it.each(Object.entries(cases))('%s', (_name, given) => {
    const result = run(rewrite(given.input.slice(1)));
    if (result.kind === 'refused') throw new Error(result.why);
    expect(result.text).toBe(unmark(rewrite(given.output.slice(1))).text);
    expect(result.install).toEqual([]);
  });
});

it.each(Object.entries(cases))('changes nothing a second time: %s', (_name, given) => {
  expect(run(given.output.slice(1))).toMatchObject({ kind: 'refused' });
});

it.each(Object.entries(refused))('refuses %s', (_name, given) => {
  expect(run(given.input)).toEqual({ kind: 'refused', why: given.why });
});
