import { describe, expect, it } from 'vitest';
import { styles, unmark } from '../cases/marked.ts';
import { runMarked } from '../cases/run-cases.ts';
import { cases, refused } from './cases.ts';
import { redactLog } from './redact-log.ts';

const range = (start: number, end: number): Readonly<Record<string, string>> => ({
  start: String(start),
  end: String(end),
});

describe.each(Object.entries(styles))('%s', (_style, rewrite) => {
  it.each(Object.entries(cases))('%s', (_name, given) => {
    const result = runMarked(redactLog, given, rewrite(given.input.slice(1)), range);
    if (result.kind === 'refused') throw new Error(result.why);
    expect(result.text).toBe(unmark(rewrite(given.output.slice(1))).text);
    expect(result.install).toEqual(given.install ?? []);
  });
});

it.each(Object.entries(cases).filter(([, { output }]) => output.includes('«')))(
  'changes nothing a second time: %s',
  (_name, given) => {
    const { text, ranges } = unmark(given.output.slice(1));
    for (const [start, end] of ranges) {
      const project = { dependencies: new Set<string>(), ...given.project };
      const sites = [{ start, end, options: range(start, end) }];
      expect(redactLog.apply({ path: given.path ?? 'src/a.ts', text, sites, project })).toEqual({
        kind: 'refused',
        why: 'The value already goes through a redactor.',
      });
    }
  },
);

it.each(Object.entries(refused))('refuses %s', (_name, given) => {
  expect(runMarked(redactLog, given, given.input, range)).toEqual({ kind: 'refused', why: given.why });
});
