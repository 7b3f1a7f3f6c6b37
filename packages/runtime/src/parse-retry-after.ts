import { headerIn } from './headers.ts';

/**
 * The milliseconds a peer asks to wait, never less than 0: of a `Retry-After` header's value, which holds seconds or a date
 * (RFC 9110, 10.2.3), or of the headers of an answer, where `retry-after-ms` says it more exactly. Undefined where nothing
 * is said that can be understood; a number below zero is nothing of the kind.
 */
export const parseRetryAfter = (value: RetryAfter, now: number = Date.now()): number | undefined => {
  if (typeof value !== 'object' || value === null) return waitOf(value, now);
  const exact = headerIn(value, 'retry-after-ms')?.trim();
  if (exact !== undefined && isNumber(exact)) return Math.ceil(Number(exact));
  return waitOf(headerIn(value, 'retry-after'), now);
};

/** A header's value, or whatever holds the headers: `Headers`, Node's object, a plain one. */
export type RetryAfter = string | number | object | null | undefined;

const waitOf = (value: string | number | null | undefined, now: number): number | undefined => {
  if (value === null || value === undefined) return undefined;
  const text = String(value).trim();
  if (isNumber(text)) return Math.ceil(Number(text) * 1000);
  const at = parseDate(text, now);
  return at === undefined ? undefined : Math.max(0, at - now);
};

const isNumber = (text: string): boolean => /^\d+(?:\.\d+)?$/u.test(text);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const TIME = String.raw`(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2})`;

/** The three forms of RFC 9110, 5.6.7, all of them UTC: `Date.parse` reads the last as local time, and `-5` as a month. */
const FORMS = [
  new RegExp(String.raw`^[A-Z][a-z]{2}, (?<day>\d{2}) (?<month>[A-Z][a-z]{2}) (?<year>\d{4}) ${TIME} GMT$`, 'u'),
  new RegExp(String.raw`^[A-Z][a-z]{5,8}, (?<day>\d{2})-(?<month>[A-Z][a-z]{2})-(?<year>\d{2}) ${TIME} GMT$`, 'u'),
  new RegExp(String.raw`^[A-Z][a-z]{2} (?<month>[A-Z][a-z]{2}) (?<day>[ \d]\d) ${TIME} (?<year>\d{4})$`, 'u'),
];

const parseDate = (text: string, now: number): number | undefined => {
  const parts = FORMS.map((form) => form.exec(text)?.groups).find((groups) => groups !== undefined);
  const month = MONTHS.indexOf(parts?.['month'] ?? '');
  if (parts === undefined || month === -1) return undefined;
  const [day, hour, minute, second] = ['day', 'hour', 'minute', 'second'].map((name) => Number(parts[name]));
  const at = Date.UTC(yearOf(parts['year'] ?? '', now), month, day, hour, minute, second);
  // The 31st of February is the 3rd of March to `Date`.
  return new Date(at).getUTCDate() === day ? at : undefined;
};

/** Of two digits the year with that ending that lies no more than 50 years ahead. */
const yearOf = (digits: string, now: number): number => {
  if (digits.length > 2) return Number(digits);
  const current = new Date(now).getUTCFullYear();
  const year = current - (current % 100) + Number(digits);
  return year > current + 50 ? year - 100 : year;
};
