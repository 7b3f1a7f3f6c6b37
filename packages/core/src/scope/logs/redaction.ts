/** What a logger blots out by itself: pino's `redact`, a format of winston's with such a name, own serializers. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Structure, ValueId } from '../../facts/structure.ts';
import { exitsOf } from '../../flow/exits.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { isOwnWrapper } from '../../flow/wrappers/own-wrapper.ts';
import { siteOf } from '../calls/call-site.ts';
import { redacts } from './redacting.ts';
import type { Sensitive } from './sensitive.ts';
import type { Sink } from './sinks.ts';

export interface Redaction {
  /** Something with such a name, nobody knows of what. */
  readonly all: boolean;
  /** Lower case, the last segment of each path, and the one before it. */
  readonly names: ReadonlySet<string>;
  /** Of `names` those that are blotted out one level down only: `*.password`. */
  readonly deeper?: ReadonlySet<string>;
  /** Keys whose value a function of the program takes parts of, none of them harmful: `serializers: { req: … }`. */
  readonly serialized?: ReadonlySet<string>;
}

const nothingRedacted: Redaction = { all: false, names: new Set() };
const everything: Redaction = { all: true, names: new Set() };

const both = (one: Redaction, other: Redaction): Redaction => ({
  all: one.all || other.all,
  names: new Set([...one.names, ...other.names]),
  deeper: new Set([...(one.deeper ?? []), ...(other.deeper ?? [])]),
  serialized: new Set([...(one.serialized ?? []), ...(other.serialized ?? [])]),
});

/** An object is taken to be covered where anything of what makes it sensitive is. */
export const covers = (
  redaction: Redaction,
  { names, what }: Sensitive,
  key: string | null,
  /** It is the very object that is logged, not a field of that. */
  isWhole = false,
): boolean => {
  if (redaction.all) return true;
  const { names: blotted, serialized } = redaction;
  if (serialized !== undefined && names.some((name) => serialized.has(name))) return true;
  if (blotted.size === 0) return false;
  if (what === 'request-body')
    return [...blotted].some(
      (name) => /body|passw|secret|token|email/u.test(name) && !(isWhole && redaction.deeper?.has(name) === true),
    );
  if (what === 'cookie') return blotted.has('cookie') || blotted.has('cookies');
  return [...names, ...(key === null ? [] : [key])].some(
    (name) => blotted.has(name.toLowerCase()) || (/^headers$/u.test(name) && blotted.has('authorization')),
  );
};

const known = new WeakMap<Flow, Map<string, Redaction>>();

/** Of the logger whose construction, or whose child's, is `made`. */
export const redactionOf = (flow: Flow, made: Sink['made']): Redaction => {
  if (made === 'platform') return nothingRedacted;
  if (made === 'unseen') return anyRedaction(flow);
  const table = known.get(flow) ?? new Map<string, Redaction>();
  known.set(flow, table);
  const key = `${made.file}#${made.id}`;
  const answer = table.get(key) ?? (table.set(key, nothingRedacted), ofConstruction(flow, made, 0));
  table.set(key, answer);
  return answer;
};

const ofConstruction = (flow: Flow, ref: Ref, depth: number): Redaction => {
  const site = siteOf(flow, ref);
  if (site === undefined || depth > 5) return nothingRedacted;
  let answer = nothingRedacted;
  for (const { value } of site.call.args) answer = both(answer, inOptions(flow, { file: ref.file, id: value }, 0));
  const callee = site.structure.values[site.call.callee];
  if (callee?.kind !== 'member') return answer;
  // `logger.child()`, `base.extend()`: what the first one blots out, the second does too.
  for (const origin of flow.settle({ file: ref.file, id: callee.object }).found)
    if (origin.kind === 'external' && origin.package !== null)
      answer = both(answer, ofConstruction(flow, origin.ref, depth + 1));
  return answer;
};

