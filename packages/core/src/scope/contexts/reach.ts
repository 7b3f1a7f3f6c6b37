/** What is carried on the way outwards. */
import type { RunContext } from '../../facts/run-context.ts';
import type { Range, Span } from '../../facts/span.ts';
import type { CallId, FunctionId } from '../../facts/structure.ts';
import type { Open } from '../known.ts';
import type { Loss } from './fate.ts';
import type { Limit } from './policy/most-attempts.ts';

/** A context on its way to the call that was asked about. */
export type Found = RunContext & {
  /** An answer to a request, not an exception, makes it run again. */
  readonly overHttp: boolean;
  /** What the call answers makes it run again: an error that is told by the answer still counts. */
  readonly byAnswer?: boolean;
  /** Of a loop: what says how often it goes round. */
  readonly limit?: Limit;
  /** The call that hands it to a function of the program, which runs it. */
  readonly by?: Span;
};

/** What runs a function from outside the program: a context without the way to it. */
export type Entry = Omit<RunContext, 'via'> & Pick<Found, 'overHttp'>;

/** A function beyond which nobody looks: what is asked is how it runs what it is handed. */
export interface Boundary {
  readonly file: string;
  readonly fn: FunctionId;
  readonly at: Range;
}

export interface Reach {
  readonly found: readonly Found[];
  readonly open: readonly Open[];
  /** Of a boundary: an error that does not come out of it as one. */
  readonly loss: Loss | null;
}

/** What runs a call, outwards to the boundary, or to where nothing calls any more. */
export type Walk = (file: string, call: CallId, boundary: Boundary | null, depth: number) => Reach;

export const nothing: Reach = { found: [], open: [], loss: null };

export const worse = (inner: Loss | null, outer: Loss | null): Loss | null => {
  if (inner === null || outer === null) return inner ?? outer;
  return inner.kind === 'quiet' ? inner : outer;
};

/** An error that goes no further repeats nothing. A sender that waited in vain calls again all the same. */
export const lessened = (found: Found, loss: Loss | null): Found => {
  if (loss === null || !found.repeats) return found;
  if (found.overHttp) return loss.answered ? found : { ...found, certainty: 'likely' };
  if (loss.kind === 'told') return found.byAnswer === true ? found : { ...found, certainty: 'likely' };
  return { ...found, repeats: false, note: `${found.note}, but its errors are caught before` };
};

export const context = (
  kind: RunContext['kind'],
  at: Span,
  note: string,
  repeats: boolean,
  certainty: RunContext['certainty'],
): Found => ({ kind, at, note, repeats, certainty, via: [], overHttp: false });

export const merged = (parts: readonly Reach[]): Reach => ({
  found: distinct(parts.flatMap(({ found }) => found)),
  open: parts.flatMap(({ open }) => open),
  loss: parts.map(({ loss }) => loss).find((loss) => loss !== null) ?? null,
});

export const distinct = (all: readonly Found[]): readonly Found[] => {
  const seen = new Map<string, Found>();
  for (const one of all) {
    const key = `${one.kind} ${one.at.path}#${one.at.start}-${one.at.end}`;
    const other = seen.get(key);
    // Of two ways to the same place the one on which it surely repeats counts.
    if (other === undefined || rank(one) > rank(other)) seen.set(key, one);
  }
  return [...seen.values()];
};

const rank = ({ repeats, certainty }: Found): number => (repeats ? (certainty === 'sure' ? 2 : 1) : 0);
