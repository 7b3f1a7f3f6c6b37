import { expect, test } from 'vitest';
import { compareDiagnostics } from './compare-diagnostics.ts';

const old = { code: 2322, message: "Type 'string' is not assignable to type 'number'." };
const missing = { code: 2307, message: "Cannot find module 'stripe' or its corresponding type declarations." };
const node = { code: 2591, message: "Cannot find name 'process'. Do you need to install type definitions for node?" };
const signal = { code: 2304, message: "Cannot find name 'AbortSignal'." };
const fetching = { code: 2304, message: "Cannot find name 'fetch'." };
const implicit = { code: 7006, message: "Parameter 'buffer' implicitly has an 'any' type." };

test.each([
  ['nothing changed', [old], [old], 'ok'],
  ['an error went away', [old], [], 'ok'],
  ['an error came', [], [old], 'error'],
  ['the same error came once more', [old], [old, old], 'error'],
  ['a package without types was imported', [], [missing], 'unchecked'],
  ['what follows from a package without types', [missing], [missing, implicit], 'unchecked'],
  ['an implicit any of its own', [], [implicit], 'error'],
  ['a relative module that is not there', [], [{ code: 2307, message: "Cannot find module './verify.ts'." }], 'error'],
  ['a name of Node in a project that has done without', [], [node], 'error'],
  ['a name of Node where nothing is installed', [missing], [missing, node], 'unchecked'],
  ['a name of the platform where nothing is installed', [missing], [missing, signal], 'unchecked'],
  ['a name of the platform where fetch is not known either', [fetching], [fetching, signal], 'unchecked'],
  ['a name of the platform in a project that has done without', [], [signal], 'error'],
  ['an error beside a package without types', [missing], [missing, old], 'error'],
])('%s', (_, before, after, kind) => {
  expect(compareDiagnostics(before, after).kind).toBe(kind);
});

test.each([
  [
    `Type '"sk-4f9a8b7c6d5e4f3a"' is not assignable to type '"eur" | "usd"'.`,
    `Type '"…"' is not assignable to type '"eur" | "usd"'.`,
  ],
  [`Type '"sunshine-42"' is not assignable to type 'number'.`, `Type '"…"' is not assignable to type 'number'.`],
  ["Type '`s3cret-${string}`' is no type.", "Type '`…`' is no type."],
  [`Type '{ key: "a1b2c3d4e5f6"; }' is missing 'id'.`, `Type '{ key: "…"; }' is missing 'id'.`],
  [`Type 'Readonly<"a1b2c3d4e5f6a1b2c3d4... is long`, `Type 'Readonly<"… is long`],
  [`Property 'verifyRequest2' of 's3cret/with-signs+='.`, `Property 'verifyRequest2' of '…'.`],
  [`Cannot find module './webhooks/verify.ts'.`, `Cannot find module './webhooks/verify.ts'.`],
])('no literal is told in full: %s', (message, shown) => {
  expect(compareDiagnostics([], [{ code: 2322, message }])).toEqual({
    kind: 'error',
    why: `it would bring a type error (TS2322: ${shown})`,
  });
});

test('a model that the reader is told to add is missed by nobody but the compiler', () => {
  const model = { code: 2339, message: "Property 'webhookEvent' does not exist on type 'PrismaClient'." };
  const table = { code: 2345, message: `Argument of type '"webhook_events"' is not assignable.` };
  expect(compareDiagnostics([], [model, table], ['webhookEvent', 'webhook_events']).kind).toBe('unchecked');
  expect(compareDiagnostics([], [model], ['webhookEvents']).kind).toBe('error');
  expect(compareDiagnostics([], [model]).kind).toBe('error');
});

test('a name that the file used before, and nobody could find, is brought in by a framework', () => {
  const own = { code: 2304, message: "Cannot find name 'createError'." };
  const other = { code: 2304, message: "Cannot find name 'readBody'." };
  expect(compareDiagnostics([own], [own, own]).kind).toBe('unchecked');
  expect(compareDiagnostics([own], [own, other]).kind).toBe('error');
});

test('a module of Node whose types are not installed is no fault of the edit', () => {
  const builtin = { code: 2591, message: "Cannot find name 'node:crypto'. Do you need to install type definitions?" };
  const buffer = { code: 2591, message: "Cannot find name 'Buffer'. Do you need to install type definitions?" };
  expect(compareDiagnostics([], [builtin]).kind).toBe('unchecked');
  expect(compareDiagnostics([], [buffer]).kind).toBe('error');
});

test('a package that is installed and too old is named, with what it lacks', () => {
  const told = { code: 2305, message: `Module '"@seamlint/runtime"' has no exported member 'verifyWebhook'.` };
  expect(compareDiagnostics([], [told])).toEqual({
    kind: 'error',
    why: 'the @seamlint/runtime that is installed has no verifyWebhook: bring it up to date, then fix again (TS2305)',
  });
  const own = { code: 2305, message: `Module '"./hooks"' has no exported member 'verify'.` };
  expect(JSON.stringify(compareDiagnostics([], [own]))).toContain('it would bring a type error (TS2305');
});
