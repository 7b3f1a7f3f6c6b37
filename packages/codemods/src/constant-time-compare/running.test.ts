import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { unmark } from '../cases/marked.ts';
import { constantTimeCompare } from './constant-time-compare.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'constant-time-'));
  await symlink(fileURLToPath(new URL('../../../../node_modules', import.meta.url)), join(folder, 'node_modules'));
});
afterAll(() => rm(folder, { recursive: true }));

type Verify = (given: unknown, expected: unknown) => boolean;

const mended = async (name: string, code: string, dependencies: readonly string[] = []): Promise<Verify> => {
  const { text, ranges } = unmark(code);
  const sites = ranges.map(([start, end]) => ({ start, end, options: {} }));
  const project = { dependencies: new Set(dependencies) };
  const result = constantTimeCompare.apply({ path: name, text, sites, project });
  if (result.kind === 'refused') throw new Error(result.why);
  await writeFile(join(folder, name), result.text);
  const module = (await import(pathToFileURL(join(folder, name)).href)) as { verify: Verify };
  return module.verify;
};

const texts: readonly (readonly [unknown, unknown, boolean])[] = [
  ['sha256=ab', 'sha256=ab', true],
  ['sha256=ab', 'sha256=ac', false],
  ['short', 'something longer', false],
  ['é', 'e', false],
  ['', 'a', false],
  [undefined, 'undefined', false],
  [undefined, undefined, false],
  [null, 'null', false],
  [['a'], 'a', false],
];

it.each([
  ['the platform', 'platform.mjs', 'export const verify = (given, expected) => «given === expected»;', []],
  ['an inequality', 'unequal.mjs', 'export const verify = (given, expected) => !(«given != expected»);', []],
  ['tsscmp', 'tsscmp.mjs', 'export const verify = (given, expected) => «given === expected»;', ['tsscmp']],
] as const)('%s answers as the comparison did, and never throws', async (_name, file, code, dependencies) => {
  const verify = await mended(file, code, dependencies);
  for (const [given, expected, answer] of texts) expect(verify(given, expected)).toBe(answer);
});

it('finds one of a list', async () => {
  const verify = await mended('list.mjs', "export const verify = (given, one) => «given.split(' ').includes(one)»;");
  expect(verify('a b', 'b')).toBe(true);
  expect(verify('a b', 'c')).toBe(false);
  expect(verify('a b', undefined)).toBe(false);
});

it.each([
  ['plain', 'export const verify = (given, expected) => «given.equals(expected)»;'],
  ['made', 'export const verify = (given, expected) => «Buffer.compare(Buffer.from(given), expected) === 0»;'],
])('compares buffers: %s', async (name, code) => {
  const verify = await mended(`${name}.mjs`, code);
  expect(verify(Buffer.from('a'), Buffer.from('a'))).toBe(true);
  expect(verify(Buffer.from('a'), Buffer.from('b'))).toBe(false);
  expect(verify(Buffer.from('a'), Buffer.from('ab'))).toBe(false);
});
