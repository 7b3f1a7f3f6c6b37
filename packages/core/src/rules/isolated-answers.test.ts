import { expect, test } from 'vitest';
import type { Credential } from '../facts/credential.ts';
import type { Scope } from '../scope/scope.ts';
import { defineRule } from './define-rule.ts';
import type { Failure } from './failure.ts';
import { judge } from './judge.ts';

const fact = (path: string): Credential => ({ kind: 'credential', span: { path, start: 0, end: 1 } }) as Credential;

/** Only what the rule below asks for. */
const scope = {
  facts: (kind: string) => (kind === 'credential' ? ['a.ts', 'b.ts', 'c.ts'].map(fact) : []),
  isTest: () => false,
} as unknown as Scope;

const breaking = (breaks: (paths: readonly string[]) => boolean) =>
  defineRule({
    name: 'no-luck',
    description: 'Disallow luck',
    message: 'No luck.',
    help: 'Have some.',
    severity: 'error',
    preset: 'recommended',
    *judge(asked) {
      const spans = asked.facts('credential').map(({ span }) => span);
      for (const span of spans) {
        yield { at: span, data: {} };
        if (breaks(spans.map(({ path }) => path))) throw new TypeError('broken');
      }
    },
  });

const judged = (breaks: (paths: readonly string[]) => boolean) => {
  const failures: Failure[] = [];
  const { findings } = judge([breaking(breaks)], scope, { failed: (failure) => failures.push(failure) });
  return { paths: findings.map(({ finding }) => finding.at.path), failures: failures.map(({ path }) => path) };
};

test('a rule that breaks over one file answers for all others, once', () => {
  expect(judged((paths) => paths.includes('b.ts'))).toEqual({ paths: ['a.ts', 'c.ts'], failures: ['b.ts'] });
});

test('a rule that breaks over several files together says nothing, and that is told', () => {
  expect(judged((paths) => paths.length > 1)).toEqual({ paths: [], failures: [null] });
});

test('it is thrown where nobody wants to hear of it', () => {
  expect(() => judge([breaking(() => true)], scope)).toThrow('broken');
});
