/** What of an expression that is logged must not be: the parts of it, each with its place. */
import { asksForSecret } from './asks-for-secret.ts';
import { harmlessFunctions } from '../../catalog/log-contents.ts';
import { answerName } from '../../extract/credential-words.ts';
import type { Ref } from '../../facts/file-facts.ts';
import { spanOf } from '../../facts/span.ts';
import type { Structure, Value, ValueId } from '../../facts/structure.ts';
import { type Origin, noBindings, refKey } from '../../flow/origin.ts';
import type { CallSite } from '../calls/call-site.ts';
import { siteOf } from '../calls/call-site.ts';
import { type At, type Leak, type LoggedReader, nameAt, namedBy, placeOfKey, placed } from './logged-place.ts';
import { byName } from './named-values.ts';

export type { Leak, LoggedReader } from './logged-place.ts';
import { ofOrigin } from './origins.ts';
import { keepsAll } from './redacting.ts';
import { isRedacted, isRedactor } from './redactors.ts';
import { ofSlice } from './sliced.ts';
import { type Sensitive, surest } from './sensitive.ts';
import { nameOf } from './surroundings.ts';
import { awaited, isPlaceOf, ofMade, onlyFields } from './whole-place.ts';

const MAX_DEPTH = 14;
const MAX_SEEN = 60;

export const leaksIn = (reader: LoggedReader, id: ValueId, mode: 'object' | 'text' = 'object'): readonly Leak[] => {
  const { file, call } = reader.site;
  const at: At = {
    ref: { file, id },
    bindings: noBindings,
    mode,
    place: spanOf(file, call.at),
    expression: null,
    names: [],
    depth: 0,
    seen: new Set(),
  };
  return distinct(visit(reader, at));
};

const distinct = (leaks: readonly Leak[]): readonly Leak[] =>
  leaks.filter(
    (leak, index) =>
      leaks.findIndex(
        ({ at, title }) => at.start === leak.at.start && at.end === leak.at.end && title === leak.title,
      ) === index,
  );

const visit = (reader: LoggedReader, outer: At): readonly Leak[] => {
  const value = reader.flow.value(outer.ref);
  if (value === undefined || outer.depth > MAX_DEPTH) return [];
  const at = placed(reader, outer, value);
  const inside = (id: ValueId, more: Partial<At> = {}): readonly Leak[] =>
    visit(reader, { ...at, names: [], ...more, ref: { file: at.ref.file, id }, depth: at.depth + 1 });
  switch (value.kind) {
    case 'template':
      return value.parts.flatMap((id, index) =>
        inside(id, { mode: 'text', names: namedBy(reader, at.ref.file, value.parts[index - 1]) }),
      );
    case 'object':
      return value.entries.flatMap(({ key, value: id, spread, at: keyAt }, index) => {
        const leaks = inside(id, {
          mode: 'object',
          names: key === null || spread ? [] : [`:${key}`],
          ...placeOfKey(reader, at, keyAt),
        });
        // `{ ...config, clientSecret: '-' }`: what stands behind a spread takes its place.
        const later = spread ? value.entries.slice(index + 1).flatMap((entry) => entry.key ?? []) : [];
        return leaks
          .filter(({ names }) => !names.some((name) => later.includes(name)))
          .map((leak) => (spread ? onlyFields(leak) : key === null ? leak : { ...leak, names: [...leak.names, key] }));
      });
    case 'array':
      return value.items.flatMap((id) => inside(id));
    case 'either':
      return ofEither(reader, value, inside);
    case 'await':
      return awaited(reader, at, value.of, inside(value.of, { names: at.names }));
    case 'binary':
      return value.op === '+' ? [value.left, value.right].flatMap((id) => inside(id, { mode: 'text' })) : [];
    case 'element':
      return [];
    case 'call':
      return ofCall(reader, at);
    case 'variable':
      return ofVariable(reader, at, value, inside);
    case 'member':
    case 'param':
    case 'import':
      return ofLeaf(reader, { ...at, names: [...at.names, nameAt(reader, at.ref)].filter((name) => name !== '') });
    default:
      return [];
  }
};

/** Whoever falls back on the whole error logs its message first. What is logged where an error is none, is no error. */
const ofEither = (
  reader: LoggedReader,
  value: Extract<Value, { kind: 'either' }>,
  inside: (id: ValueId) => readonly Leak[],
): readonly Leak[] => {
  if (value.op === '&&') return value.of.slice(-1).flatMap((id) => inside(id));
  const structure = reader.site.structure;
  if (value.op === '?:') {
    if (value.test !== null && asksForSecret(structure, value.test) && value.of.some((id) => inside(id).length === 0))
      return [];
    const excluded = value.test === null ? null : excludedArm(structure, value.test);
    return oncePerKind(
      value.of.flatMap((id, index) => inside(id).filter(({ isError }) => isError !== true || index !== excluded)),
    );
  }
  const [first] = value.of;
  const chosen = first !== undefined && isChosen(structure, first);
  return oncePerKind(
    value.of.flatMap((id, index) => inside(id).filter(({ isError }) => isError !== true || index === 0 || !chosen)),
  );
};

