import type { Argument, ValueId } from '../facts/structure.ts';
import { isExports, membersOf, recordExport, recordMember } from './lower-write.ts';
import type { Lowering } from './lowering.ts';
import { returnedBy } from './returned.ts';

/**
 * Calls that export, or that store members in an object: `Object.assign(module.exports, ...)`,
 * `Object.defineProperty(exports, 'a', { get })`, and what compilers write for `export *`.
 */
export const lowerExporting = (lowering: Lowering, callee: ValueId, args: readonly Argument[]): void => {
  const [target, ...others] = args;
  if (target === undefined || args.some(({ spread }) => spread)) return;
  const rest = others.map(({ value }) => value);
  switch (calledName(lowering, callee)) {
    case 'Object.assign':
      for (const from of rest) assign(lowering, target.value, from, false);
      return;
    case 'Object.defineProperty':
      define(lowering, target.value, textOf(lowering, rest[0]), rest[1], rest[0]);
      return;
    case 'Object.defineProperties':
      for (const { key, value } of entriesOf(lowering, rest[0])) define(lowering, target.value, key, value, undefined);
      return;
    case '__exportStar':
    case '_export_star':
    case '_exportStar':
      if (rest[0] !== undefined) star(lowering, rest[0], target.value);
      return;
    case '__export':
    case '_export':
      // Older TypeScript hands over a module; esbuild and swc a target and its getters.
      if (rest[0] === undefined) star(lowering, null, target.value);
      else assign(lowering, target.value, rest[0], true);
  }
};

/** Without a target: the file's own exports. */
const star = (lowering: Lowering, target: ValueId | null, from: ValueId): void => {
  if (target !== null && !isExports(lowering, target)) return;
  const value = lowering.values[from];
  const at = value?.at ?? [0, 0];
  if (value?.kind === 'import' && value.name === '*')
    lowering.edges.push({ kind: 'export-all', specifier: value.specifier, at });
  else recordExport(lowering, '*', from, at);
};

const assign = (lowering: Lowering, target: ValueId, from: ValueId, getters: boolean): void => {
  const exporting = isExports(lowering, target);
  const value = lowering.values[from];
  if (value?.kind !== 'object') {
    if (exporting) star(lowering, target, from);
    return;
  }
  if (!exporting && !getters) return;
  for (const entry of value.entries) {
    if (entry.spread) star(lowering, target, entry.value);
    else if (entry.key !== null) {
      const held = getters ? (returnedBy(lowering, entry.value) ?? entry.value) : entry.value;
      recordMember(lowering, target, entry.key, held, entry.at);
    }
  }
};

/** `{ value }` or `{ get() {} }`. A name that is computed tells where the members come from: `get: () => all[key]`. */
const define = (
  lowering: Lowering,
  target: ValueId,
  name: string | null,
  descriptor: ValueId | undefined,
  key: ValueId | undefined,
): void => {
  if (name === '__esModule') return;
  const entries = entriesOf(lowering, descriptor);
  const getter = entries.find((entry) => entry.key === 'get')?.value;
  const held = entries.find((entry) => entry.key === 'value')?.value;
  const value = held ?? (getter === undefined ? undefined : returnedBy(lowering, getter));
  if (value === undefined) return;
  const at = lowering.values[value]?.at ?? [0, 0];
  if (name !== null) recordMember(lowering, target, name, value, at);
  else if (key !== undefined && isExports(lowering, target))
    recordExport(lowering, '*', membersOf(lowering, value), at);
};

const entriesOf = (
  lowering: Lowering,
  id: ValueId | undefined,
): readonly { readonly key: string | null; readonly value: ValueId }[] => {
  const value = id === undefined ? undefined : lowering.values[id];
  return value?.kind === 'object' ? value.entries.filter(({ spread }) => !spread) : [];
};

const textOf = (lowering: Lowering, id: ValueId | undefined): string | null => {
  const value = id === undefined ? undefined : lowering.values[id];
  return value?.kind === 'string' ? value.text : null;
};

/** `Object.assign`; of anything else its last name. */
const calledName = (lowering: Lowering, id: ValueId): string | null => {
  const value = lowering.values[id];
  if (value?.kind === 'variable' || value?.kind === 'global') return value.name;
  if (value?.kind !== 'member') return null;
  const object = lowering.values[value.object];
  return object?.kind === 'global' && object.name === 'Object' ? `Object.${value.name ?? ''}` : value.name;
};
