import type { Span } from './span.ts';

/** A route that receives a provider's events. Linked: its path, sender and evidence may rest on other files. */
export interface WebhookEndpoint {
  readonly kind: 'webhook-endpoint';
  /** The route registration or the exported handler. */
  readonly span: Span;
  readonly framework: string;
  /** Upper case; `ALL` where every method reaches it. */
  readonly method: string;
  /** The whole path as far as it is known; `?` stands for an unknown part. */
  readonly route: string;
  /** Where else it is served: it is mounted more than once, or its path is chosen by a condition. */
  readonly otherRoutes?: readonly string[];
  /** Catalog id; null: a webhook by its path and what it does, whose sender is not known. */
  readonly provider: string | null;
  /** Others send there, too: whose event it is nobody can tell by the endpoint. */
  readonly several?: true;
  /** Why it counts as one, for people: "reads the stripe-signature header". */
  readonly evidence: readonly string[];
  /** false: the evidence is only remembered, or has another reading that lies near. */
  readonly certain: boolean;
  /** Its handler stands in another file. */
  readonly apart?: true;
  /** A person waits for what it answers, and it is sent nothing again: a command, a button, a form. */
  readonly interactive?: true;
  /** A handler for one sender, which the handler of an endpoint for several picks: it answers by what it returns. */
  readonly picked?: true;
}
