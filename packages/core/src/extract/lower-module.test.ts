import { describe, expect, test } from 'vitest';
import { parseWith } from '../../../testkit/src/parse-with.ts';
import { showValue, showVariable } from '../../../testkit/src/show-structure.ts';
import { createCatalog } from '../catalog/catalog.ts';
import type { Structure } from '../facts/structure.ts';
import { lower } from './lower.ts';

const read = (text: string, path = 'a.ts'): Structure => lower(parseWith('oxc', path, text), createCatalog([], []));

const edges = (text: string, path?: string): readonly string[] => {
  const structure = read(text, path);
  return structure.edges.map((edge) => {
    switch (edge.kind) {
      case 'import':
        return `import ${edge.names.join(',')} from ${edge.specifier}`;
      case 'export':
        return `export ${edge.name}: ${showValue(structure, edge.value)}`;
      case 're-export':
        return `export ${edge.imported} as ${edge.name} from ${edge.specifier}`;
      default:
        return `${edge.kind} ${edge.specifier}`;
    }
  });
};

describe('imports', () => {
  test.each([
    ["import 'a';", ['import  from a']],
    ["import b, { c as d } from 'a';", ['import default,c from a']],
    ["import * as b from 'a';", ['import * from a']],
    ["import type { b } from 'a';", []],
    ["import { type b } from 'a';", []],
    ["import { type b, c } from 'a';", ['import c from a']],
    ["import b = require('a');", ['require a']],
    ["const b = require('a');", ['require a']],
    ['const b = require(`a`);', ['require a']],
    ["const b = await import('a');", ['dynamic-import a']],
    ['const b = require(a);', ['require *']],
    ['const b = await import(a);', ['dynamic-import *']],
    ['import(`./routes/${a}.ts`);', ['dynamic-import ./routes/*.ts']],
    ["require('./routes/' + a);", ['require ./routes/*']],
    ["require(__dirname + '/a');", ['require ./a']],
    ["const A = './a'; require(A);", ['require ./a']],
    ["require(b ? './a' : './c');", ['require ./a', 'require ./c']],
    ["const path = require('path'); require(path.join(__dirname, 'r', a));", ['require path', 'require ./r/*']],
    ["const x = { __dirname: 1 }; require(path.join('r', a));", ['require *']],
    ["import.meta.glob(['./a/*.ts', '!./a/x.ts']);", ['dynamic-import ./a/*.ts']],
    ["require.context('./a', false);", ['require ./a/*']],
    ["require.context('./a');", ['require ./a/**']],
    [
      "import { createRequire as c } from 'module'; const r = c(import.meta.url); r('./a');",
      ['import createRequire from module', 'require ./a'],
    ],
    ['function f(require) { require("a"); }', []],
  ])('%s', (text, shown) => {
    expect(edges(text)).toEqual(shown);
  });

  test.each([
    ["import b from 'a';", 'import default from a'],
    ["import { c as b } from 'a';", 'import c from a'],
    ["import { 'x y' as b } from 'a';", 'import x y from a'],
    ["import * as b from 'a';", 'import * from a'],
    ["import b = require('a');", 'require * from a'],
    ["const b = require('a');", 'require * from a'],
    ["const { b } = require('a');", 'require * from a.b'],
    ["const b = require('a')(1);", 'require * from a(1)'],
    ["const b = await import('a');", 'import * from a'],
    ["const { b } = await import('a');", 'import * from a.b'],
  ])('%s gives b', (text, shown) => {
    expect(showVariable(read(text), 'b')).toEqual([shown]);
  });

  test('a required module is no call', () => {
    expect(read("const b = require('a');").calls).toEqual([]);
  });
});

