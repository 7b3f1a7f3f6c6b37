import { defineLibrary } from '@seamlint/core';

export const knex = defineLibrary({
  id: 'knex',
  title: 'Knex',
  category: 'store',
  packages: [{ name: 'knex', version: '3.3.0' }, { name: 'objection' }],
  stores: [
    {
      clients: ['^(?:knex)?\\(\\)$'],
      types: ['Knex'],
      operations: {
        reads: ['*select', '*first', '*pluck', '*count', '*sum', '*avg', '*min', '*max'],
        inserts: ['*insert', '*batchInsert'],
        upserts: ['*upsert', '*insert().onConflict().merge'],
        updates: ['*update'],
        deletes: ['*del', '*delete', '*truncate'],
        increments: ['*increment', '*decrement'],
        raw: ['raw', '*.raw'],
      },
      idempotentInserts: [{ by: 'method', names: ['ignore', 'merge', 'onConflict'] }],
      duplicateCodes: ['23505', 'ER_DUP_ENTRY', 'SQLITE_CONSTRAINT'],
      transactions: ['transaction', 'transactionProvider'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'knex@3.3.0:package.json' },
    { section: 'stores', fields: ['*'], confidence: 'verified', source: 'knex@3.3.0:types/index.d.ts' },
  ],
});
