/** The first that anything is found of. */
export const firstOf = <T, R>(list: readonly T[], of: (one: T) => R | undefined): R | undefined => {
  for (const one of list) {
    const found = of(one);
    if (found !== undefined) return found;
  }
  return undefined;
};