const inOptions = (flow: Flow, ref: Ref, depth: number): Redaction => {
  if (depth > 5) return nothingRedacted;
  let answer = nothingRedacted;
  for (const origin of flow.settle(ref).found) {
    if (origin.kind === 'made' || origin.kind === 'external' || origin.kind === 'param') {
      answer = both(answer, inCall(flow, 'ref' in origin ? origin.ref : ref, depth));
      continue;
    }
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (origin.kind !== 'value') continue;
    if (value?.kind === 'function') answer = both(answer, blotsOut(flow, origin.ref) ? everything : nothingRedacted);
    if (value?.kind === 'array')
      for (const id of value.items) answer = both(answer, inOptions(flow, { file: origin.ref.file, id }, depth + 1));
    if (value?.kind !== 'object') continue;
    for (const { key, value: id } of value.entries) {
      const inner = { file: origin.ref.file, id };
      if (key === 'redact') answer = both(answer, pathsIn(flow, inner));
      else if (key === 'serializers') answer = both(answer, serializedBy(flow, inner));
      else if (key === 'useFactory')
        for (const one of answersOf(flow, inner)) answer = both(answer, inOptions(flow, one, depth + 1));
      else if (key !== null && REDACTING.test(key)) answer = everything;
      else answer = both(answer, named(flow, inner) ? everything : inOptions(flow, inner, depth + 1));
    }
  }
  return answer;
};

/** `forRootAsync({ useFactory: () => ({ pinoHttp: { redact } }) })` */
const answersOf = (flow: Flow, ref: Ref): readonly Ref[] =>
  flow
    .functionsOf(ref)
    .found.flatMap(({ file, fact }) =>
      exitsOf(fact).flatMap(({ how, value }) => (how === 'return' && value !== null ? [{ file, id: value }] : [])),
    );

const REDACTING = /redact|mask|saniti[sz]|scrub|censor|beforeSend|before_send|logMethod/iu;

/** `winston.format.combine(redactSecrets(), json())`. */
const inCall = (flow: Flow, ref: Ref, depth: number): Redaction => {
  const site = siteOf(flow, ref);
  if (site === undefined) return nothingRedacted;
  const callee = { file: ref.file, id: site.call.callee };
  if (named(flow, callee) || isOwnWrapper(flow, callee, 'redactor')) return everything;
  // `secure()` of `const secure = format((info) => ...)`: what made it was told what to do.
  const maker = depth > 5 ? [] : flow.settle(callee).found;
  if (maker.some((one) => one.kind === 'external' && one.ref.id !== ref.id && inCall(flow, one.ref, depth + 1).all))
    return everything;
  return site.call.args
    .map(({ value }) => inOptions(flow, { file: ref.file, id: value }, depth + 1))
    .reduce(both, nothingRedacted);
};

const named = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  const name = value !== undefined && 'name' in value ? value.name : null;
  if (name !== null && REDACTING.test(name)) return true;
  if (value?.kind !== 'call') return false;
  const site = siteOf(flow, ref);
  return site !== undefined && named(flow, { file: ref.file, id: site.call.callee });
};

/** A function that takes something out, or says so by its name and does not show that it doesn't. */
const blotsOut = (flow: Flow, ref: Ref): boolean => {
  const [target] = flow.functionsOf(ref).found;
  const does = target === undefined ? 'unknown' : redacts(flow, target);
  return does === 'yes' || (does === 'unknown' && isNamedSo(flow, ref));
};

const isNamedSo = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  const fact = value?.kind === 'function' ? flow.program.file(ref.file)?.structure.functions[value.fn] : undefined;
  return fact?.name != null && REDACTING.test(fact.name);
};

/** Of pino's and bunyan's `serializers` the keys whose functions choose harmless parts. */
const serializedBy = (flow: Flow, ref: Ref): Redaction => {
  const keys = flow.settle(ref).found.flatMap((origin): readonly string[] => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (origin.kind !== 'value' || value?.kind !== 'object') return [];
    return value.entries.flatMap(({ key, value: id, spread }) => {
      const own = spread ? serializedBy(flow, { file: origin.ref.file, id }).serialized : undefined;
      return own === undefined
        ? key !== null && takesParts(flow, { file: origin.ref.file, id })
          ? [key]
          : []
        : [...own];
    });
  });
  return { ...nothingRedacted, serialized: new Set(keys) };
};

/** Every function it may be answers something else than what it was given, and than what of it must not be seen. */
const takesParts = (flow: Flow, ref: Ref): boolean => {
  const { found } = flow.functionsOf(ref);
  return found.length > 0 && found.every((target) => redacts(flow, target) === 'yes' || choosesParts(flow, target));
};

