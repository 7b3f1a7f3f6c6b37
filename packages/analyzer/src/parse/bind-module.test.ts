import { bindModule, type ParsedSource, readBindings } from '@seamlint/core';
import { analyze } from '@typescript-eslint/scope-manager';
import { parseSync } from 'oxc-parser';
import { describe, expect, test } from 'vitest';

type Program = ParsedSource['ast'];
type VariableOf = ParsedSource['variableOf'];
type Identifier = Parameters<VariableOf>[0];

const parse = (text: string): Program => {
  const { program, errors } = parseSync('a.tsx', text, {
    astType: 'ts',
    preserveParens: false,
    range: true,
    lang: 'tsx',
    sourceType: 'module',
  });
  if (program.body.length === 0) throw new SyntaxError(errors[0]?.message ?? 'nothing in it');
  return program as unknown as Program;
};

const scopeManagers = (program: Program): VariableOf =>
  readBindings(analyze(program, { sourceType: 'module', lib: [], jsxPragma: null }));

/** Each identifier but those that stand at the same place as another: `{ a }`, `import { a }`, `export { a }`. */
const identifiersIn = (node: object, found: Identifier[] = []): Identifier[] => {
  if ('type' in node && node.type === 'Identifier') found.push(node as Identifier);
  for (const [key, inner] of Object.entries(node)) {
    const shares = key === 'exported' || key === 'imported' || (key === 'key' && 'shorthand' in node && node.shorthand);
    if (!shares && typeof inner === 'object' && inner !== null) identifiersIn(inner as object, found);
  }
  return found;
};

/** `name@place:first` for each identifier: where the variable it means is met first. */
const meanings = (program: Program, variableOf: VariableOf): readonly string[] => {
  const first = new Map<unknown, number>();
  return identifiersIn(program).map((identifier) => {
    const variable = variableOf(identifier);
    const [at] = identifier.range;
    if (variable === null) return `${identifier.name}@${at}: none`;
    if (!first.has(variable)) first.set(variable, at);
    const { name, imported } = variable;
    return `${identifier.name}@${at}: ${name}@${first.get(variable) ?? ''} ${JSON.stringify(imported)}`;
  });
};

