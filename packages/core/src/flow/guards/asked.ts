/** What a handler that tells requests apart by their path says of the one that is asked about. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, Value } from '../../facts/structure.ts';
import { type Bindings, type Origin, bindingKey } from '../origin.ts';
import { bindArguments } from '../bind-arguments.ts';
import { exitsOf } from '../exits.ts';
import type { Flow } from '../settle.ts';
import { matches, patternAsked } from './pattern-asked.ts';

/** The request that is followed through a handler. */
export interface Asked {
  /** null: not known. */
  readonly path: string | null;
  /** Upper case. */
  readonly method: string;
}

/** The same, with what the framework hands in, by binding key: a file has a path too. */
export interface Followed extends Asked {
  readonly roles: ReadonlyMap<string, unknown>;
}

/** A path that is none of those that the handler names. */
export const anyOtherPath = '/\u0000';

type Part = 'path' | 'url' | 'method';

const MAX_DEPTH = 8;
const SAME = /^(?:toLowerCase|toUpperCase|trim|replace|replaceAll|toString)$/u;

/** Which part of the request a value is. */
export const partOfRequest = (
  flow: Flow,
  roles: ReadonlyMap<string, unknown>,
  ref: Ref,
  bindings: Bindings,
  depth = 0,
): Part | undefined => {
  if (depth > MAX_DEPTH) return undefined;
  const value = flow.value(ref);
  const of = (id: number): Part | undefined => partOfRequest(flow, roles, { file: ref.file, id }, bindings, depth + 1);
  if (value?.kind === 'variable' && value.defs.length === 1) return of(value.defs[0] ?? -1);
  const call = value?.kind === 'call' ? callAt(flow, ref.file, value.call) : undefined;
  const callee = call === undefined ? undefined : flow.value({ file: ref.file, id: call.callee });
  if (callee?.kind === 'member' && SAME.test(callee.name ?? '')) return of(callee.object);
  if (value?.kind === 'either' && /^(?:\|\||\?\?)$/u.test(value.op)) return of(value.of[0] ?? -1);
  const { found, open } = flow.settle(ref, bindings);
  const [only] = found;
  return found.length === 1 && only !== undefined && open.length === 0 ? partOf(flow, roles, only) : undefined;
};

const partOf = (flow: Flow, roles: ReadonlyMap<string, unknown>, origin: Origin): Part | undefined => {
  if (origin.kind === 'external')
    return origin.package === null && origin.path.join('.') === 'URL.().pathname' ? 'path' : undefined;
  const param = origin.kind === 'param' ? flow.value(origin.ref) : undefined;
  if (origin.kind !== 'param' || param?.kind !== 'param') return undefined;
  if (!roles.has(bindingKey(origin.ref.file, param.fn, param.index))) return undefined;
  const said = origin.path.join('.');
  if (/(?:^|\.)(?:method|httpMethod)$/u.test(said)) return 'method';
  if (/(?:^|\.)url$/u.test(said)) return 'url';
  return /(?:^|\.)(?:nextUrl\.pathname|rawPath|path|routeKey)$/u.test(said) ? 'path' : undefined;
};

/** The text that a value has for the request; undefined where it is none of its parts, nor made of them. */
export const askedText = (flow: Flow, asked: Followed, ref: Ref, bindings: Bindings): string | undefined => {
  const said = (part: Part): string | undefined => (part === 'method' ? asked.method : (asked.path ?? undefined));
  const part = partOfRequest(flow, asked.roles, ref, bindings);
  if (part !== undefined) return said(part);
  const texts = joinedParts(flow, asked.roles, ref, bindings)?.map((one) => one.text ?? said(one.part ?? 'path'));
  return texts === undefined || texts.includes(undefined) ? undefined : texts.join('');
};

