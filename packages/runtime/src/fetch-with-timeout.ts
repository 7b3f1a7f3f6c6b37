import { checkNumbers } from './check-numbers.ts';
import { LONGEST_MS } from './sleep.ts';

export interface FetchWithTimeoutInit extends RequestInit {
  /** Milliseconds for the whole exchange, the body included; 10 s if left out, none with `Infinity`. */
  readonly timeoutMs?: number;
}

const DEFAULT_MS = 10_000;

/** `fetch` that gives up: a hanging peer ends in a `TimeoutError`. A signal of the caller's own is obeyed as well. */
export const fetchWithTimeout = async (
  input: string | URL | Request,
  { timeoutMs = DEFAULT_MS, signal, ...init }: FetchWithTimeoutInit = {},
): Promise<Response> => {
  checkNumbers({ timeoutMs });
  const own = signal ?? (input instanceof Request ? input.signal : undefined);
  const signals = [own, limitOf(timeoutMs)].filter((one) => one !== undefined);
  return fetch(input, { ...init, signal: AbortSignal.any(signals) });
};

const limitOf = (ms: number): AbortSignal | undefined =>
  ms === Number.POSITIVE_INFINITY ? undefined : AbortSignal.timeout(Math.min(ms, LONGEST_MS));
