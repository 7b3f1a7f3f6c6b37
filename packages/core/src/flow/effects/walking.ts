import type { Catalog } from '../../catalog/catalog.ts';
import type { Effect, MissedRow, SlowWork, SwallowedFailure } from '../../facts/effect.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Range, Span } from '../../facts/span.ts';
import type { Call, CallId, Step } from '../../facts/structure.ts';
import type { Because } from '../../rules/finding.ts';
import type { Open } from '../../scope/known.ts';
import type { Bindings } from '../origin.ts';
import type { Flow, FunctionRef } from '../settle.ts';
import type { Tagger } from '../tags.ts';
import type { Asks } from './asking.ts';
import type { EventIds } from './event-ids.ts';

/** What lets a second delivery pass by what comes behind it. */
export interface Guard {
  readonly at: Span;
  readonly note: string;
  /** Nobody can see whether it does. */
  readonly open: boolean;
  /** It stops whoever called, too: it throws. */
  readonly throws: boolean;
}

/** What holds where the next step runs. */
export interface Env {
  readonly guards: readonly Guard[];
  /** The sender has its answer. */
  readonly answered: boolean;
}

export type Ending = 'no' | 'return' | 'throw' | 'leave';

export interface Flowing extends Env {
  /** How all ways through the steps end. */
  readonly ends: Ending;
}

/** One run of one function. */
export interface Frame {
  readonly file: string;
  readonly bindings: Bindings;
  readonly depth: number;
  readonly looped: boolean;
  /** Inside of a loop over rows of which nobody can say how many there are. */
  readonly many: boolean;
  /** Nobody waits for it. */
  readonly loose: boolean;
  readonly deferred: boolean;
  readonly via: readonly Because[];
  /** What the functions are called that lead here. */
  readonly names: readonly string[];
  /** The next steps end in a refusal. */
  readonly refusing: boolean;
  /** The arms of branches and switches that lead here. */
  readonly way: readonly string[];
  /** What it answers tells its caller nothing. */
  readonly unheard: boolean;
  /** The clauses around that catch what is thrown, the innermost last. */
  readonly tries: readonly Try[];
}

export interface Try {
  /** It knows of an error that says that something is there already. */
  readonly duplicates: boolean;
  readonly at: Range;
}

export interface Walking {
  readonly flow: Flow;
  readonly tagger: Tagger;
  readonly catalog: Catalog;
  /** The provider that sends, where it is known. */
  readonly sender: string | undefined;
  readonly ids: EventIds;
  readonly effects: Effect[];
  readonly slow: SlowWork[];
  readonly swallowed: SwallowedFailure[];
  readonly missed: MissedRow[];
  readonly open: Open[];
  /** Calls whose effects were noted already, by the state they were noted in. */
  readonly noted: Set<string>;
  /** What calls ask, by what is bound where they stand. */
  readonly asked: WeakMap<Bindings, Map<Call, Asks | undefined>>;
  /** What functions ask inside, by what they are handed. */
  readonly askedInside: Map<string, Asks | undefined>;
  readonly seen: { refetches: boolean; ordered: boolean };
  readonly run: (target: FunctionRef, bindings: Bindings, env: Env, frame: Frame) => Env;
  readonly steps: (list: readonly Step[], env: Env, frame: Frame) => Flowing;
}

export const callAt = ({ flow }: Walking, file: string, id: CallId): Call | undefined =>
  flow.program.file(file)?.structure.calls[id];

export const refsOf = (file: string, call: Call): readonly Ref[] => call.args.map(({ value }) => ({ file, id: value }));

export const distinctGuards = (guards: readonly Guard[]): readonly Guard[] =>
  guards.filter(
    (guard, index) =>
      guards.findIndex(
        (other) =>
          other.at.path === guard.at.path &&
          other.at.start === guard.at.start &&
          other.open === guard.open &&
          other.throws === guard.throws,
      ) === index,
  );
