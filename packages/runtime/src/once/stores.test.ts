import { randomUUID } from 'node:crypto';
import { createClient } from '@redis/client';
import { Redis } from 'ioredis';
import pg from 'pg';
import { isInstalled, type Server, startPostgres, startRedis, withServer } from '@seamlint/testkit/servers';
import initSqlJs from 'sql.js';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { EventStore } from './event-store.ts';
import { memoryStore } from './memory-store.ts';
import { onceByEventId } from './once-by-event-id.ts';
import { redisStore } from './redis-store.ts';
import { sqlStoreTable } from './sql-dialect.ts';
import { sqlStore, type SqlQuery } from './sql-store.ts';

/** What every store of events has to hold, alone and under `onceByEventId`. `passed`: lets time pass in a store whose clock can't be set. */
const holdsAsAStore = (open: (now: () => number) => EventStore, passed?: (ms: number) => Promise<void>): void => {
  let store: EventStore;
  let id: string;
  let at: number;
  beforeEach(() => {
    at = Date.parse('2026-01-01T00:00:00Z');
    store = open(() => at);
    id = `stripe:evt_${randomUUID()}`;
  });
  const pass = async (ms: number): Promise<void> => {
    at += ms;
    await passed?.(ms);
  };

  it('gives one of twenty claims that come at once', async () => {
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.claim(id, `owner-${index}`, 60_000)),
    );
    expect(claims.toSorted()).toEqual(['claimed', ...Array<string>(19).fill('in-progress')]);
  });

  it('runs the work of twenty deliveries that come at once exactly once', async () => {
    let runs = 0;
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const deliveries = Array.from({ length: 20 }, () =>
      onceByEventId(store, id, async () => {
        runs += 1;
        await gate;
        return 'fulfilled';
      }),
    );
    const waiting = Promise.all(deliveries.map((one) => one.then(({ outcome }) => outcome)));
    const others = await Promise.race([settledBut(deliveries, 1), waiting]);
    expect(others).toEqual(Array<string>(19).fill('in-progress'));
    open();
    expect((await waiting).filter((outcome) => outcome === 'done')).toEqual(['done']);
    expect(runs).toBe(1);
    expect(await onceByEventId(store, id, () => (runs += 1))).toEqual({ outcome: 'duplicate' });
    expect(runs).toBe(1);
  });

  it('releases the claim of work that throws, for the next delivery', async () => {
    const failing = onceByEventId(store, id, () => Promise.reject(new Error('the database is away')));
    await expect(failing).rejects.toThrow('the database is away');
    expect(await onceByEventId(store, id, () => 'second')).toEqual({ outcome: 'done', value: 'second' });
    expect(await onceByEventId(store, id, () => 'third')).toEqual({ outcome: 'duplicate' });
  });

  it('releases the claim of work that came to nothing without throwing', async () => {
    const isDone = (status: number): boolean => status < 400;
    expect(await onceByEventId(store, id, () => 500, { isDone })).toEqual({ outcome: 'failed', value: 500 });
    expect(await onceByEventId(store, id, () => 200, { isDone })).toEqual({ outcome: 'done', value: 200 });
  });

  it('lets a claim that hangs go when its lease is over, and to one only', async () => {
    expect(await store.claim(id, 'hangs', 30_000)).toBe('claimed');
    expect(await store.claim(id, 'early', 30_000)).toBe('in-progress');
    await pass(30_000);
    const claims = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store.claim(id, `late-${index}`, 60_000)),
    );
    expect(claims.filter((claim) => claim === 'claimed')).toEqual(['claimed']);
    await store.finish(id, 'hangs', 60_000);
    await store.release(id, 'hangs');
    expect(await store.claim(id, 'another', 60_000)).toBe('in-progress');
  });

  it('releases nothing of what is done', async () => {
    await store.claim(id, 'first', 60_000);
    await store.finish(id, 'first', 60_000);
    await store.release(id, 'first');
    expect(await store.claim(id, 'second', 60_000)).toBe('done');
  });

  it('forgets what was done when its time is over', async () => {
    await onceByEventId(store, id, () => 1, { ttlSec: 30 });
    expect(await onceByEventId(store, id, () => 2)).toEqual({ outcome: 'duplicate' });
    await pass(30_000);
    expect(await onceByEventId(store, id, () => 3)).toMatchObject({ outcome: 'done' });
  });

  it('tells ids apart, however alike, long or odd', async () => {
    const long = 'x'.repeat(300);
    const ids = ['A', 'a', 'a ', 'ä', `${long}1`, `${long}2`, "'; DROP TABLE webhook_events; --", '"?$1'].map(
      (end) => `${id}${end}`,
    );
    for (const one of ids) expect(await store.claim(one, 'o', 60_000)).toBe('claimed');
    for (const one of ids) expect(await store.claim(one, 'p', 60_000)).toBe('in-progress');
  });
};