/** Of `${request.method} ${url.pathname}` the texts and the parts of the request, in order. */
export const joinedParts = (
  flow: Flow,
  roles: ReadonlyMap<string, unknown>,
  ref: Ref,
  bindings: Bindings,
  depth = 0,
): readonly { readonly part?: Part; readonly text?: string }[] | undefined => {
  const value = flow.value(ref);
  if (value?.kind === 'variable' && value.defs.length === 1 && depth < MAX_DEPTH)
    return joinedParts(flow, roles, { file: ref.file, id: value.defs[0] ?? -1 }, bindings, depth + 1);
  if (value?.kind !== 'template') return undefined;
  const parts = value.parts.map((id) => {
    const at = { file: ref.file, id };
    const part = partOfRequest(flow, roles, at, bindings);
    const [text, ...others] = part === undefined ? (writtenTexts(flow, at, bindings) ?? []) : [];
    if (part !== undefined) return { part };
    return text === undefined || others.length > 0 ? undefined : { text };
  });
  const known = parts.flatMap((one) => one ?? []);
  return known.length === parts.length && known.some(({ part }) => part !== undefined) ? known : undefined;
};

/** Whether a test is surely true, or surely false, for the request. */
export const askedTruth = (
  flow: Flow,
  asked: Followed,
  ref: Ref,
  bindings: Bindings,
  depth = 0,
): boolean | undefined => {
  if (depth > MAX_DEPTH) return undefined;
  const value = flow.value(ref);
  const of = (id: number): boolean | undefined => askedTruth(flow, asked, { file: ref.file, id }, bindings, depth + 1);
  switch (value?.kind) {
    case 'unary': {
      const inner = value.op === '!' ? of(value.of) : undefined;
      return inner === undefined ? undefined : !inner;
    }
    case 'variable':
      return value.defs.length === 1 ? of(value.defs[0] ?? -1) : undefined;
    case 'either': {
      if (value.op !== '&&' && value.op !== '||') return undefined;
      const sides = value.of.map(of);
      const decides = value.op === '||';
      if (sides.includes(decides)) return decides;
      return sides.every((side) => side === !decides) ? !decides : undefined;
    }
    case 'binary':
      return comparedTruth(flow, asked, ref.file, value, bindings);
    case 'call':
      return (
        calledTruth(flow, asked, ref.file, callAt(flow, ref.file, value.call), bindings) ??
        answeredTruth(flow, asked, ref.file, callAt(flow, ref.file, value.call), bindings, depth)
      );
    case 'await':
      return of(value.of);
    default:
      return undefined;
  }
};

