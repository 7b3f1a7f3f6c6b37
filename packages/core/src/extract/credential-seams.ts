import type { Catalog } from '../catalog/catalog.ts';
import type { CredentialFormat } from '../catalog/provider.ts';
import { keyPattern, namePattern } from './credential-name.ts';
import { bodySeams } from './credential-positions/body-sinks.ts';
import { comparisonSeam } from './credential-positions/comparison-sinks.ts';
import { headerSeams } from './credential-positions/header-sinks.ts';
import { credentialPositions } from './credential-positions/positions.ts';
import { publicPackagePattern } from './credential-positions/public-packages.ts';
import { templateSeams } from './credential-positions/template-sinks.ts';
import { literalPattern, type Seam, specifierPattern } from './seam.ts';
import { queryPattern, userinfoPattern } from './string-url.ts';
import { generatedPattern } from './string-value.ts';

/** What a file with a credential, or with a place that takes one, holds. */
export const credentialSeams = (catalog: Catalog): readonly Seam[] => [
  // By format.
  {
    all: [
      [
        '-----begin',
        userinfoPattern,
        queryPattern,
        ...formatPatterns(catalog.formats.map(({ format }) => format)),
      ].join('|'),
    ],
  },
  // By name.
  { all: [namePattern, generatedPattern] },
  // By the place it goes to.
  { all: [positionPattern(catalog)] },
  { all: [packagePattern, keyPattern] },
  ...headerSeams,
  ...templateSeams,
  comparisonSeam,
  ...bodySeams,
];

/**
 * A format that is public makes no finding by itself. What begins a word is looked for where words begin: `SG.` is no
 * `msg.`. One look at what stands before for all of them together costs a fraction of one for each.
 */
const formatPatterns = (formats: readonly CredentialFormat[]): readonly string[] => {
  const secret = formats.filter(
    ({ exposure, pattern, nameOnly }) => exposure === 'secret' && pattern !== null && nameOnly !== true,
  );
  const [started, others] = [true, false].map((starts) => [
    ...new Set(secret.filter((format) => startsWord(format) === starts).map(leadOf)),
  ]);
  // Behind an escape (`\nSG.`) the letter of the escape stands where the word begins.
  return [...(started?.length ? [String.raw`(?:\b|\\[nrt])(?:${started.sort().join('|')})`] : []), ...(others ?? [])];
};

const startsWord = ({ prefix, pattern }: CredentialFormat): boolean =>
  wordStart.test(pattern ?? '') && /^\w/u.test(prefix);

/** Few letters begin many words, `pat` that of `path`, and half of all files hold an address: there all of it is looked for. */
const leadOf = ({ prefix, pattern }: CredentialFormat): string =>
  /^(?:[\dA-Za-z]{0,3}|https:\/\/)$/u.test(prefix) ? (pattern ?? '').replace(wordStart, '') : literalPattern(prefix);

/** What a pattern begins with, so that nothing of a word stands in front of it. */
const wordStart = /^(?:\\b|\(\?<!\[(?:\\w|0-9A-Za-z_)[^\]]*\]\))/u;

/** The package, or of the platform, which needs no import, the function. */
const positionPattern = (catalog: Catalog): string => {
  const packages = new Set<string>();
  const words = new Set<string>();
  for (const { of } of credentialPositions(catalog)) {
    const [pkg = '', path = ''] = of.split(':');
    if (pkg === 'crypto' || pkg === 'global' || pkg === '*') words.add(longestWord(path));
    else packages.add(pkg);
  }
  return [specifierPattern([...packages].sort()), ...[...words].sort()].join('|');
};

const longestWord = (path: string): string =>
  (path.match(/[a-z]+/giu) ?? []).reduce((longest, word) => (word.length > longest.length ? word : longest), '');

/** A package is brought in whose options may be credentials; `.`, `~`, `#` and `@/` begin the names of files. */
const packagePattern = `(?:from|import|require|import\\()\\s*\\(?\\s*['"\`](?!(?:${publicPackagePattern})['"\`/])@?[a-z\\d]`;