/** The outcomes of all but `count`, once they are there. */
const settledBut = (deliveries: readonly Promise<{ outcome: string }>[], count: number): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const outcomes: string[] = [];
    for (const delivery of deliveries) {
      delivery.then(({ outcome }) => {
        outcomes.push(outcome);
        if (outcomes.length === deliveries.length - count) resolve([...outcomes]);
      }, reject);
    }
  });

describe('memoryStore', () => {
  holdsAsAStore((now) => memoryStore({ now }));
});

describe('sqlStore over SQLite', () => {
  let query: SqlQuery;
  beforeAll(async () => {
    const { Database } = await initSqlJs();
    const database = new Database();
    database.run(sqlStoreTable('sqlite'));
    query = async (text, values) => {
      const statement = database.prepare(text, values);
      const rows: unknown[] = [];
      while (statement.step()) rows.push(statement.getAsObject());
      statement.free();
      return rows;
    };
  });
  holdsAsAStore((now) => sqlStore((text, values) => query(text, values), { dialect: 'sqlite', now }));
});

describe.skipIf(!isInstalled('postgres'))(withServer('sqlStore over PostgreSQL', 'postgres'), () => {
  let server: Server;
  let pool: pg.Pool;
  beforeAll(async () => {
    server = await startPostgres();
    pool = new pg.Pool({ host: '127.0.0.1', port: server.port, user: 'seamlint', database: 'postgres', max: 25 });
    await pool.query('CREATE SCHEMA hooks');
    await pool.query(sqlStoreTable('postgres', 'hooks.events'));
  });
  afterAll(async () => {
    await pool.end();
    await server.stop();
  });
  holdsAsAStore((now) =>
    sqlStore((text, values) => pool.query(text, values), { dialect: 'postgres', table: 'hooks.events', now }),
  );
});

describe.skipIf(!isInstalled('redis-server'))(withServer('redisStore', 'redis-server'), () => {
  let server: Server;
  let client: ReturnType<typeof createClient>;
  let io: Redis;
  beforeAll(async () => {
    server = await startRedis();
    client = createClient({ url: `redis://127.0.0.1:${server.port}` });
    await client.connect();
    io = new Redis(server.port, '127.0.0.1');
  });
  afterAll(async () => {
    client.destroy();
    io.disconnect();
    await server.stop();
  });
  /** Ends the time to live of what has no more than this left: all that was claimed or finished for so long. */
  const passed = async (ms: number): Promise<void> => {
    const keys = await client.keys('*');
    const left = await Promise.all(keys.map((key) => client.pTTL(key)));
    const ending = keys.filter((_, index) => (left[index] ?? -1) >= 0 && (left[index] ?? -1) <= ms);
    expect(ending).toHaveLength(1);
    for (const key of ending) await client.pExpire(key, 0);
  };
  describe('over node-redis', () => {
    holdsAsAStore(() => redisStore(client), passed);
  });
  describe('over ioredis', () => {
    holdsAsAStore(() => redisStore(io, { prefix: 'io:' }), passed);
  });
});
