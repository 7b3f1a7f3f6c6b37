import type { Span } from './span.ts';
import type { ValueId } from './structure.ts';

/** A function that receives a provider's event over HTTP. */
export interface WebhookEndpoint {
  readonly kind: 'webhook-endpoint';
  /** The route registration or the exported handler. */
  readonly span: Span;
  readonly framework: string;
  /** Upper case; `ALL` where every method reaches it. */
  readonly method: string;
  /** As far as it is known; `?` stands for an unknown part. */
  readonly route: string;
  /** Catalog id; null: a webhook by its path and what it does, whose sender is not known. */
  readonly provider: string | null;
  /** Why it counts as one, for people: "reads the stripe-signature header". */
  readonly evidence: readonly string[];
  /** What runs, in order: middleware, then the handler last. */
  readonly chain: readonly ValueId[];
  /** The router it is attached to, where there is one: whoever mounts that may add guards. */
  readonly router: ValueId | null;
}
