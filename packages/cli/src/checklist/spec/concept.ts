export interface Concept {
  readonly phrases: readonly string[];
  /** How much it tells. */
  readonly weight: number;
}

/** `phrases`: with commas between them. */
export const concept = (weight: number, ...phrases: readonly string[]): Concept => ({
  weight,
  phrases: phrases.flatMap((some) => some.split(', ')),
});
