import { expect, it } from 'vitest';
import { packageOfSpecifier } from './packages.ts';

it.each([
  ['square', 'square'],
  ['square/legacy/more', 'square'],
  ['@aws-sdk/client-s3', '@aws-sdk/client-s3'],
  ['@aws-sdk/client-s3/dist', '@aws-sdk/client-s3'],
  ['@', '@'],
  ['@/lib/api', '@'],
  ['@scope/', '@scope'],
  ['@scope//x', '@scope'],
  ['/absolute', '/absolute'],
  ['', ''],
])('of %j the package is %j', (specifier, name) => {
  expect(packageOfSpecifier(specifier)).toBe(name);
});
