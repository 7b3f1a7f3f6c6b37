/** How sure a claim is. `from-memory` may silence a finding, never make one. */
export type Confidence = 'verified' | 'documented' | 'from-memory';

export interface Evidence {
  /** The section of the provider the claim is in: `webhooks`, `credentials` ... */
  readonly section: string;
  /** Field names in that section; `*` for all of them. */
  readonly fields: readonly string[];
  readonly confidence: Confidence;
  /** A package file with its version, or a page. */
  readonly source: string;
}

export interface Host {
  readonly host: string;
  readonly env: 'live' | 'test' | 'any';
  readonly role: string;
}

/** How a client of the SDK comes to be. */
export interface Client {
  readonly pkg: string;
  /** The exported name; `default` for the default export. */
  readonly import: string;
  readonly form: 'new' | 'call' | 'static-config';
  /** The argument that is the credential, from 0. */
  readonly keyArg?: number;
  /** The argument that holds options, from 0. */
  readonly optionsArg?: number;
  /** Options that are credentials: `token`, `webhooks.secret`. */
  readonly secretOptions?: readonly string[];
  /** `static-config`: the method of the export that takes the credential, `setApiKey`. */
  readonly configure?: string;
  /** The argument, from 0, that is another client of this provider's, whose options hold here too. */
  readonly clientArg?: number;
  /** false: nothing is sent through it; it verifies, or only takes a credential. */
  readonly sends?: false;
}

/** A function that verifies a signature. */
export interface Verifier {
  readonly pkg: string;
  /** The exported name through which it is reached. */
  readonly import: string;
  /** The member path from that export or from an instance of it; empty when the export itself is called. */
  readonly path: readonly string[];
  readonly form: 'function' | 'method' | 'static' | 'middleware' | 'framework';
  readonly result: 'throws' | 'boolean' | 'promise-boolean' | 'promise-throws' | 'result-object' | 'rejects-request';
  readonly checksTimestamp: boolean;
  /** The argument that is the shared secret, from 0. */
  readonly secretArg?: number;
  /** The argument that holds the bytes that were signed, from 0, where they are an argument of their own. */
  readonly rawArg?: number;
  /** An option that switches it off. */
  readonly disabledBy?: { readonly option: string; readonly value: boolean };
}

export interface Webhooks {
  readonly auth: 'hmac' | 'asymmetric' | 'jwt' | 'shared-secret' | 'refetch' | 'none';
  /** Lower case. */
  readonly signatureHeaders: readonly string[];
  /** Of the signature headers, those that others send too: they tell of a webhook, not of its sender. */
  readonly sharedHeaders?: readonly string[];
  /** Other headers that only this provider sends, lower case: an event name, a delivery id. */
  readonly otherHeaders: readonly string[];
  readonly needsRawBody: boolean;
  readonly helpers: readonly Verifier[];
  /** Addresses at the provider that verify an event: whoever calls one checks. Parts of a URL or of a body. */
  readonly verifyingCalls?: readonly string[];
  /** Member paths that look like a verification and are none. */
  readonly notVerification: readonly string[];
  /** Seconds; null: the scheme has no age check. */
  readonly toleranceSec: number | null;
  /** Environment variables that usually hold the secret. */
  readonly secretEnv: readonly string[];
  /** Event names only this provider sends; `*` stands for the rest of a name. */
  readonly events: readonly string[];
  /** Path segments that name it: `/webhooks/stripe`. */
  readonly pathNames: readonly string[];
  /** For people: the call to put in. */
  readonly advice: string;
}

export interface CredentialFormat {
  readonly id: string;
  /** For people: "Stripe live secret key". */
  readonly title: string;
  /** JavaScript source of the pattern, without anchors; null: known by its environment variable only. */
  readonly pattern: string | null;
  /** The public part that may be shown: `sk_live_`. */
  readonly prefix: string;
  readonly env: 'live' | 'test' | 'any';
  readonly exposure: 'secret' | 'publishable' | 'conditional';
  readonly envVars: readonly string[];
  /** Providers whose credentials look the same: then nobody is named by the text alone. */
  readonly sharedWith: readonly string[];
}

/** Which calls change something there. Globs over the member path from a client (`paymentIntents.create`, `*.create`). Reads win over writes. */
export interface Calls {
  readonly style: 'methods' | 'http' | 'graphql' | 'commands';
  readonly writes: readonly string[];
  readonly reads: readonly string[];
  /** Moves money, sends messages, buys. */
  readonly highRisk: readonly string[];
  /** Paths of plain HTTP calls that are reads although they are POSTs: `/search`, `*` for one segment. */
  readonly readPaths: readonly string[];
  /** Operations that are computed where they stand and send nothing: `webhooks.*`. */
  readonly local?: readonly string[];
}

/** Where an SDK takes the caller's key. */
export interface KeyCarrier {
  readonly pkg: string;
  /** `options-arg`: an option of an argument behind the parameters; `arg-field`: a field of the parameters; `positional`: the argument itself. */
  readonly kind: 'options-arg' | 'arg-field' | 'positional';
  /** Names of the option or field. */
  readonly names: readonly string[];
  /** From 0; `last`: the last argument there can be. */
  readonly argIndex: number | 'last';
}

/** How the provider tells a repeated write from a new one. */
export interface Idempotency {
  readonly mechanism: 'header' | 'body-field' | 'query-param' | 'natural-key' | 'none';
  /** Header of a plain HTTP call, lower case. */
  readonly header: string | null;
  /** Field of the JSON body, or query parameter, of a plain HTTP call. */
  readonly field: string | null;
  readonly carriers: readonly KeyCarrier[];
  /** Operations it works for, as globs; empty: all writes. */
  readonly appliesTo: readonly string[];
  /** Fields of the parameters that the API is documented to deduplicate by: an order id. */
  readonly naturalKeys: readonly string[];
  /** HTTP methods for which the SDK makes a key for its own retries. */
  readonly auto: readonly string[];
}

/** What an SDK does when nobody tells it. */
export interface SdkDefaults {
  readonly pkg: string;
  /** Milliseconds; null or 0: none. */
  readonly timeoutMs: number | null;
  /** Options, of the client or of a call, that set it: `timeout`, `requestOptions.timeout`; `setTimeout()`: a method of the client. */
  readonly timeoutOptions: readonly string[];
  readonly timeoutUnit: 'ms' | 's';
  readonly retries: number | 'unbounded';
  /** Options that set it: `maxNetworkRetries`. */
  readonly retryOptions: readonly string[];
  /** Whether its retries repeat writes. */
  readonly retriesWrites: boolean;
  readonly autoKey: boolean;
  /** Majors for which this holds; null: no bound. */
  readonly since: number | null;
  readonly until: number | null;
}

/** What Seamlint knows about one third-party API. Data only: no functions. */
export interface Provider {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly hosts: readonly Host[];
  readonly packages: readonly string[];
  readonly clients: readonly Client[];
  /** null: no SDK and no HTTP facts are known. Left out in a provider of the user’s own only. */
  readonly calls?: Calls | null;
  /** null: not researched; `mechanism: 'none'`: there is no such thing. */
  readonly idempotency?: Idempotency | null;
  readonly sdkDefaults?: readonly SdkDefaults[];
  /** null: sends none. */
  readonly webhooks: Webhooks | null;
  readonly credentials: readonly CredentialFormat[];
  readonly evidence: readonly Evidence[];
}

export const defineProvider = <const P extends Provider>(provider: P): P => provider;
