import { describe, expect, test } from 'vitest';
import { parseWith } from '../../../testkit/src/parse-with.ts';
import { showBody, showValue, showVariable } from '../../../testkit/src/show-structure.ts';
import { createCatalog } from '../catalog/catalog.ts';
import type { Structure } from '../facts/structure.ts';
import { lower } from './lower.ts';

const read = (text: string, path = 'a.tsx'): Structure => lower(parseWith('oxc', path, text), createCatalog([], []));

/** What `const x = …` holds. */
const valueOf = (expression: string): string | undefined => showVariable(read(`const x = ${expression};`), 'x')[0];

describe('an expression is one value', () => {
  test.each([
    ["'sha256'", "'sha256'"],
    ["''", "''"],
    ['42', '42'],
    ['-1', '-1'],
    ['10n', '10'],
    ['null', 'null'],
    ['true', 'true'],
    ['undefined', 'undefined'],
    ['void 0', 'undefined'],
    ['/a/u', 'regexp'],
    ['`plain`', "'plain'"],
    ['`a-${b}-${c}`', "`'a-' b '-' c`"],
    ["a + 'b' + c", "`a 'b' c`"],
    ["'a' + (b + 'c')", "`'a' b 'c'`"],
    ['a + b + c', '((a + b) + c)'],
    ['a - 1', '(a - 1)'],
    ['!a', '! a'],
    ['{ a, b: 1, [`c`]: 2, [d]: 3, 4: 5, ...e }', '{a: a, b: 1, c: 2, [?]: 3, 4: 5, ...e}'],
    ['{ m() {}, f: () => 1, get g() { return 1; } }', '{m: function m, f: function f, g: 1}'],
    ['[a, , ...b]', '[a, undefined, element of b]'],
    ['process.env.KEY', 'process.env.KEY'],
    ["headers['x-sig']", 'headers.x-sig'],
    ['headers[name]', 'headers[name]'],
    ['a?.b?.[0]', 'a.b.0'],
    ['a || b', '(a || b)'],
    ['a ?? b', '(a ?? b)'],
    ['a && b', '(a && b)'],
    ['a ? b : c', '(a ? b : c)'],
    ['(a, b)', 'b'],
    ['new Stripe(key)', 'new Stripe(key)'],
    ['f(...args)', 'f(...args)'],
    ['sql`a ${b}`', "sql(`'a ' b`)"],
    ['await f()', 'await f()'],
    ['class {}', 'class x'],
    ['() => 1', 'function x'],
    ['function own() {}', 'function own'],
    ['import.meta', 'import.meta'],
    ['this', 'this'],
  ])('%s', (expression, shown) => {
    expect(valueOf(expression)).toBe(shown);
  });

  test.each(['key as string', 'key!', 'key satisfies string', '(key)', '((key as unknown) as string)!'])(
    '%s is the key itself',
    (expression) => {
      expect(valueOf(expression)).toBe('key');
    },
  );

  test('an old-style type assertion is transparent', () => {
    expect(showVariable(read('const x = <string>key;', 'a.ts'), 'x')).toEqual(['key']);
  });

  test('an embedded element keeps its attributes and children', () => {
    expect(valueOf('<a.B href="/x" on {...rest} n={1}>text {f()} <i/></a.B>')).toBe(
      "<a.B href: '/x' on: true ...rest n: 1>['text', f(), <i>[]]",
    );
  });

  test('a fragment has no name', () => {
    expect(valueOf('<>{a}</>')).toBe('<>[a]');
  });
});

