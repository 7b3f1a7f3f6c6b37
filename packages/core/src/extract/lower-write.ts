import type { TSESTree } from '@typescript-eslint/utils';
import type { Range } from '../facts/span.ts';
import { MODULE_FUNCTION, type ValueId } from '../facts/structure.ts';
import type { Lowering } from './lowering.ts';
import { outlives } from './outlives.ts';
import { rangeOf } from './ranges.ts';
import { keyName } from './static-name.ts';

/**
 * `object.name = value`. The object is evaluated before the value, which is
 * why the value comes as a function; it is told the name it is stored under.
 */
export const lowerWrite = (
  lowering: Lowering,
  target: TSESTree.MemberExpression,
  lowerValue: (name: string | null, current: () => ValueId) => ValueId,
  /** Of a plain assignment. */
  at?: Range,
): ValueId => {
  const object = lowering.expression(target.object);
  const name = keyName(target.property, target.computed);
  const key = name === null ? lowering.expression(target.property) : null;
  const current = (): ValueId => lowering.add({ at: rangeOf(target), kind: 'member', object, name, key });
  const whole = isModuleExports(lowering, object, name);
  lowering.holder = prototypeOf(lowering, object);
  const value = lowerValue(whole ? null : name, current);
  lowering.holder = null;
  if (name !== null && lowering.values[object]?.kind !== 'variable') lowering.strayWrites.add(name);
  if (name !== null) record(lowering, object, name, value, rangeOf(target), whole);
  else if (lowering.values[object]?.kind === 'variable') record(lowering, object, '*', value, rangeOf(target), false);
  else if (isExports(lowering, object)) recordExport(lowering, '*', membersOf(lowering, value), rangeOf(target));
  if (at !== undefined && outlives(lowering, object))
    lowering.steps.push({ kind: 'store', target: current(), value, at });
  return value;
};

/** `object.name = value`, by whatever means. */
export const recordMember = (lowering: Lowering, id: ValueId, name: string, value: ValueId, at: Range): void => {
  record(lowering, id, name, value, at, false);
};

/** `*`: whatever members `value` has. */
export const recordExport = (lowering: Lowering, name: string, value: ValueId, at: Range): void => {
  lowering.edges.push({ kind: 'export', name, value, at });
};

/** `exports[key] = all[key]` exports members of `all`. */
export const membersOf = (lowering: Lowering, id: ValueId): ValueId => {
  const value = lowering.values[id];
  if (value?.kind === 'member' && value.name === null) return value.object;
  return lowering.add({ at: value?.at ?? [0, 0], kind: 'unknown', why: 'exports under names that are computed' });
};

const record = (lowering: Lowering, id: ValueId, name: string, value: ValueId, at: Range, whole: boolean): void => {
  const object = lowering.values[id];
  if (object === undefined) return;
  if (whole) lowering.edges.push({ kind: 'export', name: '=', value, at });
  else if (isExports(lowering, id)) lowering.edges.push({ kind: 'export', name, value, at });
  else if (object.kind === 'variable') object.writes.push({ name, value });
  // `axios.defaults.timeout = 5000` is kept with the variable, `this.http.defaults.timeout = 5000` with the class, under the whole way.
  else if (object.kind === 'member' && object.name !== null && isKept(lowering, object.object))
    record(lowering, object.object, `${object.name}.${name}`, value, at, false);
  else if (object.kind === 'this' && object.cls !== null) {
    lowering.classes[object.cls]?.members.push({
      name,
      kind: 'field',
      static: false,
      value,
      decorators: [],
      type: null,
    });
  }
};

/** How many members a write may stand behind. */
const MAX_MEMBERS = 4;

/** A variable or an instance of a class, or a member of one. */
const isKept = (lowering: Lowering, id: ValueId, depth = 1): boolean => {
  const value = lowering.values[id];
  if (value?.kind === 'variable') return true;
  if (value?.kind === 'this') return value.cls !== null;
  return (
    value?.kind === 'member' && value.name !== null && depth < MAX_MEMBERS && isKept(lowering, value.object, depth + 1)
  );
};

/** The variable of the function whose prototype is written to. */
const prototypeOf = (lowering: Lowering, id: ValueId): ValueId | null => {
  const object = lowering.values[id];
  const isPrototype = object?.kind === 'member' && object.name === 'prototype';
  return isPrototype && lowering.values[object.object]?.kind === 'variable' ? object.object : null;
};

/** `module.exports` as a target. */
const isModuleExports = (lowering: Lowering, object: ValueId, name: string | null): boolean =>
  name === 'exports' && isGlobal(lowering, object, 'module');

/** `exports` or `module.exports` as the object of a target, under whatever name; at the top of a module `this` as well. */
export const isExports = (lowering: Lowering, id: ValueId): boolean => {
  const value = lowering.values[id];
  if (value?.kind === 'member') return isModuleExports(lowering, value.object, value.name);
  if (value?.kind === 'this') return value.cls === null && lowering.fn === MODULE_FUNCTION;
  if (value?.kind !== 'variable') return isGlobal(lowering, id, 'exports');
  const [def, ...others] = value.defs;
  return (
    def !== undefined && others.length === 0 && lowering.values[def]?.kind !== 'variable' && isExports(lowering, def)
  );
};

const isGlobal = (lowering: Lowering, id: ValueId, name: string): boolean => {
  const value = lowering.values[id];
  return value?.kind === 'global' && value.name === name;
};
