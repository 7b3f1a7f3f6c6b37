import { expect, it } from 'vitest';
import { parseWith } from '../../../testkit/src/parse-with.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { extract } from '../extract/extract.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import type { Program } from '../scope/program.ts';
import { literalsReaching } from './literals-reaching.ts';
import { createFlow } from './settle.ts';

const catalog = createCatalog([], []);

/** `./name` is the file `name.ts`; every file that imports another is told. */
const programOf = (files: Readonly<Record<string, string>>): Program => {
  const facts = new Map<string, FileFacts>();
  for (const [path, text] of Object.entries(files)) facts.set(path, extract(parseWith('oxc', path, text), catalog));
  const fileOf = (specifier: string): string => `${specifier.slice(2)}.ts`;
  return {
    paths: [...facts.keys()],
    file: (path) => facts.get(path),
    module: (_from, specifier) =>
      specifier.startsWith('./') ? { kind: 'file', path: fileOf(specifier) } : { kind: 'package', name: specifier },
    importers: (path) => ({
      found: Object.entries(files)
        .filter(([, text]) => text.includes(`'./${path.replace('.ts', '')}'`))
        .map(([importer]) => ({ path: importer, specifier: `./${path.replace('.ts', '')}` })),
      open: [],
    }),
  };
};

/** The literals that reach the argument of `take()` in `main.ts`, as they are written. */
const reaching = (main: string, others: Readonly<Record<string, string>> = {}, members: readonly string[] = []) => {
  const files = { 'main.ts': main, ...others };
  const program = programOf(files);
  const structure = program.file('main.ts')?.structure;
  const call = structure?.calls.find(({ callee }) => {
    const value = structure.values[callee];
    return value?.kind === 'global' && value.name === 'take';
  });
  const id = call?.args[0]?.value;
  if (id === undefined) throw new Error('nothing is taken');
  const { found, open } = literalsReaching(createFlow(program, catalog), { file: 'main.ts', id }, members);
  const written = found.map(({ span }) =>
    (files as Readonly<Record<string, string>>)[span.path]?.slice(span.start, span.end).replace(/^['"`]|['"`]$/gu, ''),
  );
  return { literals: written, open: open.length > 0 };
};

it.each([
  ['a variable', `const key = 'tulip'; take(key);`],
  ['what is stored later', `let key; key = 'tulip'; take(key);`],
  ['the arms of a choice, not its test', `take(mode === 'live' ? 'tulip' : process.env.KEY);`],
  ['a default', `take(process.env.KEY || 'tulip');`],
  ['the hole of a template', `const key = 'tulip'; take(\`Bearer \${key}\`);`],
  ['the last hole of several', `const user = 'ada', key = 'tulip'; take(\`\${user}:\${key}\`);`],
  ['a member of an object', `const config = { db: { pass: 'tulip' } } as const; take(config.db.pass);`],
  ['a written member', `const config: any = {}; config.pass = 'tulip'; take(config.pass);`],
  ['a spread', `const base = { pass: 'tulip' }; const all = { ...base, host: 'rose' }; take(all.pass);`],
  ['an item of a list', `take(['tulip']);`],
  [
    'what a function answers',
    `const key = () => { if (!process.env.KEY) return 'tulip'; return process.env.KEY; }; take(key());`,
  ],
  ['a promise', `async function key() { return 'tulip'; } async function run() { take(await key()); }`],
  ['bytes', `take(Buffer.from('tulip').toString('base64'));`],
  ['an encoded text', `take(new TextEncoder().encode('tulip'));`],
  ['a trimmed text', `take('tulip'.trim());`],
  ['a field of a class', `class A { key = 'tulip'; run() { take(this.key); } }`],
])('follows %s', (_, main) => {
  expect(reaching(main).literals).toEqual(['tulip']);
});

it('follows a parameter to the callers of its own file and of others', () => {
  const main = `export const use = (key: string) => take(key); use('rose');`;
  const { literals } = reaching(main, { 'other.ts': `import { use } from './main'; use('tulip');` });
  expect(literals).toEqual(['rose', 'tulip']);
});

it.each([
  ['an import', `import { key } from './config'; take(key);`, { 'config.ts': `export const key = 'tulip';` }],
  [
    'a barrel',
    `import { key } from './index'; take(key);`,
    { 'index.ts': `export * from './config';`, 'config.ts': `export const key = 'tulip';` },
  ],
  [
    'CommonJS',
    `const config = require('./config'); take(config.key);`,
    { 'config.ts': `module.exports = { key: 'tulip' };` },
  ],
  [
    'a namespace',
    `import * as config from './config'; take(config.key);`,
    { 'config.ts': `export const key = 'tulip';` },
  ],
  [
    'a function of another file',
    `import { key } from './config'; take(key());`,
    { 'config.ts': `export function key() { return 'tulip'; }` },
  ],
])('follows %s', (_, main, others) => {
  expect(reaching(main, others).literals).toEqual(['tulip']);
});

it('takes members off what it is given', () => {
  expect(
    reaching(`const options = { auth: { user: 'rose', pass: 'tulip' } }; take(options);`, {}, ['auth', 'pass'])
      .literals,
  ).toEqual(['tulip']);
});

it.each([
  ['the environment', `take(process.env.KEY);`],
  ['a package', `import { load } from 'vault'; take(load('tulip'));`],
  ['an empty default', `take(process.env.KEY ?? '');`],
  [
    'a prefix of what is generated',
    `import { random } from 'vault'; const prefix = 'tulip'; take(\`\${prefix}\${random()}\`);`,
  ],
  ['a scheme alone', `take('Bearer ');`],
])('finds nothing in %s, and nothing is open', (_, main) => {
  expect(reaching(main)).toEqual({ literals: [], open: false });
});

it('comes to an end where a value is made from itself', () => {
  expect(
    reaching(`let key = 'tulip'; key = key + key; const f = (x: string): string => f(x); take(f(key));`).literals
      .length,
  ).toBeLessThan(3);
});
