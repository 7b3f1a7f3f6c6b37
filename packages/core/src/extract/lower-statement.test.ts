import { describe, expect, test } from 'vitest';
import { parseWith } from '../../../testkit/src/parse-with.ts';
import { showBody } from '../../../testkit/src/show-structure.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { lower } from './lower.ts';

const steps = (body: string): readonly string[] =>
  showBody(lower(parseWith('oxc', 'a.ts', `async function* f() {${body}}`), createCatalog([], [])), 'f');

describe('steps stand in the order they run', () => {
  test.each([
    ['arguments before their call', 'a(b(), c());', ['b()', 'c()', 'a(b(), c())']],
    ['the object before the arguments', 'a().b(c());', ['a()', 'c()', 'a().b(c())']],
    ['the target before the value', 'a().x = b();', ['a()', 'b()']],
    ['a condition before its branch', 'if (a()) b(); else c();', ['a()', 'if a() [b()] else [c()]']],
    ['return and throw', 'if (x) return a(); throw b;', ['if x [a(); return a()]', 'throw b']],
    ['await', 'return await a();', ['a()', 'return await a()']],
    ['yield', 'const x = yield a();', ['a()', 'yield a()']],
    ['template parts', 'x = `${a()}${b()}`;', ['a()', 'b()']],
    ['object entries', 'x = { [a()]: b(), ...c() };', ['a()', 'b()', 'c()']],
  ])('%s', (_, body, shown) => {
    expect(steps(body)).toEqual(shown);
  });
});

describe('what may not run stands in a branch of its own', () => {
  test.each([
    ['x && a();', ['when x [a()]']],
    ['x || a();', ['when x [] else [a()]']],
    ['x ?? a();', ['when x [] else [a()]']],
    ['x ? a() : b();', ['when x [a()] else [b()]']],
    ['a() && b() && c();', ['a()', 'when a() [b()]', 'when (a() && b()) [c()]']],
    ['x?.a(b());', ['when x [b(); x.a(b())]']],
    ['x.a?.(b()).c();', ['when x.a [b(); x.a(b()); x.a(b()).c()]']],
    ['x?.a()?.b();', ['when x [x.a(); when x.a() [x.a().b()]]']],
    ['(x?.a()).b();', ['when x [x.a()]', 'x.a().b()']],
    ['x ||= a();', ['when x [] else [a()]']],
    ['const { p = a() } = x;', ['when x.p [] else [a()]']],
    ['y = x && z;', []],
  ])('%s', (body, shown) => {
    expect(steps(body)).toEqual(shown);
  });
});

describe('comparisons are steps', () => {
  test.each([
    ['if (a === b) c();', ['compare (a === b)', 'if (a === b) [c()]']],
    ['return a != b();', ['b()', 'compare (a != b())', 'return (a != b())']],
    ['x = a > b;', []],
    ['x && a == b;', ['when x [compare (a == b)]']],
  ])('%s', (body, shown) => {
    expect(steps(body)).toEqual(shown);
  });
});

describe('control', () => {
  test.each([
    ['for (const a of b()) c(a);', ['b()', 'loop [c(a)]']],
    ['for await (const a of b) c(a);', ['loop [c(a)]']],
    ['for (const a in b) { if (a) continue; break; }', ['loop [if a [continue]; break]']],
    ['for (let i = a(); b(i); c()) d();', ['a()', 'loop [b(i); d(); c()]']],
    ['while (a()) b();', ['loop [a(); b()]']],
    ['do a(); while (b());', ['loop+ [a(); b()]']],
    ['for (;;) a();', ['loop+ [a()]']],
    ['while (true) a();', ['loop+ [a()]']],
    ['out: while (x) { break out; }', ['loop [break]']],
    ['try { a(); } catch (e) { b(e); } finally { c(); }', ['try [a()] catch caught [b(e)] finally [c()]']],
    ['try { a(); } catch { b(); }', ['try [a()] catch - [b()]']],
    [
      "switch (a()) { case 'x': case 'y': b(); break; default: c(); }",
      ['a()', "switch a() 'x' [] 'y' [b(); break] default [c()]"],
    ],
    ['{ a(); { b(); } }', ['a()', 'b()']],
    ["'use server'; a();", ['a()']],
  ])('%s', (body, shown) => {
    expect(steps(body)).toEqual(shown);
  });

  test('an arrow function’s expression is a return', () => {
    const structure = lower(parseWith('oxc', 'a.ts', 'const f = () => a();'), createCatalog([], []));
    expect(showBody(structure, 'f')).toEqual(['a()', 'return a()']);
  });
});
