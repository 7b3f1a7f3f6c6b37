import {
  type Effect,
  type EndpointEffects,
  type Provider,
  type WebhookEndpoint,
  eventKeyOf,
  isCertain,
} from '@seamlint/core';

const STORES = [
  'prisma',
  'drizzle',
  'knex',
  'kysely',
  'pg',
  'mysql2',
  'redis',
  'postgrest',
  'mongoose',
  'mongodb',
  'firestore',
] as const;
export type Store = (typeof STORES)[number] | 'runtime';

/** How an event is told from another: as the codemod is told, and as people are. */
export const idOf = (provider: Provider | undefined): { readonly option: string; readonly text: string } => {
  if (provider === undefined) return { option: 'read', text: 'the id of the event' };
  const key = eventKeyOf(provider.webhooks);
  if (key === null)
    return {
      option: 'none',
      text: 'a key made from what identifies the event, such as its name and the id of its object,',
    };
  const beside = key.named.map((one) => ` and ${said(one)}`).join('');
  return {
    option: key.id,
    text: `${said(key.id)}${key.id.startsWith('field:') && beside === '' ? ' of the event' : ''}${beside}`,
  };
};

const said = (one: string): string => one.replace(/^header:/u, 'the header ').replace(/^field:(.+)$/u, '`$1`');

export const fixOf = (
  provider: Provider | undefined,
  endpoint: WebhookEndpoint,
  { effects, swallowed }: EndpointEffects,
) => {
  const store: Store = STORES.find((one) => effects.some(({ by }) => by === one)) ?? 'runtime';
  const key = eventKeyOf(provider?.webhooks);
  const swallows = swallowedAt(endpoint, effects, swallowed);
  const files = filesOf(endpoint, effects, store);
  return {
    kind: 'transform' as const,
    transform: 'dedupe-webhook',
    safe: false,
    options: {
      ...{ provider: provider?.id ?? '', framework: endpoint.framework, id: idOf(provider).option, store },
      ...(key === null || key.named.length === 0 ? {} : { named: key.named.join(',') }),
      // Then an event that lacks it is worked off as before, and not refused.
      ...(key === null || provider === undefined || isCertain(provider, 'webhooks', ['eventId'])
        ? {}
        : { lacks: 'may' }),
      ...(key?.within === undefined ? {} : { within: key.within }),
      ...(swallows === '' ? {} : { swallows }),
      ...(endpoint.apart === true ? { handler: 'elsewhere' } : {}),
      ...(files.length === 0 ? {} : { files: files.join(',') }),
    },
  };
};

const MAX_FILES = 5;

/** Other files that write to the store, what comes twice first: its client is known there. Else those that only may have read from one. */
const filesOf = ({ span }: WebhookEndpoint, effects: readonly Effect[], store: Store): readonly string[] => {
  const stored = store === 'runtime' ? effects : effects.filter(({ by }) => by === store);
  const first = [...stored.filter(({ again }) => again === 'twice'), ...stored];
  const paths = [
    ...first.map((effect) => effect.span.path),
    ...(store === 'runtime' ? first.flatMap(({ via }) => via.map(({ at }) => at.path)) : []),
  ];
  return [...new Set(paths)].filter((path) => path !== span.path).slice(0, MAX_FILES);
};

/** Where a failure of most of what is to be remembered ends unsaid: a claim that is kept would make the loss final. */
const swallowedAt = (
  endpoint: WebhookEndpoint,
  effects: readonly Effect[],
  swallowed: EndpointEffects['swallowed'],
): string => {
  const remembered = effects.filter(({ does, awaited }) => awaited && !/^(?:send|outbound-write|append)$/u.test(does));
  return swallowed
    .filter(({ lost }) => lost.length * 2 > remembered.length)
    .map(({ span }) => (span.path === endpoint.span.path ? String(span.start) : 'elsewhere'))
    .join(',');
};
