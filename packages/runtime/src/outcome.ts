import { parseRetryAfter } from './parse-retry-after.ts';

/** What an attempt came to, read off a response, or off the error of whatever client threw it. */
export interface Outcome {
  readonly status: number | undefined;
  /** `ECONNREFUSED`, `UND_ERR_SOCKET` ...; the name of an abort or a timeout. */
  readonly code: string | undefined;
  /** Milliseconds the peer asked to wait. */
  readonly retryAfterMs: number | undefined;
}

export const outcomeOf = (result: unknown, now: number): Outcome => {
  const response = field(result, 'response') ?? result;
  const headers = field(response, 'headers') ?? field(result, 'headers');
  return {
    status: numberIn(response, 'status', 'statusCode') ?? numberIn(result, 'status', 'statusCode'),
    code: codeOf(result),
    retryAfterMs: parseRetryAfter(headerIn(headers, 'retry-after'), now),
  };
};

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;

const numberIn = (value: unknown, ...names: readonly string[]): number | undefined =>
  names.map((name) => field(value, name)).find((found) => typeof found === 'number');

/** `fetch` keeps what the network said in `cause`; several addresses tried leave an AggregateError there. */
const codeOf = (error: unknown, depth = 0): string | undefined => {
  const code = field(error, 'code');
  if (typeof code === 'string') return code;
  const inner = field(error, 'cause');
  const found = inner === undefined || depth > 3 ? undefined : codeOf(inner, depth + 1);
  if (found !== undefined) return found;
  const name = field(error, 'name');
  return name === 'TimeoutError' || name === 'AbortError' ? name : undefined;
};

const headerIn = (headers: unknown, name: string): string | undefined => {
  const value = headers instanceof Headers ? headers.get(name) : plainHeader(headers, name);
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' || typeof first === 'number' ? String(first) : undefined;
};

const plainHeader = (headers: unknown, name: string): unknown => {
  if (typeof headers !== 'object' || headers === null) return undefined;
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
};
