/** The rounds of a loop over a list of functions that is known item by item. */
import type { Ref } from '../facts/file-facts.ts';
import { eachOfKind } from '../facts/of-kind.ts';
import type { Step, Structure, ValueId } from '../facts/structure.ts';
import { type Bindings, type BoundRef, bindingKey, elementKey } from './origin.ts';
import type { Flow } from './settle.ts';

const MAX_ROUNDS = 8;

/** Under which the body runs, round by round; undefined where the items are not known, or are no functions. */
export const roundsOf = (
  flow: Flow,
  file: string,
  { form, over }: Extract<Step, { kind: 'loop' }>,
  bindings: Bindings,
): readonly Bindings[] | undefined => {
  if (form !== 'of' || over === null) return undefined;
  const structure = flow.program.file(file)?.structure;
  const element = structure === undefined ? undefined : elementOf(structure, over);
  const items = element === undefined ? [] : itemsOf(flow, { file, id: over }, bindings);
  if (element === undefined || items.length < 2 || items.length > MAX_ROUNDS) return undefined;
  const isFunction = (item: BoundRef): boolean => {
    const { found } = flow.settleMember({ file: item.file, id: item.id }, item.path ?? [], bindings);
    return (
      found.length > 0 &&
      found.every((origin) => origin.kind === 'value' && flow.value(origin.ref)?.kind === 'function')
    );
  };
  if (!items.every(isFunction)) return undefined;
  return items.map((item) => new Map([...bindings, [elementKey({ file, id: element }), item]]));
};

const itemsOf = (flow: Flow, over: Ref, bindings: Bindings): readonly BoundRef[] => {
  const [origin, ...others] = flow.settle(over, bindings).found;
  if (origin === undefined || others.length > 0 || !('ref' in origin)) return [];
  const value = flow.value(origin.ref);
  const { file } = origin.ref;
  if (origin.kind === 'value' && value?.kind === 'array') {
    const isPlain = value.items.every((id) => flow.value({ file, id })?.kind !== 'element');
    return isPlain ? value.items.map((id) => ({ file, id })) : [];
  }
  if (origin.kind !== 'param' || value?.kind !== 'param' || !value.rest || origin.path.length > 0) return [];
  const key = bindingKey(file, value.fn, value.index);
  const items: BoundRef[] = [];
  for (let item = bindings.get(`${key}.0`); item !== undefined; item = bindings.get(`${key}.${items.length}`))
    items.push(item);
  return items;
};

const tables = new WeakMap<Structure, ReadonlyMap<ValueId, ValueId>>();

/** What stands for the item in the body. */
const elementOf = (structure: Structure, over: ValueId): ValueId | undefined => {
  const known = tables.get(structure);
  if (known !== undefined) return known.get(over);
  const table = new Map<ValueId, ValueId>();
  eachOfKind(structure, 'element', (value, id) => void table.set(value.of, id));
  tables.set(structure, table);
  return table.get(over);
};
