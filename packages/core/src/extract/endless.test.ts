import { expect, it } from 'vitest';
import { parseWith } from '../../../testkit/src/parse-with.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { extract } from './extract.ts';

const catalog = createCatalog([], []);
const many = Array.from({ length: 5000 }, (_, index) => index);
const head = `import { client } from 'acme-sdk'; import { Elysia } from 'elysia';\n`;

/** Generated code and mistakes make chains that have no end, or none in sight. */
it.each([
  [
    'spreads of spreads',
    `${many.map((i) => `const o${i + 1} = { ...o${i}, token: t${i} };`).join('\n')}\nclient(o5000);`,
  ],
  ['an object that is made from itself', `let o = { token: 'a' }; o = { ...o, inner: o }; client(o, { ...o });`],
  ['variables of variables', `${many.map((i) => `const v${i + 1} = v${i};`).join('\n')}\nclient({ apiKey: v5000 });`],
  ['members of members', `let n = {}; ${many.map(() => `n = n.next;`).join('\n')} client({ apiKey: n.token });`],
  ['calls of calls', `${many.map((i) => `const f${i + 1} = () => f${i}();`).join('\n')}\nclient({ apiKey: f5000() });`],
  [
    'functions that call each other',
    `const a = (x) => b(x); const b = (x) => a(x) ?? x; client({ apiKey: a('tulip') });`,
  ],
  ['texts put together', `const t = ${many.map((i) => `x${i}`).join(' + ')}; client({ apiKey: t });`],
  ['choices among many', `const t = ${many.map((i) => `x${i}`).join(' || ')}; client({ apiKey: t });`],
  [
    'calls in a chain',
    `const t = client${many
      .slice(0, 400)
      .map(() => '.with({ a: 1 })')
      .join('')}; t.send({ apiKey: 'tulip' });`,
  ],
  [
    'headers of headers',
    `${many.map((i) => `const h${i + 1} = { ...h${i} };`).join('\n')}\nfetch('/', { headers: h5000 });`,
  ],
  ['headers that are made from themselves', `let h = { a: 1 }; h = { ...h, token: t }; fetch('/', { headers: h });`],
  [
    'queries that are built up',
    `const run = (db, f) => { let q = db.from('a');\n${many
      .slice(0, 40)
      .map((i) => `if (f.a${i}) q = q.where${i}(f.a${i}).and(f.b);`)
      .join('\n')}\nreturn q.run({ token: f.token }); };`,
  ],
  [
    'an application that is registered with itself',
    `const app = make(); ${many
      .slice(0, 40)
      .map((i) => `app.use('/a${i}', (app) => app.post('/b', f${i}));`)
      .join('\n')}\nlet x = app; ${many
      .slice(0, 40)
      .map(() => `x = wrap(x, { fetch: x }) || x;`)
      .join('\n')}\nexport default x; export const handler = x;`,
  ],
  ['a class that extends itself', `class A extends A { get k() { return this.k; } } client({ apiKey: new A().k });`],
])('%s are read to their end', (_, text) => {
  expect(() => extract(parseWith('oxc', 'src/a.js', head + text), catalog)).not.toThrow();
});
