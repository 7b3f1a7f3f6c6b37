import { expect, it } from 'vitest';
import { factsByParser } from '../../../testkit/src/facts-by-parser.ts';
import { createCatalog } from '../catalog/catalog.ts';
import type { Structure } from '../facts/structure.ts';
import { needsOf } from './needs.ts';

/** The names of the functions on whose parameters the argument of `use()` rests; `anything` where an instance is asked. */
const needsAtUse = (text: string): readonly string[] | 'anything' => {
  const [first] = factsByParser('src/a.ts', text, createCatalog([], []));
  if (first === undefined) throw new Error('no parser reads it');
  const { structure } = first[1];
  const used = structure.calls.find(({ callee }) => nameAt(structure, callee) === 'use')?.args[0]?.value ?? -1;
  const needs = needsOf(structure)[used];
  if (needs === undefined) throw new Error('use() has no argument');
  return needs.anything ? 'anything' : needs.functions.map((fn) => structure.functions[fn]?.name ?? '').sort();
};

const nameAt = ({ values }: Structure, id: number): string | null => {
  const value = values[id];
  return value !== undefined && 'name' in value ? value.name : null;
};

it.each([
  ['a constant of the module', `const key = 'a'; const f = (a) => use(key);`, []],
  ['what is imported', `import { db } from 'db'; const f = (a) => use(db.user.find({ id: 1 }));`, []],
  ['a parameter, through variables and members', `const f = (a) => { const { b } = a; use(b.c); };`, ['f']],
  ['the call it is an argument of', `const f = (a) => { const g = (b) => 1; use(send(a)); };`, ['f']],
  ['what a function closes over', `const f = (a) => { const g = (b) => post(a, b); use(g); };`, ['f']],
  ['nothing, as a function that only knows its own', `const f = (a) => { const g = (b) => post(b); use(g); };`, []],
  [
    'what a variable is given further in',
    `let kept; const f = (a) => { kept = a; }; const g = () => use(kept);`,
    ['f'],
  ],
  ['what stands beside a callback', `const f = (list) => list.map((one) => use(one));`, ['', 'f']],
  ['what a class closes over', `const mix = (a) => { class A { run() { return a; } } use(A); };`, ['mix']],
  ['an answer that a branch chooses', `const f = (a) => { const g = () => { if (a) return 1; }; use(g); };`, ['f']],
])('a value rests on %s', (_, text, expected) => {
  expect(needsAtUse(text)).toEqual(expected);
});

it.each([
  ['a member of an instance', `class A { run(a) { use(this.client); } }`],
  ['a method', `class A { act() {} run() { const { act } = this; use(act); } }`],
  ['a function that asks for one', `class A { run() { use(() => this.client.post()); } }`],
])('it may be anything with %s', (_, text) => {
  expect(needsAtUse(text)).toBe('anything');
});

it('rests on nothing as a class of the module, whose constructor is handed all it has', () => {
  expect(needsAtUse(`class A { constructor(key) { this.key = key; } } const f = (a) => use(A);`)).toEqual([]);
});
