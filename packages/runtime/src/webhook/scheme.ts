/** How a provider signs, as data. */
export interface WebhookScheme {
  /** HMAC under a shared secret, or a signature that the provider's public key proves. */
  readonly algorithm: 'sha1' | 'sha256' | 'sha512' | 'ed25519' | 'ecdsa-sha256';
  readonly encoding: 'hex' | 'base64' | 'base64url';
  /** Headers in lower case; any of them may hold the signature. */
  readonly headers: readonly [string, ...string[]];
  /** Whole header values where it is left out. */
  readonly form?: SignatureForm;
  /**
   * What is signed: text with `{body}`, `{timestamp}`, `{id}`, `{url}`, `{method}`, `{form}` (the fields of a form, sorted,
   * names and values in a row). `{body}` where it is left out.
   */
  readonly signed?: string;
  readonly timestamp?: TimestampPlace;
  /** Headers, in lower case, of which the first that came holds the `{id}`. */
  readonly id?: readonly [string, ...string[]];
  /** `base64`: the secret is decoded, without the `whsec_` in front. As text where it is left out. */
  readonly key?: 'base64';
  /** Seconds that a signed timestamp may be off; left out: it only has to be one. */
  readonly toleranceSec?: number;
}

export type SignatureForm =
  /** `sha256=…` */
  | { readonly kind: 'prefixed'; readonly prefix: string }
  /** `t=…,v1=…,v1=…`: several signatures while a secret is changed. */
  | { readonly kind: 'pairs'; readonly key: string }
  /** `v1,… v1,…` */
  | { readonly kind: 'versions'; readonly version: string };

/** Seconds, milliseconds or a date. `body`: a field of the JSON that is signed. */
export type TimestampPlace =
  | { readonly in: 'header'; readonly names: readonly [string, ...string[]] }
  | { readonly in: 'signature'; readonly key: string }
  | { readonly in: 'body'; readonly field: string };
