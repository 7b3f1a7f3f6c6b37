import type { Majors } from './majors.ts';
import type { Webhooks } from './webhooks.ts';

export type { Majors } from './majors.ts';
export type { Handshake, Verifier, Webhooks } from './webhooks.ts';

/** How sure a claim is. `from-memory` may silence a finding or lower it to a hint, never make one. */
export type Confidence = 'verified' | 'documented' | 'from-memory';

export interface Evidence {
  /** The section of the provider the claim is in: `webhooks`, `credentials` ... */
  readonly section: string;
  /** Field names in that section, or ids and names in it (`stripe-secret-live`, `helpers.verify`); `*` for all of them. */
  readonly fields: readonly string[];
  readonly confidence: Confidence;
  /** A package file with its version, or a page. */
  readonly source: string;
}

export interface Host {
  /** `*` for one or more labels: `*.myshopify.com`. */
  readonly host: string;
  /** `test`: a sandbox, where nothing is real. */
  readonly env: 'live' | 'test' | 'any';
  readonly role: string;
  /** The host is shared with others: only addresses whose path begins so are this provider's. */
  readonly pathPrefix?: string;
}

export interface Package {
  readonly name: string;
  /** The version that the facts were read in; left out: in none. */
  readonly version?: string;
  /** `server` where it is left out. */
  readonly role?: 'server' | 'browser' | 'middleware' | 'verify' | 'plugin' | 'legacy';
  /** false: not the vendor's own. */
  readonly official?: false;
}

