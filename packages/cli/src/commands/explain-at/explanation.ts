/** All that `explain --at` answers, as plain data: this is what `--format json` prints. */

export interface Where {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

/** One statement, and the place that it is about. */
export interface Told {
  readonly says: string;
  readonly at: Where | null;
}

/** From one thing to where it comes from. */
export interface Way {
  /** What was followed. */
  readonly of: string;
  readonly steps: readonly Told[];
  /** Where the steps led, or why they went no further. */
  readonly end: string;
}

export interface Item {
  /** `webhook-endpoint`, `outbound-call`, `log-write`, `credential` ...; of what is none: `route`, `call`, `log`. */
  readonly kind: string;
  readonly at: Where;
  readonly says: string;
  readonly details: readonly Told[];
  readonly ways: readonly Way[];
}

export interface Verdict {
  readonly rule: string;
  readonly verdict: 'finding' | 'hint' | 'undecided' | 'silent' | 'not-applicable';
  readonly says: string;
  readonly at: Where | null;
  readonly details: readonly Told[];
}

export interface Around {
  readonly says: string;
  readonly at: Where;
  readonly details: readonly Told[];
}

export interface FileState {
  /** It holds a word of an API, and was parsed at once. */
  readonly passesGate: boolean;
  readonly parsed: boolean;
  readonly test: boolean;
  /** By the `ignore` of a config. */
  readonly ignored: boolean;
  /** Why it could not be analysed. */
  readonly error: string | null;
}

export interface Explanation {
  readonly version: 1;
  readonly tool: string;
  readonly place: { readonly file: string; readonly line: number; readonly column: number | null };
  /** The line as it stands there, credentials masked. */
  readonly code: string;
  readonly file: FileState;
  /** What is known of the place. */
  readonly known: readonly Item[];
  /** What stands there and is taken for nothing. */
  readonly passedOver: readonly Item[];
  readonly rules: readonly Verdict[];
  /** The functions around the place, the innermost first. */
  readonly around: readonly Around[];
  /** What is known nearest in the file, where nothing is known of the place. */
  readonly nearest: readonly Item[];
}
