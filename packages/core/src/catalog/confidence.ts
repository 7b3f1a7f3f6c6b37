/** How sure the catalog is of what it says: what is only remembered may silence a finding, never make one. */
import type { Library } from './library/library.ts';
import type { Confidence, Provider } from './provider.ts';

const ORDER: readonly Confidence[] = ['verified', 'documented', 'from-memory'];

/**
 * Of one statement: the rows that name it decide, else those for its section as a whole, else it is nobody's. `fields`
 * are its names from the most telling on: `['stripe-secret-live', 'pattern']`; the first that a row names counts.
 */
export const confidenceOf = <Entry extends Provider | Library>(
  { evidence }: Entry,
  section: Exclude<keyof Entry, 'evidence'>,
  fields: readonly string[] = [],
): Confidence => {
  const rows = evidence.filter((row) => row.section === section);
  for (const field of [...fields, '*']) {
    const about = rows.filter((row) => row.fields.includes(field)).map(({ confidence }) => confidence);
    const best = ORDER.find((confidence) => about.includes(confidence));
    if (best !== undefined) return best;
  }
  return 'from-memory';
};

/** Whether a finding may rest on it. */
export const isCertain = <Entry extends Provider | Library>(
  entry: Entry,
  section: Exclude<keyof Entry, 'evidence'>,
  fields: readonly string[] = [],
): boolean => confidenceOf(entry, section, fields) !== 'from-memory';
