import type { Span } from './span.ts';

/**
 * `reserialised`: text that was made of the parsed body again; `parsed`: what `request.json()` answered; `body`: the body
 * as the framework hands it over, which is parsed or not as the route is set up; `kept`: `request.rawBody`, which is the
 * bytes where something before the handler puts them there.
 */
export interface Covered {
  readonly what: 'reserialised' | 'parsed' | 'body' | 'kept';
  readonly at: Span;
  /** Only where nothing is under `request.rawBody`, which is asked first. */
  readonly unlessKept?: true;
}

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
  /** What is compared is a digest that is made here. */
  readonly digest?: true;
  /** Where its sender hands over the secret: what its key comes from, as far as that is a header (`header:name`), an environment variable (`env:NAME`) or a parameter. */
  readonly keys?: readonly string[];
  /** What it covers, where that is surely not the bytes that came in. */
  readonly covers?: Covered;
  /** How old an event may be, in seconds, as the code tells the helper. */
  readonly tolerance?: { readonly at: Span; readonly seconds: number };
  /** Its key is the empty text where no other is set: anybody can make its signatures. The text, and the variable. */
  readonly emptyKey?: { readonly at: Span; readonly variable: string | null };
}
