/**
 * `missing-header`, `malformed-header`, `stale`, `wrong-signature`: the request is not the provider's, or not a new one.
 * The others are mistakes on this side: no secret, no address where one is signed, a parsed body, a time limit for a scheme
 * that signs no time, a provider nobody knows.
 */
export type WebhookFault =
  | 'missing-header'
  | 'malformed-header'
  | 'stale'
  | 'wrong-signature'
  | 'missing-secret'
  | 'missing-url'
  | 'parsed-body'
  | 'bad-tolerance'
  | 'unknown-provider';

const REQUEST: ReadonlySet<WebhookFault> = new Set(['missing-header', 'malformed-header', 'stale', 'wrong-signature']);

/** Why a request was refused. Its text names headers and providers: no secret, no signature, nothing of the body. */
export class WebhookVerificationError extends Error {
  readonly code: WebhookFault;
  /** What to answer: 401 where the request is at fault, 500 where this side is, so that the provider tries again. */
  readonly status: 401 | 500;

  constructor(code: WebhookFault, message: string) {
    super(message);
    this.name = 'WebhookVerificationError';
    this.code = code;
    this.status = REQUEST.has(code) ? 401 : 500;
  }
}
