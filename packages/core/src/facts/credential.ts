import type { LiteralShape } from './literal-shape.ts';
import type { Span } from './span.ts';
import type { ValueId } from './structure.ts';

/** A literal that is a credential by what it looks like or by what it is called. Masked. */
export interface Credential {
  readonly kind: 'credential';
  /** The literal itself. */
  readonly span: Span;
  readonly shape: LiteralShape;
  readonly evidence: 'format' | 'name';
  /** For people: "Stripe live secret key", "a password in a connection string", "apiSecret". */
  readonly what: string;
  /** Catalog id, where it is certain. */
  readonly provider: string | null;
  readonly environment: 'live' | 'test' | 'any';
}

/** A place that takes a credential: whatever literal reaches it is one. */
export interface CredentialSink {
  readonly kind: 'credential-sink';
  readonly span: Span;
  /** What stands there. */
  readonly value: ValueId;
  /** For people: "the key of new Stripe()". */
  readonly what: string;
  readonly provider: string | null;
}
