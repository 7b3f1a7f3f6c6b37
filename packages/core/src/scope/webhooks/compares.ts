/** Comparisons of signatures that stop at the first difference, in handlers and in verifiers that nobody calls here. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { SignatureCompare } from '../../facts/signature-compare.ts';
import { type Range, spanOf } from '../../facts/span.ts';
import type { Call, Structure, Value } from '../../facts/structure.ts';
import { guarded } from '../../flow/guarded.ts';
import { isOnlyLogged } from '../../flow/guards/only-logged.ts';
import { writtenPath } from '../../flow/guards/written-path.ts';
import { bindingKey, noBindings } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { type Role, type Tagger, type Tags, createTagger } from '../../flow/tags.ts';
import type { Endpoint } from './endpoints.ts';
import { mayThrow } from './uneven-lengths.ts';

export const createCompares = (
  flow: Flow,
  catalog: Catalog,
  endpoints: readonly Endpoint[],
  isTest: (path: string) => boolean,
): readonly SignatureCompare[] => {
  const found = new Map<string, SignatureCompare>();
  const add = (one: SignatureCompare): void => {
    const key = `${one.span.path}:${String(one.span.start)}:${String(one.span.end)}`;
    if (!found.has(key)) found.set(key, one);
  };
  for (const { fact, guards } of endpoints) {
    for (const check of guards.found) {
      if (check.leaks !== true || (check.form !== 'hmac' && check.form !== 'shared-secret')) continue;
      const { form, by, span } = check;
      add({ kind: 'signature-compare', span, form, by, provider: fact.provider, endpoint: fact.span });
    }
  }
  for (const path of flow.program.paths) {
    if (isTest(path)) continue;
    for (const one of guarded(flow, path, 'the comparison', [], () => inFile(flow, path))) add(one);
  }
  return [...found.values()].sort(
    (a, b) => a.span.path.localeCompare(b.span.path, 'en') || a.span.start - b.span.start,
  );
};

/** Where a verifier is handed something and compares it with a keyed digest: whoever calls it, that is what it does. */
const inFile = (flow: Flow, path: string): readonly SignatureCompare[] => {
  const file = flow.program.file(path);
  if (file === undefined || !file.facts.some((fact) => fact.kind === 'mention' && fact.of === 'digest')) return [];
  const { structure } = file;
  const tagger = createTagger(flow, givenRoles(path, structure));
  const uneven = structure.calls.flatMap((call, id) =>
    isTimingSafe(flow, path, call) && sidesOf(flow, tagger, path, call) && mayThrow(flow, path, id)
      ? [unevenAt(flow, path, call)]
      : [],
  );
  const leaking = structure.values.flatMap((value, id) => {
    const sides = comparedIn(structure, value);
    // What is written here is no digest, and nobody's guess.
    if (sides === undefined || sides.of.some((side) => isWritten(structure, side))) return [];
    if (isOnlyLogged(flow, path, id)) return [];
    const [left, right] = sides.of.map((side) => tagger.tagsOf({ file: path, id: side }, noBindings));
    if (left === undefined || right === undefined) return [];
    const isCompared =
      (isKeyed(flow, tagger, { file: path, id: sides.of[0] }, left) &&
        isGiven(flow, { file: path, id: sides.of[1] }, right)) ||
      (isKeyed(flow, tagger, { file: path, id: sides.of[1] }, right) &&
        isGiven(flow, { file: path, id: sides.of[0] }, left));
    return isCompared ? [compareAt(flow, { file: path, id }, value, sides.at)] : [];
  });
  return [...leaking, ...uneven];
};

/** That of Node: others answer no where the lengths differ. */
const isTimingSafe = (flow: Flow, file: string, { callee, args }: Call): boolean => {
  const value = flow.value({ file, id: callee });
  const name = value?.kind === 'member' || value?.kind === 'variable' || value?.kind === 'import' ? value.name : null;
  return (
    name === 'timingSafeEqual' &&
    args.length === 2 &&
    flow
      .settle({ file, id: callee })
      .found.some(
        (origin) =>
          origin.kind === 'external' && /^(?:node:)?crypto$/u.test(origin.package ?? '') && origin.path.at(-1) === name,
      )
  );
};

/** A digest, or a secret, beside what was sent. */
const sidesOf = (flow: Flow, tagger: Tagger, file: string, { args }: Call): boolean => {
  const sides = args.map(({ value: id }) => ({
    ref: { file, id },
    tags: tagger.tagsOf({ file, id }, noBindings),
  }));
  return sides.some(
    ({ ref, tags }, index) =>
      (isKeyed(flow, tagger, ref, tags) || isOwnSecret(tags)) &&
      sides.some((other, at) => at !== index && isGiven(flow, other.ref, other.tags)),
  );
};

const isOwnSecret = (tags: Tags): boolean =>
  [...tags].some((tag) => tag.startsWith('env:')) &&
  ![...tags].some((tag) => tag === 'given' || tag === 'digest' || tag.startsWith('header'));

const unevenAt = (flow: Flow, path: string, call: Call): SignatureCompare => ({
  kind: 'signature-compare',
  span: spanOf(path, call.at),
  form: 'uneven',
  by: writtenPath(flow, { file: path, id: call.callee }).join('.') || 'timingSafeEqual',
  provider: null,
  endpoint: null,
});

