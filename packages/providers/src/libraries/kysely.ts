import { defineLibrary } from '@seamlint/core';

export const kysely = defineLibrary({
  id: 'kysely',
  title: 'Kysely',
  category: 'store',
  packages: [{ name: 'kysely', version: '0.29.9' }],
  stores: [
    {
      clients: ['^Kysely\\(\\)$'],
      types: ['Kysely', 'Transaction'],
      operations: {
        reads: ['selectFrom().*', '*.executeTakeFirst'],
        inserts: ['insertInto().values'],
        upserts: [
          'insertInto().values().onConflict',
          'insertInto().values().onDuplicateKeyUpdate',
          'replaceInto().values',
          'mergeInto().*',
        ],
        updates: ['updateTable().set'],
        deletes: ['deleteFrom'],
        increments: [],
        raw: ['executeQuery'],
      },
      idempotentInserts: [
        {
          by: 'method',
          names: ['doNothing', 'doUpdateSet', 'onConflict', 'onDuplicateKeyUpdate', 'ignore', 'orIgnore'],
        },
      ],
      duplicateCodes: ['23505', 'ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE'],
      transactions: ['transaction', 'startTransaction'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'kysely@0.29.9:package.json' },
    {
      section: 'stores',
      fields: ['*'],
      confidence: 'verified',
      source: 'kysely@0.29.9:dist/query-builder/insert-query-builder.d.ts, dist/kysely.d.ts',
    },
  ],
});
