/** Where the classes of a file stand among its values. */
import { foundOfKind } from '../facts/of-kind.ts';
import type { ClassId, Structure, ValueId } from '../facts/structure.ts';

const tables = new WeakMap<Structure, ReadonlyMap<ClassId, ValueId>>();

const tableOf = (structure: Structure): ReadonlyMap<ClassId, ValueId> => {
  const known =
    tables.get(structure) ?? new Map(foundOfKind(structure, 'class', ({ cls }, id) => [[cls, id] as const]));
  tables.set(structure, known);
  return known;
};

export const classValueOf = (structure: Structure, cls: ClassId): ValueId | undefined => tableOf(structure).get(cls);

/** The first class of that name. */
export const classValueNamed = (structure: Structure, name: string): ValueId | undefined => {
  const [, id] = [...tableOf(structure)].find(([cls]) => structure.classes[cls]?.name === name) ?? [];
  return id;
};
