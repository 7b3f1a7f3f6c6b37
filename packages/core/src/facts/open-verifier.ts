import type { Span } from './span.ts';

/** A function that checks a signature, and says yes where the secret or the signature is missing, or before its check has answered. */
export interface OpenVerifier {
  readonly kind: 'open-verifier';
  /** The condition that lets it through; where nobody waits, the call. */
  readonly span: Span;
  readonly when: 'missing-secret' | 'missing-header' | 'not-awaited';
  /** For people: the function's name, or `the verifier`. */
  readonly name: string;
  /** The check that is left out. */
  readonly check: Span;
  /** For people: what the check is called. */
  readonly by: string;
}
