import type { Span } from './span.ts';

/** A comparison of a signature or a secret that takes the longer the more of it fits. */
export interface SignatureCompare {
  readonly kind: 'signature-compare';
  /** The whole comparison: `given !== wanted`, `list.includes(wanted)`. */
  readonly span: Span;
  /**
   * `hmac`: with a digest that holds a secret; `shared-secret`: with the secret itself; `uneven`: in constant time, by
   * what throws where the lengths differ, and nobody asked for them.
   */
  readonly form: 'hmac' | 'shared-secret' | 'uneven';
  /** For people: `===`, `expected.equals`. */
  readonly by: string;
  /** Catalog id of who sends the events, where it is known. */
  readonly provider: string | null;
  /** The webhook that it guards; null: nobody is known to post there. */
  readonly endpoint: Span | null;
}
