import { block } from '../../verify-webhook/check.ts';
import { type Client, findClient, type Reach } from './find-client.ts';
import { CRASH, type FindStore } from './own-store.ts';

/** Two weeks: longer than a provider goes on delivering. */
const TTL_SEC = 1_209_600;

type Family = 'redis' | 'ioredis' | 'upstash';

const OPTIONS: Readonly<Record<Family, string>> = {
  redis: `{ NX: true, EX: ${TTL_SEC} }`,
  ioredis: `'EX', ${TTL_SEC}, 'NX'`,
  upstash: `{ nx: true, ex: ${TTL_SEC} }`,
};

export const redisStore: FindStore = (reach) => {
  const found = findClient(reach, {
    made: /^new (?:Redis|IORedis)\b|^Redis\.fromEnv\(|^(?:redis\.)?createClient\(/u,
    used: String.raw`§\.(?:set|get|del|incr|setEx|setex|lpush|lPush|hset|hSet|sadd|sAdd|expire|publish)\(`,
    from: /redis(?:\.\w+)?$/u,
    named: /redis|^kv$|cache/iu,
  });
  const family = found === null ? null : familyOf(reach, found);
  if (found === null || family === null) return null;
  const client = found.take();
  return {
    claim: ({ key, fresh, reply }) => {
      const claimed = fresh('claimed', 'claimedEvent');
      return [
        `const ${claimed} = await ${client}.set(${key}, 'claimed', ${OPTIONS[family]});`,
        ...block(`if (${claimed} === null) {`, reply),
      ];
    },
    release: ({ key }) => `await ${client}.del(${key});`,
    notes: [
      `Events are remembered for two weeks. Give Redis an eviction policy that spares keys with a time to live. ${CRASH}`,
    ],
  };
};

/** Each takes NX and EX in a way of its own. */
const familyOf = ({ mending: { project } }: Reach, { home }: Client): Family | null => {
  const named = home.bindings.map(({ module }) => module).find((module) => FAMILY.has(module));
  if (named !== undefined) return FAMILY.get(named) ?? null;
  const families = new Set([...FAMILY].flatMap(([name, family]) => (project.dependencies.has(name) ? [family] : [])));
  const [only, ...others] = families;
  return only !== undefined && others.length === 0 ? only : null;
};

const FAMILY: ReadonlyMap<string, Family> = new Map([
  ['redis', 'redis'],
  ['@redis/client', 'redis'],
  ['ioredis', 'ioredis'],
  ['@upstash/redis', 'upstash'],
  ['@vercel/kv', 'upstash'],
]);
