import type { Ref } from './file-facts.ts';
import type { Misplaced } from './key-source.ts';
import type { Span } from './span.ts';
import type { CallId, FunctionId } from './structure.ts';

/** Whether a call states something: `unknown` where an option is spread, passed in, or made where nobody can see. */
export type Stated = 'given' | 'absent' | 'unknown';

/** What bounds the time of a call. */
export interface TimeLimit {
  readonly state: Stated;
  /**
   * Where `state` is `given`, by what; otherwise why it is not:
   * `signal-without-timer`: a signal that no timer ever aborts; `race`: raced against a timer, which aborts nothing;
   * `default`: the SDK's own, or none; `off`: switched off.
   */
  readonly by: 'call' | 'instance' | 'wrapper' | 'sdk-default' | 'signal-without-timer' | 'race' | 'default' | 'off';
  /** Milliseconds where they are known. */
  readonly ms: number | null;
  /** Where it is set: the signal's making, the option. Where it is not: the client's construction, if there is one. */
  readonly at: Span | null;
  /** For people, where `by` is `instance`: what it is set on, `the instance of axios`. */
  readonly holder?: string;
  /** What the signal is that ends the call, if it is one: made here, or handed over to a function around the call. */
  readonly signal?: { readonly at: Span; readonly how: 'made' | 'handed' };
  /** For people: why nobody can tell, where there is more to say than that. */
  readonly why?: string;
}

/**
 * Where the code of a call runs, by evidence in its file and in those that import it. `browser`: on a user's screen;
 * `tool`: by hand or in a build, before somebody's eyes; `anywhere`: nothing says; `open`: importers are out of sight.
 */
export type RunsIn = 'server' | 'browser' | 'tool' | 'anywhere' | 'open';

/** What tells a repetition of a write from another write. */
export interface IdempotencyKey {
  /** `given`: the caller supplies one. */
  readonly state: Stated;
  /** How the provider takes one; `none`: it has no such thing. */
  readonly mechanism: 'header' | 'body-field' | 'query-param' | 'natural-key' | 'none' | 'unknown';
  /** For people: the option or header to set, e.g. `idempotencyKey in the last argument`. */
  readonly how: string | null;
  /** What it is set to, as the code has it, where that was seen. */
  readonly values?: readonly Ref[];
  /** Where it is `absent`: a key that stands where the API does not look. */
  readonly misplaced?: Misplaced;
}

/** A call of somebody else's API: through a provider's SDK or an HTTP client. Linked: its client may come from another file. */
export interface OutboundCall {
  readonly kind: 'outbound-call';
  readonly span: Span;
  readonly file: string;
  readonly call: CallId;
  /** The function whose body holds it. */
  readonly fn: FunctionId;
  /** `fetch`, `axios`, `got` ..., `node:https`, or `sdk`. */
  readonly client: string;
  readonly runsIn: RunsIn;
  /** What the client comes from, as the catalog's rows name it: an npm package, or a part of one; null: the platform's own. */
  readonly package: string | null;
  /** Catalog id, by the SDK's package or by the host of the address. */
  readonly provider: string | null;
  /** `paymentIntents.create`, or the HTTP method in upper case; `?` where it is unknown. */
  readonly operation: string;
  readonly effect: 'read' | 'write' | 'unknown';
  /** Moves money, sends messages, buys: what hurts most when done twice (catalog). */
  readonly highRisk: boolean;
  /** The address as far as it is text, a hole as `{}`; null for an SDK or where nothing is known. */
  readonly url: string | null;
  /** What else the address may be: it is chosen by a condition, say. */
  readonly otherUrls?: readonly string[];
  /** The address, or its host, comes out of a request. */
  readonly userUrl: boolean;
  /** Its own application: a relative address, localhost, `process.env.APP_URL` under such a name. */
  readonly ownApi: boolean;
  /** A stream or server-sent events, by evidence: no limit on the whole is wanted. */
  readonly streams: boolean;
  /** The answer is read as the bytes of a file, which may take longer than to be answered. */
  readonly loadsFile: boolean;
  readonly limit: TimeLimit;
  readonly key: IdempotencyKey;
  /** Where the client was constructed, if it was in sight. */
  readonly clientAt: Span | null;
  /** The SDK or client retries a failed write by itself, because of its default or of an option. */
  readonly clientRetries: 'writes' | 'reads' | 'none' | 'unknown';
  /** Nobody told it to, and it repeats only what no answer came to. */
  readonly retriesRarely: boolean;
  /** The SDK makes a key for its own retries. */
  readonly autoKey: boolean;
}
