export const STATUSES = ['pass', 'fail', 'undecided', 'not-applicable'] as const;
export type Status = (typeof STATUSES)[number];

/** For people. */
export const STATUS_NAMES: Readonly<Record<Status, string>> = {
  pass: 'pass',
  fail: 'fail',
  undecided: 'undecided',
  'not-applicable': 'not applicable',
};

export const EVIDENCE_KINDS = ['finding', 'undecided', 'suppressed', 'silent', 'error', 'changed'] as const;

/** A place that an answer rests on. */
export interface Evidence {
  /** `silent`: a rule looked there, and says why all is well; `changed`: a test that is not as it was committed. */
  readonly kind: (typeof EVIDENCE_KINDS)[number];
  /** Relative to the working directory, with `/`. */
  readonly file: string;
  /** From 1; null: the whole file. */
  readonly line: number | null;
  readonly column: number | null;
  /** null: no rule said it. */
  readonly rule: string | null;
  readonly message: string;
  /** Of a finding, told or suppressed. */
  readonly fingerprint: string | null;
}

/** What is said of one line. */
export interface Answer {
  readonly status: Status;
  /** Whole sentences. */
  readonly why: string;
  readonly evidence: readonly Evidence[];
}

/** A line as it is told. */
export interface Item extends Answer {
  /** Of the line, or the name of a rule; null: of a specification, and nothing that is looked at. */
  readonly id: string | null;
  readonly text: string;
  /** All that decide it, those too that this version does not have. */
  readonly rules: readonly string[];
  readonly spec: { readonly line: number } | null;
}

export const countsOf = (items: readonly Item[]): Readonly<Record<Status, number>> => {
  const count = (status: Status): number => items.filter((item) => item.status === status).length;
  return {
    pass: count('pass'),
    fail: count('fail'),
    undecided: count('undecided'),
    'not-applicable': count('not-applicable'),
  };
};

/** `3 pass, 1 fail, …` */
export const summaryOf = (items: readonly Item[]): string =>
  Object.entries(countsOf(items))
    .map(([status, count]) => `${String(count)} ${STATUS_NAMES[status as Status]}`)
    .join(', ');
