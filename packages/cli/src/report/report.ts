import type { AnyRule, FixPlan, Span } from '@seamlint/core';
import type { Paint } from '../paint.ts';
import type { MaskedSource } from '../source/masked-source.ts';

export interface Place {
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units. */
  readonly column: number;
}

/** A finding as it is told: its severity is settled and it is not suppressed. */
export interface Reported extends Place {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly help: string;
  readonly endLine: number;
  readonly endColumn: number;
  readonly provider: string | null;
  readonly because: readonly BecausePlace[];
  readonly plan: FixPlan | null;
  /** What the code there says, in one line without what its strings hold: the same where the code was moved or reformatted. */
  readonly context: string;
  readonly fingerprint: string;
  readonly at: Span;
}

/** A finding that somebody accepted. */
export interface Silenced {
  readonly finding: Reported;
  /** A comment in the code, or a baseline beside it. */
  readonly by: 'comment' | 'baseline';
  /** As the comment gives it. */
  readonly reason: string | null;
}

export interface BecausePlace extends Place {
  readonly note: string;
  readonly at: Span;
}

export interface ReportedUndecided extends Place {
  readonly rule: string;
  readonly why: string;
  /** Where the trail was lost. */
  readonly lost: LostPlace | null;
}

export interface LostPlace {
  readonly file: string;
  /** null: only the file is known. */
  readonly line: number | null;
  readonly column: number | null;
}

export interface ReportedError {
  readonly file: string;
  /** As in a Span; null where it is about no single file. */
  readonly path: string | null;
  readonly message: string;
}

export interface Report {
  /** By path, line and rule. */
  readonly findings: readonly Reported[];
  /** What is not told, and why; in the same order. */
  readonly silenced: readonly Silenced[];
  /** What a stricter preset would tell besides; no format shows it. */
  readonly withheld: readonly Reported[];
  readonly undecided: readonly ReportedUndecided[];
  readonly errors: readonly ReportedError[];
  /** What could not be asked of types, one sentence each. */
  readonly unasked: readonly string[];
  readonly summary: Summary;
  /** The text around a finding with every credential taken out. `path` as in a Span. */
  readonly source: (path: string) => MaskedSource;
}

export interface Summary {
  /** Files the report speaks of. */
  readonly files: number;
  readonly seams: number;
  readonly findings: number;
  readonly errors: number;
  readonly warnings: number;
  readonly suppressed: number;
  readonly baselined: number;
  readonly ms: number;
}

export interface FormatOptions {
  readonly version: string;
  /** All that may be reported. */
  readonly rules: readonly Pick<AnyRule, 'name' | 'description' | 'help' | 'severity'>[];
  /** Tells the user a sentence beside the report. */
  readonly note: (sentence: string) => void;
  readonly paint: Paint;
  readonly color: boolean;
  /** Columns of the terminal it is written to; null: it goes elsewhere. */
  readonly width: number | null;
  /** The working directory in what a CI server has checked out; empty: it is its top. */
  readonly below: string;
  /** Tell what could not be decided too. */
  readonly verbose: boolean;
}

export type Format = (report: Report, options: FormatOptions) => string;
