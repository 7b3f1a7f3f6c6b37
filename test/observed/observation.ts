/** What `npm run probe` saw of a provider's packages: the form of the files in `observed/`. */
export interface Observation {
  readonly provider: string;
  /** Each package in each major that the catalog tells apart, older ones first. */
  readonly packages: readonly PackageObservation[];
}

/** Where something was found: `export`, `instance`, `types` …, a dependency's name, `missing`. By the catalog's names. */
type Places = Readonly<Record<string, string>>;

/** What happened to names separated by spaces: `{ "3": "500 502 reset" }`. */
export type Packed = Readonly<Record<string, string>>;

export interface Attempts {
  readonly write?: Packed;
  readonly read?: Packed;
}

export interface PackageObservation {
  /** As the catalog names it. */
  readonly name: string;
  /** Where the name stands for a family: the one of it that was looked into. */
  readonly specifier?: string;
  readonly version: string;
  /** It could not be looked into, and why. */
  readonly fails?: string;
  readonly clients?: Places;
  readonly helpers?: Places;
  readonly classes?: Places;
  readonly options?: Places;
  readonly carriers?: Places;
  /** Methods by the resources that have them: `{ "create list": "customers prices" }`; `.` for the client itself. */
  readonly members?: Packed;
  /** Each command has a method of the same name besides. */
  readonly commandsAreMethods?: boolean;
  /** Last names of operations that are words of the package, though no client showed them. */
  readonly words?: string;
  readonly behaviour?: Behaviour;
  readonly webhooks?: Readonly<Record<string, HelperObservation | string>>;
}

export interface Behaviour {
  /** The first request's method and host. */
  readonly sent: string;
  /** How the call ends when all is well. */
  readonly good: string;
  /** By number of attempts the statuses, `hang` and `reset` that lead to it. */
  readonly attempts: Attempts;
  /** By ending (`throws StripeError`, `answers`, `never`) what leads to it. */
  readonly endings: Packed;
  /** null: no limit. */
  readonly timeoutMs: number | null;
  /** What became of 7 seconds. */
  readonly timeoutOptions: Readonly<Record<string, number | null>>;
  /** What became of 3 retries. */
  readonly retryOptions: Readonly<Record<string, Attempts>>;
  readonly retryAfter: 'obeyed' | 'ignored' | 'not retried';
  /** By HTTP method: the header, field or parameter with a key that nobody asked for, or `none`. */
  readonly keys: Readonly<Record<string, string>>;
  /** Where the caller's own key arrived. */
  readonly callersKey?: string;
}

type Verdict = 'accepts' | 'refuses';

export interface HelperObservation {
  /** As the catalog says it: `throws`, `promise-boolean` … */
  readonly result: string;
  readonly good: Verdict;
  readonly tamperedBody: Verdict;
  readonly otherSecret: Verdict;
  readonly oldTimestamp: Verdict;
  readonly secretArg?: number;
  readonly rawArg?: number;
}

export interface Problem {
  /** Package, version, field, and what it is about: what an explanation is found by. */
  readonly at: string;
  readonly says: string;
  readonly saw: string;
}

export const majorOf = (version: string): number => Number(/^\d+/u.exec(version)?.[0] ?? 0);
