import { defineLibrary } from '@seamlint/core';

export const drizzle = defineLibrary({
  id: 'drizzle',
  title: 'Drizzle',
  category: 'store',
  packages: [{ name: 'drizzle-orm', version: '0.45.4' }],
  stores: [
    {
      clients: ['^drizzle\\(\\)$'],
      types: [
        'NodePgDatabase',
        'PostgresJsDatabase',
        'MySql2Database',
        'LibSQLDatabase',
        'BetterSQLite3Database',
        'DrizzleD1Database',
      ],
      operations: {
        reads: ['select().*', 'selectDistinct().*', 'query.*.findMany', 'query.*.findFirst', '$count'],
        inserts: ['insert().values', 'insert().select'],
        upserts: ['insert().values().onConflictDoUpdate', 'insert().values().onDuplicateKeyUpdate'],
        updates: ['update().set'],
        deletes: ['delete'],
        increments: [],
        raw: ['execute', 'run', 'all', 'get', 'values'],
      },
      idempotentInserts: [
        { by: 'method', names: ['onConflictDoNothing', 'onConflictDoUpdate', 'onDuplicateKeyUpdate', 'ignore'] },
      ],
      duplicateCodes: ['23505', 'ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_CONSTRAINT_PRIMARYKEY'],
      transactions: ['transaction'],
    },
  ],
  notes: ['Errors are the driver’s, since 0.44 as `cause` of a DrizzleQueryError.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'drizzle-orm@0.45.4:package.json' },
    {
      section: 'stores',
      fields: ['*'],
      confidence: 'verified',
      source:
        'drizzle-orm@0.45.4:pg-core/query-builders/insert.d.ts, mysql-core/query-builders/insert.d.ts, sqlite-core/query-builders/insert.d.ts',
    },
  ],
});
