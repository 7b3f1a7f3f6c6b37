import type { Backoff, LibraryRow } from './row.ts';

/** Requests of one form: where their parts stand among the arguments, from 0. What is left out is no argument. */
export interface HttpRequest {
  /** Member paths from the package, or from an instance; `''`: what is exported is called itself. */
  readonly members: readonly string[];
  /** Upper case; null: an option says, or the client's default; left out: the member is named after it. */
  readonly method?: string | null;
  /** The address; left out: an option holds it. */
  readonly url?: number;
  /** Where the address may be left out for the options (`got({ url })`), they stand in its place. */
  readonly options?: number;
  readonly body?: number;
}

/** How it repeats what failed. */
export interface HttpRetries {
  /** Repetitions when nobody says anything. */
  readonly byDefault: number;
  /** Options that say how many: `retry`, `retry.limit`. */
  readonly options: readonly string[];
  /** What is repeated then; upper case. */
  readonly methods: readonly string[];
  readonly methodOptions: readonly string[];
  /** A number for an option holds for every method, those too that are not repeated otherwise. */
  readonly numberForAll?: true;
  /** What makes it try again. */
  readonly retryOn: readonly (number | '5xx' | 'network' | 'timeout')[];
  /** It waits as long as Retry-After says; null: not known. */
  readonly honoursRetryAfter: boolean | null;
  readonly backoff: Backoff;
}

/** An HTTP client that is nobody's SDK. */
export interface Http extends LibraryRow {
  /** For a fact's `client`; left out: the library's id. */
  readonly client?: string;
  readonly requests: readonly HttpRequest[];
  /** Functions and constructors that answer an instance, and the argument that holds its options; null: none does. */
  readonly makers?: Readonly<Record<string, number | null>>;
  /** Members that are the same client: `axiosRef`. */
  readonly selves?: readonly string[];
  /** Types of an instance, for receivers that are known by their written type only. */
  readonly types?: readonly string[];
  /** Options that hold the method, the address, the body, the beginning of every address; left out: as those of `fetch`. */
  readonly names?: {
    readonly method?: readonly string[];
    readonly url?: readonly string[];
    readonly base?: readonly string[];
    readonly body?: readonly string[];
  };
  /** Options, of a call or an instance, that bound the time by themselves. */
  readonly timeouts: readonly string[];
  /** Methods on what a call answers that do: `.timeout()` of superagent. */
  readonly timeoutMethods?: readonly string[];
  /** Milliseconds that hold when nobody says anything; null: none. */
  readonly timeoutMs: number | null;
  /** Nobody bounds it but a link or an exchange that cannot be told apart from others: its limit is always unknown. */
  readonly opaqueLimit?: true;
  /** null: it never repeats anything. */
  readonly retries: HttpRetries | null;
  /** How it says 4xx and 5xx; null: not known. */
  readonly errors: 'throws' | 'value' | null;
  /**
   * Its errors carry the request, headers and all, in fields that a log prints. `sure`: in the present major; `likely`:
   * in some only.
   */
  readonly errorHoldsRequest?: 'sure' | 'likely';
  /** SDKs that let its errors through as they are. */
  readonly letThroughBy?: readonly string[];
}
