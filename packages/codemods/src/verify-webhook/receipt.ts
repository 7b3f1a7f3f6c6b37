import type { Path } from '../source/node.ts';
import type { Request } from './check.ts';
import type { Handler } from './handler.ts';
import type { Insertion } from './insertion.ts';

/** What becomes of the places where the handler takes its event. */
export type Rebinding =
  /** They hold bytes from now on: each is replaced. */
  | { readonly kind: 'replace'; readonly reads: readonly Path[] }
  /** They decode the bytes, or have the parsed event beside them, and may stay. */
  | { readonly kind: 'keep'; readonly reads: readonly Path[] }
  /** The request is handed on: its body becomes the event again. `reads` are those that would decode it once more. */
  | { readonly kind: 'assign'; readonly target: string; readonly reads: readonly Path[] };

/** A request as one framework hands it over, and what has to be written so that its bytes arrive. */
export interface Receipt {
  readonly handler: Handler;
  readonly insertion: Insertion;
  /** The framework finds it as an export. */
  readonly exported: boolean;
  /** Lines that read the payload. */
  readonly opening: readonly string[];
  readonly request: Request;
  readonly rebinding: Rebinding;
  /** The handler awaits something. */
  readonly awaits: boolean;
  /** Edits outside of the handler. */
  prepare(): void;
  readonly notes: readonly string[];
}
