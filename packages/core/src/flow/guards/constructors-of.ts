import type { Ref } from '../../facts/file-facts.ts';
import type { Known } from '../../scope/known.ts';
import type { Bindings, Origin } from '../origin.ts';
import type { Flow, FunctionRef } from '../settle.ts';

const MAX_CLASSES = 12;

/** What runs where one of these classes is constructed: its own constructor, an inherited one, or null for none; undefined where nobody can see. */
export const constructorsOf = (
  flow: Flow,
  { found, open }: Known<Origin>,
): readonly (FunctionRef | null)[] | undefined => {
  const all = found.map((origin) =>
    origin.kind === 'value' && flow.value(origin.ref)?.kind === 'class'
      ? constructorOf(flow, origin.ref, origin.bindings)
      : undefined,
  );
  const seen = all.flatMap((one): readonly (FunctionRef | null)[] => (one?.length === 0 ? [null] : (one ?? [])));
  if (seen.some((one) => one !== null)) return seen;
  return open.length > 0 || all.length === 0 || all.includes(undefined) ? undefined : seen;
};

const constructorOf = (flow: Flow, cls: Ref, bindings: Bindings, depth = 0): readonly FunctionRef[] | undefined => {
  const value = flow.value(cls);
  const structure = flow.program.file(cls.file)?.structure;
  const fact = value?.kind === 'class' ? structure?.classes[value.cls] : undefined;
  if (fact === undefined || depth > MAX_CLASSES) return undefined;
  const member = fact.members.find((one) => one.name === 'constructor' && one.kind === 'method');
  const fn = member === undefined ? undefined : structure?.values[member.value];
  const own = fn?.kind === 'function' ? structure?.functions[fn.fn] : undefined;
  if (fn?.kind === 'function' && own !== undefined) return [{ file: cls.file, id: fn.fn, fact: own, bindings }];
  if (fact.superclass === null) return [];
  const parents = flow.settle({ file: cls.file, id: fact.superclass }, bindings);
  const inherited = parents.found.map((parent) =>
    parent.kind === 'value' ? constructorOf(flow, parent.ref, parent.bindings, depth + 1) : undefined,
  );
  if (parents.open.length > 0 || inherited.length === 0 || inherited.includes(undefined)) return undefined;
  return inherited.flatMap((one) => one ?? []);
};