const HARMFUL =
  /^(?:headers|rawHeaders|body|rawBody|cookies?|authorization|config|request|response|password|token|query)$/iu;

const choosesParts = (flow: Flow, { file, id, fact }: FunctionRef): boolean => {
  const structure = flow.program.file(file)?.structure;
  const answers = exitsOf(fact).flatMap(({ how, value }) => (how === 'return' && value !== null ? [value] : []));
  return (
    structure !== undefined &&
    answers.length > 0 &&
    answers.every((answer) => isHarmless(structure, answer, id)) &&
    !structure.values.some(
      (value) =>
        value.kind === 'member' &&
        HARMFUL.test(value.name ?? '') &&
        value.at[0] >= fact.at[0] &&
        value.at[1] <= fact.at[1],
    )
  );
};

/** No parameter as a whole, nor what it is spread into. */
const isHarmless = (structure: Structure, id: ValueId, fn: number, depth = 0): boolean => {
  const value = structure.values[id];
  const inside = (one: ValueId): boolean => isHarmless(structure, one, fn, depth + 1);
  if (value === undefined || depth > 8) return false;
  switch (value.kind) {
    case 'param':
      return false;
    case 'variable':
      return value.defs.every(inside);
    case 'object':
      return value.entries.every((entry) => inside(entry.value));
    case 'array':
      return value.items.every(inside);
    case 'either':
      return value.of.every(inside);
    case 'call': {
      const callee = structure.values[structure.calls[value.call]?.callee ?? -1];
      return callee?.kind !== 'member' || callee.name !== 'assign';
    }
    default:
      return true;
  }
};

/** A list of paths, or an object with one; a list nobody can see may hold any. */
const pathsIn = (flow: Flow, ref: Ref): Redaction => {
  const names = new Set<string>();
  const deeper = new Set<string>();
  const atTop = new Set<string>();
  let all = false;
  const take = (one: Ref, depth: number): void => {
    const settled = flow.settle(one);
    if (settled.open.length > 0) all = true;
    for (const origin of settled.found) {
      const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
      if (origin.kind !== 'value' || value === undefined || depth > 4) all = true;
      else if (value.kind === 'string')
        for (const name of segmentsOf(value.text ?? '')) {
          names.add(name);
          (value.text?.startsWith('*.') === true ? deeper : atTop).add(name);
        }
      else for (const id of itemsOf(value)) take({ file: origin.ref.file, id }, depth + 1);
    }
  };
  take(ref, 0);
  return { all, names, deeper: new Set([...deeper].filter((name) => !atTop.has(name))) };
};

const itemsOf = (value: {
  readonly kind: string;
  readonly items?: readonly ValueId[];
  readonly of?: unknown;
  readonly entries?: readonly { readonly key: string | null; readonly value: ValueId }[];
}): readonly ValueId[] => {
  if (value.kind === 'array') return value.items ?? [];
  return (value.entries ?? []).flatMap(({ key, value: id }) => (key === 'paths' ? [id] : []));
};

const segmentsOf = (path: string): readonly string[] =>
  path
    .toLowerCase()
    .split(/[.[\]"'`]+/u)
    .filter((name) => name !== '' && name !== '*')
    .slice(-2);

const union = new WeakMap<Flow, Redaction>();

/** What any logger of the program blots out: one that nobody saw being made may be any of them. */
const anyRedaction = (flow: Flow): Redaction => {
  const answer = union.get(flow);
  if (answer !== undefined) return answer;
  let all = nothingRedacted;
  for (const file of flow.program.paths) {
    const structure = flow.program.file(file)?.structure;
    structure?.calls.forEach((call) => {
      if (!LOGGER_MAKER.test(nameAt(structure.values[call.callee]))) return;
      for (const { value } of call.args) all = both(all, inOptions(flow, { file, id: value }, 0));
    });
  }
  union.set(flow, all);
  return all;
};

const LOGGER_MAKER =
  /^(?:pino|pinoHttp|createLogger|Fastify|fastify|winston|bunyan|Logger|LoggerModule|forRoot|forRootAsync|PinoLogger)$/u;

const nameAt = (value: { readonly kind: string; readonly name?: string | null } | undefined): string =>
  value?.name ?? '';
