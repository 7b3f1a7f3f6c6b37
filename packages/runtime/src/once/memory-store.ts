import type { EventStore } from './event-store.ts';

export interface MemoryStoreOptions {
  /** Events that are kept; 10 000 if left out. The oldest that are done go first. */
  readonly maxEntries?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

interface Entry {
  /** null: done. */
  readonly owner: string | null;
  readonly expiresAt: number;
}

/**
 * Of one process, and gone with it: for tests, and for a single server that may forget on a restart. Where there is no room
 * because everything is under way it claims nothing and answers `in-progress`: the provider tries again.
 */
export const memoryStore = ({ maxEntries = 10_000, now = Date.now }: MemoryStoreOptions = {}): EventStore => {
  // In the order in which they were set.
  const entries = new Map<string, Entry>();
  const put = (id: string, entry: Entry): void => {
    entries.delete(id);
    entries.set(id, entry);
  };
  const makeRoom = (): boolean => {
    if (entries.size < maxEntries) return true;
    for (const [id, { expiresAt }] of entries) if (expiresAt <= now()) entries.delete(id);
    if (entries.size < maxEntries) return true;
    for (const [id, { owner }] of entries) if (owner === null) return entries.delete(id);
    return false;
  };
  return {
    async claim(id, owner, leaseMs) {
      const held = entries.get(id);
      if (held !== undefined && held.expiresAt > now()) return held.owner === null ? 'done' : 'in-progress';
      if (held === undefined && !makeRoom()) return 'in-progress';
      put(id, { owner, expiresAt: now() + leaseMs });
      return 'claimed';
    },
    async finish(id, owner, ttlMs) {
      if (entries.get(id)?.owner === owner) put(id, { owner: null, expiresAt: now() + ttlMs });
    },
    async release(id, owner) {
      if (entries.get(id)?.owner === owner) entries.delete(id);
    },
  };
};
