import type { Ref } from '../../facts/file-facts.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import { foundOfKind } from '../../facts/of-kind.ts';
import type { Call, CallId, Structure, ValueId } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';

/** A call, where it stands, and its answer as a value. */
export interface CallSite {
  readonly file: string;
  readonly structure: Structure;
  readonly id: CallId;
  readonly call: Call;
}

/** The argument at `index`; undefined where there is none, or a spread may have moved it. */
export const argumentOf = ({ file, call }: CallSite, index: number | null): Ref | undefined => {
  if (index === null) return undefined;
  const argument = call.args[index];
  return argument === undefined || call.args.slice(0, index + 1).some(({ spread }) => spread)
    ? undefined
    : { file, id: argument.value };
};

export const hasSpread = ({ call }: CallSite): boolean => call.args.some(({ spread }) => spread);

/** The call whose answer `ref` is, if it is one. */
export const siteOf = (flow: Flow, ref: Ref): CallSite | undefined => {
  const value = flow.value(ref);
  const structure = flow.program.file(ref.file)?.structure;
  const call = value?.kind === 'call' ? structure?.calls[value.call] : undefined;
  return value?.kind !== 'call' || structure === undefined || call === undefined
    ? undefined
    : { file: ref.file, structure, id: value.call, call };
};

export const spanOfRef = (flow: Flow, ref: Ref): Span | null => {
  const value = flow.value(ref);
  return value === undefined ? null : spanOf(ref.file, value.at);
};

const answers = new WeakMap<Structure, ReadonlyMap<CallId, ValueId>>();

/** The value that the answer of `call` is. */
export const answerOf = (structure: Structure, call: CallId): ValueId | undefined => {
  const known =
    answers.get(structure) ?? new Map(foundOfKind(structure, 'call', (value, id) => [[value.call, id] as const]));
  answers.set(structure, known);
  return known.get(call);
};