describe('exports', () => {
  test.each([
    ['export const a = 1, { b } = c;', ['export a: a', 'export b: b']],
    ['export function a() {}', ['export a: a']],
    ['export class A {}', ['export A: A']],
    ['export enum A { B }', ['export A: A']],
    ['const a = 1; export { a as b };', ['export b: a']],
    ['export { a }; const a = 1;', ['export a: a']],
    ['export default f();', ['export default: f()']],
    ['export default function a() {}', ['export default: a']],
    ['export default () => 1;', ['export default: function default']],
    ['export default class {}', ['export default: class default']],
    ["export { a as b } from 'x';", ['export a as b from x']],
    ["export { default } from 'x';", ['export default as default from x']],
    ["export * from 'x';", ['export-all x']],
    ["export * as n from 'x';", ['export * as n from x']],
    ["export type { A } from 'x'; export type * from 'x'; export { type B } from 'x';", []],
    ['type A = 1; export type { A }; export interface B {} export default interface C {}', []],
    ['export = f;', ['export =: f']],
    ['namespace N { export const a = 1; }', []],
    ['export declare const a: 1;', []],
  ])('%s', (text, shown) => {
    expect(edges(text)).toEqual(shown);
  });

  test.each([
    ['exports.a = 1;', ['export a: 1']],
    ["exports['a'] = 1;", ['export a: 1']],
    ['module.exports.a = 1;', ['export a: 1']],
    ['module.exports = { a };', ['export =: {a: a}']],
    ['exports = module.exports = f;', ['export =: f']],
    ['exports.a = exports.b = f;', ['export b: f', 'export a: f']],
    ['module.exports = f; module.exports.g = g;', ['export =: f', 'export g: g']],
    ['const app = module.exports = f(); app.use(g);', ['export =: app']],
    ['function f(exports) { exports.a = 1; }', []],
    ['const e = exports; e.a = 1;', ['export a: 1']],
    ['this.a = 1; function f() { this.b = 2; }', ['export a: 1']],
    ['Object.assign(exports, { a: 1 }, { b });', ['export a: 1', 'export b: b']],
    ["Object.assign(module.exports, require('x'));", ['require x', 'export-all x']],
    ["__exportStar(require('x'), exports);", ['require x', 'export-all x']],
    ["Object.defineProperty(exports, 'a', { get: function () { return b; } });", ['export a: b']],
    ["Object.defineProperty(exports, 'a', { value: b });", ['export a: b']],
    ["Object.defineProperty(exports, '__esModule', { value: true });", []],
    ['exports[k] = all[k];', ['export *: all']],
    ['exports[k] = b;', ['export *: ? exports under names that are computed']],
  ])('%s in CommonJS', (text, shown) => {
    expect(edges(text, 'a.cjs')).toEqual(shown);
  });
});

test('directives of a module', () => {
  expect(read("'use client';\n'use strict';\nf();").directives).toEqual(['use client', 'use strict']);
});

describe('mounts', () => {
  const mounts = (text: string): readonly string[] => {
    const structure = read(text);
    return structure.mounts.map(
      ({ on, method, path, handlers }) =>
        `${showValue(structure, on)} ${method} ${showValue(structure, path)} -> ${handlers.map((id) => showValue(structure, id)).join(', ')}`,
    );
  };

  test.each([
    ["app.post('/hook', raw(), handler);", ["app post '/hook' -> raw(), handler"]],
    ["app.get('*', (req, res) => {});", ["app get '*' -> function"]],
    ['app.get(/x/u, f);', ['app get regexp -> f']],
    ["app.get(['/a', '/b'], f);", ["app get ['/a', '/b'] -> f"]],
    ['app.post(`${base}/x`, f);', ["app post `base '/x'` -> f"]],
    ['app.post(PATH, f);', ['app post PATH -> f']],
    ['app.use(json(), f);', ['app use - -> json(), f']],
    ["app.use('/api', router);", ["app use '/api' -> router"]],
    ['app.use([a, b]);', ['app use - -> [a, b]']],
    ["app.route('/api', sub);", ["app route '/api' -> sub"]],
    ["router.route('/p').get(f).post(g, h);", ["router get '/p' -> f", "router post '/p' -> g, h"]],
    ['handler.post((req, res) => {});', ['handler post - -> function']],
    ["app.get('/a', f).post('/b', g);", ["app get '/a' -> f", "app.get('/a', f) post '/b' -> g"]],
    ["app.get('port');", []],
    ["app.get('/x');", []],
    ["axios.post('https://example.test', body);", []],
    ['map.get(key);', []],
    ["app.route('/p');", []],
  ])('%s', (text, shown) => {
    expect(mounts(text)).toEqual(shown);
  });
});
