/** Whether a piece of code knows of an error that says "it is there already". */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Range } from '../../facts/span.ts';
import { someOfKind } from '../../facts/of-kind.ts';
import type { Structure } from '../../facts/structure.ts';

const SAYS = /duplicate|unique|already|conflict|P2002|23505|ER_DUP|E11000|ConditionalCheckFailed/iu;
const NAMES = /duplicate|unique(?:violation|constraint)|isUnique|conflict|alreadyExists/iu;

export const knowsDuplicates = (catalog: Catalog, structure: Structure, [start, end]: Range): boolean =>
  structure.values.some((value) => {
    if (value.at[0] < start || value.at[1] > end) return false;
    switch (value.kind) {
      case 'string':
        return value.text !== null && (catalog.duplicateCodes.has(value.text) || SAYS.test(value.text));
      case 'constant':
        return typeof value.value === 'number' && value.value > 100 && catalog.duplicateCodes.has(value.value);
      case 'member':
      case 'import':
        return value.name !== null && NAMES.test(value.name);
      case 'variable':
        return NAMES.test(value.name);
      default:
        return false;
    }
  });

/** A code of such an error alone. */
export const knowsCode = (catalog: Catalog, structure: Structure, [start, end]: Range): boolean =>
  someOfKind(
    structure,
    'string',
    ({ text, at }) => text !== null && at[0] >= start && at[1] <= end && catalog.duplicateCodes.has(text),
  );
