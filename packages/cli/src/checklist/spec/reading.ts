import type { ConceptName } from './vocabulary.ts';

export interface Reading {
  readonly id: string;
  /** All of these. */
  readonly needs: readonly ConceptName[];
  /** None of these phrases: then it is about something near. */
  readonly unless?: readonly string[];
}

/** `id`: of a line, or the name of a rule. */
export const said = (
  id: string,
  unless: readonly string[],
  ...readings: readonly (readonly ConceptName[])[]
): Reading[] => readings.map((needs) => ({ id, needs, unless }));
