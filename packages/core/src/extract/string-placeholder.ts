/** Strings that stand where a credential will be, and the sample keys of vendors' documentation. */

/** Written to be replaced. Words are looked for as words: `fakeroot` and `mockingbird` are none. */
const toBeReplaced =
  /^your|[^a-z]your(?![a-z])|[^a-z]your[-_ ]?(?:api|secret|key|token|app|client|own|web|auth|access|jwt|pass)|change[-_ ]?(?:me|this|it)|replace[-_ ]?(?:me|this|with)|place[-_ ]?holder|example|redacted|(?:key|token|secret|password|value|it)[-_ ]?(?:goes[-_ ]?)?here$|(?:^|[^a-z])(?:dummy|fake|mock(?:ed)?|stub|sample|todo|tbd|fixme|insert|lorem|not[-_ ]?(?:a[-_ ]?)?real|not[-_ ]?used|unused|invalid|none|null|undefined)(?:[^a-z]|$)/iu;

/** The same as the first word of a name: `dummySecret`, `FakeApiKey`. */
const namedSo = /^(?:[dD]ummy|[fF]ake|[mM]ock|[sS]tub|[sS]ample)[A-Z][a-z]/u;
/** Whoever takes it asks for none: `no-api-key-needed`. */
const notAsked =
  /(?:^|[^a-z])no[-_ ](?:[a-z]+[-_ ])?(?:key|token|secret|password|auth)s?(?:[-_ ]|$)|[-_ ]not[-_ ](?:needed|required)(?:[^a-z]|$)/iu;

/** The beginning of a key, and none of the rest: `sk-proj-`, `whsec_`. */
const bodiless = /^[a-z]{2,8}(?:[-_][a-z]{2,8}){0,2}[-_]$/u;

/** `<token>`, `${TOKEN}`, `{{token}}`, `[token]`, `%TOKEN%`, `$TOKEN`, `__TOKEN__`. */
const bracketed = /<[\w .:/-]+>|\$\{|\{\{|\}\}|\{[\w.-]+\}|^\[[^\]]*\]$|^%\w+%$|^\$[A-Z_]+$|^__\w+__$/u;

/** `xxxx`, `0000`, `****`, `....`, an ellipsis. */
const filler = /[xX]{4,}|0{7,}|\*{3,}|#{4,}|\.{3,}|•|…|^x+$|_{4,}/u;

/** Bodies of keys that vendors print in their public documentation; without prefix none of them is a key. */
const documentedBodies = [
  '4eC39HqLyjWDarjtT1zdp7dc',
  'tR3PYbcVNZZ796tH88S4VQ2u',
  'BQokikJOvBiI2HlWgH4olfQ2',
  'TYooMQauvdEDq54NiTphI7jx',
  'IOSFODNN7',
  'wJalrXUtnFEMI',
];

/** In the body of a key with a vendor's prefix these words say that nobody issued it. */
const madeUpBody =
  /test|fake|dummy|mock|sample|placeholder|your|secret|token|abcdef|foobar|hello|12345|redacted|invalid|qwerty|asdfgh|deadbeef|cafebabe/iu;
/** Short enough to come up by chance: three ways of writing it do so half as often as all eight. */
const saysKey = /key|Key|KEY/u;

/** `a1b2c3d4e5f6`: two rows of the alphabet through one another. */
const isInterleaved = (body: string): boolean =>
  longestRun(body.replace(/(.)./gsu, '$1')) >= 6 || longestRun(body.replace(/.(.)/gsu, '$1')) >= 6;

/** `abc1abc1abc1`. */
const isRepetition = (body: string): boolean => /(.{3,16})\1\1|(.{8,64})\2/u.test(body);

/** `body`: what follows a vendor's prefix, or the whole text. */
export const isPlaceholder = (text: string, body: string | null): boolean => {
  if (text.length === 0) return true;
  if ([toBeReplaced, namedSo, notAsked, bodiless, bracketed, filler].some((pattern) => pattern.test(text))) return true;
  // The name of the variable that holds it.
  if (/^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/u.test(text)) return true;
  if (documentedBodies.some((documented) => text.includes(documented))) return true;
  if (body !== null) return isMadeUp(body);
  // A run of digits alone is a weak secret that works, not a stand-in.
  return !/^\d+$/u.test(text) && (hasFewCharacters(text) || longestRun(text) >= 6);
};

const isMadeUp = (body: string): boolean =>
  // `test_` in front tells the mode.
  madeUpBody.test(body.replace(/^test_/u, '')) ||
  saysKey.test(body) ||
  hasFewCharacters(body) ||
  longestRun(body) >= 5 ||
  isInterleaved(body) ||
  isRepetition(body);

const hasFewCharacters = (text: string): boolean => text.length >= 8 && new Set(text).size <= 3;

/** Length of the longest stretch like `abcdef`, `123456`, `fedcba`. */
const longestRun = (text: string): number => {
  let longest = 1;
  let up = 1;
  let down = 1;
  for (let i = 1; i < text.length; i++) {
    const step = text.charCodeAt(i) - text.charCodeAt(i - 1);
    up = step === 1 ? up + 1 : 1;
    down = step === -1 ? down + 1 : 1;
    longest = Math.max(longest, up, down);
  }
  return longest;
};
