/** Calls on what a call answers: `insert().values().onConflictDoNothing()`. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, CallId, Structure, ValueId } from '../../facts/structure.ts';

export interface Link {
  readonly name: string;
  readonly call: Call;
}

interface Links {
  /** By the call on whose answer it is called. */
  readonly next: ReadonlyMap<CallId, Link & { readonly id: CallId }>;
}

const tables = new WeakMap<Structure, Links>();

const linksOf = (structure: Structure): Links => {
  const known = tables.get(structure);
  if (known !== undefined) return known;
  const next = new Map<CallId, Link & { readonly id: CallId }>();
  structure.calls.forEach((call, id) => {
    const callee = structure.values[call.callee];
    const object = callee?.kind === 'member' ? structure.values[callee.object] : undefined;
    if (callee?.kind === 'member' && object?.kind === 'call')
      next.set(object.call, { name: callee.name ?? '*', call, id });
  });
  const links = { next };
  tables.set(structure, links);
  return links;
};

/** What is called on the answer of `call`, on the answer of that, and so on. */
export const chainAfter = (structure: Structure, call: Call): readonly Link[] => {
  const { next } = linksOf(structure);
  const chain: Link[] = [];
  let at = structure.calls.indexOf(call);
  for (let hops = 0; hops < 30; hops += 1) {
    const link = next.get(at);
    if (link === undefined) break;
    chain.push(link);
    at = link.id;
  }
  return chain;
};

/** The calls before it in its chain, the last one first: of `from('orders').insert()` the call of `from`. */
export const chainBefore = (structure: Structure, call: Call): readonly Link[] => {
  const chain: Link[] = [];
  let at: ValueId = call.callee;
  for (let hops = 0; hops < 40; hops += 1) {
    const value = structure.values[at];
    if (value?.kind === 'member') at = value.object;
    else if (value?.kind === 'await') at = value.of;
    else if (value?.kind === 'call') {
      const inner = structure.calls[value.call];
      if (inner === undefined) break;
      const callee = structure.values[inner.callee];
      chain.push({
        name: callee?.kind === 'member' || callee?.kind === 'variable' ? (callee.name ?? '*') : '*',
        call: inner,
      });
      at = inner.callee;
    } else break;
  }
  return chain;
};

/** How it is written: `prisma.order.create`, for people. */
export const writtenName = (structure: Structure, id: ValueId, depth = 0): string => {
  const value = structure.values[id];
  if (depth > 12) return '…';
  switch (value?.kind) {
    case 'member':
      return `${writtenName(structure, value.object, depth + 1)}.${value.name ?? '[…]'}`;
    case 'variable':
    case 'global':
      return value.name;
    case 'import':
      return value.name === '*' || value.name === 'default' ? (value.specifier.split('/').at(-1) ?? '') : value.name;
    case 'this':
      return 'this';
    case 'await':
      return writtenName(structure, value.of, depth + 1);
    case 'param':
      return structure.functions[value.fn]?.params[value.index]?.name ?? '…';
    case 'call': {
      const call = structure.calls[value.call];
      return call === undefined ? '…' : `${writtenName(structure, call.callee, depth + 1)}()`;
    }
    default:
      return '…';
  }
};

export const refsOf = (file: string, call: Call): readonly Ref[] => call.args.map(({ value }) => ({ file, id: value }));

/** What a chain begins with: `res` of `res.status(202).end`. */
export const startOfChain = (structure: Structure, id: ValueId, depth = 0): ValueId => {
  const value = structure.values[id];
  const callee = value?.kind === 'call' ? structure.values[structure.calls[value.call]?.callee ?? -1] : undefined;
  return callee?.kind === 'member' && depth < 8 ? startOfChain(structure, callee.object, depth + 1) : id;
};
