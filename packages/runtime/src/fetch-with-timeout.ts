export interface FetchWithTimeoutInit extends RequestInit {
  /** Milliseconds for the whole exchange, the body included; 10 s if left out. */
  readonly timeoutMs?: number;
}

const DEFAULT_MS = 10_000;

/** `fetch` that gives up: a hanging peer ends in a `TimeoutError`. A signal of the caller's own is obeyed as well. */
export const fetchWithTimeout = (
  input: string | URL | Request,
  { timeoutMs = DEFAULT_MS, signal, ...init }: FetchWithTimeoutInit = {},
): Promise<Response> => {
  const limit = AbortSignal.timeout(timeoutMs);
  const own = signal ?? (input instanceof Request ? input.signal : undefined);
  return fetch(input, { ...init, signal: own === undefined ? limit : AbortSignal.any([own, limit]) });
};
