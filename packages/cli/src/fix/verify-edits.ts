import type { Report } from '../report/report.ts';
import type { Comparison } from './compare-reports.ts';
import type { Change, Edit, Refused } from './edit.ts';
import { pathsOf } from './edit.ts';
import type { TypeVerdict } from './type-check/check-types.ts';

/** How edits are judged; the program and the type checker stand behind it. */
export interface Judges {
  /** What is reported with these texts in place of those on disk. */
  readonly report: (texts: ReadonlyMap<string, string>) => Promise<Report>;
  /** What the language refuses of a result that has a tree: where, and why. */
  readonly syntax: (change: Change) => string | undefined;
  readonly types: (edits: readonly Edit[]) => Promise<ReadonlyMap<string, TypeVerdict>>;
  readonly compare: (edits: readonly Edit[], before: Report, after: Report) => Comparison;
}

export interface Verified {
  readonly kept: readonly Edit[];
  readonly refused: readonly Refused[];
  /** What is reported with the kept edits. */
  readonly report: Report;
  readonly texts: ReadonlyMap<string, string>;
  /** Paths whose new types nobody could check. */
  readonly unchecked: readonly string[];
}

interface State {
  readonly report: Report;
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Keeps an edit only if the program with it parses, has lost the finding, has
 * no new one and no new type error. All are tried at once; those at fault are
 * dropped, and only where the fault lies in a file nobody edited, one by one.
 */
export const verifyEdits = async (edits: readonly Edit[], state: State, judges: Judges): Promise<Verified> => {
  const broken = edits.flatMap(({ group, changes }) => {
    const [why] = changes.flatMap((change) => judges.syntax(change) ?? []);
    return why === undefined ? [] : [{ group, why: `the result would not parse (${why})` }];
  });
  const parsed = without(edits, broken);
  const types = await judges.types(parsed);
  const mistyped = parsed.flatMap(({ group, changes }) => {
    const wrong = changes.map(({ path }) => types.get(path)).find((verdict) => verdict?.kind === 'error');
    return wrong?.kind === 'error' ? [{ group, why: wrong.why }] : [];
  });
  const sound = without(parsed, mistyped);
  const verified = await settleTogether(sound, state, judges);
  const unchecked = pathsOf(verified.kept).filter((path) => types.get(path)?.kind === 'unchecked');
  return { ...verified, refused: [...broken, ...mistyped, ...verified.refused], unchecked };
};

type Settled = Omit<Verified, 'unchecked'>;

const settleTogether = async (edits: readonly Edit[], state: State, judges: Judges): Promise<Settled> => {
  if (edits.length === 0) return { ...state, kept: [], refused: [] };
  const texts = textsWith(state.texts, edits);
  const report = await judges.report(texts);
  const { faults, strangers } = judges.compare(edits, state.report, report);
  if (faults.length > 0) {
    const rest = await settleTogether(without(edits, faults), state, judges);
    return { ...rest, refused: [...faults, ...rest.refused] };
  }
  if (!strangers) return { kept: edits, refused: [], report, texts };
  const [only] = edits;
  if (edits.length === 1 && only !== undefined) {
    return {
      ...state,
      kept: [],
      refused: [{ group: only.group, why: 'it would bring a new finding in another file' }],
    };
  }
  return settleOneByOne(edits, state, judges);
};

const settleOneByOne = async (edits: readonly Edit[], state: State, judges: Judges): Promise<Settled> => {
  let settled: Settled = { ...state, kept: [], refused: [] };
  for (const edit of edits) {
    const next = await settleTogether([edit], settled, judges);
    settled = { ...next, kept: [...settled.kept, ...next.kept], refused: [...settled.refused, ...next.refused] };
  }
  return settled;
};

export const textsWith = (texts: ReadonlyMap<string, string>, edits: readonly Edit[]): ReadonlyMap<string, string> =>
  new Map([...texts, ...edits.flatMap(({ changes }) => changes.map(({ path, after }) => [path, after] as const))]);

const without = (edits: readonly Edit[], refused: readonly Refused[]): readonly Edit[] =>
  edits.filter(({ group }) => !refused.some((item) => item.group === group));
