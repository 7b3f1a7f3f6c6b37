import { findClient } from './find-client.ts';
import { CRASH, type FindStore } from './own-store.ts';
import { refusedInsert } from './refused-insert.ts';

const TWO_WEEKS = 1_209_600;

const MONGO_NOTES: readonly string[] = [
  `Nothing has to be created first: an _id is unique. An index can expire what is old: db.webhook_events.createIndex({ createdAt: 1 }, { expireAfterSeconds: ${TWO_WEEKS} }). ${CRASH}`,
];

/** A collection whose `_id` is the key. */
const mongo = (collection: string): NonNullable<ReturnType<FindStore>> => ({
  claim: (claiming) =>
    refusedInsert(
      claiming,
      `await ${collection}.insertOne({ _id: ${claiming.key}, createdAt: new Date() });`,
      (code) => `${code} !== 11000`,
    ),
  release: ({ key }) => `await ${collection}.deleteOne({ _id: ${key} });`,
  notes: MONGO_NOTES,
});

export const mongodbStore: FindStore = (reach) => {
  const found = findClient(reach, {
    made: /\.db\(/u,
    used: String.raw`§\.collection(?:<[^(]*>)?\(`,
    named: /db|database/iu,
  });
  return found === null ? null : mongo(`${found.take()}.collection('webhook_events')`);
};

/** Its own connection, whichever models the file has. */
export const mongooseStore: FindStore = ({ mending: { imports } }) =>
  mongo(`${imports.named('mongoose', 'connection')}.collection('webhook_events')`);

/** Another SDK, whose documents have no `create`. */
const BROWSER = /['"]firebase\/(?:firestore|compat)/u;

/** `create` refuses what is there, and is the server's alone. */
export const firestoreStore: FindStore = (reach) => {
  const found = findClient(reach, ({ source }) =>
    BROWSER.test(source.text)
      ? null
      : {
          made: /^(?:await )?(?:\w+\.)*(?:firestore|getFirestore)\(\)?|^new (?:\w+\.)?Firestore\(/u,
          used: String.raw`§\.(?:collection|doc|runTransaction|batch)\(`,
          named: /db|firestore|store/iu,
        },
  );
  if (found === null) return null;
  const client = found.take();
  const document = (key: string): string => `${client}.collection('webhookEvents').doc(${key})`;
  return {
    claim: (claiming) =>
      refusedInsert(
        claiming,
        `await ${document(claiming.key)}.create({ createdAt: new Date() });`,
        (code) => `${code} !== 6`,
      ),
    release: ({ key }) => `await ${document(key)}.delete();`,
    notes: [`Let a TTL policy on createdAt delete documents of webhookEvents that are older than two weeks. ${CRASH}`],
  };
};
