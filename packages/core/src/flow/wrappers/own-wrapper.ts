/** Whether a value is one of the config's `wrappers`, however the file that uses it spells the import. */
import { type WrapperKind, namesOfWrapper } from '../../catalog/own/own-wrappers.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { ClassId, FunctionFact } from '../../facts/structure.ts';
import { type Bindings, type Origin, noBindings, refKey } from '../origin.ts';
import type { Flow } from '../settle.ts';
import { isNamedSo } from './named-so.ts';
import { NOWHERE, type OwnExport, ownExportsOf } from './own-exports.ts';
import { spelledAs } from './spelled-as.ts';

/** `maybe`: one file does not show what its import means. */
export type IsWrapper = 'yes' | 'maybe' | 'no';

const MAX_STEPS = 60;

/** What is called, or the function, the middleware, the decorator. A member of a wrapper is one; what a wrapper answers is one only where it makes them. */
export const ownWrapperAt = (flow: Flow, ref: Ref, kind: WrapperKind, bindings: Bindings = noBindings): IsWrapper => {
  if (flow.catalog.wrappers.length === 0) return 'no';
  const own = ownExportsOf(flow).filter(({ wrapper }) => wrapper.kind === kind);
  return own.length === 0 ? 'no' : isAt(flow, own, ref, bindings, new Set());
};

export const isOwnWrapper = (flow: Flow, ref: Ref, kind: WrapperKind, bindings: Bindings = noBindings): boolean =>
  ownWrapperAt(flow, ref, kind, bindings) === 'yes';

const isAt = (flow: Flow, own: readonly OwnExport[], ref: Ref, bindings: Bindings, seen: Set<number>): IsWrapper => {
  if (seen.has(ref.id) || seen.size > MAX_STEPS) return 'no';
  seen.add(ref.id);
  if (own.some(({ wrapper }) => wrapper.from === null && isNamedSo(flow, ref, wrapper.import))) return 'yes';
  if (flow.settle(ref, bindings).found.some((origin) => own.some((one) => isOrigin(flow, one, origin)))) return 'yes';
  const spelled = flow.program.single === true ? spelledAs(flow, own, ref) : 'no';
  if (spelled !== 'no') return spelled;
  const value = flow.value(ref);
  const at = (id: number): IsWrapper => isAt(flow, own, { file: ref.file, id }, bindings, seen);
  switch (value?.kind) {
    case 'member':
      return value.name === null || LANGUAGE.test(value.name) ? 'no' : at(value.object);
    case 'variable':
      return surest(value.defs.map(at));
    case 'await':
      return at(value.of);
    case 'call':
      return madeAt(flow, own, ref, value.call, at);
    default:
      return 'no';
  }
};

/** `verifier(secret)(request)`, `http.extend(options).post()`, `logger.child(bindings).info()`. */
const madeAt = (
  flow: Flow,
  own: readonly OwnExport[],
  ref: Ref,
  id: number,
  at: (id: number) => IsWrapper,
): IsWrapper => {
  const structure = flow.program.file(ref.file)?.structure;
  const call = structure?.calls[id];
  if (structure === undefined || call === undefined) return 'no';
  const callee = structure.values[call.callee];
  const name =
    callee?.kind === 'member' || callee?.kind === 'variable' || callee?.kind === 'import' ? callee.name : null;
  const makes =
    call.construct ||
    (name !== null && MAKES.test(name)) ||
    own.some(({ wrapper }) => wrapper.kind === 'logger' || MAKES.test(namesOfWrapper(wrapper).at(-1) ?? '')) ||
    structure.calls.some((other) => structure.values[other.callee] === structure.values[ref.id]);
  return makes ? at(call.callee) : 'no';
};

const MAKES =
  /^(?:create|make|build|extend|child|instance)(?:[A-Z]|$)|^(?:new|init|with|using)[A-Z]|^get\w*(?:Client|Instance|Api|Http|Logger|Limiter)$/u;

/** What every function and object has. */
const LANGUAGE = /^(?:bind|call|apply|toString|then|catch|finally|name|length)$/u;

