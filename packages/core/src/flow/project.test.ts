import { expect, it } from 'vitest';
import { factsByParser } from '../../../testkit/src/facts-by-parser.ts';
import { createCatalog } from '../catalog/catalog.ts';
import { fileProgram } from '../scope/file-program.ts';
import { type Bindings, bindingKey, noBindings } from './origin.ts';
import { createProject } from './project.ts';

const text = `const f = (a, b) => { use(a); };
const g = (c) => f(c.x, 1);
const h = (d) => { keep('x'); };`;

const [first] = factsByParser('src/a.ts', text, createCatalog([], []));
if (first === undefined) throw new Error('no parser reads it');
const [, facts] = first;
const { structure } = facts;
const argumentOf = (name: string): number => {
  const call = structure.calls.find(({ callee }) => {
    const value = structure.values[callee];
    return value !== undefined && 'name' in value && value.name === name;
  });
  return call?.args[0]?.value ?? -1;
};
const fn = (name: string): number => structure.functions.findIndex((one) => one.name === name);
const at = (id: number): { readonly file: string; readonly id: number } => ({ file: facts.path, id });

/** What `f` is handed by `g`, and something that neither asks for. */
const around = (other: number): Bindings =>
  new Map([
    [bindingKey(facts.path, fn('f'), 0), at(argumentOf('f'))],
    [bindingKey(facts.path, fn('g'), 0), at(argumentOf('keep'))],
    [bindingKey(facts.path, fn('h'), 0), at(other)],
  ]);

it('keeps what a value rests on, and what that rests on', () => {
  const project = createProject(fileProgram(facts));
  expect([...project(at(argumentOf('use')), around(1)).keys()].sort()).toEqual(
    [bindingKey(facts.path, fn('f'), 0), bindingKey(facts.path, fn('g'), 0)].sort(),
  );
});

it('answers the same where bindings differ in what it does not ask for', () => {
  const project = createProject(fileProgram(facts));
  const used = at(argumentOf('use'));
  expect(project(used, around(1))).toBe(project(used, around(2)));
  expect(project(at(argumentOf('keep')), around(1))).toBe(noBindings);
});
