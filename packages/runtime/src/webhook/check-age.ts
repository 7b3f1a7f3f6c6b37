import { WebhookVerificationError } from './webhook-verification-error.ts';

/** A timestamp that is no time is refused even where nobody asks how old it is: NaN is neither too old nor too new. */
export const checkAge = (timestamp: unknown, toleranceSec: number | undefined, now: number): void => {
  const at = instantOf(timestamp);
  if (!Number.isFinite(at))
    throw new WebhookVerificationError('malformed-header', 'The timestamp of the request is no time.');
  if (toleranceSec !== undefined && !(Math.abs(now - at) <= toleranceSec * 1000))
    throw new WebhookVerificationError('stale', `The request was signed more than ${toleranceSec} s ago, or ahead.`);
};

/** In seconds this would be the year 5138; in milliseconds it was 1973. */
const MILLISECONDS = 100_000_000_000;

/** Milliseconds since 1970, of seconds, milliseconds or a date. */
const instantOf = (timestamp: unknown): number => {
  const text = typeof timestamp === 'number' ? String(timestamp) : timestamp;
  if (typeof text !== 'string') return Number.NaN;
  if (!/^\d{1,16}$/u.test(text)) return /^\d{4}-\d\d-\d\dT/u.test(text) ? Date.parse(text) : Number.NaN;
  const value = Number(text);
  return value < MILLISECONDS ? value * 1000 : value;
};
