import type { Call, Structure } from '../../facts/structure.ts';
import type { CallRef } from '../../flow/callers-of.ts';
import type { Flow } from '../../flow/settle.ts';

const memo = new WeakMap<Structure, ReadonlyMap<string, readonly Call[]>>();

/** All calls of a method of this name in the files that are judged, or in those named. */
export const callsNamed = (
  flow: Flow,
  name: string,
  files: readonly string[] = flow.program.paths,
): readonly CallRef[] =>
  files.flatMap((file) => {
    const structure = flow.program.file(file)?.structure;
    return structure === undefined ? [] : (byName(structure).get(name) ?? []).map((call) => ({ file, call }));
  });

const byName = (structure: Structure): ReadonlyMap<string, readonly Call[]> => {
  const known = memo.get(structure);
  if (known !== undefined) return known;
  const index = new Map<string, Call[]>();
  for (const call of structure.calls) {
    const callee = structure.values[call.callee];
    const name =
      callee?.kind === 'member' || callee?.kind === 'import' || callee?.kind === 'variable' ? callee.name : null;
    if (name !== null) index.set(name, [...(index.get(name) ?? []), call]);
  }
  memo.set(structure, index);
  return index;
};
