import { describe, expect, it } from 'vitest';
import type { Item, Status } from '../item.ts';
import { parseSpec } from '../spec/parse-spec.ts';
import { annotate } from './annotate.ts';

const answered = (text: string, statuses: readonly (Status | null)[]): string => {
  const spec = parseSpec('spec.md', text);
  expect(spec.boxes).toHaveLength(statuses.length);
  return annotate(
    spec,
    spec.boxes.map(({ line }, index): Item => {
      const status = statuses[index] ?? null;
      return {
        id: status === null ? null : 'D1',
        text: '',
        rules: [],
        spec: { line },
        status: status ?? 'undecided',
        why: 'Because.',
        evidence: [],
      };
    }),
  );
};

const block = (indent: string, status: string): string =>
  ['<!-- seamlint checklist -->', `- **${status}** (D1): Because.`, '<!-- /seamlint checklist -->']
    .map((line) => `${indent}${line}\n`)
    .join('');

describe('a specification', () => {
  it('is ticked where a line passes, and only there', () => {
    const text = '- [ ] one\n- [x] two\n- [X] three\n- [x] four\n';
    expect(answered(text, ['pass', 'fail', 'pass', 'not-applicable'])).toBe(
      `- [x] one\n${block('  ', 'pass')}- [ ] two\n${block('  ', 'fail')}- [X] three\n${block('  ', 'pass')}- [ ] four\n${block('  ', 'not applicable')}`,
    );
  });

  it('stays as its author left it where nothing is known', () => {
    const text = '- [x] README\n- [ ] menu\n';
    expect(answered(text, [null, null])).toBe(text);
  });

  it('takes an answer below the words of an item, above what is nested in it', () => {
    const text = '1. [ ] one\n   goes on\n   - [ ] two\n\n> * [ ] three\n';
    expect(answered(text, ['pass', 'pass', 'pass'])).toBe(
      `1. [x] one\n   goes on\n${block('   ', 'pass')}   - [x] two\n${block('     ', 'pass')}\n> * [x] three\n${block('>   ', 'pass')}`,
    );
  });

  const shapes: readonly (readonly [string, string])[] = [
    ['with LF', '# A\n\n- [ ] one\n\n  more\n\ntext  \n'],
    ['with CRLF', '# A\r\n\r\n- [ ] one\r\n- [x] two\r\n\r\ntext\r\n'],
    ['without a last line end', 'text\n\n* [ ] one'],
    ['with a byte order mark', '\uFEFF- [ ] one\n'],
    ['with tabs', '-\t[ ] one\n\t- [ ] two\n'],
    ['with quotes and numbers', '> 1. [ ] one\n>    - [ ] two\n> 2) text\n'],
    ['with front matter, HTML and fences', '---\na: 1\n---\n<b>x</b>\n\n- [ ] one\n\n```\n- [ ] none\n```\n'],
    ['with a list in a list', '- - [ ] one\n  - [ ] two\n'],
    ['with lone carriage returns', '- [ ] one\r- [ ] two\r'],
  ];

  it.each(shapes)('%s is the same when it is answered again, and without the answers', (_, text) => {
    const { boxes } = parseSpec('spec.md', text);
    const statuses = boxes.map((): Status => 'fail');
    const once = answered(text, statuses);
    expect(once).not.toBe(text);
    expect(answered(once, statuses)).toBe(once);
    const end = /\r\n|\n|\r/u.exec(text)?.[0] ?? '\n';
    const without = once
      .split(end)
      .filter((line) => !/seamlint checklist -->|\*\*fail\*\*/u.test(line))
      .join(end);
    expect(without.replaceAll('[x]', '[ ]')).toBe(text.replaceAll('[x]', '[ ]'));
  });

  it('keeps what stands between marks of which one was taken away', () => {
    const once = answered('- [ ] one\n', ['pass']).replace('  <!-- /seamlint checklist -->\n', '');
    expect(answered(once, ['fail'])).toContain('**pass**');
  });
});

describe('boxes', () => {
  it('are found in every list, and nowhere else', () => {
    const text = [
      '- [ ] minus',
      '* [x] star',
      '+ [X] plus',
      '1. [ ] number',
      '   - [ ] nested',
      '> - [ ] quoted',
      '',
      '- [] none',
      '- [y] none',
      '- \\[ ] none',
      '- [ ]',
      '',
      '[ ] none',
      '',
      '    - [ ] code',
      '',
      '~~~',
      '- [ ] fenced',
      '~~~',
      '<!--',
      '- [ ] comment',
      '-->',
    ].join('\n');
    expect(parseSpec('spec.md', text).boxes.map((box) => `${String(box.line)} ${box.text}`)).toEqual([
      '1 minus',
      '2 star',
      '3 plus',
      '4 number',
      '5 nested',
      '6 quoted',
    ]);
  });
});
