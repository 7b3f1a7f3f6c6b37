import type { Ref } from '../../facts/file-facts.ts';
import type { Open } from '../../scope/known.ts';
import type { Origin } from '../origin.ts';
import type { FunctionRef } from '../settle.ts';
import type { Role } from '../tags.ts';

/** Something that runs for a request: middleware, a guard, the handler. */
export interface Stage {
  /** Where it is named. */
  readonly ref: Ref;
  readonly functions: readonly FunctionRef[];
  /** What is not a function of the program. */
  readonly outside: readonly Origin[];
  readonly open: readonly Open[];
  /** What the framework hands to each parameter. */
  readonly roles: readonly Role[];
  /**
   * How it lets a request on: by calling the `next` it was handed, by coming to its end without having refused, by
   * coming to its end with nothing to answer, or with nothing but what hands the request on (`NextResponse.next()`).
   */
  readonly passes: 'next' | 'return' | 'nothing' | 'unanswered';
  /** Whether an answer sent on the way ends it, whatever comes behind. */
  readonly answering?: 'ends';
  /** It counts only where it checks: it may do all else without handing the request on in a way that can be seen. */
  readonly optional?: true;
  /** It runs for all routes: where it verifies a signature on some way, which requests that is cannot always be told. */
  readonly global?: true;
  /** Whether it runs for the route that is asked about cannot be told. */
  readonly uncertain?: true;
}
