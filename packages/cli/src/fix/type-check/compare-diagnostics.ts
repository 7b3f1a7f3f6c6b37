import { maskMessage } from './mask-message.ts';

/** What is kept of a compiler's diagnostic. */
export interface Told {
  readonly code: number;
  readonly message: string;
}

export type TypeVerdict =
  | { readonly kind: 'ok' }
  /** The vendor's types are not installed, or there is no config to check with. */
  | { readonly kind: 'unchecked' }
  | { readonly kind: 'error'; readonly why: string };

/** "Cannot find module", "no declaration file". */
const NO_MODULE = new Set([2307, 2792, 7016]);
/** "Install type definitions for node": an excuse only where the project is not installed anyway. */
const NO_NODE_TYPES = new Set([2580, 2591]);
/** Implicit any: what an untyped package makes of a callback's parameters. */
const IMPLICIT_ANY = new Set([7005, 7006, 7008, 7010, 7011, 7019, 7031, 7034]);

/** What the second list has more than the first. `expects`: names that are not declared yet, and will be. */
export const compareDiagnostics = (
  before: readonly Told[],
  after: readonly Told[],
  expects: readonly string[] = [],
): TypeVerdict => {
  const unknown = new Set(before.flatMap((told) => unknownName(told) ?? []));
  // What declares `fetch` declares the rest of the platform, once it is installed.
  const onNode = before.some(lacksModule) || unknown.has('fetch');
  const isExcused = (told: Told): boolean =>
    lacksModule(told) ||
    (onNode && isOfNode(told)) ||
    misses(told, expects) ||
    // What the file uses already and nobody could find: a framework brings it in, once it is installed.
    unknown.has(unknownName(told) ?? '');
  const unchecked = after.some(isExcused);
  const known = new Map<string, number>();
  for (const told of before) known.set(keyOf(told), (known.get(keyOf(told)) ?? 0) + 1);
  const added = after.find((told) => {
    const left = known.get(keyOf(told)) ?? 0;
    known.set(keyOf(told), left - 1);
    return left <= 0 && !isExcused(told) && !(unchecked && IMPLICIT_ANY.has(told.code));
  });
  const old =
    added === undefined ? null : /^Module '"((?!\.)[^"]+)"' has no exported member '(\w+)'/u.exec(added.message);
  if (added?.code === 2305 && old !== null)
    return {
      kind: 'error',
      why: `the ${old[1] ?? ''} that is installed has no ${old[2] ?? ''}: bring it up to date, then fix again (TS2305)`,
    };
  if (added !== undefined)
    return {
      kind: 'error',
      why: `it would bring a type error (TS${String(added.code)}: ${maskMessage(added.message)})`,
    };
  return { kind: unchecked ? 'unchecked' : 'ok' };
};

/** Of what only `@types/node` declares where the project does without the browser's library. */
const isOfNode = ({ code, message }: Told): boolean =>
  NO_NODE_TYPES.has(code) ||
  (code === 2304 && /^Cannot find name '(?:AbortSignal|AbortController|fetch)'/u.test(message));

/** `createError` of "Cannot find name 'createError'." */
const unknownName = ({ code, message }: Told): string | null =>
  code === 2304 || code === 2552 || NO_NODE_TYPES.has(code)
    ? (/^Cannot find name '([^']+)'/u.exec(message)?.[1] ?? null)
    : null;

/** A relative module that is missing is missing for good; one of Node's own is told as a name. */
const lacksModule = ({ code, message }: Told): boolean =>
  (NO_MODULE.has(code) && !/'\.{1,2}\//u.test(message)) ||
  (NO_NODE_TYPES.has(code) && /^Cannot find name 'node:/u.test(message));

/** Says no more than that a model or a table is not there yet, which the reader is told to add. */
const misses = ({ message }: Told, expects: readonly string[]): boolean =>
  expects.some((name) => message.includes(`'${name}'`) || message.includes(`"${name}"`));

const keyOf = ({ code, message }: Told): string => `${String(code)} ${message}`;
