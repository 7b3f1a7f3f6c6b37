import type { FunctionFact, FunctionId } from '../facts/structure.ts';
import type { Program } from '../scope/program.ts';
import type { Bindings, Origin } from './origin.ts';

/** A function of the program, with what is known of the variables it closes over. */
export interface FunctionRef {
  readonly file: string;
  readonly id: number;
  readonly fact: FunctionFact;
  readonly bindings: Bindings;
  /** How many of its first parameters `bind` has given it, which stand in `bindings`; Infinity where nobody can count them. */
  readonly handed?: number;
}

/** The function `id` that a trail ended at. */
export const functionRefs = (
  program: Program,
  { ref: { file }, bindings, handed }: Extract<Origin, { kind: 'value' }>,
  id: FunctionId,
): readonly FunctionRef[] => {
  const fact = program.file(file)?.structure.functions[id];
  return fact === undefined ? [] : [{ file, id, fact, bindings, ...(handed === undefined ? {} : { handed }) }];
};
