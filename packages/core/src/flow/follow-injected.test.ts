import { expect, test } from 'vitest';
import { factsByParser } from '../../../testkit/src/facts-by-parser.ts';
import { createCatalog } from '../catalog/catalog.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import { fileProgram } from '../scope/file-program.ts';
import { symbolText } from './origin.ts';
import { createFlow } from './settle.ts';

const read = (text: string): FileFacts => {
  const [first] = factsByParser('src/a.ts', text, createCatalog([], []));
  if (first === undefined) throw new Error('no parser reads it');
  return first[1];
};

/** Where the callee of the last call comes from. */
const lastCallee = (text: string): { readonly found: readonly string[]; readonly open: number } => {
  const facts = read(text);
  const flow = createFlow(fileProgram(facts), createCatalog([], []));
  const { found, open } = flow.settle({ file: facts.path, id: facts.structure.calls.at(-1)?.callee ?? -1 });
  const shown = found.map((origin) => {
    if (origin.kind === 'external') return symbolText(origin);
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    return value?.kind === 'function' ? `function ${facts.structure.functions[value.fn]?.name ?? ''}` : origin.kind;
  });
  return { found: shown, open: open.length };
};

const holder = (parameter: string): string => `class Holder { constructor(${parameter}) {} run() { this.it.go(); } }`;

test('a constructor is handed an instance of the class its parameter names', () => {
  expect(lastCallee(`class Service { go() {} } ${holder('private readonly it: Service')}`).found).toEqual([
    'function go',
  ]);
});

test('an abstract class is some other’s instance, and one without a method carries data', () => {
  expect(lastCallee(`abstract class Service { go() {} } ${holder('private it: Service')}`).found).toEqual(['param']);
  expect(lastCallee(`class Options { go = 1; } ${holder('private it: Options')}`).found).toEqual(['param']);
});

test('a class out of a package is an instance of what the package exports', () => {
  expect(lastCallee(`import Stripe from 'stripe'; ${holder('private it: Stripe')}`).found).toEqual(['stripe:().go']);
  expect(lastCallee(`import { Reflector } from '@nestjs/core'; ${holder('private it: Reflector')}`).found).toEqual([
    '@nestjs/core:Reflector().go',
  ]);
  expect(lastCallee(`import Stripe from 'stripe'; ${holder('private it: Stripe.Event')}`).found).toEqual(['param']);
});

test('a class of a file that cannot be seen leaves it open', () => {
  const answer = lastCallee(`import { Service } from './service'; ${holder('private it: Service')}`);
  expect(answer.found).toEqual(['param']);
  expect(answer.open).toBeGreaterThan(0);
});

test('whoever provides a token says what is injected under it', () => {
  const provided = (how: string): readonly string[] =>
    lastCallee(
      `class Service { go() {} } const providers = [{ provide: 'IT', ${how} }]; ${holder("@Inject('IT') private it: any")}`,
    ).found;
  expect(provided('useClass: Service')).toEqual(['function go']);
  expect(provided('useFactory: () => new Service()')).toEqual(['function go']);
  expect(provided('useValue: new Service()')).toEqual(['function go']);
});

test('a decorated field is filled like a parameter', () => {
  expect(
    lastCallee(`class Service { go() {} } class Holder { @Inject() it: Service; run() { this.it.go(); } }`).found,
  ).toEqual(['function go']);
});
