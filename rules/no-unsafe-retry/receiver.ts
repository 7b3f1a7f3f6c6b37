/** What the catalog says of a second write to the same receiver. */
import { type OutboundCall, type Provider, matchesOperation } from '@seamlint/core';

/** A key could be given: another rule asks for it. */
export const takesKey = ({ provider, key }: OutboundCall): boolean =>
  provider !== null && key.mechanism !== 'none' && key.mechanism !== 'unknown';

/** The API refuses to make the same one twice. */
export const isUnique = (provider: Provider | undefined, { operation }: OutboundCall): boolean =>
  matchesOperation(provider?.idempotency?.unique ?? [], operation);

/** Somebody gets a second message, or pays for a second thing. */
export const weighs = (provider: Provider, { client, highRisk, url }: OutboundCall): boolean => {
  if (highRisk) return true;
  if (UPLOAD.test(url ?? '')) return false;
  // Where the API takes a key for other operations, it is not told what this one does.
  if (provider.idempotency?.mechanism !== 'none') return false;
  return client === 'sdk' ? !LITTLE.has(provider.category) : HEAVY.has(provider.category);
};

const HEAVY: ReadonlySet<string> = new Set(['messaging', 'email', 'mail', 'payments', 'shipping']);
const LITTLE: ReadonlySet<string> = new Set([
  'ai',
  'analytics',
  'observability',
  'database',
  'search',
  'auth',
  'cloud',
]);

/** A file that is kept twice under two ids, of which one is used. */
const UPLOAD = /\/(?:media|uploads?|files?|attachments?|assets?)\/?(?:[?#]|$)/iu;
