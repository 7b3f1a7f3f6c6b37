import type { Catalog } from '../../catalog/catalog.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { SignatureCheck } from '../../facts/signature-check.ts';
import type { Call, Step } from '../../facts/structure.ts';
import type { Open } from '../../scope/known.ts';
import { type Bindings, type Origin, bindingKey } from '../origin.ts';
import type { Flow, FunctionRef } from '../settle.ts';
import type { Role, Tagger } from '../tags.ts';
import type { Picks } from './picked.ts';
import type { Says, Sayings } from './says.ts';
import type { State } from './state.ts';
import type { Telling } from './telling.ts';

/** How the ways through a piece of code end. */
export interface Ways {
  /** Ways that come out at the end, or return. */
  readonly out: readonly State[];
  /** Ways on which the next handler in the chain was called. */
  readonly passed: readonly State[];
  /** Ways that end in an exception. */
  readonly thrown: readonly State[];
  /** What the answer tells of the check in there. */
  readonly says?: Says | undefined;
}

/** One run of one function. */
export interface Frame {
  readonly file: string;
  readonly bindings: Bindings;
  readonly returns: { state: State; value: Ref | null }[];
  readonly passed: State[];
  /** Up to the `try` that stands around. */
  readonly thrown: State[];
  readonly depth: number;
  /** It is the handler itself: what it answers goes to the sender. */
  readonly handles: boolean;
}

export interface Flowing {
  /** Ways that reach the next step. */
  readonly on: readonly State[];
  /** Ways that left the loop or switch. */
  readonly broken: readonly State[];
}

/** What the parts of a walk share. */
export interface Walking {
  readonly flow: Flow;
  readonly tagger: Tagger;
  readonly catalog: Catalog;
  readonly sender: string | undefined;
  /** The tag of the header or field in which the sender hands over its secret, where it does. */
  readonly handshake: string | undefined;
  /** What the framework hands in, by binding key. */
  readonly roles: ReadonlyMap<string, Role>;
  /** What the framework hands in stands under another key too. */
  readonly adopt: (key: string, role: Role) => void;
  /** Whether a test is surely true or false at this route. */
  readonly truthOf: (ref: Ref, bindings: Bindings) => boolean | undefined;
  /** The text that a value surely has at this route. */
  readonly textOf: (ref: Ref, bindings: Bindings) => string | undefined;
  /** Whether a test tells paths apart in a way that cannot be followed. */
  readonly asksUnknown: (ref: Ref, bindings: Bindings) => boolean;
  /** Remembers that somebody asked what time it is. */
  readonly askTime: () => void;
  /** Remembers that a request may be turned away. */
  readonly turnAway: () => void;
  readonly checks: SignatureCheck[];
  /** Checks that answer by a promise which is tested instead of waited for. */
  readonly unawaited: SignatureCheck[];
  /** Checks whose answer is thrown away. */
  readonly ignored: SignatureCheck[];
  /** What could not be seen. */
  readonly opens: readonly Open[];
  /** Calls and comparisons whose answer tells of a check. */
  readonly telling: Telling;
  /** Checks that refuse by an exception. */
  readonly throwing: Set<SignatureCheck>;
  /** What that answer says. */
  readonly sayings: Sayings;
  /** Calls whose functions were walked: what they tell is known. */
  readonly followed: Set<string>;
  /** Whether a request for which an answer was sent goes no further. */
  readonly answerEnds: boolean;
  /** A handler that answers nothing has taken the request. */
  readonly needsNoAnswer: boolean;
  readonly picks: Picks | undefined;
  /** A handler acts on the event by what it returns under this name. */
  readonly startsBy: string | undefined;
  readonly isEventName: (text: string) => boolean;
  /** Remembers that something could not be seen. */
  note(path: string, at: readonly [number, number], why: string): Open;
  readonly run: (target: FunctionRef, bindings: Bindings, depth: number) => Ways;
  steps(list: readonly Step[], states: readonly State[], frame: Frame): Flowing;
}

export const callAt = ({ flow }: Walking, file: string, id: number): Call | undefined =>
  flow.program.file(file)?.structure.calls[id];

/** What the framework hands in where this parameter stands, if it does. */
export const roleOf = ({ flow, roles }: Walking, origin: Extract<Origin, { kind: 'param' }>): Role | undefined => {
  const param = flow.value(origin.ref);
  return param?.kind === 'param' ? roles.get(bindingKey(origin.ref.file, param.fn, param.index)) : undefined;
};

/** What comes behind a check is safe, and behind something unseen nobody knows: neither is worth a look. */
export const isSettled = (states: readonly State[]): boolean =>
  states.every((state) => state.check !== null || state.open !== null);
