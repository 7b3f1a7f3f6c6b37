import type { Ref } from '../../facts/file-facts.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import type { Open } from '../../scope/known.ts';
import type { FunctionRef } from '../settle.ts';
import type { Role } from '../tags.ts';
import type { Asked } from './asked.ts';
import type { Answers } from './certain.ts';
import type { Picks } from './picked.ts';
import type { Stage } from './stage.ts';
import type { State } from './state.ts';
import type { Ways } from './walking.ts';

export interface Walk {
  /** Ways that come out behind the middleware `ref`, for those that come in. */
  through(ref: Ref, roles: readonly Role[], states: readonly State[]): readonly State[];
  /** Ways that come out behind `stage`. */
  pass(stage: Stage, states: readonly State[]): readonly State[];
  /** Ways that come out of the handler `ref`. */
  handle(ref: Ref, roles: readonly Role[], states: readonly State[]): readonly State[];
  /** The ways through a function of which nobody knows who calls it, and what it answers. */
  verifier(target: FunctionRef): Ways;
  /** Whether the handler calls the next one on some way. */
  readonly goesOn: boolean;
  /** Whether anything that ran took something from the request. */
  readonly reads: boolean;
  /** Whether anything that ran asked what time it is. */
  readonly asksTime: boolean;
  /** All checks that were met on any way. */
  readonly checks: readonly SignatureCheck[];
  /** Checks that nobody waits for: what they answer is true whatever comes of it. */
  readonly unawaited: readonly SignatureCheck[];
  /** Checks whose answer is thrown away. */
  readonly ignored: readonly SignatureCheck[];
  readonly open: readonly Open[];
  /** The functions that ran on any way. */
  readonly ran: ReadonlyMap<string, FunctionRef>;
}

export interface WalkOptions {
  /** What is known beforehand of answers that tests rest on. */
  readonly answers?: Answers;
  /** Catalog id of who sends the events, where it is known. */
  readonly sender?: string | undefined;
  /** Beyond this many calls into functions it stays open. */
  readonly maxCalls?: number;
  /** The request that is followed, where a handler serves several paths. */
  readonly asked?: Asked | undefined;
  /** A handler that answers nothing has taken the request. */
  readonly needsNoAnswer?: boolean | undefined;
  /** What the framework hands a handler as `this`. */
  readonly self?: Role | undefined;
  /** A handler acts on the event by what it returns under this name. */
  readonly startsBy?: string | undefined;
  /** Left out, handlers that are picked count for whoever picks them. */
  readonly picks?: Picks | undefined;
}