describe('a variable is one value, wherever it is mentioned', () => {
  test('keeps all that is stored in it, whatever comes first', () => {
    const structure = read('use(x); function f() { x = 2; } var x = 1; x += "s"; x++; x ??= g(); x.y = 3;');
    expect(showVariable(structure, 'x')).toEqual(['2', '1', "`x 's'`", '++ x', '(x ?? g())', '.y = 3']);
    expect(structure.values.filter((value) => value.kind === 'variable' && value.name === 'x')).toHaveLength(1);
  });

  test('belongs to the function that declares it, though another mentions it first', () => {
    const structure = read('function outer() { const inner = () => late; const late = 1; }');
    const late = structure.values.find((value) => value.kind === 'variable' && value.name === 'late');
    expect(late).toMatchObject({ fn: structure.functions.findIndex(({ name }) => name === 'outer') });
  });

  test('a shadowing variable is another one', () => {
    const structure = read('const a = 1; { const a = 2; }');
    expect(structure.values.filter((value) => value.kind === 'variable' && value.name === 'a')).toHaveLength(2);
  });

  test('a class and its name within itself are one', () => {
    const structure = read('class A { static make() { return new A(); } }');
    expect(structure.values.filter((value) => value.kind === 'variable')).toHaveLength(1);
  });

  test.each([
    ['{ a }', 'a', 'source.a'],
    ['{ b: { a } }', 'a', 'source.b.a'],
    ['{ a = 1 }', 'a', '(source.a ?? 1)'],
    ["{ 'x-y': a }", 'a', 'source.x-y'],
    ['{ [k]: a }', 'a', 'source[k]'],
    ['{ b, ...a }', 'a', 'element of source'],
    ['[, a]', 'a', 'source.1'],
    ['[b, ...a]', 'a', 'element of source'],
    ['[{ a }]', 'a', 'source.0.a'],
  ])('const %s', (pattern, name, shown) => {
    expect(showVariable(read(`const ${pattern} = source;`), name)).toEqual([shown]);
    expect(showVariable(read(`let a, b; (${pattern} = source);`), name)).toEqual([shown]);
  });

  test('parameters are holes', () => {
    const structure = read('function f(this: X, a, { b }: C, c = 1, ...d) {}');
    expect(showVariable(structure, 'a')).toEqual(['param 0']);
    expect(showVariable(structure, 'b')).toEqual(['param 1.b']);
    expect(showVariable(structure, 'c')).toEqual(['(param 2 ?? 1)']);
    expect(showVariable(structure, 'd')).toEqual(['...param 3']);
    expect(structure.functions[1]?.params.map(({ name, rest }) => [name, rest])).toEqual([
      ['a', false],
      [null, false],
      ['c', false],
      ['d', true],
    ]);
  });

  test('loops and catch clauses bind', () => {
    const structure = read(
      'for (const { a } of list) {} for (const k in o) {} try {} catch (e) {} try {} catch ({ m }) {}',
    );
    expect(showVariable(structure, 'a')).toEqual(['element of list.a']);
    expect(showVariable(structure, 'k')).toEqual(['element of o']);
    expect(showVariable(structure, 'e')).toEqual(['caught']);
    expect(showVariable(structure, 'm')).toEqual(['caught.m']);
  });

  test('enums are objects, and their members names within', () => {
    const structure = read("enum E { A = 'a', B = A, C }");
    expect(showVariable(structure, 'E')).toEqual(["{A: 'a', B: A, C: 2}"]);
  });

  test('ambient declarations are globals', () => {
    const structure = read('declare const API: string; declare function go(): void;');
    expect(showVariable(structure, 'API')).toEqual(['API']);
    expect(showVariable(structure, 'go')).toEqual(['go']);
  });

  test('overload signatures add nothing', () => {
    expect(showVariable(read('function f(a: string): void; function f(a: any) {}'), 'f')).toEqual(['function f']);
  });
});

describe('calls', () => {
  const calls = (text: string): Record<string, readonly boolean[]> => {
    const structure = read(text);
    return Object.fromEntries(
      structure.calls.map(({ callee, awaited, discarded }) => [showValue(structure, callee), [awaited, discarded]]),
    );
  };

  test('say whether they are awaited and whether their answer is used', () => {
    const text = `a(); await b(); void c(); const x = d(); y = e(); const z = await f();
      ok && g(); ok ? h() : i(); (j(), k()); await l()!; m?.(); return_(n());`;
    expect(calls(text)).toEqual({
      a: [false, true],
      b: [true, true],
      c: [false, true],
      d: [false, false],
      e: [false, false],
      f: [true, false],
      g: [false, true],
      h: [false, true],
      i: [false, true],
      j: [false, false],
      k: [false, true],
      l: [true, true],
      m: [false, true],
      return_: [false, true],
      n: [false, false],
    });
  });

  test('belong to the function whose body holds them', () => {
    const structure = read('a(); function f(x = b()) { c(); }');
    expect(structure.calls.map(({ fn }) => structure.functions[fn]?.name)).toEqual([null, 'f', 'f']);
    expect(showBody(structure, 'f')).toEqual(['when param 0 [] else [b()]', 'c()']);
  });
});

describe('thousands of operands', () => {
  test('do not overflow', () => {
    const many = Array.from({ length: 1200 }, () => "'a'").join('+');
    const value = read(`const x = ${many};`).values.find(({ kind }) => kind === 'template');
    expect(value?.kind === 'template' && value.parts).toHaveLength(1200);
  });

  test('nesting past reason is given up, not thrown', () => {
    const deep = `${'f('.repeat(900)}${')'.repeat(900)}`;
    expect(read(deep).values.some((value) => value.kind === 'unknown' && value.why === 'nested too deeply')).toBe(true);
  });
});
