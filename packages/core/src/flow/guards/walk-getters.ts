/** Getters run where they are read: `if (!delivery.isGenuine) return`, `ship(delivery.verified)`. */
import type { Ref } from '../../facts/file-facts.ts';
import type { ClassFact, ValueId } from '../../facts/structure.ts';
import type { Bindings } from '../origin.ts';
import type { Flow, FunctionRef } from '../settle.ts';
import { type State, blank, chain, distinctStates } from './state.ts';
import { memberKey } from './telling.ts';
import { type Frame, type Walking, isSettled } from './walking.ts';

const MAX_DEPTH = 4;
const MAX_CLASSES = 8;

/** The ways on which the getters have run that the values `ids` read. */
export const walkGetters = (
  walking: Walking,
  ids: readonly ValueId[],
  states: readonly State[],
  frame: Frame,
): readonly State[] => {
  if (isSettled(states)) return states;
  let on = states;
  for (const ref of membersBehind(walking.flow, frame.file, ids)) {
    for (const getter of gettersAt(walking.flow, ref, frame.bindings)) {
      const ways = walking.run(getter, getter.bindings, frame.depth + 1);
      const going = ways.out.filter((way) => !way.refused || way.check !== null);
      const results = going.length > 0 ? going : ways.out;
      const tells = isSettled(results) ? (results.find((way) => way.check !== null) ?? results[0]) : undefined;
      const key = memberKey(ref);
      if (tells !== undefined && !walking.telling.has(key))
        walking.telling.set(key, { ...blank, check: tells.check, open: tells.open });
      on = distinctStates(
        on.flatMap((state) => results.map((way) => chain(state, { ...way, refused: false, answered: false }))),
      );
    }
  }
  return on;
};

const membersBehind = (flow: Flow, file: string, ids: readonly ValueId[], depth = 0): readonly Ref[] =>
  ids.flatMap((id): readonly Ref[] => {
    const value = flow.value({ file, id });
    const into = (of: readonly ValueId[]): readonly Ref[] =>
      depth > MAX_DEPTH ? [] : membersBehind(flow, file, of, depth + 1);
    switch (value?.kind) {
      case 'member':
        return [...into([value.object]), { file, id }];
      case 'variable':
        return value.defs.length === 1 ? into(value.defs) : [];
      case 'await':
      case 'unary':
        return into([value.of]);
      case 'either':
        return into(value.of);
      case 'binary':
        return into([value.left, value.right]);
      default:
        return [];
    }
  });

const gettersAt = (flow: Flow, ref: Ref, bindings: Bindings): readonly FunctionRef[] => {
  const member = flow.value(ref);
  if (member?.kind !== 'member' || member.name === null) return [];
  const { name } = member;
  return flow
    .settle({ file: ref.file, id: member.object }, bindings)
    .found.flatMap((origin) =>
      origin.kind === 'instance' ? getterOf(flow, origin.ref, name, origin.bindings ?? bindings) : [],
    );
};

const getterOf = (flow: Flow, cls: Ref, name: string, bindings: Bindings, depth = 0): readonly FunctionRef[] => {
  const fact = classAt(flow, cls);
  if (fact === undefined || depth > MAX_CLASSES) return [];
  const own = fact.members.filter((member) => member.name === name && !member.static);
  if (own.length === 0 && fact.superclass !== null)
    return flow
      .settle({ file: cls.file, id: fact.superclass }, bindings)
      .found.flatMap((parent) =>
        parent.kind === 'value' ? getterOf(flow, parent.ref, name, bindings, depth + 1) : [],
      );
  return own.flatMap(({ kind, value }) => {
    const at = flow.value({ file: cls.file, id: value });
    const got =
      kind === 'get' && at?.kind === 'function' ? flow.program.file(cls.file)?.structure.functions[at.fn] : undefined;
    return got === undefined || at?.kind !== 'function' ? [] : [{ file: cls.file, id: at.fn, fact: got, bindings }];
  });
};

const classAt = (flow: Flow, cls: Ref): ClassFact | undefined => {
  const value = flow.value(cls);
  return value?.kind === 'class' ? flow.program.file(cls.file)?.structure.classes[value.cls] : undefined;
};
