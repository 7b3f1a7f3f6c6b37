import { expect, test } from 'vitest';
import type { OwnProvider } from './own-providers.ts';
import { ownProviderShape } from './provider-shape.ts';
import type { Shaped } from './shape.ts';

type FromShape = Shaped<typeof ownProviderShape>;

// Does not compile where the shape and the type come apart.
const toType = (provider: FromShape): OwnProvider => provider;
const toShape = (provider: OwnProvider): FromShape => provider;
/** Optional keys too: one that only the type has would be assignable either way. */
type Keys<T> = T extends readonly (infer Item)[]
  ? Keys<Item>
  : T extends object
    ? { readonly [K in keyof T]-?: [Keys<Exclude<T[K], null | undefined>>] }
    : 'leaf';
const sameKeys = (keys: Keys<FromShape>): Keys<OwnProvider> => keys;
const sameKeysBack = (keys: Keys<OwnProvider>): Keys<FromShape> => keys;

test('takes what the type takes', () => {
  const own: OwnProvider = { id: 'acme', packages: [{ name: 'acme' }], webhooks: null };
  expect(ownProviderShape.problems(toType(toShape(own)), '')).toEqual([]);
  expect([sameKeys, sameKeysBack]).toHaveLength(2);
});
