import type { Catalog } from '../catalog/catalog.ts';
import type { CredentialFormat } from '../catalog/provider.ts';
import { keyPattern, namePattern } from './credential-name.ts';
import { bodySeams } from './credential-positions/body-sinks.ts';
import { comparisonSeam } from './credential-positions/comparison-sinks.ts';
import { headerSeams } from './credential-positions/header-sinks.ts';
import { credentialPositions } from './credential-positions/positions.ts';
import { publicPackagePattern } from './credential-positions/public-packages.ts';
import { templateSeams } from './credential-positions/template-sinks.ts';
import { requiredWords } from './required-words.ts';
import { literalPattern, type Seam, specifierPattern } from './seam.ts';
import { queryPattern, userinfoPattern } from './string-url.ts';
import { generatedPattern } from './string-value.ts';

/** What a file with a credential, or with a place that takes one, holds. */
export const credentialSeams = (catalog: Catalog): readonly Seam[] => [
  // By format.
  ...['-----begin', userinfoPattern, queryPattern, ...formatPatterns(catalog.formats.map(({ format }) => format))].map(
    (pattern) => ({ all: [pattern] }),
  ),
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

/** A format that is public makes no finding by itself. What begins a word is looked for where words begin: `SG.` is no `msg.`. */
const formatPatterns = (formats: readonly CredentialFormat[]): readonly string[] => {
  const secret = formats.filter(
    ({ exposure, pattern, nameOnly }) => exposure === 'secret' && pattern !== null && nameOnly !== true,
  );
  const leads = secret.map((format) => ({ starts: startsWord(format), lead: leadOf(format) }));
  // Behind an escape (`\nSG.`) the letter of the escape stands where the word begins.
  const behind = (some: readonly string[]): string => String.raw`(?:\b|\\[nrt])(?:${some.join('|')})`;
  const started = [...new Set(leads.flatMap(({ starts, lead }) => (starts ? lead : [])))].sort();
  // Each has words of its own to look for; what has none is tried on every text, and costs less together.
  const wordless = started.filter((lead) => requiredWords(lead) === null);
  return [
    ...started.filter((lead) => !wordless.includes(lead)).map((lead) => behind([lead])),
    ...(wordless.length === 0 ? [] : [behind(wordless)]),
    ...new Set(leads.flatMap(({ starts, lead }) => (starts ? [] : lead))),
  ];
};

const startsWord = ({ pattern }: CredentialFormat): boolean =>
  wordStart.test(pattern ?? '') && wordCharacter.test((pattern ?? '').replace(wordStart, ''));

/** What stands for one, at the beginning of a pattern. */
const wordCharacter = /^(?:\(\?:)?(?:\w|\\d|\[(?:\w-\w|\w)+\])/u;

/**
 * Many words begin like a key (`attachment`, `test-id`, `key-value`), and half of all files hold an address: all of what
 * makes it one is looked for. What may not follow it is left out, since it is told apart by case.
 */
const leadOf = (format: CredentialFormat): string =>
  startsWord(format) || /^(?:[\dA-Za-z]{0,3}|https:\/\/)$/u.test(format.prefix)
    ? (format.pattern ?? '').replace(wordStart, '').replace(/(?:\(\?!\[[^\]]*\]\)|\\b)$/u, '')
    : literalPattern(format.prefix);

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
