/**
 * Does the one job that the parent sends, answers, and ends: whatever a package keeps running ends with it.
 * @template Job
 * @param {(job: Job) => Promise<unknown>} work
 */
export const answerJob = (work) => {
  process.on('uncaughtException', () => undefined);
  process.on('unhandledRejection', () => undefined);
  process.once('message', (message) => {
    const job = /** @type {Job} */ (message);
    void work(job).then(
      (value) => end({ value }),
      (/** @type {unknown} */ error) => end({ error: error instanceof Error ? (error.stack ?? '') : String(error) }),
    );
  });
};

/** @param {{ readonly value: unknown } | { readonly error: string }} answer */
const end = (answer) => process.send?.(answer, () => process.exit());
