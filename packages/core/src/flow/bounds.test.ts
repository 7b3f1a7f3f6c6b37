import { expect, test } from 'vitest';
import { factsByParser } from '../../../testkit/src/facts-by-parser.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { fileProgram } from '../scope/file-program.ts';
import { storeCallOf } from './effects/store-call.ts';
import { noBindings, symbolText } from './origin.ts';
import { createFlow } from './settle.ts';

/** Where the argument of the last call comes from, and what could not be followed. */
const lastArgument = (text: string): { readonly found: readonly string[]; readonly open: readonly string[] } => {
  const [first] = factsByParser('src/a.ts', text, createCatalog([], []));
  if (first === undefined) throw new Error('no parser reads it');
  const [, facts] = first;
  const flow = createFlow(fileProgram(facts), createCatalog([], []));
  const argument = facts.structure.calls.at(-1)?.args[0]?.value ?? -1;
  const { found, open } = flow.settle({ file: facts.path, id: argument });
  return {
    found: found.map((origin) => (origin.kind === 'external' ? symbolText(origin) : origin.kind)),
    open: [...new Set(open.map(({ why }) => why))],
  };
};

test('a way back to where it began adds nothing', () => {
  const text = `import { end } from 'lib'; const next = (n) => (n > 0 ? next(n - 1) : end); use(next(3));`;
  expect(lastArgument(text)).toEqual({ found: ['lib:end'], open: [] });
});

test('functions that call each other come to their end', () => {
  const text = `import { end } from 'lib';
    const even = (n) => (n === 0 ? end : odd(n - 1));
    const odd = (n) => even(n - 1);
    use(odd(3));`;
  expect(lastArgument(text)).toEqual({ found: ['lib:end'], open: [] });
});

test('what is made of nothing but itself is only made', () => {
  expect(lastArgument('const round = () => round(); use(round());').open).toEqual([]);
});

test('calls that answer calls too deep are open', () => {
  const { open } = lastArgument(`const again = () => again; use(again${'()'.repeat(60)});`);
  expect(open).toEqual(['the calls go too deep to follow']);
});

test('more ends than anybody can tell apart are open', () => {
  const many = Array.from({ length: 300 }, (_, at) => `h${at}: () => ${at}`).join(', ');
  expect(lastArgument(`const all = { ${many} }; use(all[name]);`).open).toEqual(['too many ways lead here']);
});

test('what is spread reaches the parameter at its place', () => {
  const text = `import { a, b } from 'lib';
    const second = (x, y) => y;
    const pass = (...rest) => second(...rest);
    use(pass(a, b));`;
  expect(lastArgument(text)).toEqual({ found: ['lib:b'], open: [] });
});

test('what is put together step by step is followed through each of them once', () => {
  const steps = Array.from({ length: 12 }, (_, at) => `if (all) query = query.where(${at});`).join(' ');
  const { found, open } = lastArgument(`import { Query } from 'lib'; let query = new Query(); ${steps} use(query);`);
  expect(found).toContain('lib:Query().where()');
  expect(open).toEqual([]);
});

test('a text that is made of itself again and again is followed back once', () => {
  const again = Array.from({ length: 12 }, (_, at) => `text = trimmed(text).step${at}();`).join(' ');
  const text = `const trimmed = (one) => one.trim(); export const clean = (text) => { ${again} return text.end(); };`;
  const [first] = factsByParser('src/a.ts', text, createCatalog([], []));
  if (first === undefined) throw new Error('no parser reads it');
  const [, facts] = first;
  const flow = createFlow(fileProgram(facts), createCatalog([], []));
  let asked = 0;
  const counted: typeof flow = {
    ...flow,
    settle: (ref, bindings) => {
      asked += 1;
      return flow.settle(ref, bindings);
    },
  };
  const { calls } = facts.structure;
  const call = calls.at(-1);
  if (call === undefined) throw new Error('no call');
  const { found } = flow.settle({ file: facts.path, id: call.callee });
  expect(found.length).toBeGreaterThan(1);
  expect(storeCallOf(counted, facts.path, call, found, noBindings)).toBeUndefined();
  expect(asked).toBeLessThanOrEqual(calls.length);
});
