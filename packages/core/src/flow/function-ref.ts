import type { FunctionFact } from '../facts/structure.ts';
import type { Bindings } from './origin.ts';

/** A function of the program, with what is known of the variables it closes over. */
export interface FunctionRef {
  readonly file: string;
  readonly id: number;
  readonly fact: FunctionFact;
  readonly bindings: Bindings;
  /** How many of its first parameters `bind` has given it, which stand in `bindings`; Infinity where nobody can count them. */
  readonly handed?: number;
}
