import type { Span } from './span.ts';

/** A function that checks a signature, and says yes where the secret or the signature is missing. */
export interface OpenVerifier {
  readonly kind: 'open-verifier';
  /** The condition that lets it through. */
  readonly span: Span;
  readonly when: 'missing-secret' | 'missing-header';
  /** For people: the function's name, or `the verifier`. */
  readonly name: string;
  /** The check that is left out. */
  readonly check: Span;
}
