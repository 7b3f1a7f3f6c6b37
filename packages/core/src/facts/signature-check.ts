import type { Span } from './span.ts';

/** Something that can refuse a request whose sender is not the provider. */
export interface SignatureCheck {
  readonly kind: 'signature-check';
  readonly span: Span;
  readonly form:
    /** The provider SDK's own helper, or a scheme library's. */
    | 'helper'
    /** A hand-written digest or public-key comparison. */
    | 'hmac'
    /** A token of the request compared with a secret. */
    | 'shared-secret'
    /** The object is fetched again from the provider by id. */
    | 'refetch'
    /** The request is refused for who sends it: a session, a bearer token, an API key. */
    | 'authentication';
  /** Catalog id, where the form tells. */
  readonly provider: string | null;
  /** For people: `stripe.webhooks.constructEvent`. */
  readonly by: string;
  /** It stops at the first difference, so that its time tells how much fits: `===`. */
  readonly leaks?: true;
}
