import type { Because } from '../rules/finding.ts';
import type { Open } from '../scope/known.ts';
import type { Span } from './span.ts';

/** What a webhook handler does to the world. Linked: a call that is reached from the endpoint. */
export interface Effect {
  readonly span: Span;
  readonly does:
    | 'insert'
    | 'upsert'
    | 'update'
    | 'delete'
    | 'increment'
    | 'send'
    | 'charge'
    | 'enqueue'
    | 'outbound-write'
    | 'append'
    | 'raw';
  /** What a second delivery does: nothing more (`same`), the same once more (`twice`), or nobody can tell. */
  readonly again: 'same' | 'twice' | 'unknown';
  /** For people, completes "it …": `adds a row to orders`. */
  readonly why: string;
  /** Id of the library or provider; `sql`, `http`, `fs`. */
  readonly by: string;
  /** What it is handed holds something of the event. */
  readonly usesEvent: boolean;
  /** Which ids of the event it writes, hands over or is keyed by. */
  readonly ids: 'event' | 'object' | 'none';
  /** Values of the event it stores as they came, by the name they are stored under. */
  readonly stores: readonly string[];
  readonly awaited: boolean;
  readonly looped: boolean;
  /** Runs when the answer was sent already, or behind it: `after()`, `waitUntil()`. */
  readonly answered: boolean;
  /** What stands before it and lets a second delivery pass it by. */
  readonly guards: readonly Because[];
  /** What may be such a guard, and cannot be seen. */
  readonly open: readonly Open[];
  /** The calls that lead to it, outermost first. */
  readonly via: readonly Because[];
  /** The tables, models or collections that it may be of, in lower case. */
  readonly tables: readonly string[];
  /** The arms that lead to it. */
  readonly way: readonly string[];
}

/** Work that takes its time before the sender gets its answer. */
export interface SlowWork {
  readonly span: Span;
  readonly kind: 'model' | 'outbound' | 'send' | 'loop';
  readonly why: string;
}

/** A catch clause behind which the sender is told that all went well. */
export interface SwallowedFailure {
  readonly span: Span;
  /** What may have failed. */
  readonly lost: readonly Effect[];
  readonly way: readonly string[];
}

/** A way that ends, all being well, where the row that an event is about is not there. */
export interface MissedRow {
  readonly span: Span;
  /** What asked for the row. */
  readonly read: Span;
  readonly tables: readonly string[];
  readonly way: readonly string[];
}

/** What an endpoint does, in the order it does it. */
export interface EndpointEffects {
  readonly effects: readonly Effect[];
  readonly slow: readonly SlowWork[];
  readonly swallowed: readonly SwallowedFailure[];
  readonly missed: readonly MissedRow[];
  /** The object is read anew from its provider somewhere. */
  readonly refetches: boolean;
  /** Times, versions or sequences are compared somewhere. */
  readonly ordered: boolean;
  /** Where something of the event went that cannot be followed. */
  readonly open: readonly Open[];
  /** Something that cannot be seen may run before all of it. */
  readonly before: readonly Open[];
}
