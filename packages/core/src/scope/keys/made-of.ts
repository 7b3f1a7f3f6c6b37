/** What a key is made of: what is drawn or told by the clock, what is the same for all, what nobody judges. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, CallId, FunctionId, Value } from '../../facts/structure.ts';
import { callersOf } from '../../flow/callers-of.ts';
import { exitsOf } from '../../flow/exits.ts';
import type { Flow } from '../../flow/settle.ts';
import { siteOf } from '../calls/call-site.ts';
import { attemptTold } from './attempt-told.ts';
import { freshBy } from './fresh.ts';
import { handedOnBy, keepsTime } from './handed-on.ts';
import { isLongTime } from './long-time.ts';

export interface CallPlace {
  readonly file: string;
  readonly call: CallId;
}

export type Part =
  /** `root`: the call that makes it, in a function that the write's own call chain runs. */
  | { readonly kind: 'fresh'; readonly by: 'random' | 'time'; readonly at: Ref; readonly root: CallPlace }
  | { readonly kind: 'same' }
  | { readonly kind: 'count'; readonly variable: Ref }
  /** It says which attempt it is. `by`: the calls that hand the function to what tells it. */
  | { readonly kind: 'told'; readonly at: Ref; readonly by: readonly CallPlace[] }
  | { readonly kind: 'other' }
  | { readonly kind: 'all'; readonly of: readonly Part[] }
  | { readonly kind: 'one'; readonly of: readonly Part[] };

/** A function that was entered by a call. */
interface Frame {
  readonly file: string;
  readonly fn: FunctionId;
  readonly call: Call;
  readonly place: CallPlace;
}

interface Way {
  readonly frames: readonly Frame[];
  readonly seen: ReadonlySet<string>;
}

export type IsKept = (variable: Ref) => boolean;

const other: Part = { kind: 'other' };
const same: Part = { kind: 'same' };
const MAX_FRAMES = 4;
const MAX_STEPS = 24;
const MAX_CALLERS = 8;

