import { expect, it } from 'vitest';

import { createManifests } from './manifests.ts';
import { createPackageMajors } from './package-majors.ts';

const majorIn = (files: Readonly<Record<string, unknown>>, from = 'apps/api/src/pay.ts'): number | null => {
  const readText = (path: string): string | undefined => (path in files ? JSON.stringify(files[path]) : undefined);
  return createPackageMajors(createManifests(readText), readText)(from, 'stripe');
};
const asks = (range: string) => ({ dependencies: { stripe: range } });

it.each([
  ['^14.2.0', 14],
  ['~0.4.1', 0],
  ['17', 17],
  ['>=12 <13', 12],
  ['npm:stripe@^11', 11],
  ['18.0.0-beta.1', 18],
  ['>=12', null],
  ['^12 || ^13', null],
  ['*', null],
  ['latest', null],
  ['workspace:^', null],
  ['catalog:', null],
])('reads %s', (range, major) => {
  expect(majorIn({ 'package.json': asks(range) })).toBe(major);
});

it('believes what is installed before what is asked for', () => {
  expect(majorIn({ 'package.json': asks('^14'), 'node_modules/stripe/package.json': { version: '15.1.0' } })).toBe(15);
});

it('asks the nearest project first', () => {
  expect(majorIn({ 'package.json': asks('^14'), 'apps/api/package.json': asks('^12') })).toBe(12);
  expect(majorIn({ 'package.json': asks('^14'), 'apps/web/package.json': asks('^12') })).toBe(14);
  expect(majorIn({ 'package.json': {} })).toBeNull();
});
