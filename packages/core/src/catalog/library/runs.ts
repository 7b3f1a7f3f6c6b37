import type { Backoff, LibraryRow } from './row.ts';

/** An option that says how often a function may run. */
export interface Attempts {
  /** The argument that holds it, from 0; `any`: whichever is an object. */
  readonly arg: number | 'any';
  /** `retry.maxAttempts`. */
  readonly option: string;
  readonly default: number;
  /** The value with which it runs once: 0 retries, 1 attempt. */
  readonly once: number;
}

interface RunRow extends LibraryRow {
  /** Pattern of the member path from the package, `()` for a call; a construction is told by its class alone. */
  readonly path: string;
  readonly kind: 'retry' | 'job' | 'cron' | 'loop' | 'request';
  /** For people: "retried by p-retry", "an Inngest function". */
  readonly note: string;
  /** `queue`: attempts belong to who adds to the queue of that name (argument 0). `likely`: nobody here can tell. */
  readonly repeats: 'always' | 'likely' | 'never' | 'queue' | Attempts;
  readonly backoff?: Backoff;
  /** How a caller says that an error is not worth another try: options, classes to throw, callbacks to call; empty: not at all. */
  readonly givesUpBy?: readonly string[];
  /** It tells by itself which errors may pass, and waits as long as a `Retry-After` says. */
  readonly transientOnly?: true;
}

/** It runs a function that it is handed. */
export interface HandedRun extends RunRow {
  readonly decorates?: never;
  /** The argument that is the function, from 0. */
  readonly fn: number | 'any';
  /** Of an argument that is an object: the member that is the function, `*` for any. */
  readonly key?: string;
  /** Where the function is told which attempt it is: the parameter, from 0, and the members in it. */
  readonly counts?: { readonly arg: number; readonly path: readonly string[] };
  /** Unless one of these options is set, it repeats only what was surely not processed. */
  readonly repeatsAllBy?: { readonly arg: number; readonly options: readonly string[] };
  /** Its answer to a request, not an exception, is what makes it run again. */
  readonly overHttp?: true;
}

/** It runs a method because of what decorates it, or its class. */
export interface DecoratedRun extends RunRow {
  readonly decorates: 'method' | 'class';
  /** On a class: the method that is run. */
  readonly method?: string;
}

export type Run = HandedRun | DecoratedRun;
