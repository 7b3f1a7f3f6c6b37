import { createCatalog } from '@seamlint/core';
import { assert, describe, expect, it } from 'vitest';

import { extractOne } from './extract-one.ts';
import { ParseError } from './parse-error.ts';
import { parseSource } from './parse-source.ts';

const catalog = createCatalog([], []);

const errorOf = (path: string, text: string): unknown => {
  try {
    extractOne(path, text, catalog);
    return undefined;
  } catch (error) {
    return error;
  }
};

describe('a text that does not parse', () => {
  it('is told with its line and column, in UTF-16 code units', () => {
    const error = errorOf('src/a.ts', "const e = '😀';\r\nconst f = '😀', = 2;\r\n");
    expect(error).toBeInstanceOf(ParseError);
    expect(error).toMatchObject({ path: 'src/a.ts', line: 2, column: 17 });
    expect((error as Error).message).toMatch(/^src\/a\.ts does not parse at line 2, column 17: .+[^.]\.$/u);
  });

  it('may hold a merge conflict', () => {
    expect(errorOf('a.js', '<<<<<<< HEAD\nlet a;\n=======\nlet b;\n>>>>>>> c\n')).toMatchObject({ line: 1 });
  });
});

it.each([
  ['a.js', 'return 1'],
  ['a.js', 'with (a) b();'],
  ['a.cjs', 'var await = 010; <!-- old\n'],
  ['a.js', 'const a = <div>{b}</div>;'],
  ['a.js', '// @flow\nfunction f(a: string): number { return 1 }'],
  ['a.ts', 'const a = <any>b; enum C { D }'],
  ['a.tsx', 'const a = <T,>(b: T) => <b>{b}</b>;'],
  ['a.mts', '#!/usr/bin/env node\nawait import("x");'],
  ['a.ts', '@dec() class A { constructor(private readonly b: B) {} }'],
  ['a.ts', ''],
])('%s may be %j', (path, text) => {
  expect(errorOf(path, text)).toBeUndefined();
});

describe('a parsed text', () => {
  it('has ranges and comments that count from behind a byte order mark', () => {
    const text = '\uFEFF/* a */ b();';
    expect(extractOne('a.ts', text, catalog).path).toBe('a.ts');
    const { ast, comments } = parseSource('a.ts', text.slice(1));
    expect(comments).toEqual([{ type: 'Block', value: ' a ', range: [0, 7] }]);
    expect(ast.body[0]).toMatchObject({ start: 8, end: 12 });
  });

  it('has a module scope of its own, whatever kind of script it is', () => {
    const { ast, variableOf } = parseSource('a.cjs', 'const a = require("a"); a();');
    const [declared, mentioned] = ast.body;
    assert(declared?.type === 'VariableDeclaration' && declared.declarations[0].id.type === 'Identifier');
    assert(mentioned?.type === 'ExpressionStatement' && mentioned.expression.type === 'CallExpression');
    assert(mentioned.expression.callee.type === 'Identifier');
    expect(variableOf(mentioned.expression.callee)).toMatchObject({ name: 'a' });
    expect(variableOf(mentioned.expression.callee)).toBe(variableOf(declared.declarations[0].id));
  });
});
