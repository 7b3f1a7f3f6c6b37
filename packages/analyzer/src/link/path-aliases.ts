import { joinPath } from './path-parts.ts';

/** One line of a configuration's `paths`, ready to try. */
export interface PathAlias {
  readonly pattern: string;
  /** What stands before the `*`, or all of it. An empty one fits everything and proves nothing. */
  readonly head: string;
  /** What stands after the `*`; null where there is none. */
  readonly tail: string | null;
  /** Relative to the root, with the `*`. */
  readonly targets: readonly string[];
}

/** `targets` count from `base`, a folder relative to the root. */
export const createAlias = (pattern: string, targets: readonly string[], base: string): PathAlias => {
  const [head = '', tail = null] = pattern.split('*');
  return { pattern, head, tail, targets: targets.flatMap((target) => joinPath(base, target) ?? []) };
};

/** In the order to be tried: exact ones, then those with the longest head. */
export const inOrder = (aliases: readonly PathAlias[]): readonly PathAlias[] =>
  aliases.toSorted((a, b) => Number(a.tail !== null) - Number(b.tail !== null) || b.head.length - a.head.length);

/** The first of `aliases` that `specifier` fits. */
export const findAlias = (specifier: string, aliases: readonly PathAlias[]): PathAlias | undefined =>
  aliases.find(({ head, tail }) => {
    if (tail === null) return specifier === head;
    return specifier.startsWith(head) && specifier.endsWith(tail) && specifier.length >= head.length + tail.length;
  });

/** What `specifier`, which fits `alias`, may be: paths relative to the root. */
export const aliasTargets = (specifier: string, { head, tail, targets }: PathAlias): readonly string[] => {
  const part = specifier.slice(head.length, specifier.length - (tail?.length ?? 0));
  return targets.map((target) => target.replace('*', () => part));
};
