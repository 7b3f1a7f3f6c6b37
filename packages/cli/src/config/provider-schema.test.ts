import type { OwnProvider } from '@seamlint/core';
import { expect, test } from 'vitest';
import type { z } from 'zod';
import { ownProvider } from './provider-schema.ts';

/** Optional keys as the catalog writes them: left out, and never `undefined`. */
type Stated<T> = T extends readonly (infer Item)[]
  ? readonly Stated<Item>[]
  : T extends object
    ? { readonly [K in keyof T]: Stated<Exclude<T[K], undefined>> }
    : T;
type Schema = Stated<z.infer<typeof ownProvider>>;

// Does not compile where the schema and the type come apart.
const toType = (provider: Schema): Stated<OwnProvider> => provider;
const toSchema = (provider: Stated<OwnProvider>): Schema => provider;

test('takes what the type takes', () => {
  const own: OwnProvider = { id: 'acme', packages: [{ name: 'acme' }], webhooks: null };
  expect(ownProvider.parse(toType(toSchema(own)))).toEqual(own);
});
