/** Names under which code keeps credentials: `apiKey`, `JWT_SECRET`, `x-api-key`, `db.password`. */
import { wordSet } from './word-set.ts';

/** The words of a name, lower case: `STRIPE_SECRET_KEY`, `stripeSecretKey` and `stripe-secret-key` are one. */
export const wordsOf = (name: string): readonly string[] =>
  name
    .replace(/([a-z\d])([A-Z])/gu, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/gu, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/u)
    .filter((word) => word !== '');

/** Say where or in which version the credential is used, and nothing of what it is. */
const trailing = wordSet(`
  live prod production dev development staging test sandbox local default fallback value val hex base64 b64 raw str
  string old new current primary secondary v1 v2 v3 1 2 3 env here plain
`);

const single = wordSet(`
  password passwd passphrase passcode pwd secret token apikey authkey secretkey privatekey accesskey authtoken
  accesstoken apitoken apisecret clientsecret appsecret jwtsecret dbpassword userpassword authorization bearer
`);

/** What a `key` must be of to be one that opens something. */
const keyKinds = wordSet(`
  api secret private access auth authentication encryption encrypt crypto cipher signing sign signature hmac jwt jwe
  master account admin service role server shared session cookie app application rest subscription aes webhook
`);

/** A name with one of these speaks of something everybody may see, or of no credential at all. */
const harmless = wordSet(`
  public publishable pub anon anonymous site csrf xsrf recaptcha captcha turnstile vapid placeholder mapbox maps
  cancel cancellation continuation page next pagination sync design contract mint erc20 input output
  injection inject di provider idempotency sentinel example masked hashed redacted theme color hash invalid fake mock
  dummy measurement writekey lexer syntax comment keyword punctuation regex regexp pattern storefront checkout cart posthog
`);

/** First in a name they make it one of a switch or of something to be done: `hasSecret`, `storeToken`. */
const doing = wordSet(`
  has is should can use store generate get create validate show hide enable disable require send forgot
`);

/** Nearly every name is settled by this. */
const possible = /pass|pwd|secret|token|authorization|bearer|key/iu;

export const mayBeCredentialName = (name: string): boolean => possible.test(name);

/** Ships a variable to browsers: no word about what it holds. */
const shipped =
  /^(?:NEXT_PUBLIC|PUBLIC|VITE|REACT_APP|EXPO_PUBLIC|NUXT_PUBLIC|GATSBY)_(?=.*(?:SECRET|PASSWORD|PRIVATE))/u;

export const isCredentialName = (name: string): boolean => {
  if (!possible.test(name)) return false;
  // A path (`/reset-password`), or a sentence.
  if (/[\s/]/u.test(name)) return false;
  const words = [...wordsOf(name.replace(shipped, ''))];
  if (words.length === 0 || words.some((word) => harmless.has(word))) return false;
  if (words.length > 1 && doing.has(words[0] ?? '')) return false;
  while (words.length > 1 && trailing.has(words.at(-1) ?? '')) words.pop();
  const last = words.at(-1) ?? '';
  if (words.join('').endsWith('secretorkey')) return true;
  if (single.has(last)) return true;
  return last === 'key' && words.length > 1 && keyKinds.has(words.at(-2) ?? '');
};

/** Pattern for the gate: one of these stands in whatever is called like a credential. */
export const namePattern = `passw|passphrase|passcode|pwd|secret|token|authorization|bearer|(?:${[...keyKinds].join('|')})[^a-z\\d\\s'"\`]{0,2}key`;

/** Pattern for the gate: such a name as a key, an attribute, or a shorthand of either; `pass` among them. */
export const keyPattern = `(?:(?:${namePattern})[^\\s'"\`:,}=/]{0,60}|(?<![a-z\\d])pass)['"\`]?\\s*\\]?\\s*[:,}=/]`;

/**
 * What an entry is called beside the others: `pass` is a password only by a user's name, and a verb everywhere else;
 * the key of a web app's Firebase, told by its domain for signing in, is there for everybody.
 */
export const nameAmong = (name: string, siblings: readonly string[]): string => {
  if (name === 'pass' && siblings.some((sibling) => /^(?:user(?:name)?|login|email)$/iu.test(sibling)))
    return 'password';
  return /^api_?key$/iu.test(name) && siblings.includes('authDomain') ? 'publicKey' : name;
};
