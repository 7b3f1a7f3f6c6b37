/** What parsers would keep of a body that another one in front of them has read already. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Range } from '../../facts/span.ts';
import type { Structure, Value } from '../../facts/structure.ts';
import { noBindings, pathText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';

/** Functions that are never called, by file. */
export type NeverCalled = ReadonlyMap<string, readonly Range[]>;

/** `behind`: what runs after a parser that has certainly read the body. */
export const neverCalled = (flow: Flow, behind: readonly Ref[]): NeverCalled => {
  const found = new Map<string, readonly Range[]>();
  for (const ref of behind)
    for (const at of keepersOf(flow, ref)) found.set(ref.file, [...(found.get(ref.file) ?? []), at]);
  return found;
};

/** `express.json({ verify: (req, _res, bytes) => { … } })`: the function stands in the call, so that nobody else calls it. */
const keepersOf = (flow: Flow, ref: Ref): readonly Range[] => {
  const structure = flow.program.file(ref.file)?.structure;
  const value = structure?.values[ref.id];
  const call = value?.kind === 'call' ? structure?.calls[value.call] : undefined;
  if (structure === undefined || call === undefined || !isParser(flow, ref)) return [];
  return call.args.flatMap(({ value: id }) => {
    const options = structure.values[id];
    if (options?.kind !== 'object') return [];
    return options.entries.flatMap(({ key, value: entry }) => {
      const kept = structure.values[entry];
      return key === 'verify' && kept?.kind === 'function' ? [kept.at] : [];
    });
  });
};

/** Each of these leaves a body alone that has been read. */
const isParser = (flow: Flow, ref: Ref): boolean => {
  const { found, open } = flow.settle(ref, noBindings);
  return (
    open.length === 0 &&
    found.length > 0 &&
    found.every(
      (origin) =>
        origin.kind === 'external' &&
        /^(?:express|body-parser)$/u.test(origin.package ?? '') &&
        /^(?:json|urlencoded|raw|text)\(\)$/u.test(pathText(origin.path)),
    )
  );
};

/** The file as it is without them. */
export const without = (structure: Structure, ranges: readonly Range[] | undefined): Structure => {
  if (ranges === undefined) return structure;
  const lies = ([start, end]: Range): boolean => ranges.some(([from, to]) => from <= start && end <= to);
  const isGone = (value: Value): boolean =>
    lies(value.at) || (value.kind === 'variable' && lies(structure.functions[value.fn]?.at ?? [0, Infinity]));
  return {
    ...structure,
    values: structure.values.map((value) => (isGone(value) ? { kind: 'undefined', at: value.at } : value)),
    calls: structure.calls.filter(({ at }) => !lies(at)),
  };
};
