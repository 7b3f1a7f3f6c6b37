/** Which classes of the program extend another. */
import type { Ref } from '../facts/file-facts.ts';
import { importersOf } from './callers-of.ts';
import type { Following } from './following.ts';
import { noBindings, refKey } from './origin.ts';

const MAX_DEPTH = 4;

const known = new WeakMap<Following, Map<string, readonly Ref[]>>();

/** Classes that extend `cls` in its own file and in those that import it, and the classes that extend those. */
export const subclassesOf = (following: Following, cls: Ref, depth = 0): readonly Ref[] => {
  const answers = known.get(following) ?? new Map<string, readonly Ref[]>();
  known.set(following, answers);
  const key = refKey(cls);
  const answer = answers.get(key);
  if (answer !== undefined) return answer;
  // Classes of broken code extend each other in a circle.
  answers.set(key, []);
  const direct = directOf(following, cls);
  const all = depth > MAX_DEPTH ? direct : direct.flatMap((one) => [one, ...subclassesOf(following, one, depth + 1)]);
  answers.set(key, all);
  return all;
};

const directOf = (following: Following, cls: Ref): readonly Ref[] =>
  [cls.file, ...importersOf(following.flow, cls.file).files].flatMap((file) => {
    const structure = following.program.file(file)?.structure;
    if (structure === undefined || structure.classes.every(({ superclass }) => superclass === null)) return [];
    return structure.values.flatMap((value, id): readonly Ref[] => {
      const superclass = value.kind === 'class' ? (structure.classes[value.cls]?.superclass ?? null) : null;
      return superclass !== null && extendsIt(following, { file, id: superclass }, cls) ? [{ file, id }] : [];
    });
  });

const extendsIt = (following: Following, superclass: Ref, cls: Ref): boolean =>
  following
    .settle(superclass, noBindings)
    .found.some((origin) => origin.kind === 'value' && refKey(origin.ref) === refKey(cls));
