/** How an answer came about, for who explains it. */
import type { Ref } from '../facts/file-facts.ts';
import type { SignatureCheck } from '../facts/signature-check.ts';
import type { Span } from '../facts/span.ts';
import type { Trail } from '../flow/following.ts';
import type { Flow } from '../flow/settle.ts';
import type { Open } from '../scope/known.ts';

/**
 * Listens while a scope works. Nobody does while rules are judged, and then nothing is recorded: whoever reports to it
 * does so by `flow.trace?.`.
 */
export interface Trace {
  opened(flow: Flow): void;
  /** What is asked now is followed anew: nothing is answered from memory. */
  readonly following: boolean;
  enter(ref: Ref, path: readonly string[], trail: Trail): void;
  leave(trail: Trail): void;
  /** A route that is taken for no webhook. */
  passedOver(route: Span, why: PassedOver): void;
  /** Checks, or something unseen, inside the functions `inside`, outermost first, which run because of `entry`. */
  met(what: readonly (SignatureCheck | Open)[], inside: Iterable<string>, entry: Ref | null): void;
  /** A call that writes to a log nothing that is known to be sensitive. */
  harmless(call: Span, why: string): void;
}

export interface PassedOver {
  readonly why: string;
  /** What was looked for, and what is missing, one statement each. */
  readonly looked: readonly string[];
}
