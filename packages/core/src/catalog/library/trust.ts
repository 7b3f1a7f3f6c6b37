import type { LibraryRow } from './row.ts';

/** What a call of a library says of who sent a request. Patterns are of the member path with `()` for each call. */
export interface Trust extends LibraryRow {
  /** Its middleware and wrappers refuse nobody for who they are. */
  readonly transparent?: true;
  /** Its middleware or helpers let in only who is known to the application. */
  readonly authenticates?: true;
  /** It only computes, prints or answers: calling it does nothing to the world. */
  readonly harmless?: true;
  /** Middleware that asks who sends, of a library that does much else. */
  readonly authenticating?: readonly string[];
  /** Functions whose answer is a digest or a MAC. */
  readonly digests?: readonly string[];
  /** Functions whose answer is another one at every call: random ids, the time. */
  readonly fresh?: readonly string[];
  /** Functions that compare two values as a verifier does, or verify a signature or token outright. */
  readonly verifying?: readonly string[];
  /** Of those, the ones that answer yes or no, and throw nothing where it is no. */
  readonly answering?: readonly string[];
  /** Functions that read a token without asking who signed it, or only prepare for one that asks. */
  readonly unverifying?: readonly string[];
  /** Members and answers that are the address of the caller. */
  readonly addresses?: readonly string[];
}
