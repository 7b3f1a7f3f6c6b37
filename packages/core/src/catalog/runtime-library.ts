/** The package that codemods write calls of: code that was mended with it is known by these rows. Data. */

export const runtimeLibrary = {
  package: '@seamlint/runtime',
  /** What is logged through one holds no credentials and no personal data. */
  redactors: ['redact'],
  /** The function in argument 0 is run for a limited time; argument 1 says for how many milliseconds. */
  timeLimits: ['withTimeout'],
  /** A `fetch` that has a limit whatever its options say. */
  boundedFetches: ['fetchWithTimeout'],
  /** `callPolicy(options).run(fn, call)`: runs `fn` again, each time with a limit and a signal of its own. */
  retries: [
    { maker: 'callPolicy', method: 'run', attemptsOption: 'attempts', defaultAttempts: 3, timeoutOption: 'timeoutMs' },
  ],
  /** Their answer is the same in every attempt as long as the arguments are. */
  keyMakers: ['idempotencyKey'],
  /** Throw where the signature of a webhook does not hold, and check its age. */
  verifiers: ['verifyStandardWebhook'],
} as const;
