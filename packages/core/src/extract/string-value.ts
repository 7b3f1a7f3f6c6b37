import type { Catalog, CompiledFormat } from '../catalog/catalog.ts';
import type { LiteralShape, Reading } from '../facts/literal-shape.ts';
import type { ValueOrigin } from '../facts/structure.ts';
import { entropyOf } from './string-entropy.ts';
import { looksIssued } from './string-issued.ts';
import { isPlaceholder } from './string-placeholder.ts';
import { readsAsWords } from './string-words.ts';
import { readUrl } from './string-url.ts';

type StringOrigin = Extract<ValueOrigin, { kind: 'string' }>;

/** Keeps `text` where it reads as words; of anything that may be a credential only the shape. */
export const stringValue = (text: string, catalog: Catalog): StringOrigin => {
  const words = keptTexts(catalog);
  if (words.has(text)) return { kind: 'string', text, shape: null };
  const origin = judged(text, catalog);
  if (origin.text === null || text.length > LONGEST_REMEMBERED) return origin;
  if (words.size >= MAX_REMEMBERED) words.clear();
  words.add(text);
  return origin;
};

const kept = new WeakMap<Catalog, Set<string>>();

/** Texts that were judged to be words: the same few thousand are in every file. */
const keptTexts = (catalog: Catalog): Set<string> => {
  const texts = kept.get(catalog) ?? new Set<string>();
  kept.set(catalog, texts);
  return texts;
};

const LONGEST_REMEMBERED = 60;
/** An editor runs for days. */
const MAX_REMEMBERED = 20_000;

const judged = (text: string, catalog: Catalog): StringOrigin => {
  const formats = formatsIn(text, catalog);
  if (formats.length === 0 && keepsText(text)) return { kind: 'string', text, shape: null };
  return { kind: 'string', text: null, shape: shapeOf(text, formats) };
};

const mayBeUrl = (text: string): boolean => text.includes('://') || /[?&;][\w-]+=/u.test(text);

const keepsText = (text: string): boolean => {
  if (mayBeUrl(text)) {
    const url = readUrl(text);
    if (url !== null) return url.secret === null && readsAsWords(text);
  }
  return readsAsWords(text) && !privateKey.test(text);
};

/** What may be told of a text. `formats`: those of the catalog that it has; a text that was kept has none. */
export const shapeOf = (text: string, formats: readonly CompiledFormat[] = []): LiteralShape => {
  const told = withoutScheme(text);
  const reads = readingOf(told);
  return {
    mask: maskOf(text, reads, formats),
    length: text.length,
    entropy: entropyOf(told),
    formats: formats.map(({ format }) => format.id),
    exposure: exposureOf(told, reads, formats),
    placeholder: standsIn(told, reads, formats),
    spelt: told.length < 16 && spelling.test(told),
    reads,
  };
};

const formatsIn = (text: string, catalog: Catalog): readonly CompiledFormat[] => {
  if (text.length < 12 || catalog.anyFormat === null || !catalog.anyFormat.test(text)) return [];
  const formats = catalog.formats.filter(({ pattern }) => pattern.test(text));
  // In a text of many lines a sample may stand before a key.
  const issued = formats.filter((format) => !isSample(text, format));
  return issued.length === 0 ? formats : issued;
};

/** Whatever of the text has the format was made up, or only looks so. */
const isSample = (text: string, { pattern, format }: CompiledFormat): boolean =>
  [...text.matchAll(new RegExp(pattern, 'gu'))].every(({ 0: match, index }) => {
    const body = match.slice(format.prefix.length);
    return isPlaceholder(lineAt(text, index, match.length), body) || !looksIssued(body);
  });

const lineAt = (text: string, start: number, length: number): string => {
  const end = text.indexOf('\n', start + length);
  return text.slice(text.lastIndexOf('\n', start) + 1, end === -1 ? text.length : end);
};

/** An authorisation scheme says nothing of what follows it. */
const withoutScheme = (text: string): string => text.replace(/^(?:Bearer|Basic|Token|Bot|ApiKey|Digest)\s+/iu, '');

const privateKey =
  /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----(?:\s|\\n|\\r)*(?:[\w-]+:.*(?:\s|\\n)+)*[\w+/=\s\\]{60,}/u;
const jsonWebToken = /\beyJ[\w-]{8,}\.(eyJ[\w-]{8,})\.[\w-]{8,}/u;