/** How a client of the SDK comes to be. */
export interface Client extends Majors {
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
  /** The vendor means these credentials to be read by everybody: keys that only write events, or read what is published. */
  readonly exposure?: 'publishable';
  /** Of such a client: the option that makes it one whose credentials are secret. */
  readonly secretWith?: { readonly option: string; readonly is: string };
  /** `static-config`: the method of the export that takes the credential, `setApiKey`. */
  readonly configure?: string;
  /** The argument, from 0, that is another client of this provider's, whose options hold here too. */
  readonly clientArg?: number;
  /** The option that is such a client: `new Upload({ client })`. */
  readonly clientOption?: string;
  /** false: nothing is sent through it; it verifies, or only takes a credential. */
  readonly sends?: false;
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
  /** The pattern says too little alone (32 hex digits): it counts only for what is kept under one of `envVars`. */
  readonly nameOnly?: true;
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
export interface KeyCarrier extends Majors {
  readonly pkg: string;
  /** `options-arg`: an option of an argument behind the parameters; `arg-field`: a field of the parameters; `positional`: the argument itself. */
  readonly kind: 'options-arg' | 'arg-field' | 'positional';
  /** Names of the option or field. */
  readonly names: readonly string[];
  /** From 0; `last`: the last argument there can be. */
  readonly argIndex: number | 'last';
  /** All else that may stand in that argument: with any other name in it, it is no such argument. Left out: not known. */
  readonly beside?: readonly string[];
  /** Operations that take it there, as globs; left out: all that take one. */
  readonly appliesTo?: readonly string[];
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
  /** Operations, as globs, that need none: the API refuses to make the same one twice. */
  readonly unique?: readonly string[];
  /** Paths of plain HTTP writes it works for, `*` for one segment; left out: all. */
  readonly paths?: readonly string[];
  /** Fields of the parameters that the API is documented to deduplicate by: an order id. */
  readonly naturalKeys: readonly string[];
  /** HTTP methods, or operations as globs, for which the SDK makes a key for its own retries. */
  readonly auto: readonly string[];
  /** Whether the API refuses a write without one; `some`: certain operations do; null: not known. */
  readonly required?: boolean | 'some' | null;
  /** Characters; null: not published. */
  readonly maxLength?: number | null;
  /** How long a key is remembered; null: not published. */
  readonly ttlSec?: number | null;
  /** What a second use of a key gives; `merge`: the second write is added to the first. null: not published. */
  readonly onReuse?: 'replay' | 'error' | 'merge' | null;
  /** A key that one operation was given is refused for every other. */
  readonly acrossOperations?: true;
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
  /** Whether its retries repeat writes that may have been carried out: a POST after a 5xx or a lost connection. */
  readonly retriesWrites: boolean;
  readonly autoKey: boolean;
  /** Majors for which this holds; null: no bound. */
  readonly since: number | null;
  readonly until: number | null;
  /** What makes it try again, by default or once it is told to; empty: nothing. */
  readonly retryOn?: readonly (number | '5xx' | 'network' | 'timeout')[];
  /** It waits as long as Retry-After says; null: not known. */
  readonly honoursRetryAfter?: boolean | null;
  /** How it says that the API refused: `result`: as a value, and nothing is thrown; `mixed`: some refusals as a value. */
  readonly errors?: 'throws' | 'result' | 'mixed';
}

export interface RateLimits {
  /** HTTP statuses that say "too many". */
  readonly statuses: readonly number[];
  /** Codes in a body that say so whatever the status is: `ratelimited`, `THROTTLED`. */
  readonly codes: readonly string[];
  /** Headers that say how long to wait, lower case. */
  readonly waitHeaders: readonly string[];
  /** Headers that say how much is left, lower case. */
  readonly remainingHeaders: readonly string[];
  /** For people: the limits as they are published. */
  readonly published: readonly string[];
}

export interface ErrorRule {
  /** All that are given must hold. */
  readonly match: {
    readonly status?: number | '4xx' | '5xx';
    /** A code in the body. */
    readonly code?: string;
    /** The class an SDK throws. */
    readonly class?: string;
    /** No answer came. */
    readonly network?: true;
  };
  /**
   * `retry-same-key`: only under the idempotency key of the first attempt; `retry-may-duplicate`: it may have been
   * carried out; `user-action`: somebody has to do something first; `done`: it had been carried out already.
   */
  readonly action: 'retry' | 'retry-same-key' | 'retry-may-duplicate' | 'fatal' | 'user-action' | 'done';
}

export interface ErrorClass extends Majors {
  readonly pkg: string;
  /** The exported name; the member path from the package: `Stripe.errors.StripeError`. */
  readonly name: string;
}

export interface Errors {
  readonly classes: readonly ErrorClass[];
  readonly table: readonly ErrorRule[];
}

/** An answer that says 200 and holds failures. */
export interface PartialFailure {
  /** Globs; `*` for every operation. */
  readonly operations: readonly string[];
  /** Paths into the answer that must be read: `UnprocessedItems`, `data.*.userErrors`. */
  readonly fields: readonly string[];
}

export interface Pagination {
  /** Globs of operations that answer a page. */
  readonly operations: readonly string[];
  /** Fields of the answer, one of which must be read to know that there is more: `has_more`, `response_metadata.next_cursor`. */
  readonly more: readonly string[];
  /** Parameters that ask for the next page. */
  readonly cursors: readonly string[];
  /** Ways of the SDK that walk all pages: `autoPagingEach`, `paginate`; `for-await`: what it answers is iterable. */
  readonly auto: readonly string[];
}

/** States of an outcome that are neither success nor failure. */
export interface PendingState {
  readonly operations: readonly string[];
  /** Path into the answer. */
  readonly field: string;
  readonly values: readonly string[];
}

/** How a caller says which version of the API is meant; all empty: the address says it, or nothing does. */
export interface Versioning {
  /** Lower case. */
  readonly headers: readonly string[];
  /** Options of the client. */
  readonly options: readonly string[];
  /** The SDK pins one by itself. */
  readonly pinnedBySdk: boolean;
}

/**
 * What Seamlint knows about one third-party API. Data only: no functions. What may be left out is left out in providers
 * of the user's own; in the catalog `null` and `[]` say that there is nothing to state.
 */
export interface Provider {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly hosts: readonly Host[];
  readonly packages: readonly Package[];
  readonly clients: readonly Client[];
  /** null: no SDK and no HTTP facts are known. */
  readonly calls?: Calls | null;
  /** null: not researched; `mechanism: 'none'`: there is no such thing. */
  readonly idempotency?: Idempotency | null;
  readonly sdkDefaults?: readonly SdkDefaults[];
  /** null: sends none. */
  readonly webhooks: Webhooks | null;
  readonly credentials: readonly CredentialFormat[];
  readonly rateLimits?: RateLimits | null;
  readonly errors?: Errors | null;
  readonly partialFailures?: readonly PartialFailure[];
  readonly pagination?: readonly Pagination[];
  readonly pendingStates?: readonly PendingState[];
  /** null: not known. */
  readonly versioning?: Versioning | null;
  /** Scopes that give far more than an integration needs. */
  readonly broadScopes?: readonly string[];
  /** Globs of operations whose answers hold personal data: names, addresses, cards, messages. */
  readonly personalData?: readonly string[];
  /** Query parameters that are credentials because the API allows nothing else. */
  readonly secretsInUrl?: readonly string[];
  /** For people: what surprises. */
  readonly notes?: readonly string[];
  readonly evidence: readonly Evidence[];
}

export const defineProvider = <const P extends Provider>(provider: P): P => provider;
