import { describe, expect, it } from 'vitest';
import type { Case } from '../cases/run-cases.ts';
import { styles, unmark } from '../cases/marked.ts';
import type { TransformResult } from '../transform.ts';
import { inPlace, refused, wrapped } from './cases.ts';
import { wrapWithRetry } from './wrap-with-retry.ts';

const run = (
  { path = 'src/a.ts', options = {}, project = {} }: Omit<Case, 'input' | 'output'>,
  marked: string,
): TransformResult => {
  const { text, ranges } = unmark(marked);
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const [loop, call, wait] = ranges.map(([start, end]) => [start - bom, end - bom] as const);
  const [start = 0, end = 0] = loop ?? [];
  const places = {
    ...(call === undefined ? {} : { call: call.join('-') }),
    ...(wait === undefined ? {} : { wait: wait.join('-') }),
  };
  return wrapWithRetry.apply({
    ...{ path, text, sites: [{ start, end, options: { ...places, ...options } }] },
    project: { dependencies: new Set<string>(), ...project },
  });
};

describe.each(Object.entries(styles))('%s', (_style, rewrite) => {
  it.each(Object.entries({ ...wrapped, ...inPlace }))('%s', (_name, given) => {
    const result = run(given, rewrite(given.input.slice(1)));
    if (result.kind === 'refused') throw new Error(result.why);
    expect(result.text).toBe(unmark(rewrite(given.output.slice(1))).text);
    expect(result.install).toEqual(given.install ?? []);
  });
});

it.each(Object.entries(inPlace))('finds nothing to do a second time: %s', (_name, given) => {
  expect(run(given, given.output.slice(1))).toMatchObject({ kind: 'refused' });
});

it.each(Object.entries(refused))('refuses %s', (_name, given) => {
  expect(run(given, given.input)).toEqual({ kind: 'refused', why: given.why });
});

it('says of what the log lines of a loop are no longer told', () => {
  const notes = (name: string): readonly string[] => {
    const given = wrapped[name];
    const result = given && run(given, given.input.slice(1));
    return result?.kind === 'changed' ? result.notes : [];
  };
  const logged = expect.stringContaining('What the loop logs') as unknown;
  expect(notes('a block, a log line and the last failure, in CommonJS')).toContainEqual(logged);
  expect(notes('an answer that is kept')).not.toContainEqual(logged);
});
