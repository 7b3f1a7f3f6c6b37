/** Where, on the way to a call, what it is given comes to be: a helper makes it anew each time it is called. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import { type FunctionId, MODULE_FUNCTION, type Structure } from '../../facts/structure.ts';
import { type CallRef, callersOf } from '../../flow/callers-of.ts';
import { refKey } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { type CallSite, siteOf, spanOfRef } from './call-site.ts';

export interface Made {
  readonly at: Span;
  /** `handed`: `at` is the parameter of a function around the call, which holds the same for as long as that runs. */
  readonly how: 'made' | 'handed';
}

/** How many helpers stand behind one another, and how many functions call one of them where no call of it is around. */
const MAX_HELPERS = 3;
const MAX_PLACES = 200;

/** Where what `made` answers comes to be for `site`; `handed`: the parameter that it is for. null: nobody can tell. */
export const madeAt = (flow: Flow, site: CallSite, made: Ref, handed?: Ref): Made | null => {
  const outer = functionsAround(site);
  const own = placeAround(flow, site, outer, made);
  if (own !== undefined) return own === null ? null : { at: spanOf(own.file, own.call.at), how: 'made' };
  const param = handed === undefined ? undefined : flow.value(handed);
  const at = handed === undefined ? null : spanOfRef(flow, handed);
  return at !== null && handed?.file === site.file && param?.kind === 'param' && outer.has(param.fn)
    ? { at, how: 'handed' }
    : null;
};

/** The one call around `site`; null: there are several. */
const placeAround = (
  flow: Flow,
  site: CallSite,
  outer: ReadonlySet<FunctionId>,
  made: Ref,
): CallRef | null | undefined => {
  for (const places of levelsOf(flow, made)) {
    const around = [...outer].flatMap((fn) => places.get(`${site.file}#${fn}`) ?? []);
    const [only] = around;
    if (only !== undefined) return around.length === 1 ? only : null;
  }
  const maker = siteOf(flow, made);
  // `import { deadline } from './signals'`: made once for the whole program.
  return maker?.call.fn === MODULE_FUNCTION ? maker : undefined;
};

/** The call that makes it, then what calls the helper in which that stands, and so on; by the function they stand in. */
type Places = ReadonlyMap<string, readonly CallRef[]>;

const memo = new WeakMap<Flow, Map<string, readonly Places[]>>();

const levelsOf = (flow: Flow, made: Ref): readonly Places[] => {
  const known = memo.get(flow) ?? new Map<string, readonly Places[]>();
  memo.set(flow, known);
  const levels = known.get(refKey(made)) ?? findLevels(flow, made);
  known.set(refKey(made), levels);
  return levels;
};

const findLevels = (flow: Flow, made: Ref): readonly Places[] => {
  const maker = siteOf(flow, made);
  const levels: Places[] = maker === undefined ? [] : [byFunction([maker])];
  for (const places of levels) {
    if (levels.length > MAX_HELPERS || places.size === 0 || places.size > MAX_PLACES) break;
    const calls = [...places.values()].flatMap(([first]) =>
      first === undefined ? [] : callersOf(flow, first.file, first.call.fn).found,
    );
    levels.push(byFunction(calls));
  }
  return levels;
};

const byFunction = (calls: readonly CallRef[]): Places => {
  const places = new Map<string, CallRef[]>();
  for (const { file, call } of calls) {
    const key = `${file}#${call.fn}`;
    const known = places.get(key);
    if (known === undefined) places.set(key, [{ file, call }]);
    else known.push({ file, call });
  }
  return places;
};

/** Those it stands in, and the constructors of the classes it is a method's of: what a field holds is made there. */
const functionsAround = ({ structure, call }: CallSite): ReadonlySet<FunctionId> => {
  const found = new Set<FunctionId>();
  for (let fn: FunctionId | null = call.fn; fn !== null; fn = structure.functions[fn]?.parent ?? null) {
    found.add(fn);
    const built = constructorOf(structure, fn);
    if (built !== undefined) found.add(built);
  }
  return found;
};

const constructorOf = (structure: Structure, fn: FunctionId): FunctionId | undefined => {
  const cls = structure.functions[fn]?.cls;
  const members = cls === null || cls === undefined ? [] : (structure.classes[cls]?.members ?? []);
  const built = members.find(({ name, kind }) => name === 'constructor' && kind === 'method');
  const value = built === undefined ? undefined : structure.values[built.value];
  return value?.kind === 'function' ? value.fn : undefined;
};