/** `a.token ?? b.token` is one value, whichever it is. */
const oncePerKind = (leaks: readonly Leak[]): readonly Leak[] =>
  leaks.filter(({ what }, index) => leaks.findIndex((other) => other.what === what) === index);

const isChosen = (structure: Structure, id: ValueId): boolean => {
  const value = structure.values[id];
  return value?.kind === 'member' || (value?.kind === 'either' && value.of.some((one) => isChosen(structure, one)));
};

/** `error instanceof Error ? error.message : error`: the second is no error of a client. */
const excludedArm = (structure: Structure, test: ValueId): 0 | 1 | null => {
  const told = tellsError(structure, { test, holds: true });
  if (told === 'none') return 0;
  return tellsError(structure, { test, holds: false }) === 'none' ? 1 : null;
};

/** Whether a condition says that an error is none of an HTTP client. */
export const tellsError = (
  structure: Structure,
  { test, holds }: { readonly test: ValueId; readonly holds: boolean },
): 'none' | 'perhaps' => {
  const value = structure.values[test];
  if (value?.kind === 'unary' && value.op === '!') return tellsError(structure, { test: value.of, holds: !holds });
  if (value?.kind === 'either' && (value.op === '&&' ? holds : value.op === '||' && !holds))
    return value.of.some((id) => tellsError(structure, { test: id, holds }) === 'none') ? 'none' : 'perhaps';
  if (value?.kind === 'call') {
    const name = nameOf(structure, structure.calls[value.call]?.callee ?? -1);
    if (/^is(?:Axios|HTTP|Http|Request|Got)Error$/u.test(name)) return holds ? 'perhaps' : 'none';
    return holds && /^is\w*(?:Zod|Prisma|Validation|Abort|Redirect|NotFound|Syntax)\w*$/u.test(name)
      ? 'none'
      : 'perhaps';
  }
  if (value?.kind === 'member' && value.name === 'isAxiosError') return holds ? 'perhaps' : 'none';
  if (value?.kind !== 'binary' || value.op !== 'instanceof') return 'perhaps';
  const cls = nameOf(structure, value.right);
  const may = /^(?:Error|AxiosError|HTTPError|RequestError|TypeError)$/u.test(cls);
  return may === holds ? 'perhaps' : 'none';
};

const ofVariable = (
  reader: LoggedReader,
  at: At,
  value: Extract<Value, { kind: 'variable' }>,
  inside: (id: ValueId, more?: Partial<At>) => readonly Leak[],
): readonly Leak[] => {
  const names = [...at.names, value.name];
  if (value.defs.length > 1 && isRedacted(reader.flow, at.ref)) return [];
  const [def] = value.defs;
  // What one definition is made of is looked at as it is written: which arm of a choice goes first matters.
  if (value.defs.length === 1 && def !== undefined && value.writes.length === 0) {
    const kind = reader.flow.value({ file: at.ref.file, id: def })?.kind;
    if (
      kind === 'template' ||
      kind === 'object' ||
      kind === 'array' ||
      kind === 'either' ||
      kind === 'await' ||
      kind === 'call' ||
      kind === 'binary'
    )
      return inside(def, { names, mode: at.mode });
  }
  return ofLeaf(reader, { ...at, names });
};

/** Members that tell of a thing and are not it, whatever it is. */
const TELLING = /^(?:id|size|length|count|type|status|code|timestamp|message|ok)$/u;

const ofLeaf = (reader: LoggedReader, at: At): readonly Leak[] => {
  const value = reader.flow.value(at.ref);
  if (value?.kind === 'member' && TELLING.test(value.name ?? '')) return [];
  const { found } = reader.flow.settle(at.ref, at.bindings);
  const leaks = ofOrigins(reader, at, found);
  return value?.kind === 'member' && value.name === 'error' ? leaks.filter(({ what }) => what !== 'token') : leaks;
};

const ofOrigins = (reader: LoggedReader, at: At, found: readonly Origin[]): readonly Leak[] => {
  const structural = found.flatMap((origin) => ofStructure(reader, at, origin));
  const known = surest(found.map((origin) => ofOrigin(reader, origin, at.bindings)));
  if (known !== undefined) return [...structural, ...told(at, known)];
  const named = byName(reader, at.ref, at.names, found);
  return named === undefined ? structural : [...structural, ...told(at, named)];
};

const told = (at: At, found: Sensitive): readonly Leak[] =>
  at.mode === 'text' && !found.text ? [] : [{ ...found, at: at.place, expression: at.expression }];

