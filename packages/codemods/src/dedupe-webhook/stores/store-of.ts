import { firestoreStore, mongodbStore, mongooseStore } from './documents.ts';
import { drizzleStore } from './drizzle.ts';
import type { Reach } from './find-client.ts';
import type { FindStore, OwnStore } from './own-store.ts';
import { prismaStore } from './prisma.ts';
import { redisStore } from './redis.ts';
import { knexStore, kyselyStore, mysqlStore, pgStore } from './sql.ts';
import { supabaseStore } from './supabase.ts';

const STORES: ReadonlyMap<string, FindStore> = new Map([
  ['prisma', prismaStore],
  ['drizzle', drizzleStore],
  ['knex', knexStore],
  ['kysely', kyselyStore],
  ['pg', pgStore],
  ['mysql2', mysqlStore],
  ['redis', redisStore],
  ['postgrest', supabaseStore],
  ['mongoose', mongooseStore],
  ['mongodb', mongodbStore],
  ['firestore', firestoreStore],
]);

/** Those whose client says by how it is made, or used, that it is one. */
const AT_HAND: readonly (readonly [string, RegExp])[] = [
  ['prisma', /^@prisma\/client$/u],
  ['drizzle', /^drizzle-orm$/u],
  ['kysely', /^kysely$/u],
  ['knex', /^knex$/u],
  ['pg', /^pg$/u],
  ['mysql2', /^mysql2$/u],
];

/** The store that the work writes to; else one that the file can reach and the project has; null: none. */
export const storeOf = (reach: Reach, kind: string): OwnStore | null => {
  const own = STORES.get(kind)?.(reach) ?? null;
  if (own !== null) return own;
  const has = (name: RegExp): boolean =>
    [...reach.mending.project.dependencies, ...reach.mending.imports.bindings.map(({ module }) => module)].some((one) =>
      name.test(one),
    );
  for (const [store, name] of AT_HAND) {
    const found = store !== kind && has(name) ? STORES.get(store)?.(reach) : null;
    if (found) return found;
  }
  return null;
};
