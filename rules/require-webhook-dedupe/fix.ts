import type { Effect, Provider, WebhookEndpoint } from '@seamlint/core';

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
  const [header] = provider?.webhooks?.eventId?.headers ?? [];
  if (header !== undefined) return { option: `header:${header}`, text: `the header ${header}` };
  const [field] = provider?.webhooks?.eventId?.fields ?? [];
  return field === undefined
    ? { option: 'field:id', text: 'the id of the event' }
    : { option: `field:${field}`, text: `\`${field}\` of the event` };
};

export const fixOf = (provider: Provider | undefined, endpoint: WebhookEndpoint, effects: readonly Effect[]) => {
  const store: Store = STORES.find((one) => effects.some(({ by }) => by === one)) ?? 'runtime';
  return {
    kind: 'transform' as const,
    transform: 'dedupe-webhook',
    safe: false,
    options: { provider: provider?.id ?? '', framework: endpoint.framework, id: idOf(provider).option, store },
  };
};
