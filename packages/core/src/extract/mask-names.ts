import type { Catalog, CompiledFormat } from '../catalog/catalog.ts';
import type { FileFacts } from '../facts/file-facts.ts';
import { shapeOf } from './string-value.ts';

/**
 * A credential may stand where a name does: `{ ['sk_live_…']: 1 }`, `x.sk_live_…`, a comment's reason. What has the form
 * of one is masked in all strings of the facts; the same text in the same way in every file, so that names still meet.
 */
export const maskNames = (facts: FileFacts, catalog: Catalog): FileFacts => {
  const masks = new Map<string, string>();
  const harmless = harmlessOf(catalog);
  for (const text of stringsIn(facts)) {
    if (text === facts.path || harmless.has(text)) continue;
    const masked = maskedName(text, catalog);
    if (masked === text) harmless.add(text);
    else masks.set(text, masked);
  }
  return masks.size === 0 ? facts : replaced(facts, masks);
};

const known = new WeakMap<Catalog, Set<string>>();

/** Names that were looked at: the same few are in every file. */
const harmlessOf = (catalog: Catalog): Set<string> => {
  const names = known.get(catalog) ?? new Set<string>();
  known.set(catalog, names);
  if (names.size >= MAX_NAMES) names.clear();
  return names;
};

/** An editor runs for days. */
const MAX_NAMES = 20_000;

/** Shorter texts have no format. */
const SHORTEST = 12;

const stringsIn = (facts: FileFacts): ReadonlySet<string> => {
  const found = new Set<string>();
  // A list, not the stack: bodies nest as deep as the code does.
  const waiting: object[] = [facts.structure, facts.facts, facts.suppressions];
  const look = (inner: unknown): void => {
    if (typeof inner === 'string' && inner.length >= SHORTEST) found.add(inner);
    else if (typeof inner === 'object' && inner !== null && !isPlaces(inner)) waiting.push(inner);
  };
  for (let held = waiting.pop(); held !== undefined; held = waiting.pop()) {
    if (Array.isArray(held)) held.forEach(look);
    // No list of its values is made: this is asked of every object of every file.
    else if (!isJudged(held)) for (const name in held) look((held as Readonly<Record<string, unknown>>)[name]);
  }
  return found;
};

/** A literal lost its text, if it had to, when it was lowered. */
const isJudged = (held: object): boolean => 'kind' in held && held.kind === 'string';

/** `at`, `mentions`, lists of ids. */
const isPlaces = (held: object): boolean => Array.isArray(held) && typeof held[0] === 'number';

/** `text` with whatever in it has the form of a credential masked. */
export const maskedName = (text: string, { anyFormat, formats }: Catalog): string => {
  const told = anyFormat?.test(text) === true ? formats.reduce(withoutFormat, text) : text;
  return mayRead.test(told) ? withoutReading(told) : told;
};

const withoutFormat = (text: string, { pattern, format }: CompiledFormat): string =>
  text.replace(new RegExp(pattern, 'gu'), (match) => `${format.prefix}…(${match.length})`);

/** What has no format of the catalog, and yet is a secret whoever issued it. */
const mayRead = /-----BEGIN |eyJ|:\/\//u;

const withoutReading = (text: string): string => {
  const { reads, mask } = shapeOf(text);
  return reads === 'pem-private-key' || reads === 'jwt' || reads === 'url-with-credentials' ? mask : text;
};

const replaced = <T>(held: T, masks: ReadonlyMap<string, string>): T =>
  // Plain JSON by its contract.
  JSON.parse(
    JSON.stringify(held, (_, inner: unknown) => (typeof inner === 'string' ? (masks.get(inner) ?? inner) : inner)),
  ) as T;
