/** What of a file lies in a range, without a look at all the rest: a file with many handlers is asked for each. */
import type { Range } from '../../facts/span.ts';
import type { Call, Structure, Value } from '../../facts/structure.ts';

interface Placed {
  readonly at: Range;
}

/** Ids in order of where they start. */
interface Places<T> {
  readonly all: readonly T[];
  readonly ids: readonly number[];
}

const values = new WeakMap<Structure, Places<Value>>();
const calls = new WeakMap<Structure, Places<Call>>();

/** In the order of the table. */
export const valuesInside = (structure: Structure, range: Range): readonly Value[] => {
  const places = values.get(structure) ?? placesOf(structure.values);
  values.set(structure, places);
  return inside(places, range);
};

export const callsInside = (structure: Structure, range: Range): readonly Call[] => {
  const places = calls.get(structure) ?? placesOf(structure.calls);
  calls.set(structure, places);
  return inside(places, range);
};

const startOf = (places: readonly Placed[], id: number | undefined): number =>
  id === undefined ? Infinity : (places[id]?.at[0] ?? Infinity);

const placesOf = <T extends Placed>(all: readonly T[]): Places<T> => ({
  all,
  ids: [...all.keys()].sort((one, other) => startOf(all, one) - startOf(all, other)),
});

const inside = <T extends Placed>({ all, ids }: Places<T>, [start, end]: Range): readonly T[] => {
  const found: number[] = [];
  for (let index = firstFrom(all, ids, start); startOf(all, ids[index]) <= end; index += 1) {
    const id = ids[index];
    if (id !== undefined && (all[id]?.at[1] ?? Infinity) <= end) found.push(id);
  }
  return found.sort((one, other) => one - other).flatMap((id) => all[id] ?? []);
};

/** The index of the first that starts at `start` or behind it. */
const firstFrom = (all: readonly Placed[], ids: readonly number[], start: number): number => {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (startOf(all, ids[middle]) < start) low = middle + 1;
    else high = middle;
  }
  return low;
};
