import { expect, it } from 'vitest';

import { declaredFunctions } from './declared-functions.ts';

const named = (text: string): readonly string[] => [...declaredFunctions(text)].sort();

it('are told by their declarations', () => {
  const text = [
    'export function format(date: Date): string { return pad(date); }',
    'export async function load<T>(id: string): Promise<T> {',
    'export const slug = (text: string): string => text.trim();',
    'export const twice = async (a: number) => a * 2;',
    'export const each = function () {};',
    'export default function Page() {}',
  ].join('\n');
  expect(named(text)).toEqual(['default', 'each', 'format', 'load', 'slug', 'twice']);
});

it('are no calls, objects and classes', () => {
  const text = [
    'export const client = (create(options));',
    'export const api = create({ url: () => base });',
    'export const made = wrap((one) => one);',
    'export class Client {}',
    'function own() {}',
  ].join('\n');
  expect(named(text)).toEqual([]);
});

it.each([
  ['in a comment', '/*\nexport function send() {}\n*/\nexport const send = axios.create();'],
  ['in a list', 'export function send() {}\nexport {\n  client as send,\n};'],
  ['in CommonJS', 'export function send() {}\nexports.send = client;'],
  ['further in', 'const code = `\n  export function send() {}`;'],
])('are not told where the name stands %s', (_, text) => {
  expect(named(text)).toEqual([]);
});
