import type { Scope } from '@seamlint/core';
import { expect, test } from 'vitest';
import { createStopwatch } from './stopwatch.ts';

/** Each look at the clock is told how far it went on since. */
const clock = () => {
  let ms = 0;
  return {
    now: () => ms,
    pass: (more: number): void => {
      ms += more;
    },
  };
};

test('a question counts without those within it, a rule with all', () => {
  const { now, pass } = clock();
  const { rule, watch, rules, questions, files } = createStopwatch(now);
  rule('no-example', () => {
    pass(1);
    watch('the route', 'a.ts', () => {
      pass(10);
      watch('the call', 'b.ts', () => pass(100));
      watch('the call', 'a.ts', () => pass(200));
      pass(10);
    });
  });
  expect([...rules]).toEqual([['no-example', { ms: 321, times: 1 }]]);
  expect(Object.fromEntries(questions)).toEqual({
    'the route': { ms: 20, times: 1 },
    'the call': { ms: 300, times: 2 },
  });
  expect(Object.fromEntries(files)).toEqual({ 'a.ts': { ms: 220, times: 2 }, 'b.ts': { ms: 100, times: 1 } });
});

test('a question that breaks has taken its time all the same', () => {
  const { now, pass } = clock();
  const { watch, questions } = createStopwatch(now);
  const broken = (): never =>
    watch('the call', 'a.ts', () => {
      pass(5);
      throw new Error('broken');
    });
  expect(broken).toThrow('broken');
  expect(questions.get('the call')).toEqual({ ms: 5, times: 1 });
});

test('what is about no one file is timed too', () => {
  const { now, pass } = clock();
  const { timed, questions, files } = createStopwatch(now);
  const scope = {
    facts: () => {
      pass(7);
      return [];
    },
  } as unknown as Scope;
  timed(scope).facts('outbound-call');
  expect([...questions]).toEqual([['all of the kind outbound-call', { ms: 7, times: 1 }]]);
  expect(files.size).toBe(0);
});
