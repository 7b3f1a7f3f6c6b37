import { expect, it, test } from 'vitest';
import { addProperty, appendProperty } from './object-literal.ts';
import { j } from './node.ts';
import { closeSource, openSource } from './source.ts';

const changed = (text: string, change: typeof appendProperty): string => {
  const source = openSource('app.js', `use(${text});\n`);
  const object = source.root.find(j.ObjectExpression).nodes()[0];
  if (object === undefined) throw new Error('there is no object');
  change(source, object, ['keep: (buf) => {', '  raw = buf;', '},']);
  return closeSource(source).slice(4, -3);
};

const appended = (text: string): string => changed(text, appendProperty);

/** An object of these lines, and what is appended. */
const lines = (...own: readonly string[]): string =>
  ['{', ...[...own, 'keep: (buf) => {', '  raw = buf;', '},'].map((line) => `  ${line}`), '}'].join('\n');

test.each([
  ['no property', '{}', lines()],
  ['no property but a comment', '{ /* all */ }', lines('/* all */')],
  ['one behind the comma', "{ limit: '1mb', /* no more */ }", lines("limit: '1mb', /* no more */")],
  ['one without a comma', "{ limit: '1mb' /* no more */ }", lines("limit: '1mb', /* no more */")],
  ['one before the comma', '{ a: 1 /* one */, b: 2 }', lines('a: 1, /* one */', 'b: 2,')],
  ['one before a property', '{ /* one */ a: 1, /* two */ b: 2 }', lines('/* one */ a: 1,', '/* two */ b: 2,')],
  ['one that ends a line', '{ a: 1, // one\n  b: 2, c: 3 }', lines('a: 1, // one', 'b: 2,', 'c: 3,')],
  [
    'one that ends a line before the comma',
    '{ a: 1 // one\n  /* two */, b: 2 }',
    lines('a: 1, // one', '/* two */', 'b: 2,'),
  ],
  [
    'one on a line of its own',
    '{ a: 1,\n  // two\n  b: 2, c: 3 // three\n  // end\n}',
    lines('a: 1,', '// two', 'b: 2,', 'c: 3, // three', '// end'),
  ],
  ['a comma inside', '{ a: 1, /* b, c */ d: f(1, 2), }', lines('a: 1,', '/* b, c */ d: f(1, 2),')],
])('a comment stays where the object is put in lines: %s', (_, before, after) => {
  expect(appended(before)).toBe(after);
});

test.each([
  ["{\n  limit: '1mb', /* no more */\n}", lines("limit: '1mb', /* no more */")],
  ["{\n  limit: '1mb' /* no more */,\n}", lines("limit: '1mb' /* no more */,")],
  ["{\n  limit: '1mb' // no more\n}", lines("limit: '1mb', // no more")],
  ["{\n  limit: '1mb', /* no */ // more\n}", lines("limit: '1mb', /* no */ // more")],
])('a comment stays beside the last property of lines: %j', (before, after) => {
  expect(appended(before)).toBe(after);
});

it('adds no second comma behind a comment', () => {
  const added = (text: string): string =>
    changed(text, (source, object) => {
      addProperty(source, object, 'b: 2');
    });
  expect(added('{ a: 1 /* one */, }')).toBe('{ a: 1 /* one */, b: 2, }');
  expect(added('{\n  a: 1, /* one */\n}')).toBe('{\n  a: 1, /* one */\n  b: 2,\n}');
});
