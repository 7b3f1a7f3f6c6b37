import { defineLibrary } from '@seamlint/core';

export const sequelize = defineLibrary({
  id: 'sequelize',
  title: 'Sequelize',
  category: 'store',
  packages: [{ name: 'sequelize', version: '6.37.8' }, { name: 'sequelize-typescript' }, { name: '@sequelize/core' }],
  stores: [
    {
      clients: ['\\(\\)\\.(?:define\\(\\)|model\\(\\)|models\\.\\w+)$'],
      types: ['Model', 'ModelStatic', 'Sequelize'],
      operations: {
        reads: [
          '*findAll',
          '*findAndCountAll',
          '*findByPk',
          '*findOne',
          '*count',
          '*max',
          '*min',
          '*sum',
          '*aggregate',
          '*reload',
        ],
        inserts: ['*create', '*bulkCreate'],
        upserts: ['*upsert', '*findOrCreate', '*findCreateFind'],
        updates: ['*update', '*save', '*restore'],
        deletes: ['*destroy', '*truncate'],
        increments: ['*increment', '*decrement'],
        raw: ['query'],
      },
      idempotentInserts: [{ by: 'option', names: ['ignoreDuplicates', 'updateOnDuplicate'] }],
      duplicateCodes: ['SequelizeUniqueConstraintError'],
      transactions: ['transaction'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'sequelize@6.37.8:package.json' },
    { section: 'stores', fields: ['*'], confidence: 'verified', source: 'sequelize@6.37.8:types/model.d.ts' },
  ],
});
