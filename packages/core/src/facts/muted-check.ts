import type { Span } from './span.ts';

/** Code of a signature check that stands in a comment within a function. */
export interface MutedCheck {
  readonly kind: 'muted-check';
  /** The comment. */
  readonly span: Span;
  /** For people: `constructEvent`. */
  readonly by: string;
  /** The innermost function around it. */
  readonly fn: number;
  /** Its name, where it is one of a verifier, and it answers yes. */
  readonly verifier: string | null;
  /** A line behind it tells that the signature was verified. */
  readonly claims: boolean;
}
