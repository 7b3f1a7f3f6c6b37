import { describe, expect, test } from 'vitest';
import { parseWith } from '../../../testkit/src/parse-with.ts';
import { showBody, showValue } from '../../../testkit/src/show-structure.ts';
import { createCatalog } from '../catalog/catalog.ts';
import type { Structure } from '../facts/structure.ts';
import { lower } from './lower.ts';

const read = (text: string): Structure => lower(parseWith('oxc', 'a.ts', text), createCatalog([], []));

const members = (structure: Structure): readonly string[] =>
  structure.classes[0]?.members.map(
    (member) => `${member.static ? 'static ' : ''}${member.kind} ${member.name}: ${showValue(structure, member.value)}`,
  ) ?? [];

describe('a class', () => {
  test('has methods, accessors and fields', () => {
    const structure = read(
      "class A extends B { #p = 1; static s = 'x'; ['c'] = 2; m() {} get g() { return 1; } set g(v) {} static h() {} [k]() {} }",
    );
    expect(showValue(structure, structure.classes[0]?.superclass ?? null)).toBe('B');
    expect(members(structure)).toEqual([
      'field #p: 1',
      "static field s: 'x'",
      'field c: 2',
      'method m: function m',
      'get g: function g',
      'set g: function g',
      'static method h: function h',
      'method [computed]: function [computed]',
    ]);
  });

  test('has fields for constructor parameters and for what is stored in `this`', () => {
    const structure = read(
      'class A { b: B; constructor(private readonly a: A.T, c = 1) { this.b = c; } m() { this.b = 2; } }',
    );
    expect(members(structure)).toEqual([
      'field b: undefined',
      'field a: a',
      'field b: c',
      'method constructor: function constructor',
      'field b: 2',
      'method m: function m',
    ]);
    expect(structure.classes[0]?.members.find(({ name }) => name === 'a')?.type).toEqual({
      name: 'A.T',
      specifier: null,
    });
  });

  test('a field that somebody else fills is not undefined', () => {
    expect(members(read('class A { @Inject() a: B; b!: C; }'))).toEqual([
      'field a: ? a field that is only declared',
      'field b: ? a field that is only declared',
    ]);
  });

  test('keeps decorators on itself, its members and its constructor’s parameters', () => {
    const structure = read(
      "@Controller('hooks') class A { @Post('x') m() {} constructor(@Inject(T) private t: T) {} }",
    );
    const cls = structure.classes[0];
    const shown = (name: string): readonly string[] =>
      cls?.members.find((member) => member.name === name)?.decorators.map((id) => showValue(structure, id)) ?? [];
    expect(cls?.decorators.map((id) => showValue(structure, id))).toEqual(["Controller('hooks')"]);
    expect(shown('m')).toEqual(["Post('x')"]);
    expect(shown('t')).toEqual(['Inject(T)']);
    expect(showBody(structure, 'constructor')).toEqual([]);
  });

  test('keeps decorators on the parameters of its methods, and whether it is abstract', () => {
    const structure = read("abstract class A { m(@Body('x') a: string, b: string) {} } class B {}");
    const method = structure.functions.find(({ name }) => name === 'm');
    expect(method?.params.map(({ decorators }) => decorators.map((id) => showValue(structure, id)))).toEqual([
      ["Body('x')"],
      [],
    ]);
    expect(structure.classes.map(({ abstract }) => abstract)).toEqual([true, false]);
  });

  test('fields run in the constructor, after `super()`', () => {
    const structure = read('class A extends B { x = f(); constructor() { before(); super(); after(); } }');
    expect(showBody(structure, 'constructor')).toEqual(['before()', 'super()', 'f()', 'after()']);
  });

  test('fields run in a constructor of their own where none is written', () => {
    const structure = read('class A { x = f(); }');
    expect(showBody(structure, 'constructor')).toEqual(['f()']);
    expect(members(structure)).toEqual(['field x: f()', 'method constructor: function constructor']);
  });

  test('static parts run where the class stands', () => {
    expect(showBody(read('a(); class A { static x = b(); static { c(); } } d();'))).toEqual([
      'a()',
      'b()',
      'c()',
      'd()',
    ]);
  });

  test('abstract members and overloads are left out', () => {
    expect(
      members(
        read(
          'abstract class A { abstract m(): void; n(a: 1): void; n(a: 2): void; n() {} constructor(); constructor(a?: 1) {} }',
        ),
      ),
    ).toEqual(['method n: function n', 'method constructor: function constructor']);
  });
});

describe('this', () => {
  const thisIn = (text: string): readonly (number | null)[] =>
    read(text).values.flatMap((value) => (value.kind === 'this' ? [value.cls] : []));

  test('is the class in methods, fields and the arrow functions in them', () => {
    expect(thisIn('class A { x = this; m() { return () => this; } }')).toEqual([0, 0]);
  });

  test('is nobody’s in plain functions and object methods', () => {
    expect(thisIn('class A { m() { function f() { return this; } return { n() { return this; } }; } }')).toEqual([
      null,
      null,
    ]);
  });

  test('super is the class’s', () => {
    const value = read('class A extends B { m() { super.m(); } }').values.find(({ kind }) => kind === 'super');
    expect(value).toMatchObject({ cls: 0 });
  });
});

describe('functions', () => {
  const names = (text: string): readonly (string | null)[] =>
    read(text)
      .functions.slice(1)
      .map(({ name }) => name);

  test('are named after what holds them', () => {
    expect(
      names(`function a() {} const b = () => 1; const o = { c() {}, d: () => 1 }; class K { e() {} f = () => 1; }
        x.g = function () {}; exports.h = () => 1; const i = cond ? () => 1 : null; let { j = () => 1 } = o; use(() => 1);`),
    ).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j', null]);
    expect(names('export default () => 1;')).toEqual(['default']);
    expect(names('export default function named() {}')).toEqual(['named']);
  });

  test('know where they are declared, their kind and their directives', () => {
    const structure = read("function a() { const b = async () => { 'use server'; }; function* c() {} }");
    expect(
      structure.functions.map(({ name, parent, async, generator, directives }) => [
        name,
        parent,
        async,
        generator,
        directives,
      ]),
    ).toEqual([
      [null, null, false, false, []],
      ['a', 0, false, false, []],
      ['b', 1, true, false, ['use server']],
      ['c', 1, false, true, []],
    ]);
  });
});

describe('written types', () => {
  const typeOf = (head: string, type: string): unknown =>
    read(`${head} function f(x: ${type}) {}`).functions[1]?.params[0]?.type;

  test.each([
    ["import Stripe from 'stripe';", 'Stripe.Event', 'Stripe.Event', 'stripe'],
    ["import type { Request as Req } from 'express';", 'Req', 'Request', 'express'],
    ["import { type Request } from 'express';", 'Request', 'Request', 'express'],
    ["import * as ex from 'express';", 'ex.Request', 'ex.Request', 'express'],
    ["import ex = require('express');", 'ex.Request', 'ex.Request', 'express'],
    ['', "import('stripe').Stripe.Event", 'Stripe.Event', 'stripe'],
    ["import Stripe from 'stripe';", 'null | Stripe.Event', 'Stripe.Event', 'stripe'],
    ['', 'Local<string>', 'Local', null],
    ['', 'string', 'string', null],
    ['', 'string | undefined', 'string', null],
  ])('%s %s', (head, type, name, specifier) => {
    expect(typeOf(head, type)).toEqual({ name, specifier });
  });

  test('a type without a name is none', () => {
    expect(typeOf('', '{ a: 1 }')).toBeNull();
  });
});
