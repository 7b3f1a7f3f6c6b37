import { CallRefusedError } from './call-refused-error.ts';
import { parseRetryAfter } from './parse-retry-after.ts';

/** What an attempt came to, read off a response, or off the error of whatever client threw it. */
export interface Outcome {
  readonly status: number | undefined;
  /** `ECONNREFUSED`, `UND_ERR_SOCKET` ...: its own, and those of what caused it. */
  readonly codes: readonly string[];
  /** What the error calls itself: `TimeoutError`, `APIConnectionError`. */
  readonly names: readonly string[];
  readonly message: string;
  /** Milliseconds the peer asked to wait. */
  readonly retryAfterMs: number | undefined;
}

export const outcomeOf = (result: unknown, now: number): Outcome => {
  const chain = causesOf(result);
  const message = field(result, 'message');
  return {
    status: chain.map(statusOf).find((status) => status !== undefined),
    codes: chain.map((one) => field(one, 'code')).filter((code) => typeof code === 'string'),
    names: chain.flatMap(namesOf),
    message: typeof message === 'string' ? message : '',
    retryAfterMs: chain.map((one) => retryAfterOf(one, now)).find((wait) => wait !== undefined),
  };
};

/**
 * What was answered tells of the exchange only where it is a response. Anything else is what the caller wanted, and its
 * `status` or `code` are its own: of a delivery, of an account.
 */
export const outcomeOfAnswer = (value: unknown, now: number): Outcome =>
  isResponse(value) ? outcomeOf(value, now) : UNTOLD;

const UNTOLD: Outcome = { status: undefined, codes: [], names: [], message: '', retryAfterMs: undefined };

/** Of `fetch`, or of another client that does not throw: axios with `validateStatus`, got without `throwHttpErrors`. */
const isResponse = (value: unknown): boolean => {
  const headers = field(value, 'headers');
  return typeof headers === 'object' && headers !== null && !Array.isArray(headers) && statusOf(value) !== undefined;
};

const DEPTH = 4;

/**
 * `fetch` keeps what the network said in `cause`; who wraps an error keeps that there. What a policy did not send failed
 * for the policy's reason, not for that of the attempt before it.
 */
const causesOf = (result: unknown, depth = 0): readonly unknown[] => {
  if (result instanceof CallRefusedError) return [result];
  const cause = field(result, 'cause');
  return cause === undefined || depth >= DEPTH ? [result] : [result, ...causesOf(cause, depth + 1)];
};

const field = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[name] : undefined;

/** On the error, on the response it carries, in the metadata of an AWS client. */
const statusOf = (result: unknown): number | undefined =>
  [field(result, 'response'), result, field(result, '$metadata')]
    .flatMap((holder) => ['status', 'statusCode', 'httpStatusCode'].map((name) => field(holder, name)))
    .map(statusIn)
    .find((status) => status !== undefined);

/** Some say it as text; 0 is what some say where there was no answer. */
const statusIn = (value: unknown): number | undefined => {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  return /^[1-5]\d\d$/u.test(String(value)) ? Number(value) : undefined;
};

/** Some classes leave `name` as it is, and Stripe says it in `type`. */
const namesOf = (result: unknown): readonly string[] =>
  result instanceof Error
    ? [result.name, result.constructor.name, field(result, 'type')].filter((name) => typeof name === 'string')
    : [];

const retryAfterOf = (result: unknown, now: number): number | undefined =>
  [field(field(result, 'response'), 'headers'), field(field(result, '$response'), 'headers'), field(result, 'headers')]
    .map((headers) => (typeof headers === 'object' ? parseRetryAfter(headers, now) : undefined))
    .find((wait) => wait !== undefined);
