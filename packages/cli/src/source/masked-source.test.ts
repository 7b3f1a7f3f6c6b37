import type { Catalog, Credential, FileFacts } from '@seamlint/core';
import { describe, expect, test } from 'vitest';
import { createLines } from './lines.ts';
import { maskSource } from './masked-source.ts';

const catalog: Catalog = { ...({} as Catalog), formats: [] };

const shape = { mask: 'key_…(9)', length: 9 } as Credential['shape'];

const factsOf = (text: string, literal: string): FileFacts => {
  const start = text.indexOf(literal);
  const span = { path: 'a.ts', start, end: start + literal.length };
  const credential = { kind: 'credential', span, shape } as Credential;
  return {
    path: 'a.ts',
    structure: { values: [] } as unknown as FileFacts['structure'],
    facts: [credential],
    suppressions: [],
  };
};

describe('a masked source', () => {
  test('keeps the quotes, and moves what stands behind', () => {
    const text = `const key = 'abcdefghijkl'; use(key);`;
    const masked = maskSource(text, factsOf(text, "'abcdefghijkl'"), catalog);
    expect(masked.text).toBe(`const key = 'key_…(9)'; use(key);`);
    expect(masked.position(text.indexOf('use'))).toEqual({ line: 1, column: masked.text.indexOf('use') + 1 });
    expect(masked.position(text.indexOf('def'))).toEqual({ line: 1, column: masked.text.indexOf('key_') + 1 });
  });

  test('keeps the number of lines', () => {
    const text = 'const pem = `-----BEGIN\r\nabc\n-----END`;\nuse(pem);';
    const masked = maskSource(text, factsOf(text, text.slice(text.indexOf('`'), text.lastIndexOf('`') + 1)), catalog);
    expect(masked.text).not.toContain('abc');
    expect(masked.lines.text(4)).toBe('use(pem);');
  });

  test('knows formats where nobody extracted anything', () => {
    const format = { prefix: 'key_', exposure: 'secret', pattern: 'key_[a-z]+' };
    const formats = [{ format, pattern: /key_[a-z]+/u }] as unknown as Catalog['formats'];
    expect(maskSource('// key_abcdef', undefined, { ...catalog, formats }).text).toBe('// key_…(10)');
  });
});

test('lines break as in ECMAScript, and count from 1', () => {
  const lines = createLines('a\r\nb\u2028c\rd😀e\n');
  expect(lines.count).toBe(4);
  expect(lines.position(0)).toEqual({ line: 1, column: 1 });
  expect(lines.position(3)).toEqual({ line: 2, column: 1 });
  expect(lines.position(10)).toEqual({ line: 4, column: 4 });
  expect(lines.text(1)).toBe('a');
  expect(lines.text(9)).toBe('');
});
