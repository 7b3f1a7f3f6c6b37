import { defineLibrary } from '@seamlint/core';

export const firestore = defineLibrary({
  id: 'firestore',
  title: 'Firestore',
  category: 'store',
  packages: [{ name: '@google-cloud/firestore', version: '9.4.1' }, { name: 'firebase' }, { name: 'firebase-admin' }],
  sends: [
    {
      packages: ['firebase-admin'],
      path: '(?:getMessaging|messaging)\\(\\)\\.send(?:Each|EachForMulticast|Multicast|All|ToDevice|ToTopic)?$',
      types: ['Messaging'],
      what: 'a push message',
    },
  ],
  // A client of a database too, of which only some calls ask who sends.
  trust: [
    {
      packages: ['firebase-admin'],
      authenticating: ['(?:^|\\.)(?:verifyIdToken|verifySessionCookie|verifyAuthBlockingToken|verifyToken)\\(\\)$'],
    },
  ],
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
    {
      packages: ['firebase'],
      clients: ['^$'],
      types: [],
      operations: {
        reads: ['getDoc', 'getDocs', 'getDocFromServer', 'getDocsFromServer', 'getCountFromServer'],
        inserts: ['addDoc'],
        upserts: ['setDoc'],
        updates: ['updateDoc'],
        deletes: ['deleteDoc'],
        increments: [],
        raw: [],
      },
      idempotentInserts: [],
      duplicateCodes: ['already-exists'],
      transactions: ['runTransaction'],
    },
  ],
  notes: ['`add` makes an id of its own: twice makes two. `FieldValue.increment()` adds.'],
  evidence: [
    { section: 'trust', fields: ['*'], confidence: 'from-memory', source: 'not checked' },
    {
      section: 'sends',
      fields: ['*'],
      confidence: 'documented',
      source: 'https://firebase.google.com/docs/cloud-messaging/send/admin-sdk',
    },
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
