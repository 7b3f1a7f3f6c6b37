import type { Range } from '../../facts/span.ts';
import type { Structure, ValueId } from '../../facts/structure.ts';

/** Where a value is taken: an import, a variable or a parameter lies where it is declared, and is taken at `at`. */
export const takenAt = ({ values }: Structure, id: ValueId, at: Range): Range => {
  const value = values[id];
  if (value === undefined || value.kind === 'import' || value.kind === 'variable' || value.kind === 'param') return at;
  return value.at;
};