const surest = (all: readonly IsWrapper[]): IsWrapper =>
  all.includes('yes') ? 'yes' : all.includes('maybe') ? 'maybe' : 'no';

const isOrigin = (flow: Flow, { target, wrapper, origins }: OwnExport, origin: Origin): boolean => {
  if (target?.kind === 'package')
    return (
      origin.kind === 'external' &&
      origin.package === target.name &&
      (target.subpath === undefined || origin.subpath === target.subpath) &&
      leads(packagePath(wrapper.import), origin.path)
    );
  return origins.some((one) => isSame(flow, one, origin));
};

const packagePath = (name: string): readonly string[] =>
  name.split('.').filter((part, at) => at > 0 || part !== 'default');

/** The very thing, or a member of it; an instance where it is a class. */
const leads = (wanted: readonly string[], path: readonly string[]): boolean => {
  if (!wanted.every((name, index) => path[index] === name)) return false;
  const rest = path.slice(wanted.length);
  const made = /^[A-Z]/u.test(wanted.at(-1) ?? '') && rest[0] === '()' ? rest.slice(1) : rest;
  return !made.includes('()');
};

const isSame = (flow: Flow, own: Origin, origin: Origin): boolean => {
  if (own.kind === 'value') return isOfValue(flow, own.ref, origin);
  if (own.kind === 'instance') return isOfClass(flow, own.ref, origin);
  if (own.kind === 'external')
    return (
      origin.kind === 'external' &&
      (own.ref.id === NOWHERE ? own.package === origin.package : refKey(own.ref) === refKey(origin.ref)) &&
      own.path.every((name, index) => origin.path[index] === name) &&
      !origin.path.slice(own.path.length).includes('()')
    );
  return own.kind === 'made' && origin.kind === 'made' && refKey(own.ref) === refKey(origin.ref);
};

const isOfValue = (flow: Flow, ref: Ref, origin: Origin): boolean => {
  if (flow.value(ref)?.kind === 'class') return isOfClass(flow, ref, origin);
  return origin.kind === 'value' && refKey(origin.ref) === refKey(ref);
};

/** The class, an instance of it, and a method of either. */
const isOfClass = (flow: Flow, cls: Ref, origin: Origin): boolean => {
  if (origin.kind === 'instance' || origin.kind === 'value') {
    if (refKey(origin.ref) === refKey(cls)) return true;
    const own = flow.value(cls);
    return (
      origin.kind === 'value' &&
      own?.kind === 'class' &&
      origin.ref.file === cls.file &&
      isMethodOf(flow, origin.ref, own.cls)
    );
  }
  return false;
};

const isMethodOf = (flow: Flow, ref: Ref, cls: ClassId): boolean => {
  const value = flow.value(ref);
  const fact = value?.kind === 'function' ? flow.program.file(ref.file)?.structure.functions[value.fn] : undefined;
  return fact?.cls === cls;
};

/** Whether the function `fn` of `file` is the inside of such a wrapper: its own, a method of its class, one in either. */
export const isInsideWrapper = (flow: Flow, file: string, fn: number, kind: WrapperKind): boolean => {
  if (flow.catalog.wrappers.length === 0) return false;
  const structure = flow.program.file(file)?.structure;
  const own = ownExportsOf(flow).filter(({ wrapper }) => wrapper.kind === kind);
  const around = (id: number | null): readonly (FunctionFact & { readonly id: number })[] => {
    const fact = id === null ? undefined : structure?.functions[id];
    return fact === undefined || id === null ? [] : [{ ...fact, id }, ...around(fact.parent)];
  };
  const facts = own.length === 0 ? [] : around(fn);
  return own.some(({ origins }) =>
    origins.some((origin) => {
      if (!('ref' in origin) || origin.ref.file !== file) return false;
      const value = flow.value(origin.ref);
      if (value?.kind === 'function') return facts.some(({ id }) => id === value.fn);
      if (value?.kind === 'class') return facts.some(({ cls }) => cls === value.cls);
      return (
        value?.kind === 'object' && facts.some(({ at, id }) => id !== 0 && value.at[0] <= at[0] && at[1] <= value.at[1])
      );
    }),
  );
};