const readingOf = (text: string): Reading => {
  if (text.includes('-----BEGIN ')) return privateKey.test(text) ? 'pem-private-key' : 'other';
  if (jsonWebToken.test(text)) return 'jwt';
  if (mayBeUrl(text)) {
    const url = readUrl(text);
    if (url !== null) return url.secret === null ? 'url' : 'url-with-credentials';
  }
  if (/^[\d\s.,:+-]+$/u.test(text)) return 'number';
  if (/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu.test(text)) return 'uuid';
  if (isPublicByForm(text)) return 'other';
  if (/^(?:0x)?[\da-f]{16,}$/iu.test(text)) return 'hex';
  if (/\s/u.test(text)) return 'words';
  if (/^\.{0,2}\/[\w/.:-]*$/u.test(text)) return 'url';
  if (readsAsWords(text)) return 'word';
  return readingOfKey(text);
};

/** Subresource integrity, embedded files, password hashes, account addresses: long and random, and no secrets. */
const isPublicByForm = (text: string): boolean =>
  /^sha\d{1,3}[-:]|^data:|^\$(?:2[aby]|argon2\w*|scrypt|pbkdf2[\w-]*)\$|^0x[\da-f]{40}$|^ssh-\w+ /iu.test(text);

const spelling = /^[a-z]+(?:[-_. ][a-z]+)*[-_]?\d{0,3}$/iu;

/** For the gate: a literal that may be what `readingOfKey` and its like take for generated. */
export const generatedPattern = [
  '[\'"`](?:(?:bearer|basic|token|bot|apikey|digest)\\s+)?(?:(?!\\.{1,2}/|[@~]/)(?=[^\\s\'"`]*\\d)[\\w+/=.~:!@#$%^&*-]{16,}|[a-z]{24,})[\'"`]',
  'eyj[\\w-]{8,}\\.',
].join('|');

/** `random` is what key generators write: several classes of characters, no word, no repetition. */
const readingOfKey = (text: string): Reading => {
  if (text.length < 16 || !/^(?!\.{1,2}\/|[@~]\/)[\w+/=.~:!@#$%^&*-]+$/u.test(text) || entropyOf(text) < 3)
    return 'other';
  if (/^[A-Za-z\d+/]{20,}={1,2}$/u.test(text)) return 'base64';
  if (!/\d/u.test(text) || !/[A-Za-z]/u.test(text))
    return text.length >= 24 && /^[A-Za-z]+$/u.test(text) && entropyOf(text) >= 4 ? 'random' : 'other';
  return 'random';
};

const maskOf = (text: string, reads: Reading, formats: readonly CompiledFormat[]): string => {
  const [first] = formats;
  if (first !== undefined) return `${first.format.prefix}…(${text.length})`;
  if (reads === 'pem-private-key') return `-----BEGIN PRIVATE KEY-----…(${text.length})`;
  if (reads === 'jwt') return `eyJ…(${text.length})`;
  if (reads === 'url' || reads === 'url-with-credentials')
    return readUrl(withoutScheme(text))?.mask ?? `…(${text.length})`;
  return `…(${text.length})`;
};

const exposureOf = (text: string, reads: Reading, formats: readonly CompiledFormat[]): LiteralShape['exposure'] => {
  if (formats.length > 0) return formats.every(({ format }) => format.exposure !== 'secret') ? 'publishable' : 'secret';
  return reads === 'jwt' && isAnonymous(text) ? 'publishable' : null;
};

/** Supabase's and PostgREST's browser keys are JSON web tokens that say `"role":"anon"`. */
const isAnonymous = (text: string): boolean =>
  /"role":\s*"anon"/u.test(decodeBase64Url(jsonWebToken.exec(text)?.[1] ?? ''));

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** ASCII only. Neither Buffer nor atob belongs to the language. */
const decodeBase64Url = (text: string): string => {
  let bits = '';
  for (const char of text) bits += Math.max(0, alphabet.indexOf(char)).toString(2).padStart(6, '0');
  return (bits.match(/.{8}/gu) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('');
};

const standsIn = (text: string, reads: Reading, formats: readonly CompiledFormat[]): boolean => {
  if (reads === 'pem-private-key') return /\.{3}|…|example|xxxx/iu.test(text);
  if (reads === 'url-with-credentials') return readUrl(text)?.placeholder ?? false;
  // John Doe's, which every introduction prints.
  if (reads === 'jwt') return text.includes('IkpvaG4gRG9l');
  const [first] = formats;
  if (first === undefined) return isPlaceholder(text, null);
  return isSample(text, first);
};
