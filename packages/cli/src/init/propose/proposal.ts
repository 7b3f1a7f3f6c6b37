/** A file as it is and as it should be. */
export interface Change {
  /** Absolute. */
  readonly path: string;
  /** null: there is no such file yet. */
  readonly before: string | null;
  readonly after: string;
  readonly executable?: boolean;
  /** Shown instead of the text, where that is long and says little. */
  readonly summary?: readonly string[];
}

/** One thing that a project may adopt. */
export interface Proposal {
  /** For people: `config`, `pre-commit hook`. */
  readonly what: string;
  readonly state:
    | { readonly kind: 'write'; readonly change: Change }
    /** It is there already: where. */
    | { readonly kind: 'there'; readonly where: string }
    /** Nothing is written: what to put where. */
    | { readonly kind: 'by-hand'; readonly where: string; readonly lines: string }
    | { readonly kind: 'none'; readonly why: string };
  /** What is good to know, a sentence each. */
  readonly notes: readonly string[];
}

export const write = (what: string, change: Change, notes: readonly string[] = []): Proposal => ({
  what,
  state: { kind: 'write', change },
  notes,
});

export const there = (what: string, where: string): Proposal => ({ what, state: { kind: 'there', where }, notes: [] });

export const byHand = (what: string, where: string, lines: string, notes: readonly string[] = []): Proposal => ({
  what,
  state: { kind: 'by-hand', where, lines },
  notes,
});

export const none = (what: string, why: string): Proposal => ({ what, state: { kind: 'none', why }, notes: [] });
