import type { Binding } from '../source/bindings.ts';
import { j } from '../source/node.ts';
import { keyOf } from '../source/object-literal.ts';
import type { Source } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { type BodyParser, storedRawBody } from './body-parsers.ts';
import { type Stack, stackOf } from './express-stack.ts';
import type { Route } from './handler.ts';
import type { ParserBefore } from './parsers-elsewhere.ts';

/** How the bytes that were signed reach the handler. */
export type RawBody =
  /** `req.body` is what arrived already. */
  | { readonly kind: 'there'; readonly text: boolean }
  /** No parser runs before: the route gets one that keeps the bytes. */
  | { readonly kind: 'add' }
  /** The route's own JSON parser becomes one that keeps the bytes. */
  | { readonly kind: 'replace'; readonly parser: BodyParser }
  /** Parsers run before and stay; the bytes are under this name of the request. `extend`: those that must first be told to keep them. */
  | {
      readonly kind: 'beside';
      readonly name: string;
      readonly text: boolean;
      readonly extend: readonly ParserBefore[];
      readonly note?: string;
    };

export type Beside = Extract<RawBody, { kind: 'beside' }>;

export interface Asked {
  readonly source: Source;
  readonly bindings: readonly Binding[];
  readonly route: Route;
  /** The handler decodes `req.body` by itself. */
  readonly readsRaw: boolean;
  /** It takes fields of `req.body`, so a parser has read that. */
  readonly readsParsed: boolean;
  /** The provider never sends a form. */
  readonly jsonOnly: boolean;
  /** What the program says of parsers in other files; null where it says nothing. */
  readonly elsewhere: readonly ParserBefore[] | null;
}

export const rawBodyOf = ({ source, bindings, route, readsRaw, readsParsed, jsonOnly, elsewhere }: Asked): RawBody => {
  if (bindings.some(({ module }) => /^firebase-functions(?:\/|$)/u.test(module))) {
    return BESIDE;
  }
  const whole = stackOf(source, bindings, route);
  const counts = ({ kind }: BodyParser): boolean => !jsonOnly || kind !== 'urlencoded';
  let stack = { ...whole, before: whole.before.filter(counts), onRoute: whole.onRoute.filter(counts) };
  const all = [...stack.before, ...stack.onRoute];
  if (stack.open !== null && elsewhere !== null) {
    const others = elsewhere.filter(counts);
    if (others.length > 0) return behind(others, all);
    // Where none stands elsewhere, the file's own are all. A handler that takes fields of the body has them from a
    // parser, if one that nobody sees.
    if (all.length > 0 || (readsRaw && !readsParsed)) stack = { ...stack, open: null };
  }
  const first = all.find(({ kind }) => kind !== 'urlencoded') ?? all[0];
  const raw = first?.kind === 'raw' || first?.kind === 'text';
  // A handler that decodes `req.body` would fail today if a parser ran before the file's own.
  if (stack.open !== null && readsParsed && !raw) {
    const known = first === undefined ? BESIDE : beside(all);
    return { ...known, note: keptElsewhere(source, stack.open, known.name) };
  }
  if (stack.open !== null && !(raw && readsRaw)) {
    throw new Refusal(`Whether the raw body arrives is not clear here: ${stack.open}.`);
  }
  if (first === undefined) return { kind: 'add' };
  if (raw) return { kind: 'there', text: first.kind === 'text' };
  if (stack.before.length === 0 && isReplaceable(stack, route)) return { kind: 'replace', parser: first };
  return beside(all);
};

/** Parsers of other files come first; what they do with the bytes is read there. */
const behind = (others: readonly ParserBefore[], own: readonly BodyParser[]): RawBody => {
  const first = others.find(({ kind }) => kind !== 'urlencoded') ?? others[0];
  if (first?.kind === 'raw' || first?.kind === 'text') return { kind: 'there', text: first.kind === 'text' };
  return beside([...others, ...own]);
};

const BESIDE: Beside = { kind: 'beside', name: 'rawBody', text: false, extend: [] };

/** Whoever parses the body does so in a file that nobody could name. */
export const keptElsewhere = ({ typescript }: Source, why: string, name: string): string => {
  const request = typescript ? `req: IncomingMessage & { ${name}?: Buffer }` : 'req';
  return `${why}, so keep the bytes where the body is parsed for it: express.json({ verify: (${request}, res, buf) => { req.${name} = buf; } }). Until then every event is refused.`;
};

const RAW_OPTIONS = new Set(['limit', 'inflate', 'type']);

/** Directly before the handler, so that nothing between sees another body than today. */
const isReplaceable = ({ onRoute }: Stack, route: Route): boolean => {
  const [parser, ...others] = onRoute;
  if (parser?.kind !== 'json' || others.length > 0 || route.chain.at(-2) !== parser.call) return false;
  const [options] = parser.call.arguments;
  if (options === undefined) return true;
  return j.ObjectExpression.check(options) && options.properties.every((one) => RAW_OPTIONS.has(keyOf(one) ?? ''));
};

export const beside = (stack: readonly ParserBefore[]): Beside => {
  const parsing = stack.filter(({ kind }) => kind === 'json' || kind === 'urlencoded');
  const parsers = parsing.filter(({ call }, index) => parsing.findIndex((one) => one.call === call) === index);
  const stored = parsers.map((parser) => ({ parser, as: storedRawBody(parser) }));
  const name = stored.find(({ as }) => as !== null)?.as;
  const extend = stored.filter(({ as }) => as === null).map(({ parser }) => parser);
  if (name === null || name === undefined) return { kind: 'beside', name: 'rawBody', text: false, extend };
  if (stored.some(({ as }) => as !== null && as.name !== name.name) || (name.text && extend.length > 0)) {
    throw new Refusal('The body parsers before the route keep the raw body in different ways.');
  }
  return { kind: 'beside', ...name, extend };
};
