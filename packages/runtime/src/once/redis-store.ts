import type { EventStore } from './event-store.ts';

/** What is used of a client of `redis` or `@redis/client`, 4 and later. */
export interface NodeRedisClient {
  set(key: string, value: string, options: { readonly NX: true; readonly PX: number }): Promise<unknown>;
  get(key: string): Promise<unknown>;
  eval(script: string, options: { keys: string[]; arguments: string[] }): Promise<unknown>;
}

/** What is used of a client of `ioredis`. */
export interface IoRedisClient {
  call(command: string, ...parameters: (string | number)[]): Promise<unknown>;
}

export interface RedisStoreOptions {
  /** In front of every key; `webhook-event:` if left out. */
  readonly prefix?: string;
}

const DONE = 'done';
const FINISH =
  "if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) return 1 end return 0";
const RELEASE = "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

/**
 * For several processes: a claim is `SET key owner NX PX`, so that a lease ends by itself. Only its owner finishes or releases
 * it. Rejects as the client does. Give Redis an eviction policy that spares keys with a time to live, or events are forgotten.
 */
export const redisStore = (
  client: NodeRedisClient | IoRedisClient,
  { prefix = 'webhook-event:' }: RedisStoreOptions = {},
): EventStore => {
  const redis = commandsOf(client);
  return {
    async claim(id, owner, leaseMs) {
      const key = prefix + id;
      if ((await redis.setIfNew(key, owner, Math.ceil(leaseMs))) !== null) return 'claimed';
      // What has gone in between is for the next delivery.
      return String(await redis.get(key)) === DONE ? 'done' : 'in-progress';
    },
    async finish(id, owner, ttlMs) {
      await redis.run(FINISH, prefix + id, [owner, DONE, String(Math.ceil(ttlMs))]);
    },
    async release(id, owner) {
      await redis.run(RELEASE, prefix + id, [owner]);
    },
  };
};

interface Commands {
  setIfNew(key: string, value: string, ms: number): Promise<unknown>;
  get(key: string): Promise<unknown>;
  run(script: string, key: string, values: string[]): Promise<unknown>;
}

const commandsOf = (client: NodeRedisClient | IoRedisClient): Commands =>
  'call' in client
    ? {
        setIfNew: (key, value, ms) => client.call('SET', key, value, 'PX', ms, 'NX'),
        get: (key) => client.call('GET', key),
        run: (script, key, values) => client.call('EVAL', script, 1, key, ...values),
      }
    : {
        setIfNew: (key, value, ms) => client.set(key, value, { NX: true, PX: ms }),
        get: (key) => client.get(key),
        run: (script, key, values) => client.eval(script, { keys: [key], arguments: values }),
      };
