import type { Call, Structure } from '../../facts/structure.ts';
import type { Flow } from '../settle.ts';

/** `db.update(orders).set(paid).where(eq(orders.id, id))`: all the calls of the chain. */
export const chainOf = ({ program }: Flow, file: string, call: Call): readonly Call[] => {
  const structure = program.file(file)?.structure;
  if (structure === undefined) return [call];
  const { values, calls } = structure;
  const inner = (one: Call, depth = 0): readonly Call[] => {
    const callee = values[one.callee];
    const object = callee?.kind === 'member' ? values[callee.object] : undefined;
    const before = object?.kind === 'call' && depth < MAX_CHAIN ? calls[object.call] : undefined;
    return before === undefined ? [one] : [one, ...inner(before, depth + 1)];
  };
  const next = nextIn(structure);
  const outer: Call[] = [];
  for (let at = next.get(call); at !== undefined && outer.length < MAX_CHAIN; at = next.get(at)) outer.push(at);
  return [...inner(call), ...outer];
};

const MAX_CHAIN = 12;

const memo = new WeakMap<Structure, ReadonlyMap<Call, Call>>();

/** By each call the one that is made on what it answers. */
const nextIn = (structure: Structure): ReadonlyMap<Call, Call> => {
  const known = memo.get(structure);
  if (known !== undefined) return known;
  const next = new Map<Call, Call>();
  for (const call of structure.calls) {
    const callee = structure.values[call.callee];
    const object = callee?.kind === 'member' ? structure.values[callee.object] : undefined;
    const before = object?.kind === 'call' ? structure.calls[object.call] : undefined;
    if (before !== undefined) next.set(before, call);
  }
  memo.set(structure, next);
  return next;
};
