/** Where a program meets the APIs of others, as plain data: this is what `seamlint map --format json` prints. */
import type { OutboundCall, RunContext, Scope, SignatureCheck, Effect } from '@seamlint/core';
import type { Place, ReportedError } from '../report/report.ts';

export interface MapProvider {
  /** Of the catalog. */
  readonly id: string;
  readonly title: string;
}

/** What `check` says of a seam. */
export interface MapFinding {
  readonly rule: string;
  readonly severity: 'error' | 'warning';
}

export interface MapUndecided {
  readonly rule: string;
  readonly why: string;
}

export interface MapOpen extends Place {
  readonly why: string;
}

export interface MapContext extends Place {
  readonly kind: RunContext['kind'];
  readonly note: string;
  /** May run again for the same business operation. */
  readonly repeats: boolean;
  readonly certainty: RunContext['certainty'];
}

export interface MapCall extends Place {
  readonly provider: MapProvider | null;
  readonly package: string | null;
  readonly major: number | null;
  /** `fetch`, `axios` …, or `sdk`. */
  readonly client: string;
  /** The method of an SDK; of GraphQL, what is asked for: `QUERY`. */
  readonly operation: string | null;
  /** Of an HTTP client, in upper case; null where it is not known. */
  readonly method: string | null;
  /** Without its query; a part that is not known as `{}`. */
  readonly url: string | null;
  /** What else the address may be. */
  readonly otherUrls: readonly string[];
  readonly ownApi: boolean;
  readonly effect: OutboundCall['effect'];
  readonly highRisk: boolean;
  readonly streams: boolean;
  readonly timeLimit: Pick<OutboundCall['limit'], 'state' | 'by' | 'ms'> & { readonly says: string };
  readonly idempotencyKey: MapKey;
  readonly retries: {
    /** What the client repeats by itself. */
    readonly client: OutboundCall['clientRetries'];
    /** What of the application may run it again. */
    readonly application: readonly MapContext[];
  };
  /** What runs it. */
  readonly runs: readonly MapContext[];
  readonly runsIn: OutboundCall['runsIn'];
  /** Something runs it and ends before it does: nobody waits for its promise, or for one on the way to it. */
  readonly floating: boolean;
  /** What could not be followed outwards: callers that nobody can see. */
  readonly open: readonly MapOpen[];
  readonly findings: readonly MapFinding[];
  readonly undecided: readonly MapUndecided[];
}

export interface MapKey extends Pick<OutboundCall['key'], 'state' | 'mechanism' | 'how'> {
  /** It is no key, but a field or header that a receiver nobody knows may tell the request by. */
  readonly byId: boolean;
  /** The SDK makes one for its own retries. */
  readonly automatic: boolean;
  /** Why the key that is given does not do what it is for. */
  readonly faults: readonly string[];
  readonly says: string;
}

export interface MapCheck extends Place {
  /** `stripe.webhooks.constructEvent`. */
  readonly by: string;
  readonly form: SignatureCheck['form'];
}

export interface MapGap extends Place {
  /** Completes “acted on without a check where …”. */
  readonly when: string;
}

export interface MapEffect extends Place {
  readonly does: Effect['does'];
  /** Completes “it …”. */
  readonly says: string;
  /** What a second delivery does: nothing more (`same`), the same once more (`twice`), or nobody can tell. */
  readonly again: Effect['again'];
  /** Something before it lets a second delivery pass it by. */
  readonly guarded: boolean;
}

export interface MapWebhook extends Place {
  readonly provider: MapProvider | null;
  /** Others send there, too. */
  readonly several: boolean;
  readonly method: string;
  readonly route: string;
  /** Where else it is served. */
  readonly otherRoutes: readonly string[];
  readonly framework: string;
  /** Why it counts as one. */
  readonly evidence: readonly string[];
  readonly certain: boolean;
  readonly check: {
    /** `partial`: there are ways past it. */
    readonly state: 'checked' | 'partial' | 'unchecked' | 'undecided';
    readonly by: readonly MapCheck[];
    readonly gaps: readonly MapGap[];
    readonly open: readonly MapOpen[];
  };
  /**
   * What its check covers: bytes that nothing is seen to change, what was made of the body again, or what the
   * framework hands over; null: no check of the body is known.
   */
  readonly rawBody: 'unchanged' | 'changed' | 'by-framework' | null;
  readonly freshness: {
    /** Something on the way asks what time it is, or may. */
    readonly asksTime: boolean;
    /** How old an event may be, as the code says. */
    readonly toleranceSeconds: number | null;
  };
  /**
   * What a second delivery does: `guarded`: nothing, since what stands before it lets it pass by; `never`: there is none,
   * since a person waits for the answer.
   */
  readonly secondDelivery: 'harmless' | 'guarded' | 'repeats' | 'never' | 'undecided';
  readonly effects: readonly MapEffect[];
  /** Where something of the event went that cannot be followed: more may be done with it. */
  readonly unseen: readonly MapOpen[];
  readonly findings: readonly MapFinding[];
  readonly undecided: readonly MapUndecided[];
}

/** One API: how much of it is used, and where. */
export interface MapProviderSummary extends MapProvider {
  readonly packages: readonly { readonly name: string; readonly majors: readonly number[] }[];
  readonly calls: number;
  readonly writes: number;
  readonly webhooks: number;
  /** Calls and webhooks that `check` has something to say of. */
  readonly withFindings: number;
  /** The folders whose files call it, receive its events or import its SDK, the most used first. */
  readonly folders: readonly { readonly folder: string; readonly files: number }[];
  readonly files: readonly MapFile[];
}

export interface MapFile {
  readonly file: string;
  readonly imports: boolean;
  readonly calls: number;
  readonly webhooks: number;
}

export interface MapSummary {
  /** Files that were analysed, as `check` counts them. */
  readonly files: number;
  /** How many of them no call is told of: tests, examples, generated code. */
  readonly leftOut: number;
  readonly calls: number;
  readonly writes: number;
  readonly webhooks: number;
  readonly providers: number;
  /** Calls whose time nothing limits, as far as that is known. */
  readonly withoutTimeLimit: number;
  readonly uncheckedWebhooks: number;
  /** Calls and webhooks that `check` has something to say of. */
  readonly withFindings: number;
  /** Questions of the rules about them that nobody can answer. */
  readonly undecided: number;
}

export interface IntegrationMap {
  readonly calls: readonly MapCall[];
  readonly webhooks: readonly MapWebhook[];
  readonly providers: readonly MapProviderSummary[];
  readonly errors: readonly Pick<ReportedError, 'file' | 'message'>[];
  readonly summary: MapSummary;
}

export type ProviderOf = (id: string | null) => MapProvider | null;

export const providersOf =
  (scope: Pick<Scope, 'provider'>): ProviderOf =>
  (id) =>
    id === null ? null : { id, title: scope.provider(id)?.title ?? id };
