import { parseSync } from 'oxc-parser';
import { describe, expect, it } from 'vitest';

import { scanSpecifiers } from './specifiers.ts';

const namesIn = (text: string): readonly string[] => scanSpecifiers(text).named.map(({ specifier }) => specifier);

describe('named modules', () => {
  it.each([
    `import a from './m';`,
    `import './m';`,
    `import"./m";`,
    `import{a}from"./m"`,
    `import a, { type B } from\n  './m'`,
    `import a /* from 'x */ from /* why */ './m'`,
    `import a from // why\n './m'`,
    `export * from './m'`,
    `export { a as b } from "./m"`,
    `const a = require('./m')`,
    `const a = require(\n  './m',\n)`,
    `import a = require("./m");`,
    `await import('./m')`,
    `await import(/* webpackChunkName: "m" */ './m')`,
    'await import(`./m`)',
    `import a from './m' with { type: 'json' }`,
    `module.exports = { ...require('./m') }`,
    `import { createRequire } from 'module'; const load = createRequire(import.meta.url); load('./m')`,
  ])('are read out of %s', (text) => {
    expect(namesIn(text)).toContain('./m');
  });

  it.each([`Array.from('a b')`, `x.from('./m')`, `['from', { name: './m' }]`, `// the one from "a list of things"`])(
    'are not read out of %s',
    (text) => {
      expect(namesIn(text)).toEqual([]);
    },
  );

  it('are as many as a parser finds, at the same places', () => {
    const text = [
      `import a, { b } from 'a';`,
      `import * as c from "@scope/c/sub";`,
      `export * as d from './d.js'; export { e } from '../e';`,
      `const f = () => import('./f?raw');`,
      `type G = typeof import('./g');`,
    ].join('\n');
    const { module } = parseSync('a.ts', text);
    const parsed = [
      ...module.staticImports.map(({ moduleRequest }) => moduleRequest.start),
      ...module.staticExports.flatMap(({ entries }) => entries.flatMap((entry) => entry.moduleRequest?.start ?? [])),
      ...module.dynamicImports.map(({ moduleRequest }) => moduleRequest.start),
    ];
    const scanned = scanSpecifiers(text).named.map(({ start }) => start - 1);
    expect(scanned).toEqual(expect.arrayContaining(parsed));
  });
});

describe('loaders', () => {
  it.each([
    [`require('./routes/' + name)`, './routes/'],
    ['await import(`./routes/${name}.js`)', './routes/'],
    [`import.meta.glob('./routes/*.ts')`, './routes/'],
    [`require(path.join(__dirname, 'routes', file))`, 'routes'],
    [`require(file)`, null],
  ])('are read out of %s', (text, hint) => {
    expect(scanSpecifiers(text).loaders).toEqual([{ hint, start: text.search(/require|import/u) }]);
  });

  it('are not what prose says', () => {
    expect(scanSpecifiers('// import (or require) it; require() nothing').loaders).toEqual([]);
  });
});
