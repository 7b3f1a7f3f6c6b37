import { defineLibrary } from '@seamlint/core';

export const firestore = defineLibrary({
  id: 'firestore',
  title: 'Firestore',
  category: 'store',
  packages: [{ name: '@google-cloud/firestore', version: '9.4.1' }, { name: 'firebase' }],
  stores: [
    {
      clients: ['\\.(?:doc|collection|batch)\\(\\)$', '^(?:Firestore|getFirestore)\\(\\)$'],
      types: ['Firestore', 'DocumentReference', 'CollectionReference', 'WriteBatch', 'Transaction'],
      operations: {
        reads: ['*get', '*getAll', '*listCollections', '*listDocuments', '*count'],
        inserts: ['*add', '*create'],
        upserts: ['*set'],
        updates: ['*update'],
        deletes: ['*delete', '*recursiveDelete'],
        increments: [],
        raw: [],
      },
      idempotentInserts: [{ by: 'method', names: ['create', 'set'] }],
      duplicateCodes: ['already-exists', 6],
      transactions: ['runTransaction'],
    },
  ],
  notes: ['`add` makes an id of its own: twice makes two. `FieldValue.increment()` adds.'],
  evidence: [
    {
      section: 'packages',
      fields: ['*'],
      confidence: 'verified',
      source: '@google-cloud/firestore@9.4.1:package.json',
    },
    {
      section: 'stores',
      fields: ['*'],
      confidence: 'verified',
      source: '@google-cloud/firestore@9.4.1:types/firestore.d.ts',
    },
  ],
});
