/** Whether an argument states something under one of several names, however deep. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Bindings, bindingKey } from '../origin.ts';
import type { Flow } from '../settle.ts';

export type Stated = 'given' | 'absent' | 'unknown';

const MAX_DEPTH = 5;

/** `names`: keys of an object; those of objects in it count unless it is `shallow`. `unknown` where a part cannot be seen. */
export const statesKey = (
  flow: Flow,
  ref: Ref,
  names: ReadonlySet<string>,
  bindings: Bindings,
  shallow = false,
  depth = 0,
): Stated => {
  if (depth > MAX_DEPTH) return 'unknown';
  const value = flow.value(ref);
  const inner = (id: number): Stated => statesKey(flow, { file: ref.file, id }, names, bindings, shallow, depth + 1);
  switch (value?.kind) {
    case 'object': {
      if (
        value.entries.some(
          ({ key, value: id }) => key !== null && names.has(key) && !isNothing(flow, { file: ref.file, id }),
        )
      )
        return 'given';
      return most(
        value.entries.map(({ value: id, spread }) =>
          spread ? inner(id) : shallow ? 'absent' : deeper(flow, ref.file, id, inner),
        ),
      );
    }
    case 'array':
      return most(value.items.map(inner));
    case 'either':
      return most(value.of.map(inner));
    case 'variable':
      return value.defs.length === 0
        ? 'unknown'
        : most([
            ...value.writes.map(({ name }): Stated => (names.has(name) ? 'given' : 'absent')),
            ...value.defs.map(inner),
          ]);
    case 'await':
      return inner(value.of);
    case 'param': {
      const bound = bindings.get(bindingKey(ref.file, value.fn, value.index));
      return bound === undefined || bound.path !== undefined
        ? 'unknown'
        : statesKey(flow, bound, names, bindings, shallow, depth + 1);
    }
    case 'string':
    case 'template':
    case 'constant':
    case 'undefined':
    case 'function':
    case 'binary':
    case 'unary':
      return 'absent';
    case undefined:
      return 'absent';
    default: {
      const settled = flow.settle(ref, bindings);
      const objects = settled.found.filter(
        (origin) => origin.kind === 'value' && /^(?:object|array)$/u.test(flow.value(origin.ref)?.kind ?? ''),
      );
      if (objects.length === 0 || objects.length < settled.found.length) return 'unknown';
      return most(
        objects.map((origin) =>
          origin.kind === 'value' ? statesKey(flow, origin.ref, names, origin.bindings, shallow, depth + 1) : 'unknown',
        ),
      );
    }
  }
};

/** Inside of the content nobody states an option, unless it is written there as an object. */
const deeper = (flow: Flow, file: string, id: number, inner: (id: number) => Stated): Stated => {
  const value = flow.value({ file, id });
  return value?.kind === 'object' || value?.kind === 'array' ? (inner(id) === 'given' ? 'given' : 'absent') : 'absent';
};

const isNothing = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  return value?.kind === 'undefined' || (value?.kind === 'constant' && (value.value === null || value.value === false));
};

const most = (states: readonly Stated[]): Stated =>
  states.includes('given') ? 'given' : states.includes('unknown') ? 'unknown' : 'absent';
