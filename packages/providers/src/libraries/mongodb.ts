import { defineLibrary } from '@seamlint/core';

export const mongodb = defineLibrary({
  id: 'mongodb',
  title: 'MongoDB',
  category: 'store',
  packages: [{ name: 'mongodb', version: '7.9.0' }],
  stores: [
    {
      clients: ['\\.collection\\(\\)$'],
      types: ['Collection', 'Db', 'MongoClient'],
      operations: {
        reads: ['*find', '*findOne', '*aggregate', '*countDocuments', '*estimatedDocumentCount', '*distinct'],
        inserts: ['*insertOne', '*insertMany'],
        upserts: [],
        updates: ['*updateOne', '*updateMany', '*findOneAndUpdate', '*findOneAndReplace', '*replaceOne'],
        deletes: ['*deleteOne', '*deleteMany', '*findOneAndDelete', '*drop'],
        increments: [],
        raw: ['*bulkWrite', '*command'],
      },
      idempotentInserts: [{ by: 'option', names: ['upsert', '$setOnInsert'] }],
      duplicateCodes: [11000],
      transactions: ['withTransaction', 'startTransaction'],
    },
  ],
  notes: ['`$inc` and `$push` in an update are not the same twice.'],
  evidence: [
    { section: 'packages', fields: ['*'], confidence: 'verified', source: 'mongodb@7.9.0:package.json' },
    {
      section: 'stores',
      fields: ['operations', 'clients', 'types'],
      confidence: 'verified',
      source: 'mongodb@7.9.0:mongodb.d.ts Collection',
    },
    {
      section: 'stores',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://www.mongodb.com/docs/manual/reference/method/db.collection.updateOne',
    },
  ],
});
