import type { Catalog } from '../catalog/catalog.ts';
import { credentialNameWords } from './credential-name.ts';
import { bodyWords } from './credential-positions/body-sinks.ts';
import { credentialPositions } from './credential-positions/positions.ts';

/** Words, lower case, one of which stands in every file that holds a credential or a place that takes one. */
export const credentialWords = (catalog: Catalog): readonly string[] => [
  ...credentialNameWords,
  'private key',
  'basic ',
  ...catalog.formats.map(({ format }) => format.prefix.toLowerCase()),
  ...credentialPositions(catalog).flatMap(positionWords),
  ...bodyWords,
  // A key in a query, and a name of none elsewhere.
  'appid=',
];

/** The package, or of the platform, which needs no import, the function. */
const positionWords = ({ of }: { readonly of: string }): readonly string[] => {
  const [pkg = '', path = ''] = of.toLowerCase().split(':');
  if (pkg === 'crypto' || pkg === 'global' || pkg === '*')
    return [
      (path.match(/[a-z]+/gu) ?? []).reduce((longest, word) => (word.length > longest.length ? word : longest), ''),
    ];
  const name = pkg.replace(/\*.*$/u, '');
  return name.length < 6 ? [`'${name}`, `"${name}`] : [name];
};

/** `scheme://user:password@`: no word holds it, but this does. For the gate; without the flag `u`, which costs five times as much. */
export const userinfo = '://[^\\s/?#@\'"`]*:[^\\s/?#@\'"`]*@';