const isWritten = ({ values }: Structure, id: number): boolean =>
  /^(?:string|constant|undefined|regexp)$/u.test(values[id]?.kind ?? '') ||
  (values[id]?.kind === 'unary' && values[id].op === 'typeof');

const compareAt = (flow: Flow, ref: Ref, value: Value, at: Range): SignatureCompare => ({
  kind: 'signature-compare',
  span: spanOf(ref.file, at),
  form: 'hmac',
  by: value.kind === 'binary' ? value.op : writtenPath(flow, calleeOf(flow, ref, value)).join('.'),
  provider: null,
  endpoint: null,
});

const calleeOf = (flow: Flow, ref: Ref, value: Value): Ref => ({
  file: ref.file,
  id: value.kind === 'call' ? (flow.program.file(ref.file)?.structure.calls[value.call]?.callee ?? ref.id) : ref.id,
});

const givenRoles = (path: string, { functions }: Structure): ReadonlyMap<string, Role> =>
  new Map(
    functions.flatMap(({ params }, fn) => params.map((_, index) => [bindingKey(path, fn, index), 'given'] as const)),
  );

/** `a === b`, `a.includes(b)`, `a.equals(b)`, `Buffer.compare(a, b)`. */
const comparedIn = (
  { values, calls }: Structure,
  value: Value,
): { readonly of: readonly [number, number]; readonly at: Range } | undefined => {
  if (value.kind === 'binary' && /^[!=]==?$/u.test(value.op)) return { of: [value.left, value.right], at: value.at };
  if (value.kind !== 'call') return undefined;
  const call = calls[value.call];
  const callee = call === undefined ? undefined : values[call.callee];
  if (call === undefined || callee?.kind !== 'member') return undefined;
  const [first, second] = call.args;
  if (first === undefined) return undefined;
  if (/^(?:equals|includes|localeCompare)$/u.test(callee.name ?? ''))
    return { of: [callee.object, first.value], at: call.at };
  const object = values[callee.object];
  if (callee.name === 'compare' && object?.kind === 'global' && object.name === 'Buffer' && second !== undefined)
    return { of: [first.value, second.value], at: call.at };
  return undefined;
};

/** A digest that nobody can make who does not know the secret. */
const isKeyed = (flow: Flow, tagger: Tagger, ref: Ref, tags: Tags): boolean =>
  tags.has('hmac') || (tags.has('digest') && hashesSecret(flow, tagger, ref));

/** `createHash('sha256').update(clientSecret + body)`. A key or a token may be what is looked up by its digest. */
const hashesSecret = (flow: Flow, tagger: Tagger, ref: Ref, depth = 0): boolean => {
  const value = flow.value(ref);
  if (value === undefined || depth > 12) return false;
  const into = (ids: readonly number[]): boolean =>
    ids.some((id) => hashesSecret(flow, tagger, { file: ref.file, id }, depth + 1));
  if ((value.kind === 'variable' || value.kind === 'member') && /secret/iu.test(value.name ?? '')) return depth > 1;
  switch (value.kind) {
    case 'variable':
      return into(value.defs);
    case 'await':
      return into([value.of]);
    case 'template':
      return into(value.parts);
    case 'either':
      return into(value.of);
    case 'binary':
      return into([value.left, value.right]);
    case 'call': {
      const call = flow.program.file(ref.file)?.structure.calls[value.call];
      return call === undefined ? false : into([call.callee, ...call.args.map((one) => one.value)]);
    }
    case 'member':
      return into([value.object]);
    default:
      return false;
  }
};

const isGiven = (flow: Flow, ref: Ref, tags: Tags): boolean =>
  !tags.has('digest') &&
  !(tags.has('constant') && tags.size === 1) &&
  [...tags].some((tag) => tag === 'given' || tag.startsWith('header:') || tag === 'headers') &&
  isHandedOver(flow, ref);

/** Methods whose answer is a part of what they are called on, or the same in another form. */
const PARTS =
  /^(?:get|header|split|slice|substring|substr|replace|replaceAll|trim|toLowerCase|toUpperCase|toString|at|pop|shift|find|match|exec)$/u;

/** What a caller handed over, or a part of it: what was looked up by it is nobody's guess. */
const isHandedOver = (flow: Flow, ref: Ref, depth = 0): boolean => {
  const value = flow.value(ref);
  if (value === undefined || depth > 12) return false;
  const of = (id: number): boolean => isHandedOver(flow, { file: ref.file, id }, depth + 1);
  switch (value.kind) {
    case 'param':
      return true;
    case 'member':
      return !/secret|key$/iu.test(value.name ?? '') && of(value.object);
    case 'variable':
      return value.defs.length > 0 && value.defs.some(of);
    case 'element':
      return of(value.of);
    case 'either':
    case 'template':
      return (value.kind === 'either' ? value.of : value.parts).some(of);
    case 'call': {
      const call = flow.program.file(ref.file)?.structure.calls[value.call];
      const callee = call === undefined ? undefined : flow.value({ file: ref.file, id: call.callee });
      const [first] = call?.args ?? [];
      if (callee?.kind === 'member' && PARTS.test(callee.name ?? '')) return of(callee.object);
      // `Buffer.from(given, 'hex')`, `String(given)`, `signatureIn(header)`.
      return first !== undefined && of(first.value);
    }
    default:
      return false;
  }
};
