import { describe, expect, it, vi } from 'vitest';
import type { EventStore } from './event-store.ts';
import { memoryStore } from './memory-store.ts';
import { onceByEventId } from './once-by-event-id.ts';
import { sqlStoreTable } from './sql-dialect.ts';
import { sqlStore } from './sql-store.ts';

describe('onceByEventId', () => {
  it.each(['', '  ', undefined, null, 7])('refuses the id %j, which many events would share', async (id) => {
    await expect(onceByEventId(memoryStore(), id as string, () => 1)).rejects.toThrow('must not be empty');
  });

  it.each(['stripe:undefined', 'stripe:', 'stripe: ', 'github:null', 'undefined', 'shop:[object Object]'])(
    'refuses the id %j, which was made of none',
    async (id) => {
      const work = vi.fn();
      await expect(onceByEventId(memoryStore(), id, work)).rejects.toThrow(TypeError);
      await expect(onceByEventId(memoryStore(), id, work)).rejects.toThrow('has no id');
      expect(work).not.toHaveBeenCalled();
    },
  );

  it.each(['stripe:evt_1', 'evt:undefined:1', 'nullable'])('takes the id %j', async (id) => {
    await expect(onceByEventId(memoryStore(), id, () => 1)).resolves.toEqual({ outcome: 'done', value: 1 });
  });

  it.each([{ ttlSec: 0 }, { leaseSec: Number.NaN }])('refuses %j', async (options) => {
    await expect(onceByEventId(memoryStore(), 'evt_1', () => 1, options)).rejects.toThrow(RangeError);
  });

  it('does nothing where the store can not be asked', async () => {
    const work = vi.fn();
    const store: EventStore = { ...memoryStore(), claim: () => Promise.reject(new Error('away')) };
    await expect(onceByEventId(store, 'evt_1', work)).rejects.toThrow('away');
    expect(work).not.toHaveBeenCalled();
  });

  it('answers done where only the store failed behind the work, and tells', async () => {
    const told: unknown[] = [];
    const store: EventStore = { ...memoryStore(), finish: () => Promise.reject(new Error('away')) };
    const once = await onceByEventId(store, 'evt_1', () => 1, { onStoreError: (error) => told.push(error) });
    expect(once).toEqual({ outcome: 'done', value: 1 });
    expect(told).toEqual([new Error('away')]);
  });

  it('throws what the work threw, also where the claim can not be released', async () => {
    const store: EventStore = { ...memoryStore(), release: () => Promise.reject(new Error('away')) };
    const failing = onceByEventId(store, 'evt_1', () => {
      throw new Error('the work');
    });
    await expect(failing).rejects.toThrow('the work');
  });
});

describe('memoryStore', () => {
  it('holds as many as it is told, and forgets the oldest that are done', async () => {
    const store = memoryStore({ maxEntries: 2 });
    for (const id of ['a', 'b', 'c']) await onceByEventId(store, id, () => 1);
    expect(await store.claim('c', 'x', 1000)).toBe('done');
    expect(await store.claim('b', 'x', 1000)).toBe('done');
    expect(await store.claim('a', 'x', 1000)).toBe('claimed');
  });

  it('drops nothing that is under way: it asks for patience', async () => {
    let at = 0;
    const store = memoryStore({ maxEntries: 2, now: () => at });
    await store.claim('a', 'x', 1000);
    await store.claim('b', 'x', 1000);
    expect(await store.claim('c', 'x', 1000)).toBe('in-progress');
    expect(await store.claim('a', 'y', 1000)).toBe('in-progress');
    at = 1000;
    expect(await store.claim('c', 'x', 1000)).toBe('claimed');
  });
});

describe('sqlStore', () => {
  it.each(['a; DROP TABLE b', 'a.b.c', '', '"a"', 'ä'])('takes no table called %j', (table) => {
    expect(() => sqlStore(async () => [], { dialect: 'sqlite', table })).toThrow('name of the table');
    expect(() => sqlStoreTable('mysql', table)).toThrow('name of the table');
  });

  it('speaks MySQL, whose answers are rows in a list', async () => {
    const sent: string[] = [];
    const rows = [{ owner: null, expires_at: '9999999999999' }];
    const store = sqlStore(
      async (text) => {
        sent.push(text);
        return text.startsWith('SELECT') ? [rows, []] : [{ affectedRows: 0 }, undefined];
      },
      { dialect: 'mysql', table: 'hooks.events' },
    );
    expect(await store.claim('evt_1', 'me', 1000)).toBe('done');
    expect(sent[0]).toBe(
      'INSERT INTO `hooks`.`events` (event_id, owner, expires_at) VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE event_id = event_id',
    );
    expect(sqlStoreTable('mysql')).toContain('COLLATE utf8mb4_bin');
  });

  it('says so where the query function answers no rows', async () => {
    const store = sqlStore(async () => undefined, { dialect: 'sqlite' });
    await expect(store.claim('evt_1', 'me', 1000)).rejects.toThrow('neither rows nor { rows }');
  });

  it('deletes what is past its time', async () => {
    const sent: unknown[] = [];
    const store = sqlStore(async (...given) => sent.push(given), { dialect: 'postgres', now: () => 5 });
    await store.deleteExpired();
    expect(sent).toEqual([['DELETE FROM "webhook_events" WHERE expires_at <= $1', [5]]]);
  });
});
