/** Whether a function that is handed the options of every request sets a limit in them. */
import type { FunctionId, Structure, ValueId } from '../../facts/structure.ts';
import { exitsOf } from '../../flow/exits.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';

const LIMITS = /(?:^|\.)(?:timeout(?:\.request)?|signal)$/u;

/** `config.timeout = 5000`, `options.signal = …`, `({ ...config, timeout: 5000 })` */
export const setsLimit = (flow: Flow, { file, id, fact }: FunctionRef): boolean => {
  const structure = flow.program.file(file)?.structure;
  if (structure === undefined) return false;
  const writes = structure.values.some(
    (value) =>
      value.kind === 'variable' &&
      value.writes.some(({ name }) => LIMITS.test(name)) &&
      value.defs.some((def) => isHanded(structure, def, id, 0)),
  );
  return (
    writes ||
    exitsOf(fact).some(({ value }) => {
      const answer = value === null ? undefined : structure.values[value];
      return answer?.kind === 'object' && answer.entries.some(({ key }) => key !== null && LIMITS.test(key));
    })
  );
};

/** A parameter of the function, or a member of one. */
const isHanded = (structure: Structure, id: ValueId, fn: FunctionId, depth: number): boolean => {
  const value = structure.values[id];
  if (value?.kind === 'param') return value.fn === fn;
  return value?.kind === 'member' && depth < 3 && isHanded(structure, value.object, fn, depth + 1);
};
