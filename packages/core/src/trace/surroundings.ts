/** The function around a place: who calls it, and what it is handed to. */
import { type Span, spanOf } from '../facts/span.ts';
import type { FunctionFact, FunctionId, Structure } from '../facts/structure.ts';
import { callersOf } from '../flow/callers-of.ts';
import type { Flow } from '../flow/settle.ts';
import { usesOf } from '../scope/contexts/uses-of.ts';
import type { Because } from '../rules/finding.ts';
import type { Open } from '../scope/known.ts';

export interface Surroundings {
  /** null: the place stands in the file's own top level. */
  readonly name: string | null;
  readonly isTopLevel: boolean;
  readonly at: Span;
  readonly callers: readonly Because[];
  /** Calls that run it, because it is handed to them. */
  readonly uses: readonly Because[];
  readonly open: readonly Open[];
}

const MAX_TOLD = 10;

export const surroundingsOf = (flow: Flow, path: string, id: FunctionId): Surroundings | undefined => {
  const structure = flow.program.file(path)?.structure;
  const fact = structure?.functions[id];
  if (structure === undefined || fact === undefined) return undefined;
  const { found, open } = id === 0 ? { found: [], open: [] } : callersOf(flow, path, id);
  const name = fact.name ?? 'the function';
  return {
    name: fact.name,
    isTopLevel: id === 0,
    at: spanOf(path, fact.at),
    callers: found
      .slice(0, MAX_TOLD)
      .map(({ file, call }) => ({ at: spanOf(file, call.at), note: `${name} is called here` })),
    uses:
      id === 0
        ? []
        : usesOf(flow, path, id)
            .slice(0, MAX_TOLD)
            .flatMap(({ file, call }) => {
              const at = flow.program.file(file)?.structure.calls[call]?.at;
              return at === undefined ? [] : [{ at: spanOf(file, at), note: 'it is handed to this call' }];
            }),
    open,
  };
};

/** The innermost function around a place, and those around it. */
export const functionsAround = (structure: Structure, start: number, end: number): readonly FunctionId[] =>
  structure.functions
    .flatMap((fact, id) => (id !== 0 && covers(fact, start, end) ? [{ id, fact }] : []))
    .toSorted((one, other) => one.fact.at[1] - one.fact.at[0] - (other.fact.at[1] - other.fact.at[0]))
    .map(({ id }) => id);

const covers = ({ at }: FunctionFact, start: number, end: number): boolean => at[0] <= start && end <= at[1];
