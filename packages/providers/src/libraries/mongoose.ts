import { defineLibrary } from '@seamlint/core';

export const mongoose = defineLibrary({
  id: 'mongoose',
  title: 'Mongoose',
  category: 'store',
  packages: [{ name: 'mongoose', version: '9.12.1' }, { name: '@nestjs/mongoose' }],
  stores: [
    {
      // `connection.collection(name)` hands over what the driver has.
      clients: ['^(?:model|\\w+\\.model)\\(\\)$', '\\bconnection(?:\\.db)?\\.collection\\(\\)$'],
      types: ['Model', 'HydratedDocument', 'Document'],
      operations: {
        reads: [
          '*find',
          '*findOne',
          '*aggregate',
          '*countDocuments',
          '*estimatedDocumentCount',
          '*distinct',
          '*findById',
          '*exists',
          '*findAndCount',
        ],
        inserts: ['*insertOne', '*insertMany', '*create', '*save', '*bulkSave'],
        upserts: [],
        updates: [
          '*updateOne',
          '*updateMany',
          '*findOneAndUpdate',
          '*findOneAndReplace',
          '*replaceOne',
          '*findByIdAndUpdate',
        ],
        deletes: ['*deleteOne', '*deleteMany', '*findOneAndDelete', '*drop', '*findByIdAndDelete'],
        increments: [],
        raw: ['*bulkWrite'],
      },
      idempotentInserts: [{ by: 'option', names: ['upsert', '$setOnInsert'] }],
      duplicateCodes: [11000],
      transactions: ['startSession', 'withTransaction', 'transaction'],
    },
  ],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'mongoose@9.12.1:package.json' },
    { section: 'stores', fields: ['*'], confidence: 'verified', source: 'mongoose@9.12.1:types/models.d.ts' },
  ],
});
