import { describe, expect, test } from 'vitest';
import { parseWith } from '../../../testkit/src/parse-with.ts';
import { readSuppressions } from './suppressions.ts';

const read = (text: string): readonly unknown[] => {
  const { comments } = parseWith('oxc', 'a.tsx', text);
  return readSuppressions(comments, text).map(({ rules, fromLine, toLine, reason, eslint }) => [
    rules.join(' '),
    fromLine,
    toLine,
    reason,
    eslint ? 'eslint' : 'seamlint',
  ]);
};

describe('a comment switches rules off', () => {
  test.each<[string, string, unknown[]]>([
    ['for the next line', '// seamlint-disable-next-line a\nf();', [['a', 2, 2, null, 'seamlint']]],
    [
      'with a reason',
      '// seamlint-disable-next-line a, b -- it is -- fine\nf();',
      [['a b', 2, 2, 'it is -- fine', 'seamlint']],
    ],
    ['for its own line', 'f(); // seamlint-disable-line seamlint/a', [['a', 1, 1, null, 'seamlint']]],
    ['all rules at once', '\n// seamlint-disable-next-line\nf();', [['', 3, 3, null, 'seamlint']]],
    ['all rules, with a reason', '// seamlint-disable-line -- why', [['', 1, 1, 'why', 'seamlint']]],
    ['to the end', 'f();\n/* seamlint-disable a */\ng();\nh();', [['a', 2, 4, null, 'seamlint']]],
    [
      'up to another comment',
      '/* seamlint-disable a */\nf();\n/* seamlint-enable a */\ng();',
      [['a', 1, 3, null, 'seamlint']],
    ],
    [
      'until all are on again',
      '/* seamlint-disable a */\nf();\n/* seamlint-enable */\ng();',
      [['a', 1, 3, null, 'seamlint']],
    ],
    [
      'each until it is on again',
      '/* seamlint-disable a, b */\n/* seamlint-enable b */\nf();',
      [
        ['a', 1, 3, null, 'seamlint'],
        ['b', 1, 2, null, 'seamlint'],
      ],
    ],
    ['over several lines', '/* seamlint-disable-next-line\n a\n -- why */\nf();', [['a', 4, 4, 'why', 'seamlint']]],
    ['as ESLint writes it', '// eslint-disable-next-line no-console, seamlint/a\nf();', [['a', 2, 2, null, 'eslint']]],
    ['with all of ESLint’s rules', '/* eslint-disable */\nf();', [['', 1, 2, null, 'eslint']]],
    ['between elements', '<a>\n{/* seamlint-disable-next-line a */}\n{f()}</a>;', [['a', 3, 3, null, 'seamlint']]],
    ['after CRLF', 'f();\r\n// seamlint-disable-next-line a\r\ng();', [['a', 3, 3, null, 'seamlint']]],
  ])('%s', (_, text, found) => {
    expect(read(text)).toEqual(found);
  });

  test.each([
    ['of another plugin', '// eslint-disable-next-line no-console'],
    ['that only speaks of it', '// use seamlint-disable-next-line here'],
    ['with a longer word', '// seamlint-disabled a'],
    ['that ESLint would not honour', '// eslint-disable seamlint/a'],
    ['that only switches on', '/* seamlint-enable a */'],
  ])('but not one %s', (_, text) => {
    expect(read(text)).toEqual([]);
  });

  test('ESLint’s `enable` does not end Seamlint’s `disable`', () => {
    expect(read('/* seamlint-disable a */\n/* eslint-enable seamlint/a */\nf();')).toEqual([
      ['a', 1, 3, null, 'seamlint'],
    ]);
  });
});
