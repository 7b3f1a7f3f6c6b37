/** Longer than this no timer waits: a greater number would fire at once. */
export const LONGEST_MS = 2 ** 31 - 1;

/** Waits, unless the caller gives up: then it rejects with the signal's reason at that moment. */
export const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  untilAborted(
    (ended) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, Math.min(ms, LONGEST_MS));
        ended.addEventListener('abort', () => clearTimeout(timer), { once: true });
      }),
    signal,
  );

/** What `work` comes to, or the signal's reason, whichever is first. `ended` is aborted with the latter. */
export const untilAborted = async <T>(
  work: (ended: AbortSignal) => PromiseLike<T>,
  signal: AbortSignal | undefined,
): Promise<T> => {
  signal?.throwIfAborted();
  const ended = new AbortController();
  if (signal === undefined) return await work(ended.signal);
  let giveUp = (): void => undefined;
  const given = new Promise<never>((_resolve, reject) => {
    giveUp = () => {
      ended.abort(signal.reason);
      reject(signal.reason as Error);
    };
    signal.addEventListener('abort', giveUp, { once: true });
  });
  try {
    return await Promise.race([work(ended.signal), given]);
  } finally {
    signal.removeEventListener('abort', giveUp);
  }
};