describe('each name means what the scope manager says', () => {
  test.each([
    ['a var is the function’s', 'f(); { var a = 1; } function f() { b = 1; for (;;) { var b = 2; } return a + b; } a;'],
    ['a var beside the name of a caught error', 'try {} catch (a) { var a = 1; a; } a; try {} catch { a; }'],
    ['a caught error taken apart', 'const c = 1; try {} catch ({ a = c, ...b }) { let c = a; b(c); }'],
    ['let and const are the block’s', 'let a = 1; { let a = 2; a; { const b = a; b; } b; } a;'],
    ['classes and functions are the block’s', '{ class A {} function f() {} new A(f); } new A(f);'],
    ['functions are known before they are declared', 'f(g); function f(g) { return g; } function g() {}'],
    [
      'exports before a declaration',
      'export { a, f as b, type T, C as default }; let a; function f() {} type T = a; class C {}',
    ],
    [
      'exported types',
      'export type { a, T }; const a = 1; type T = 1; export { x } from "y"; export * as z from "y"; z;',
    ],
    ['what is exported by default', 'const a = 1; export default a;'],
    [
      'a default does not see the body',
      'const a = 1; function f(b = a, c = () => a, d = b) { var a = 2; return a + b; }',
    ],
    [
      'a default sees the other parameters',
      'const a = 1; const f = (a, b = a, { [a]: c = b, ...d } = a, [e = d]) => { e; };',
    ],
    [
      'a function expression has its name within',
      'const f = function g() { g(); var g; }; g(); (function f(f) { f; });',
    ],
    [
      'an arrow',
      'const a = 1; const f = async (b) => a + b; b; const g = a => ({ a }); const h = ({ a: b }) => [a, b];',
    ],
    [
      'arguments',
      'function f(a = arguments) { arguments; (() => arguments); } arguments; function g(arguments) { arguments; function h(a = arguments) { arguments; } }',
    ],
    ['arguments at the top', 'const arguments = 1; function f() { return arguments; } () => arguments;'],
    [
      'loops',
      'const a = []; for (const a of a) a; for (let i = 0, j = i; i < j; i++) { let i; i; } for (var k in a) k; k;',
    ],
    [
      'loops over what is declared outside',
      'let a, b; for (a of b) {} for ([a, b.c = a] of b) {} for ({ a, [a]: b } in a) {} a;',
    ],
    ['a loop without a scope', 'var a; for (a = 0; a; a++) { let a; a; } for (var b = 0; ; ) b; b;'],
    ['switch', 'const a = 1; switch (a) { case a: let a = 2; a; break; default: a; } a;'],
    ['labels', 'const a = 1; a: for (;;) { break a; continue a; }'],
    ['with', 'const a = 1; with (a) { a; b; }'],
    ['a class', 'class A extends A { static b = A; [A]() { return A; } static { var c = A; c; } } new A(); c;'],
    ['a class expression', 'const A = class B extends C { m() { return [A, B]; } }; B; class C {} A;'],
    [
      'fields and accessors',
      'const a = 1; class B { a = a; [a] = () => a; get c() { return a; } accessor d = a; #e = a; }',
    ],
    [
      'decorators',
      'const d = 1; @d(A) class A { @d(A) m(@d(a) a, @a() b) { a; } constructor(@d(c) private c: A = d, @d() public e?) {} }',
    ],
    [
      'decorators of overloads',
      'class A { m(@a a): void; m(b) {} abstract n(@c c: A): void; @x() y: A; } const a = 1, c = 2;',
    ],
    [
      'assignments',
      'let a, b, c; [a, b.c, ...c] = [c, a]; ({ a, b: c, d: [a = b] } = a); a += b; a++; b.c--; (a as any) = c; a! ||= b;',
    ],
    ['declared and stored in at once', 'var { a, b: [c = a, d], ...e } = a; { var { a, b } = c; } let f; var f2 = f2;'],
    ['templates and tags', 'const a = 1; a`${a} ${(b) => b}`; `${b}`;'],
    [
      'imports',
      'import a, { b, c as d, "e f" as g, default as h } from "m"; import * as i from "n"; a; b; c; d; g; h; i; { let b; b; }',
    ],
    [
      'type imports',
      'import type { A } from "m"; import { type B, C } from "m"; let a: A; let b: B<C>; new A(); const C1 = C;',
    ],
    [
      'import equals',
      'import a = require("m"); import type b = require("n"); import c = a.b.c; import d = c; a; b; c; d;',
    ],
    [
      'enums',
      'const b = 1; enum A { a, b = a, "c-d", "e", f = e, g = A.a } A.a; a; enum A { h = a } const enum B { c } B; f;',
    ],
    [
      'namespaces',
      'namespace A { var a = 1; export const b = a; export namespace C { b; } } namespace A { b; } A.b; a; C;',
    ],
    ['namespaces with a path', 'namespace A.B { const a = A; } module C { a; } A; B;'],
    [
      'ambient declarations',
      'declare const a: T; declare function f(b: typeof a): T; declare module "m" { import x from "y"; const a: x; } declare global { var g: T; } type T = 1; g; x;',
    ],
    [
      'a class with its interface and namespace',
      'class A {} interface A { a: A } namespace A { export const b = A; } let a: A = new A();',
    ],
    [
      'type parameters',
      'import { A, B } from "m"; function f<A>(a: A, b: B): A { let c: A; return new A<B>(a); } class C<B> extends A<B> implements B { b: B } type T<A> = A | B; interface I<A> extends A, B.C<A> { a: A } let a: A;',
    ],
    [
      'types do not shadow values',
      'import { a } from "m"; { type a = 1; a; let b: a; } { const T = 1; let c: T; } type T = 2; interface a {}',
    ],
    [
      'a value where a type is asked for',
      'function f(A) { let b: A; let c: typeof A; let d: typeof A.b<A>; } import { A } from "m";',
    ],
    [
      'function types',
      'type A = (a: B, b: typeof a) => a is B; type B = new <T>(c: T, ...d: T[]) => T; let e: { (f: A): typeof f; new (g): A; m<T>(h: T): typeof h; [k: A]: B; [e]: A };',
    ],
    [
      'conditional types',
      'type A<T> = T extends (infer U)[] ? U : U; type U = 1; type B<T> = T extends (a: infer V) => (infer W extends T) ? [V, W] : V;',
    ],
    [
      'infer within mapped and function types',
      'type A<T> = T extends { [K in keyof T as U]: (a: infer U) => K } ? U : K; type K = 1; type U = 2;',
    ],
    [
      'other types',
      'import { A } from "m"; type T = [a: A, A?, ...A[]] | A["b"] | readonly A[] | keyof A | `x${A}` | import("A").A<A> | this | unique symbol | -1; function f(this: A, a): asserts a is A { }',
    ],
    [
      'type arguments and assertions',
      'import { A } from "m"; const f = <A,>(a) => f<A>(a as A, a satisfies A, a!); f`${f}`; new f<A>(); f<A>; <f<A> {...f} b={A} c="d">{f}{...f}<A.b/></f>;',
    ],
    ['JSX', 'const A = 1, a = 2; const b = (a) => <><A a={a} {...A}>{a} text <a.b>{A}</a.b></A></>;'],
    [
      'yield, await, import, optional chains',
      'const a = 1; function* g() { yield a; yield* g; } await a?.b?.[a]?.(a); import(a, g); import.meta.a; new.target; (a, g);',
    ],
    [
      'shorthands and computed keys',
      'const a = 1; const o = { a, [a]: a, a() { return a; }, get b() { return a; }, ...a }; const { [a]: c = a, d = c } = o;',
    ],
    ['bound twice', 'var a = 1; var a = 2; function a() {} a; function f(b, b) { var b; b; }'],
    ['using', '{ using a = b(); await using c = a; c; } a;'],
    [
      'while, do, if, throw, try',
      'let a; while (a) { let a; a; } do { var b; } while (b); if (a) { let b; b; } else b; try { throw a; } finally { b; }',
    ],
    ['a type parameter with the name of its class', 'class A<A> { a: A; b() { return A; } } A;'],
    ['an export assignment', 'const a = 1; type b = 2; export = a; export as namespace c;'],
  ])('%s', (_, text) => {
    const program = parse(text);
    expect(meanings(program, bindModule(program))).toEqual(meanings(program, scopeManagers(program)));
  });
});

test('nodes may say where they are without a range', () => {
  const program = parse('const a = 1; { let a = 2; a; } a;');
  const text = JSON.stringify(program, (key, value: unknown) => (key === 'range' ? undefined : value));
  const bare = JSON.parse(text) as Program;
  const [outer, , inner] = identifiersIn(bare);
  const variableOf = bindModule(bare);
  expect(variableOf(outer!)).not.toBe(variableOf(inner!));
});

test('a kind of node that is not known is walked through', () => {
  const program = parse('const a = 1; { let b = 2; (a); }');
  const text = JSON.stringify(program).replaceAll('"ExpressionStatement"', '"SomeStatement"');
  const unknown = JSON.parse(text) as Program;
  const variableOf = bindModule(unknown);
  expect(identifiersIn(unknown).map((identifier) => variableOf(identifier)?.name)).toEqual(['a', 'b', 'a']);
});
