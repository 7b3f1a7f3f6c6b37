import { describeObject } from './describe-object.ts';
import { MASK, maskText } from './mask-text.ts';
import { type IsSensitive, sensitiveNames } from './sensitive-names.ts';

export interface RedactOptions {
  /** Names of fields to hide beside the known ones, whatever their case and separators. */
  readonly fields?: readonly string[];
  /** Names of fields to show although they are known as sensitive. */
  readonly keep?: readonly string[];
}

/** A plain copy: neither classes nor types survive, only what can be logged. */
export type Redacted<T> = 0 extends 1 & T
  ? Record<string, unknown>
  : T extends string
    ? string
    : T extends number | bigint | boolean | null | undefined
      ? T
      : T extends readonly unknown[]
        ? unknown[]
        : T extends object
          ? Record<string, unknown>
          : unknown;

const MAX_DEPTH = 8;
const MAX_ENTRIES = 200;
const MAX_TEXT = 10_000;

/**
 * A copy for the log without what must not be in one: credentials, cookies, card and personal data, by the names of
 * fields and by how text looks. Errors of HTTP clients are reduced to name, message, code, status, method and address.
 * Never throws, and ends for cycles and giants.
 */
export const redact = <T>(value: T, { fields = [], keep = [] }: RedactOptions = {}): Redacted<T> => {
  let copy: unknown;
  try {
    copy = copyOf(value, { isSensitive: sensitiveNames(fields, keep), above: [] });
  } catch {
    copy = '[unreadable]';
  }
  return copy as Redacted<T>;
};

interface Walk {
  readonly isSensitive: IsSensitive;
  /** The objects around, outermost first. */
  readonly above: readonly object[];
}

const copyOf = (value: unknown, walk: Walk): unknown => {
  if (typeof value === 'string') return copyOfText(value, walk);
  if (typeof value === 'function') return '[function]';
  if (typeof value === 'symbol') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (walk.above.includes(value)) return '[circular]';
  if (walk.above.length >= MAX_DEPTH) return '[too deep]';
  try {
    return copyOfObject(value, { ...walk, above: [...walk.above, value] });
  } catch {
    return '[unreadable]';
  }
};

/** A body is often logged as the text it came as. */
const copyOfText = (text: string, walk: Walk): string => {
  const parsed = text.length <= MAX_TEXT && /^\s*[[{]/u.test(text) ? parse(text) : undefined;
  if (typeof parsed === 'object' && parsed !== null) return JSON.stringify(copyOf(parsed, walk));
  const masked = maskText(text.slice(0, MAX_TEXT), walk.isSensitive);
  return text.length > MAX_TEXT ? `${masked}… (${text.length} characters)` : masked;
};

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const copyOfObject = (value: object, walk: Walk): unknown => {
  if (Array.isArray(value)) return copyOfList(value, walk);
  if (value instanceof Date) return value;
  if (value instanceof URL) return copyOf(value.href, walk);
  if (value instanceof Set) return copyOfList([...value], walk);
  if (isEntries(value))
    return copyOfEntries(
      [...value].map(([key, item]) => [String(key), item]),
      walk,
    );
  const described = describeObject(value);
  if (typeof described === 'string') return described;
  return copyOfEntries(entriesOf(described ?? value), walk);
};

type Entry = readonly [string, unknown];

const isEntries = (value: object): value is Iterable<readonly [unknown, unknown]> =>
  value instanceof Map || value instanceof Headers || value instanceof URLSearchParams || value instanceof FormData;

/** A getter may throw; it may be the one that says so. */
const entriesOf = (value: object): readonly Entry[] =>
  Object.keys(value).map((key) => {
    try {
      return [key, (value as Readonly<Record<string, unknown>>)[key]];
    } catch {
      return [key, '[unreadable]'];
    }
  });

const copyOfEntries = (entries: readonly Entry[], walk: Walk): Readonly<Record<string, unknown>> => {
  // A list of headers or fields as objects: `{ name: 'Authorization', value: 'Bearer …' }`.
  const named = entries.find(
    ([key, item]) => /^(?:name|key|header|field)$/iu.test(key) && typeof item === 'string',
  )?.[1];
  const hides = typeof named === 'string' && walk.isSensitive(named);
  const copies = entries.slice(0, MAX_ENTRIES).map(([key, item]): Entry => {
    if (hides && /^values?$/iu.test(key)) return [key, MASK];
    return [key, walk.isSensitive(key) ? masked(item) : copyOf(item, walk)];
  });
  if (entries.length > MAX_ENTRIES) copies.push(['…', `${entries.length - MAX_ENTRIES} more`]);
  // Not by assignment: a field may be named `__proto__`.
  return Object.fromEntries(copies);
};

/** Whether something is there may be seen. */
const masked = (value: unknown): unknown =>
  value === undefined || value === null || value === '' || typeof value === 'boolean' ? value : MASK;

/** Pairs of name and value, nested or, as Node's `rawHeaders`, flat. */
const copyOfList = (items: readonly unknown[], walk: Walk): readonly unknown[] => {
  const copies = items.slice(0, MAX_ENTRIES).map((item, index) => {
    const before = items[index - 1];
    return typeof item === 'string' && typeof before === 'string' && isHeaderName(before) && walk.isSensitive(before)
      ? MASK
      : copyOf(item, walk);
  });
  return items.length > MAX_ENTRIES ? [...copies, `… ${items.length - MAX_ENTRIES} more`] : copies;
};

const isHeaderName = (text: string): boolean => /^[\w-]{1,60}$/u.test(text);
