/** Whether a handler is handed a parsed body, where that is sure. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Route } from '../../facts/route.ts';
import type { Covered, SignatureCheck } from '../../facts/signature-check.ts';
import { handlersOf } from '../../flow/handlers.ts';
import { noBindings, pathText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { aroundOf } from '../contexts/around.ts';
import { mayKeepBytes } from './kept-bytes.ts';
import { neverCalled } from './late-keepers.ts';
import { losesBytes } from './nest-bytes.ts';

/** The checks, with what they cover only where that is known not to be the bytes. */
export const coveringBytes = (
  flow: Flow,
  file: string,
  route: Route,
  before: readonly Ref[],
  checks: readonly SignatureCheck[],
  allIsSeen: boolean,
): readonly SignatureCheck[] => {
  // What its parser has read is gone from the stream.
  if (route.framework === 'next-pages' && parsesByItself(flow, file))
    return checks.map((check) =>
      (check.covers === undefined && check.form !== 'helper') ||
      (check.covers !== undefined && check.covers.what !== 'body')
        ? check
        : { ...check, covers: { what: 'parsed', at: check.covers?.at ?? check.span } },
    );
  if (checks.every(({ covers }) => covers === undefined || isSure(covers))) return checks;
  const isParsed = isParsedAt(flow, route, before);
  const isLost =
    route.framework === 'nest'
      ? losesBytes(flow, file)
      : isParsed && allIsSeen && !mayKeepBytes(flow, before, neverCalled(flow, behindParser(flow, before)));
  return checks.map(({ covers, ...check }) => {
    if (covers === undefined) return check;
    if (covers.what === 'body' ? !isParsed : !isSure(covers) && !isLost) return check;
    return { ...check, covers: covers.what === 'body' ? { ...covers, what: 'parsed' } : covers };
  });
};

/** That it is not the bytes does not depend on what runs before the handler. */
const isSure = ({ what, unlessKept }: Covered): boolean =>
  what !== 'body' && what !== 'kept' && unlessKept === undefined;

const isParsedAt = (flow: Flow, route: Route, before: readonly Ref[]): boolean =>
  route.framework === 'express' && firstParser(flow, before) === 'json';

/** `export const config = { api: { bodyParser: false } }` leaves the bytes alone. */
const parsesByItself = (flow: Flow, file: string): boolean => {
  const edges = flow.program.file(file)?.structure.edges ?? [];
  const config = edges.find((edge) => (edge.kind === 'export' || edge.kind === 're-export') && edge.name === 'config');
  if (config === undefined) return true;
  if (config.kind !== 'export') return false;
  const { found, open } = flow.settleMember({ file, id: config.value }, ['api', 'bodyParser']);
  return (
    open.length === 0 &&
    found.every((origin) => {
      const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
      return origin.kind === 'made' || (value?.kind === 'constant' && value.value === true);
    })
  );
};

const firstParser = (flow: Flow, before: readonly Ref[]): 'json' | 'bytes' | undefined => parserIn(flow, before)?.kind;

/**
 * What of `all` finds the body read, since a parser of JSON that keeps nothing runs in front of it. `wide`: what of it runs
 * for each request.
 */
export const behindParser = (flow: Flow, wide: readonly Ref[], all = wide): readonly Ref[] => {
  const ref = readerOf(flow, wide);
  return ref === undefined ? [] : all.slice(all.indexOf(ref) + 1);
};

/** A parser of JSON that keeps nothing reads the body of each request. */
export const surelyParses = (flow: Flow, wide: readonly Ref[]): boolean => readerOf(flow, wide) !== undefined;

const readerOf = (flow: Flow, wide: readonly Ref[]): Ref | undefined => {
  const first = parserIn(flow, wide);
  const ref = first?.kind === 'json' ? wide[first.index] : undefined;
  return ref !== undefined && runsAlways(flow, ref) ? ref : undefined;
};

/** It is made where it is attached, and that is not done on some ways only. */
const runsAlways = (flow: Flow, { file, id }: Ref): boolean => {
  const structure = flow.program.file(file)?.structure;
  const value = structure?.values[id];
  if (structure === undefined || value?.kind !== 'call') return false;
  const fact = structure.functions[structure.calls[value.call]?.fn ?? 0];
  return fact !== undefined && aroundOf(fact, value.call).every(({ kind }) => kind !== 'branch');
};

/** Whichever of the parsers runs first reads the body, and those behind it leave it. */
const parserIn = (
  flow: Flow,
  before: readonly Ref[],
): { readonly kind: 'json' | 'bytes'; readonly index: number } | undefined => {
  for (const [index, ref] of before.entries()) {
    const value = flow.value(ref);
    const kind = parserAt(flow, ref);
    if (kind !== undefined) return { kind, index };
    // Who chooses a parser by the path may choose another one here.
    if (value !== undefined && handlersOf(flow, ref).functions.some(({ file, id }) => choosesParser(flow, file, id)))
      return undefined;
  }
  return undefined;
};

/** Of several that it may be the kindest. */
const parserAt = (flow: Flow, ref: Ref): 'json' | 'bytes' | undefined => {
  const kinds = flow.settle(ref, noBindings).found.flatMap((origin) => {
    if (origin.kind !== 'external' || !/^(?:express|body-parser)$/u.test(origin.package ?? '')) return [];
    const path = pathText(origin.path);
    if (/^(?:raw|text)\(\)$/u.test(path)) return ['bytes' as const];
    if (path === 'json()') return [keepsBytes(flow, origin.ref) ? ('bytes' as const) : ('json' as const)];
    return [];
  });
  return kinds.includes('bytes') ? 'bytes' : kinds[0];
};

/** `express.json({ verify: (req, _res, bytes) => { req.rawBody = bytes; } })`. */
const keepsBytes = (flow: Flow, made: Ref): boolean => {
  const value = flow.value(made);
  const call = value?.kind === 'call' ? flow.program.file(made.file)?.structure.calls[value.call] : undefined;
  return (
    call === undefined ||
    call.args.some(({ value: id, spread }) => {
      const options = flow.value({ file: made.file, id });
      return (
        spread ||
        options?.kind !== 'object' ||
        options.entries.some(({ key }) => key === null || key === 'verify' || key === 'type')
      );
    })
  );
};

export const choosesParser = (flow: Flow, file: string, id: number): boolean => {
  const structure = flow.program.file(file)?.structure;
  return (structure?.calls ?? []).some(
    ({ fn, callee }) =>
      fn === id &&
      flow
        .settle({ file, id: callee }, noBindings)
        .found.some((origin) => origin.kind === 'external' && /^(?:express|body-parser)$/u.test(origin.package ?? '')),
  );
};
