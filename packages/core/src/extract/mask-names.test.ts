import { providers } from '@seamlint/providers';
import { describe, expect, it } from 'vitest';
import { fillPlaceholders } from '../../../testkit/src/fill-placeholders.ts';
import { parseWith } from '../../../testkit/src/parse-with.ts';
import { createCatalog } from '../catalog/catalog.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import { extract } from './extract.ts';

const catalog = createCatalog(providers, []);
const factsOf = (text: string): FileFacts => extract(parseWith('oxc', 'src/a.tsx', text), catalog);
const key = fillPlaceholders('{{stripe-secret-live}}');

describe('no name holds a credential', () => {
  it.each([
    ['a computed key', `export const a = { ['KEY']: 1 };`],
    ['a computed key without holes', 'export const a = { [`KEY`]: 1 };'],
    ['a quoted key', `export const a = { 'KEY': 1 };`],
    ['a key', `export const a = { KEY: 1 };`],
    ['a key with words around it', `export const a = { 'the key KEY of ours': 1 };`],
    ['a method', `export const a = { KEY() {} };`],
    ['an index', `export const a = (x) => x['KEY'];`],
    ['a member', `export const a = (x) => x.KEY;`],
    ['a member that is written', `export const a = {}; a.KEY = 1;`],
    ['a called member', `import a from 'acme'; a.KEY.send('x'); fetch(a['KEY']);`],
    ['a destructured name', `export const read = (x) => { const { KEY: y } = x; return y; };`],
    ['a destructured parameter', `export const read = ({ 'KEY': y }) => y;`],
    ['a variable', `export const KEY = 1;`],
    ['a parameter', `export const read = (KEY: string) => KEY;`],
    ['a global', `send(KEY);`],
    ['a function', `export function KEY() {}`],
    ['a class', `export class KEY { 'KEY' = 1; static KEY() {} }`],
    ['a type', `import type { KEY } from 'acme'; export const read = (x: KEY) => x;`],
    ['an exported name', `const a = 1; export { a as KEY };`],
    ['an imported name', `import { KEY as a } from 'acme'; export { KEY } from 'acme'; a();`],
    ['a module', `import a from './KEY.js'; require('KEY'); a();`],
    ['an attribute', `export const a = <b KEY="c" />;`],
    ['a directive', `'KEY'; export const a = 1;`],
    ['an option that takes a credential', `import jwt from 'jsonwebtoken'; jwt.KEY({ 'KEY token': 'tulip' });`],
    [
      'the reason of a comment',
      `// seamlint-disable-next-line no-hardcoded-secret -- KEY is dead\nexport const a = 1;`,
    ],
  ])('%s', (_, text) => {
    const json = JSON.stringify(factsOf(text.replaceAll('KEY', key)));
    expect(json).not.toContain(key);
    expect(json).toContain('sk_live_…(');
  });

  it.each([
    ['a URL', 'postgres://shop:tulip@db.acme.io/shop', 'tulip'],
    [
      'a token',
      `eyJhbGciOiJIUzI1NiJ9.${btoa('{"sub":"acme1"}').replaceAll('=', '')}.c2lnbmF0dXJlLW9m`,
      'c2lnbmF0dXJlLW9m',
    ],
  ])('%s as a key', (_, name, secret) => {
    expect(JSON.stringify(factsOf(`export const a = (x) => x['${name}'];`))).not.toContain(secret);
  });
});

it('names still meet', () => {
  const { structure } = factsOf(`export const a = { ['${key}']: 1 }; export const b = a.${key};`);
  const entry = structure.values.flatMap((value) => (value.kind === 'object' ? value.entries : []))[0];
  const member = structure.values.find((value) => value.kind === 'member');
  expect(entry?.key).toBe(member?.name);
});

it('leaves the names that hold none', () => {
  const json = JSON.stringify(
    factsOf(`import a from 'https://esm.acme.io/a'; a.createPaymentIntent({ 'x-idempotency-key': 1 });`),
  );
  for (const name of ['https://esm.acme.io/a', 'createPaymentIntent', 'x-idempotency-key'])
    expect(json).toContain(name);
});
