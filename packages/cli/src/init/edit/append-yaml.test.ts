import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { appendYaml } from './append-yaml.ts';

const job = { seamlint: { glob: '*.ts', run: 'check it' } };
const append = (text: string): string | undefined => appendYaml(text, ['pre-commit', 'commands'], job);
const plain = '    seamlint:\n      glob: "*.ts"\n      run: check it\n';

describe('one pair more, and every other character as it was', () => {
  test.each([
    ['with a comment behind the last line', 'pre-commit:\n  commands:\n    a:\n      run:   echo  # aligned\n', plain],
    [
      'within the file',
      'pre-commit:\n  commands:\n    a:\n      run: x\n',
      plain,
      '\n# about this\npre-push:\n  skip: [ a ]\n',
    ],
    [
      'behind a folded text',
      'pre-commit:\n  commands:\n    a:\n      run: >-\n        echo a &&\n        echo b\n',
      plain,
      '\n\n',
    ],
    [
      'behind a text that keeps its lines',
      'pre-commit:\n  commands:\n    a:\n      run: |\n        x\n\n        y\n',
      plain,
    ],
    ['without a line break at the end', 'pre-commit:\n  commands:\n    a:\n      run: x', `\n${plain}`],
    ['with empty lines between', 'pre-commit:\n\n  commands:\n\n    a:\n      run: x\n', plain, '\n\n'],
    ['wide', 'pre-commit:\n    commands:\n        a:\n            run: x\n', plain.replaceAll(/^ {4}/gmu, '        ')],
    ['with anchors', 'x: &a\n  glob: "*.ts"\npre-commit:\n  commands:\n    a:\n      <<: *a\n', plain],
    ['without such a mapping', 'pre-commit:\n  parallel: true\n', `  commands:\n${plain}`],
    ['without such a hook', '# ours\npre-push:\n  parallel: true\n', `pre-commit:\n  commands:\n${plain}`],
    ['with nothing but comments', '# an example:\n# pre-push:\n#   jobs: []\n', `pre-commit:\n  commands:\n${plain}`],
  ])('%s', (_, before, put, behind = '') => {
    expect(append(before + behind)).toBe(before + put + behind);
  });

  test('CRLF', () => {
    const before = 'pre-commit:\r\n  commands:\r\n    a:\r\n      run: x\r\n';
    expect(append(before)).toBe(before + plain.replaceAll('\n', '\r\n'));
  });
});

describe('one item more', () => {
  test.each([
    [
      'indented',
      'repos:\n  - repo: a\n    hooks:\n      - id: b # c\n',
      '  - repo: local\n    hooks:\n      - id: d\n',
    ],
    ['not indented', 'repos:\n- repo: a\n  hooks:\n  - id: b\n', '- repo: local\n  hooks:\n  - id: d\n'],
  ])('%s', (_, before, put) => {
    expect(appendYaml(before, ['repos'], { repo: 'local', hooks: [{ id: 'd' }] })).toBe(before + put);
  });
});

test.each([
  ['written in one line', 'pre-commit: { commands: { a: { run: x } } }\n'],
  ['empty', 'pre-commit:\n  commands: {}\n'],
  ['no mapping', 'pre-commit: x\n'],
  ['no YAML', 'pre-commit: [\n'],
  ['several documents', 'pre-commit:\n  commands:\n    a:\n      run: x\n---\nother: 1\n'],
  ['there under that name', 'pre-commit:\n  commands:\n    seamlint:\n      run: x\n'],
  ['ended by a text that keeps its empty lines', 'pre-commit:\n  commands:\n    a:\n      run: |+\n        x\n\n\n'],
  ['ended', 'pre-commit:\n  parallel: true\n...\n'],
])('what is %s is left alone, or right', (_, text) => {
  const after = append(text);
  if (after !== undefined) expect(parse(after)).toMatchObject({ 'pre-commit': { parallel: true, commands: job } });
});