const comparedTruth = (
  flow: Flow,
  asked: Followed,
  file: string,
  { op, left, right }: Extract<Value, { kind: 'binary' }>,
  bindings: Bindings,
): boolean | undefined => {
  if (!/^[!=]==?$/u.test(op)) return undefined;
  for (const [one, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const text = askedText(flow, asked, { file, id: one }, bindings);
    const texts = text === undefined ? undefined : writtenTexts(flow, { file, id: other }, bindings);
    if (text === undefined || texts === undefined || texts.length !== 1) continue;
    return texts.includes(text) !== op.startsWith('!');
  }
  return undefined;
};

/** `path.startsWith('/hooks')`, `['/hooks', '/ipn'].includes(path)`. */
const calledTruth = (
  flow: Flow,
  asked: Followed,
  file: string,
  call: Call | undefined,
  bindings: Bindings,
): boolean | undefined => {
  const callee = call === undefined ? undefined : flow.value({ file, id: call.callee });
  const [first] = call?.args ?? [];
  if (call === undefined || callee?.kind !== 'member' || first === undefined) return undefined;
  const wanted = patternAsked(flow, file, call, bindings);
  if (wanted !== undefined) {
    const matched = askedText(flow, asked, { file, id: wanted.of }, bindings);
    return matched === undefined ? undefined : matches(matched, wanted.pattern);
  }
  const text = askedText(flow, asked, { file, id: callee.object }, bindings);
  const given = askedText(flow, asked, { file, id: first.value }, bindings);
  const texts = writtenTexts(flow, { file, id: text === undefined ? callee.object : first.value }, bindings);
  if (texts === undefined) return undefined;
  if (text === undefined) return given !== undefined && callee.name === 'includes' ? texts.includes(given) : undefined;
  const [only = ''] = texts;
  switch (texts.length === 1 ? callee.name : null) {
    case 'startsWith':
      return text.startsWith(only);
    case 'endsWith':
      return text.endsWith(only);
    case 'includes':
      return text.includes(only);
    default:
      return undefined;
  }
};

/** `isLogin(props)`, whose function asks for the path. */
const answeredTruth = (
  flow: Flow,
  asked: Followed,
  file: string,
  call: Call | undefined,
  bindings: Bindings,
  depth: number,
): boolean | undefined => {
  if (call === undefined || call.args.length === 0) return undefined;
  const { found, open } = flow.functionsOf({ file, id: call.callee }, bindings);
  const [target, ...others] = found;
  if (target === undefined || others.length > 0 || open.length > 0) return undefined;
  const [exit, ...more] = exitsOf(target.fact);
  if (exit?.how !== 'return' || exit.value === null || more.length > 0) return undefined;
  const bound = bindArguments(file, call, target, bindings);
  return askedTruth(flow, asked, { file: target.file, id: exit.value }, bound, depth + 1);
};

/** The texts that are written there, `?` for what is put in; undefined where anything else can stand there. */
export const writtenTexts = (flow: Flow, ref: Ref, bindings: Bindings, depth = 0): readonly string[] | undefined => {
  const { found, open } = flow.settle(ref, bindings);
  if (open.length > 0 || found.length === 0 || depth > 2) return undefined;
  const texts = found.map((origin): readonly string[] | undefined => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (origin.kind !== 'value' || value === undefined) return undefined;
    const of = (id: number): readonly string[] | undefined =>
      writtenTexts(flow, { file: origin.ref.file, id }, origin.bindings, depth + 1);
    if (value.kind === 'string') return value.text === null ? undefined : [value.text];
    if (value.kind === 'template') return [value.parts.map((part) => of(part)?.[0] ?? '?').join('')];
    if (value.kind !== 'array') return undefined;
    const items = value.items.map(of);
    return items.includes(undefined) ? undefined : items.flatMap((item) => item ?? []);
  });
  return texts.includes(undefined) ? undefined : texts.flatMap((text) => text ?? []);
};

/** Whether some part of a test asks for the path in a way that nobody can answer. */
export const asksUnknownPath = (flow: Flow, asked: Followed, ref: Ref, bindings: Bindings, depth = 0): boolean => {
  if (depth > MAX_DEPTH) return false;
  const value = flow.value(ref);
  const of = (id: number): boolean => asksUnknownPath(flow, asked, { file: ref.file, id }, bindings, depth + 1);
  if (value?.kind === 'variable' && value.defs.length === 1) return value.defs.some(of);
  if (value?.kind === 'unary' || value?.kind === 'await') return of(value.of);
  if (value?.kind === 'either') return value.of.some(of);
  if (value?.kind !== 'binary' && value?.kind !== 'call') return false;
  return askedTruth(flow, asked, ref, bindings) === undefined && restsOnPath(flow, asked, ref, bindings, 0);
};

const restsOnPath = (flow: Flow, asked: Followed, ref: Ref, bindings: Bindings, depth: number): boolean => {
  const value = flow.value(ref);
  if (value === undefined || depth > MAX_DEPTH) return false;
  const into = (ids: readonly number[]): boolean =>
    ids.some((id) => restsOnPath(flow, asked, { file: ref.file, id }, bindings, depth + 1));
  switch (value.kind) {
    case 'binary':
      return into([value.left, value.right]);
    case 'variable':
      return (
        partOfRequest(flow, asked.roles, ref, bindings) === 'path' || (value.defs.length === 1 && into(value.defs))
      );
    case 'member':
      return partOfRequest(flow, asked.roles, ref, bindings) === 'path' || into([value.object]);
    case 'call': {
      const call = callAt(flow, ref.file, value.call);
      const callee = call === undefined ? undefined : flow.value({ file: ref.file, id: call.callee });
      return into([
        ...(callee?.kind === 'member' ? [callee.object] : []),
        ...(call?.args.map((one) => one.value) ?? []),
      ]);
    }
    default:
      return partOfRequest(flow, asked.roles, ref, bindings) === 'path';
  }
};

const callAt = (flow: Flow, file: string, id: number): Call | undefined => flow.program.file(file)?.structure.calls[id];
