import type { Catalog } from '../catalog/catalog.ts';
import { isRelative } from '../catalog/own/own-wrappers.ts';
import { tellingOperations } from '../catalog/telling-operations.ts';
import { type Seam, literalPattern, specifierPattern } from './seam.ts';

/**
 * What a file that makes a client or calls one of the platform's holds. A file that is only handed its client, or
 * imports it from such a file, is found from there.
 */
export const callSeams = (catalog: Catalog): readonly Seam[] => [
  { all: ['\\bfetch\\b'] },
  ...typedSeams(catalog),
  {
    all: [
      specifierPattern(
        [
          ...new Set([
            ...catalog.httpClients.flatMap(({ packages }) =>
              packages.flatMap((name) => (name === null ? [] : [name, `node:${name}`])),
            ),
            ...catalog.providers.flatMap(({ packages }) => packages.map(({ name }) => name)),
            ...packagesOfClients(catalog),
          ]),
        ].sort(),
      ),
    ],
  },
];

/** Only the type of what they are called on says whose these are. Each by itself, so that all of its names are looked for. */
const typedSeams = (catalog: Catalog): readonly Seam[] =>
  [...tellingOperations(catalog)].sort().map((operation) => {
    const names = operation.split('.').map(literalPattern);
    return { all: [...names, names.join('\\s*\\??\\.\\s*')] };
  });

/** Out of which the config's clients come: no file of the program leads there. */
export const packagesOfClients = ({ wrappers }: Catalog): readonly string[] =>
  wrappers.flatMap(({ kind, from }) => (kind === 'client' && from !== null && !isRelative(from) ? [from] : []));
