export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** What would stop `npm ci` on another machine, one sentence each. */
export const lockProblems = ({ packages }: Lock): readonly string[] =>
  Object.entries(packages).flatMap(([place, { resolved = '', optionalDependencies = {} }]) => [
    ...(/^\w+:/u.test(resolved) ? [`${place} names the host it was fetched from`] : []),
    // A registry that lacks another platform's binary makes npm leave it out of the lock, and `npm ci` then refuses the
    // lock everywhere: take a version whose binaries are all there.
    ...Object.keys(optionalDependencies)
      .filter((name) => !placesFrom(place).some((folder) => `${folder}node_modules/${name}` in packages))
      .map((name) => `${place} may need ${name}, which the lock does not hold`),
  ]);

/** Where Node looks from `place`, nearest first: `a/node_modules/b/`, `a/`, the root. */
const placesFrom = (place: string): readonly string[] => {
  const parent = place.lastIndexOf('node_modules/');
  const here = place === '' ? [] : [`${place}/`];
  return parent === -1 ? [...here, ''] : [...here, ...placesFrom(place.slice(0, parent).replace(/\/$/u, ''))];
};
