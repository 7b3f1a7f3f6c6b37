import { describe, expect, test } from 'vitest';
import { parseWith, type ParserKind } from '../../../testkit/src/parse-with.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { extract } from './extract.ts';

const catalog = createCatalog([], []);
const factsOf = (parser: ParserKind, path: string, text: string): unknown =>
  JSON.parse(JSON.stringify(extract(parseWith(parser, path, text), catalog)));

const esModule = `// a comment before everything
'use strict';
import express, { Router as R } from 'express';
import * as all from './all.js';
export * from './barrel.js'; export { a as b } from './c.js';
export const handler = async (req, { body, ...rest }, [first, , last] = [], ...more) => {
  const sig = req.headers['x-sig'] ?? \`v\${1}=\${await sign(body)}\`;
  if (!sig || sig !== "é\\n😀" + body) throw new Error('no' + sig);
  for await (const { id = next() } of rest.items) { try { yieldAll?.(id)?.then(x => x) } catch { continue } }
  label: for (let i = 0; i < 10; i++) { switch (i) { case 1: break label; default: more.push(...[i]); } }
  return void 0, class A extends all.B { #x = 1; static y = req(); static { boot(this.y) } get [first]() { return super.z } };
};
function* gen() { const got = yield* other(); yield; }
let n = 0x10, big = 10n, re = /a/giu; n ||= (1, 2); n **= 2; ({ n, m: n.x } = { n, get a() { return 1 }, 'k-l': 2, 3: 4, [n]: 5 });
const lazy = import('./lazy.js'); import.meta.url;
export default function () { return new.target ?? arguments[0] }
`;

const commonJs = `#!/usr/bin/env node
var app = exports = module.exports = {};
const { post, ...others } = require('./routes'), path = require(\`path\`);
hoisted(); function hoisted() { return later; } var later = this;
exports['named'] = function inner() { inner() };
module.exports.x = app.listen(process.env.PORT || 3000);
app.init = () => app; top = 1; delete app.x; do { with_ = 2 } while (false);
/* seamlint-disable no-x -- because */ tag\`a\${b}c\`; // seamlint-disable-line
`;

const jsx = `'use client'
export const View = ({ user, onClose = () => {} }) => (
  <Layout.Page title="a &amp; b" lang='x' open {...user} render={() => <b>{user.name}</b>}>
    some &nbsp; text {/* nothing */} {user?.age === 3 ? <i.J xlink:href={1} /> : null}
    <>{user.list}</>
  </Layout.Page>
);
`;

const typeScript = `import Stripe, { type X } from 'stripe';
import type { Y } from 'y'; import fs = require('fs'); import N = Stripe.Events;
@Controller('a') export class A<T> extends Base<T> implements I {
  private readonly stripe: Stripe = new Stripe(process.env.KEY!, { apiVersion: '2020' as never });
  declare z: string; q!: number; static accessor w = f(); @Prop() r?: Y | null; [key: string]: unknown;
  constructor(@Inject(T) private readonly t: Stripe.Event, protected s = 1, @D() { u }: X, @D() v?: Y, @D() w = 2, @E() ...x: any[]) { super() }
  abstract_(a: string): void; abstract_(this: A<T>, a: any): void { this.t = a }
}
export abstract class B { abstract m(): void; abstract p: string; }
export @dec class C {}
enum E { A, B = 'b', 'c-d' = A } export const enum F { G = 1 << 2 }
namespace O.P { export const a = (<any>b) satisfies C } declare global { interface Window { x: 1 } } declare module 'm' { const x: 1 }
export declare function amb(): void; declare let ambient: string; declare class Amb { m(): void }
export type T1 = typeof A; export interface I1 { a: 1 } export type { T1 as T2 }; export { type X, E };
function over(a: string): void; function over(a?: import('y').Q<string>) { return a!?.b!.c<string>(a)! }
const fn = async <T,>(a: T, b?: keyof T): Promise<void> => { using res = open(); for (const x of <any[]>a) await x };
abstract class D { constructor(private x?: string) {} }
export default interface J {}
export = fn;
`
  .replace('<any>b', 'b as any')
  .replace('<any[]>a', 'a as any[]');

const assertions = 'const a = <string>b; const c = <T,>(x: T) => <any>x;';

describe('facts do not depend on who parsed', () => {
  test.each([
    ['an ES module', 'a.js', esModule],
    ['CommonJS', 'a.cjs', commonJs],
    ['CommonJS named .js', 'b.js', commonJs],
    ['embedded elements', 'a.jsx', jsx],
    ['an empty file', 'empty.js', ''],
    ['nothing but a comment', 'comment.js', '// nothing\n'],
    ['CRLF', 'crlf.js', esModule.replaceAll('\n', '\r\n')],
  ])('%s', (_, path, text) => {
    const expected = factsOf('oxc', path, text);
    expect(factsOf('typescript-eslint', path, text)).toEqual(expected);
    expect(factsOf('espree', path, text)).toEqual(expected);
  });

  test.each([
    ['TypeScript', 'a.ts', typeScript],
    [
      'TypeScript with elements',
      'a.tsx',
      typeScript.replace('export = fn;', 'export const v = <A b={c as string}>{d!}</A>;'),
    ],
    ['type assertions', 'b.ts', assertions],
    ['JavaScript as TypeScript', 'c.ts', esModule],
  ])('%s', (_, path, text) => {
    expect(factsOf('typescript-eslint', path, text)).toEqual(factsOf('oxc', path, text));
  });
});

test('facts are plain JSON', () => {
  const facts = extract(parseWith('oxc', 'a.ts', typeScript), catalog);
  expect(JSON.parse(JSON.stringify(facts))).toEqual(facts);
});

test('every id leads somewhere', () => {
  const { structure } = extract(parseWith('oxc', 'a.js', esModule), catalog);
  const { values, calls, functions, classes } = structure;
  for (const value of values) {
    if (value.kind === 'call') expect(calls[value.call]).toBeDefined();
    if (value.kind === 'function') expect(functions[value.fn]).toBeDefined();
    if (value.kind === 'class') expect(classes[value.cls]).toBeDefined();
    if (value.kind === 'member') expect(values[value.object]).toBeDefined();
  }
  for (const { callee, args, fn } of calls) {
    expect([callee, ...args.map((argument) => argument.value)].every((id) => values[id] !== undefined)).toBe(true);
    expect(functions[fn]).toBeDefined();
  }
});
