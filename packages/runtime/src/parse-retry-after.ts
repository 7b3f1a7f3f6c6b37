/**
 * The milliseconds a `Retry-After` header asks to wait: it holds seconds or a date (RFC 9110, 10.2.3).
 * Undefined where it says nothing that can be understood.
 */
export const parseRetryAfter = (
  value: string | number | null | undefined,
  now: number = Date.now(),
): number | undefined => {
  if (value === null || value === undefined) return undefined;
  const text = String(value).trim();
  if (/^\d+(?:\.\d+)?$/u.test(text)) return Math.ceil(Number(text) * 1000);
  // Every form of a date in a header begins with the name of a day; `Date.parse` would take `-5` for a month.
  const at = /^[A-Za-z]{3,9},? /u.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(at) ? undefined : Math.max(0, at - now);
};
