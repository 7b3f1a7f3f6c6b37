import { checkNumbers } from './check-numbers.ts';
import { outcomeOf } from './outcome.ts';

/**
 * The milliseconds that a response, or the error of whatever client threw it, asks to wait, and `maxMs` (60 000) where it
 * asks for more; 0 where it asks for nothing. For a retry of one's own: `sleep(Math.max(delay, retryAfterOf(error)))`.
 */
export const retryAfterOf = (
  result: unknown,
  { maxMs = 60_000, now = Date.now() }: { readonly maxMs?: number; readonly now?: number } = {},
): number => {
  checkNumbers({ maxMs });
  return Math.min(maxMs, outcomeOf(result, now).retryAfterMs ?? 0);
};
