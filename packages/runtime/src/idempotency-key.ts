import { createHash } from 'node:crypto';

/**
 * The same key for the same operation on the same thing, in every attempt and every process: a hash of the parts in their
 * order, always 43 characters (Square takes 45, Plaid 50, Adyen 64). A part that is missing would give one key to many
 * writes, so it throws.
 */
export const idempotencyKey = (operation: string, ...ids: readonly [KeyPart, ...KeyPart[]]): string => {
  const parts = [operation, ...ids];
  // By its types there is one; plain JavaScript may have none.
  if (ids.length < 1) throw new TypeError('An idempotency key needs an id besides the operation.');
  const missing = parts.findIndex((part) => !isPart(part));
  if (missing >= 0) throw new TypeError(`Argument ${missing + 1} of idempotencyKey is missing.`);
  return createHash('sha256')
    .update(JSON.stringify(parts.map(String)))
    .digest('base64url');
};

export type KeyPart = string | number | bigint;

const isPart = (part: unknown): boolean =>
  typeof part === 'string' ? part !== '' : typeof part === 'bigint' || Number.isFinite(part);
