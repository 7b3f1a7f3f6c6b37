/** From the handler or the middleware in front of it to the check, function by function. */
import type { SignatureCheck } from '../facts/signature-check.ts';
import { spanOf } from '../facts/span.ts';
import type { FunctionFact } from '../facts/structure.ts';
import type { Flow } from '../flow/settle.ts';
import type { Because } from '../rules/finding.ts';
import type { Open } from '../scope/known.ts';
import type { Recorder } from './recorder.ts';

export const guardWay = (recorder: Recorder, what: SignatureCheck | Open): readonly Because[] => {
  const flow = recorder.flow();
  const met = recorder.met(what);
  if (flow === null || met === undefined) return [];
  const functions = met.inside.flatMap((key) => functionOf(flow, key) ?? []);
  const [first] = functions;
  const entry = met.entry === null ? undefined : flow.value(met.entry);
  const start: readonly Because[] =
    met.entry === null || entry === undefined ? [] : [{ at: spanOf(met.entry.file, entry.at), note: 'it is run here' }];
  const isElsewhere = first !== undefined && (first.file !== met.entry?.file || first.fact.at[0] !== entry?.at[0]);
  return [
    ...start,
    ...(isElsewhere ? [{ at: spanOf(first.file, headOf(first.fact)), note: `which is ${nameOf(first.fact)}` }] : []),
    ...functions.slice(1).flatMap((inner, index) => stepInto(flow, functions[index], inner)),
  ];
};

interface Placed {
  readonly file: string;
  readonly id: number;
  readonly fact: FunctionFact;
}

const functionOf = (flow: Flow, key: string): Placed | undefined => {
  const at = key.lastIndexOf('#');
  const file = key.slice(0, at);
  const id = Number(key.slice(at + 1));
  const fact = flow.program.file(file)?.structure.functions[id];
  return fact === undefined ? undefined : { file, id, fact };
};

const stepInto = (flow: Flow, outer: Placed | undefined, inner: Placed): readonly Because[] => {
  const into = { at: spanOf(inner.file, headOf(inner.fact)), note: `into ${nameOf(inner.fact)}` };
  const structure = outer === undefined ? undefined : flow.program.file(outer.file)?.structure;
  if (outer === undefined || structure === undefined) return [into];
  const call = structure.calls.find(
    (one) =>
      one.fn === outer.id &&
      flow
        .functionsOf({ file: outer.file, id: one.callee })
        .found.some(({ file, id }) => file === inner.file && id === inner.id),
  );
  return call === undefined
    ? [into]
    : [{ at: spanOf(outer.file, call.at), note: `${nameOf(inner.fact)} is called here` }, into];
};

const nameOf = ({ name }: FunctionFact): string =>
  name === null ? 'a function without a name' : `the function ${name}`;
/** Where it begins: its end says nothing, and may be far. */
const headOf = ({ at: [start] }: FunctionFact): readonly [number, number] => [start, start];