/** `isKept`: what a variable holds is put into a store before the write. */
export const madeOf = (flow: Flow, key: Ref, isKept: IsKept): Part => {
  const partOf = (ref: Ref, way: Way): Part => {
    const value = flow.value(ref);
    const name = `${ref.file}#${ref.id}`;
    if (value === undefined || way.seen.has(name) || way.seen.size > MAX_STEPS) return other;
    return ofValue(ref, value, { ...way, seen: new Set([...way.seen, name]) });
  };

  const all = (file: string, ids: readonly number[], way: Way): Part => ({
    kind: 'all',
    of: ids.map((id) => partOf({ file, id }, way)),
  });
  const one = (of: readonly Part[]): Part => (of.length === 0 ? other : { kind: 'one', of });

  const ofValue = (ref: Ref, value: Value, way: Way): Part => {
    const { file } = ref;
    const at = (id: number): Part => partOf({ file, id }, way);
    switch (value.kind) {
      case 'string':
      case 'regexp':
        return same;
      case 'constant':
        // `contentBasedDeduplication: true` is no key: it has one made of what is sent.
        return typeof value.value === 'number' ? same : other;
      case 'template':
        return all(file, value.parts, way);
      case 'array':
        return all(file, value.items, way);
      case 'object':
        return all(
          file,
          value.entries.map((entry) => entry.value),
          way,
        );
      case 'await':
        return at(value.of);
      case 'unary':
        return value.op === '++' || value.op === '--' ? other : at(value.of);
      case 'binary':
        return isLongTime(flow, file, value) ? other : all(file, [value.left, value.right], way);
      case 'either':
        return ofEither(file, value, way);
      case 'variable':
        return ofVariable(ref, value, way);
      case 'param':
        return ofParam(ref, value, way);
      case 'call':
        return ofCall(ref, way);
      case 'member':
      case 'import':
        return ofMember(ref, value);
      default:
        return other;
    }
  };

  /** What is there already comes first: only where it is a constant, what follows is the key. */
  const ofEither = (file: string, { op, of }: Extract<Value, { kind: 'either' }>, way: Way): Part => {
    const parts = of.map((id) => partOf({ file, id }, way));
    const last = parts.at(-1) ?? other;
    if (op === '&&') return last;
    if (op === '?:') return one(parts);
    return parts.slice(0, -1).every(({ kind }) => kind === 'same') ? last : other;
  };

  const ofVariable = (ref: Ref, { defs, writes }: Extract<Value, { kind: 'variable' }>, way: Way): Part => {
    if (defs.length === 0 || isKept(ref)) return other;
    const inside = writes.map(({ value }) => value);
    const [only] = defs;
    if (defs.length === 1 && only !== undefined)
      return inside.length === 0 ? partOf({ file: ref.file, id: only }, way) : all(ref.file, [only, ...inside], way);
    return isCounter(flow, ref)
      ? { kind: 'count', variable: ref }
      : one(defs.map((id) => partOf({ file: ref.file, id }, way)));
  };

  const ofParam = (ref: Ref, param: Extract<Value, { kind: 'param' }>, way: Way): Part => {
    const { file } = ref;
    if (param.rest) return other;
    const frame = way.frames.at(-1);
    if (frame?.file === file && frame.fn === param.fn)
      return handed(frame.place.file, frame.call, param.index, { ...way, frames: way.frames.slice(0, -1) });
    if (way.frames.length > 0) return other;
    const { found, open } = callersOf(flow, file, param.fn);
    if (found.length === 0) return ofTold(ref, param, []);
    if (open.length > 0 || found.length > MAX_CALLERS) return other;
    return one(found.map((caller) => handed(caller.file, caller.call, param.index, way)));
  };

  /** Of a function that is handed over and not called by its name. */
  const ofTold = (at: Ref, { fn, index }: Extract<Value, { kind: 'param' }>, path: readonly string[]): Part => {
    const { by, handed: all } = attemptTold(flow, at.file, fn, index, path);
    if (by.length > 0) return { kind: 'told', at, by };
    return one(all.map((variable) => (isCounter(flow, variable) ? { kind: 'count', variable } : other)));
  };

  const handed = (file: string, { args }: Call, index: number, way: Way): Part => {
    const argument = args[index];
    return argument === undefined || args.slice(0, index + 1).some(({ spread }) => spread)
      ? other
      : partOf({ file, id: argument.value }, way);
  };

  const ofCall = (ref: Ref, way: Way): Part => {
    const site = siteOf(flow, ref);
    if (site === undefined) return other;
    const place = { file: site.file, call: site.id };
    const by = freshBy(flow, site);
    if (by !== undefined) return { kind: 'fresh', by, at: ref, root: way.frames[0]?.place ?? place };
    const { found, open } = flow.functionsOf({ file: site.file, id: site.call.callee });
    if (found.length > 0) {
      if (open.length > 0 || way.frames.length >= MAX_FRAMES) return other;
      return one(
        found.flatMap(({ file, id, fact }) => {
          const frames = [...way.frames, { file, fn: id, call: site.call, place }];
          return exitsOf(fact).flatMap(({ how, value }) => {
            if (how !== 'return') return [];
            return [value === null ? other : partOf({ file, id: value }, { ...way, frames })];
          });
        }),
      );
    }
    const inputs = handedOnBy(flow, site);
    if (inputs === undefined) return other;
    const part = all(site.file, inputs, way);
    return keepsTime(site) || !holdsTime(part) ? part : other;
  };

  /** `ids.key` of an object that is made in the function, or in one around. */
  const ofMember = (ref: Ref, value: Value): Part => {
    const holder = holderOf(flow, ref, value);
    if (holder !== undefined && isKept(holder)) return other;
    const { found, open } = flow.settle(ref);
    if (open.length > 0) return other;
    return one(
      found.map((origin): Part => {
        if (origin.kind === 'value')
          return /^(?:string|constant)$/u.test(flow.value(origin.ref)?.kind ?? '') ? same : other;
        if (origin.kind === 'param') {
          const param = flow.value(origin.ref);
          return param?.kind === 'param' && !param.rest ? ofTold(origin.ref, param, origin.path) : other;
        }
        const site = origin.kind === 'external' ? siteOf(flow, origin.ref) : undefined;
        const by = site === undefined ? undefined : freshBy(flow, site);
        if (site === undefined || by === undefined || origin.kind !== 'external') return other;
        const [start, end] = site.structure.functions[site.call.fn]?.at ?? [0, 0];
        const isAround = site.file === ref.file && (site.call.fn === 0 || (start <= value.at[0] && value.at[1] <= end));
        return isAround ? { kind: 'fresh', by, at: origin.ref, root: { file: site.file, call: site.id } } : other;
      }),
    );
  };

  return partOf(key, { frames: [], seen: new Set() });
};

const isCounter = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  return value?.kind === 'variable' && value.defs.some((id) => isCount(flow.value({ file: ref.file, id }), ref));
};

const isCount = (value: Value | undefined, variable: Ref): boolean =>
  (value?.kind === 'unary' && (value.op === '++' || value.op === '--')) ||
  (value?.kind === 'binary' && (value.left === variable.id || value.right === variable.id)) ||
  (value?.kind === 'template' && value.parts.includes(variable.id));

const holderOf = (flow: Flow, { file }: Ref, value: Value): Ref | undefined => {
  let at: Value | undefined = value;
  while (at?.kind === 'member') {
    const id: number = at.object;
    at = flow.value({ file, id });
    if (at?.kind === 'variable') return { file, id };
  }
  return undefined;
};

const holdsTime = (part: Part): boolean =>
  part.kind === 'fresh' ? part.by === 'time' : 'of' in part && part.of.some(holdsTime);
