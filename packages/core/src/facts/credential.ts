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
  /** For people, with an article: "a Stripe live secret key", "the value of apiSecret". */
  readonly what: string;
  /** Catalog id, where it is certain. */
  readonly provider: string | null;
  readonly environment: 'live' | 'test' | 'any';
  /** false: the format is only remembered, or it is also that of somebody's key for everybody to read. */
  readonly certain: boolean;
}

/** A place that takes a credential: whatever literal reaches it is one. */
export interface CredentialSink {
  readonly kind: 'credential-sink';
  readonly span: Span;
  /** What stands there, or holds it. */
  readonly value: ValueId;
  /** Members to take off `value`: `['auth', 'pass']`; mostly empty. */
  readonly members: readonly string[];
  /**
   * The place takes nothing but a credential, so that `secret: 'secret'` is one
   * there. Otherwise it is known by an option's name alone, and a literal that
   * repeats that name or names a kind is none.
   */
  readonly sure: boolean;
  /** false: that the place takes a credential is only remembered, and no finding may rest on it alone. */
  readonly certain: boolean;
  /** What the place takes is there for everybody to read, whatever it is called; `perhaps`: an option may make it a secret. */
  readonly publishable: boolean | 'perhaps';
  /** The vendor makes up what stands there: a word is none of its keys, but what a mock or a local server is given. */
  readonly issued: boolean;
  /** For people, with an article: "the key of new Stripe()". */
  readonly what: string;
  readonly provider: string | null;
}
