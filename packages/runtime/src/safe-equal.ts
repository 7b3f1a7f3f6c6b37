import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Whether two texts, or two runs of bytes, are the same, in a time that tells nothing of where they differ. They may be of
 * any length: what is compared are digests. Whatever is neither equals nothing, not even itself: what is missing, and the
 * list that Node makes of a header (`string | string[] | undefined`), which may be handed over as it is.
 */
export const safeEqual = (a: unknown, b: unknown): boolean =>
  isBytes(a) && isBytes(b) && timingSafeEqual(digest(a), digest(b));

const isBytes = (value: unknown): value is string | Uint8Array =>
  typeof value === 'string' || value instanceof Uint8Array;

const digest = (value: string | Uint8Array): Buffer => createHash('sha256').update(value).digest();
