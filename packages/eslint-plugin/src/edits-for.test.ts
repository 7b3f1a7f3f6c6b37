import { type AnyRule, defineRule, spanOf } from '@seamlint/core';
import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import { toEslintRule } from './to-eslint-rule.ts';

const hooks = `import express from 'express';
const app = express();
app.post('/webhooks/stripe', (req) => {
  act(req.body);
});
`;

/** Says of each webhook that its first three letters should be in capitals, and elsewhere what it is told to. */
const shouting = (safe: boolean, edits: AnyRule['edits'], elsewhere: string | null = null): AnyRule => ({
  ...defineRule({
    name: 'no-whisper',
    description: 'Disallow whispers',
    message: 'It whispers.',
    help: 'Shout.',
    severity: 'error',
    preset: 'recommended',
    *judge(scope) {
      for (const { span } of scope.facts('webhook-endpoint')) {
        const own = { at: spanOf(span.path, [span.start, span.start + 3]), text: 'APP' };
        const other = elsewhere === null ? [] : [{ at: spanOf(elsewhere, [0, 0]), text: 'x' }];
        yield { at: span, data: {}, fix: { kind: 'edits', safe, title: 'Shout it', edits: [own, ...other] } };
      }
    },
  }),
  ...(edits === undefined ? {} : { edits }),
});

const verify = (rule: AnyRule, text: string) => {
  const linter = new Linter({ cwd: '/shop' });
  const config: Linter.Config = {
    plugins: { seamlint: { rules: { [rule.name]: toEslintRule(rule) } } },
    rules: { [`seamlint/${rule.name}`]: 'error' },
  };
  const [message] = linter.verify(text, [config], { filename: '/shop/hooks.js' });
  const fixed = linter.verifyAndFix(text, [config], { filename: '/shop/hooks.js' });
  return { message, fixed: fixed.output };
};

it.each([
  ['as it is', hooks],
  ['with a byte order mark', `\uFEFF${hooks}`],
])('fixes what is safe in a file %s', (_, text) => {
  const { message, fixed } = verify(shouting(true, 'safe'), text);
  expect(message).toMatchObject({ messageId: 'finding', line: 3 });
  expect(fixed).toBe(text.replace('app.post', 'APP.post'));
});

it.each([
  ['as it is', hooks],
  ['with a byte order mark', `\uFEFF${hooks}`],
])('suggests what is not, in a file %s, and leaves the file alone', (_, text) => {
  const { message, fixed } = verify(shouting(false, 'suggested'), text);
  const start = hooks.indexOf('app.post');
  expect(message?.suggestions).toMatchObject([{ desc: 'Shout it', fix: { range: [start, start + 3], text: 'APP' } }]);
  expect(message?.fix).toBeUndefined();
  expect(fixed).toBe(text);
});

it('leaves edits of other files to the command line, and says so', () => {
  const { message, fixed } = verify(shouting(true, 'safe', 'other.js'), hooks);
  expect(message).toMatchObject({ messageId: 'mendable' });
  expect(message?.fix).toBeUndefined();
  expect(fixed).toBe(hooks);
});

it.each([
  ['an automatic fix', true, 'suggested'],
  ['a suggestion', false, 'safe'],
  ['anything', true, undefined],
] as const)('gives ESLint no %s that the rule has not announced', (_, safe, announced) => {
  const { message } = verify(shouting(safe, announced), hooks);
  expect(message).toMatchObject({ ruleId: 'seamlint/no-whisper' });
  expect(message?.fix ?? message?.suggestions).toBeUndefined();
});