/** An object, a template, a call behind a name: what it is made of. */
const ofStructure = (reader: LoggedReader, at: At, origin: Origin): readonly Leak[] => {
  if (!('ref' in origin) || origin.kind === 'instance') return [];
  const value = reader.flow.value(origin.ref);
  const key = `${refKey(origin.ref)} ${at.mode}`;
  if (value === undefined || refKey(origin.ref) === refKey(at.ref) || at.seen.has(key) || at.seen.size > MAX_SEEN)
    return [];
  const deeper = { ...at, ref: origin.ref, depth: at.depth + 1 };
  at.seen.add(key);
  if (origin.kind === 'value' && /^(?:template|object|array|binary)$/u.test(value.kind))
    return visit(reader, { ...deeper, bindings: origin.bindings, names: [] });
  const isAnswer =
    value.kind === 'call' &&
    ((origin.kind === 'external' && origin.path.at(-1) === '()') ||
      (origin.kind === 'made' && origin.path.length === 0));
  return isAnswer ? (ofWriter(reader, deeper, origin.ref) ?? []) : [];
};

/** `JSON.stringify(x)` and its like; undefined: it is another call. */
const ofWriter = (reader: LoggedReader, at: At, ref: Ref): readonly Leak[] | undefined => {
  const site = siteOf(reader.flow, ref);
  if (site === undefined) return undefined;
  const callee = site.structure.values[site.call.callee];
  const name = callee !== undefined && 'name' in callee ? (callee.name ?? '') : '';
  const [first, second] = site.call.args;
  const give = (id: ValueId, mode: At['mode']): readonly Leak[] =>
    visit(reader, { ...at, ref: { file: ref.file, id }, mode, names: [], depth: at.depth + 1 });
  if (callee?.kind === 'member' && isGlobal(site, callee.object, 'JSON') && name === 'stringify') {
    const keeps = second === undefined || keepsAll(reader.flow, { file: site.file, id: second.value });
    return first === undefined || !keeps ? [] : give(first.value, 'object');
  }
  if (callee?.kind === 'member' && isGlobal(site, callee.object, 'Object')) {
    if (!/^(?:assign|entries|values|fromEntries|freeze)$/u.test(name)) return [];
    return site.call.args.flatMap(({ value }) => {
      const leaks = give(value, 'object');
      // What is made of an error is none to its type, and the target of `assign` must stay the object that it is.
      return /^(?:assign|fromEntries)$/u.test(name)
        ? leaks.map((leak) => (isPlaceOf(reader, at, value, leak) || leak.isError ? ofMade(at, leak) : leak))
        : leaks;
    });
  }
  if (/^(?:inspect|structuredClone|stringify|safeStringify|dump|cloneDeep|pretty|prettyPrint|colorize)$/u.test(name))
    return first === undefined ? [] : give(first.value, 'object');
  if (/^(?:format|sprintf)$/u.test(name)) return site.call.args.flatMap(({ value }) => give(value, 'object'));
  if (site.call.construct)
    return /^(?:URL|Error|\w*Error|URLSearchParams)$/u.test(name) && first !== undefined
      ? give(first.value, 'text')
      : undefined;
  if (
    /^(?:String|encodeURIComponent|decodeURIComponent|encodeURI|atob|btoa|red|green|yellow|cyan|bold|gray|grey|blue|magenta|dim)$/u.test(
      name,
    )
  )
    return first === undefined ? [] : give(first.value, 'text');
  if (callee?.kind !== 'member') return undefined;
  if (name === 'from' && isGlobal(site, callee.object, 'Buffer'))
    return first === undefined ? [] : give(first.value, 'text');
  if (/^(?:trim|toLowerCase|toUpperCase|padEnd|padStart|concat|join|normalize|valueOf|flat)$/u.test(name))
    return [callee.object, ...(name === 'concat' ? site.call.args.map(({ value }) => value) : [])].flatMap((id) =>
      give(id, name === 'join' ? 'text' : at.mode),
    );
  if (name === 'toString' && site.call.args.length < 2) {
    const inner = give(callee.object, 'text');
    return inner.length > 0 ? inner : undefined;
  }
  if (/^(?:slice|substring|substr)$/u.test(name)) return ofSlice(site, give(callee.object, 'text'));
  if (/^(?:split|replace|replaceAll|charAt|at|match|map|filter|reduce|pick|omit)$/u.test(name)) return [];
  return undefined;
};

const isGlobal = ({ structure }: CallSite, id: ValueId, name: string): boolean => {
  const value = structure.values[id];
  return value?.kind === 'global' && value.name === name;
};

const ofCall = (reader: LoggedReader, at: At): readonly Leak[] => {
  const site = siteOf(reader.flow, at.ref);
  if (site === undefined) return [];
  const name = nameOf(site.structure, site.call.callee);
  if (harmlessFunctions.test(name)) return [];
  if (isRedactor(reader.flow, { file: site.file, id: site.call.callee }, at.bindings)) return [];
  const written = ofWriter(reader, at, at.ref);
  if (written !== undefined) return written;
  const { found } = reader.flow.settle(at.ref, at.bindings);
  const answered = answerName(name);
  // What a name was given is surer than who made it.
  const names = answered === name || at.names.length > 0 ? at.names : [answered];
  return ofOrigins(reader, { ...at, names }, found);
};
