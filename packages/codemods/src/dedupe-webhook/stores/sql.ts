import { block } from '../../verify-webhook/check.ts';
import { findClient } from './find-client.ts';
import { type FindStore, sqlNotes } from './own-store.ts';
import { notADuplicate, refusedInsert } from './refused-insert.ts';

export const pgStore: FindStore = (reach) => {
  const found = findClient(reach, {
    made: /^new (?:\w+\.)?(?:Pool|Client)\(/u,
    used: String.raw`await §\.query(?:<[^(]*>)?\(\s*['"\x60]`,
    from: /^(?:\.|@\/|~\/|#).*\/(?:pg|postgres|pool)(?:\.\w+)?$/u,
  });
  if (found === null) return null;
  const client = found.take();
  return {
    claim: ({ key, fresh, reply }) => {
      const claim = fresh('claim', 'eventClaim');
      return [
        `const ${claim} = await ${client}.query('INSERT INTO webhook_events (id) VALUES ($1) ON CONFLICT DO NOTHING', [${key}]);`,
        ...block(`if (${claim}.rowCount === 0) {`, reply),
      ];
    },
    release: ({ key }) => `await ${client}.query('DELETE FROM webhook_events WHERE id = $1', [${key}]);`,
    notes: sqlNotes,
  };
};

/** Its callbacks can't be waited for: it must be used with promises. */
export const mysqlStore: FindStore = (reach) => {
  const found = findClient(reach, ({ source }) => ({
    made: /mysql2\/promise/u.test(source.text) ? /^(?:\w+\.)?(?:createPool|createConnection)\(/u : /(?!)/u,
    used: String.raw`await §\.(?:execute|query)(?:<[^(]*>)?\(\s*['"\x60]`,
  }));
  if (found === null) return null;
  const client = found.take();
  return {
    claim: (claiming) =>
      refusedInsert(
        claiming,
        `await ${client}.execute('INSERT INTO webhook_events (id) VALUES (?)', [${claiming.key}]);`,
        (code) => `${code} !== 'ER_DUP_ENTRY'`,
      ),
    release: ({ key }) => `await ${client}.execute('DELETE FROM webhook_events WHERE id = ?', [${key}]);`,
    notes: sqlNotes,
  };
};

export const knexStore: FindStore = (reach) => {
  const found = findClient(reach, {
    made: /^(?:[kK]nex)\(/u,
    used: String.raw`§(?:<[^>]*>)?\(['"]\w+['"]\)\s*\.(?:insert|where|update|select|first|del|increment)`,
    from: /knex(?:file)?(?:\.\w+)?$/u,
  });
  if (found === null) return null;
  const client = found.take();
  return {
    claim: (claiming) =>
      refusedInsert(claiming, `await ${client}('webhook_events').insert({ id: ${claiming.key} });`, notADuplicate),
    release: ({ key }) => `await ${client}('webhook_events').where({ id: ${key} }).del();`,
    notes: sqlNotes,
  };
};

export const kyselyStore: FindStore = (reach) => {
  const found = findClient(reach, {
    made: /^new Kysely\b/u,
    used: String.raw`§\s*\.(?:insertInto|updateTable|selectFrom|deleteFrom)\(`,
  });
  if (found === null) return null;
  const client = found.take();
  return {
    claim: (claiming) =>
      refusedInsert(
        claiming,
        `await ${client}.insertInto('webhook_events').values({ id: ${claiming.key} }).execute();`,
        notADuplicate,
      ),
    release: ({ key }) => `await ${client}.deleteFrom('webhook_events').where('id', '=', ${key}).execute();`,
    expects: 'webhook_events',
    notes: [
      ...sqlNotes,
      'Add webhook_events: { id: string; created_at: Generated<Date> } to the type of the database.',
    ],
  };
};
