/** Settings by name that functions of the program answer: `registerAs('stripe', () => ({ … }))`, `forRoot({ load: [ … ] })`. */
import type { Setting } from '../../catalog/library/settings.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { Call, Structure } from '../../facts/structure.ts';
import { exitsOf } from '../exits.ts';
import type { Following, Trail } from '../following.ts';
import { noBindings } from '../origin.ts';
import { entriesAt } from './defaults.ts';
import { callAt } from './call-chain.ts';
import { textsOf } from './texts.ts';

interface Loaded {
  /** null: its members are settings at the top. */
  readonly namespace: string | null;
  readonly make: Ref;
}

/** Follows the setting under the members `path`; answers whether there is one. */
export const followLoaded = (
  following: Following,
  row: Pick<Setting, 'namespaces' | 'loaders'>,
  name: string | null,
  path: readonly string[],
  trail: Trail,
): boolean => {
  if (name === null || (row.namespaces === undefined && row.loaders === undefined)) return false;
  const found = loadedBy(following, row, name).flatMap(({ namespace, make }): readonly Ref[] => {
    if (namespace !== null && namespace !== path[0]) return [];
    const members = namespace === null ? path : path.slice(1);
    return members.length === 0 ? [] : answersAt(following, make, members);
  });
  for (const ref of found) following.follow(ref, [], noBindings, trail);
  return found.length > 0;
};

const answersAt = (following: Following, make: Ref, members: readonly string[]): readonly Ref[] =>
  following.settle(make, noBindings).found.flatMap((origin): readonly Ref[] => {
    const value = origin.kind === 'value' ? following.value(origin.ref) : undefined;
    const fact =
      origin.kind === 'value' && value?.kind === 'function'
        ? following.program.file(origin.ref.file)?.structure.functions[value.fn]
        : undefined;
    if (origin.kind !== 'value' || fact === undefined) return [];
    return exitsOf(fact).flatMap((exit) =>
      exit.how === 'return' && exit.value !== null
        ? members.reduce<readonly Ref[]>(
            (refs, key) => refs.flatMap((ref) => entriesAt(following, ref, key)),
            [{ file: origin.ref.file, id: exit.value }],
          )
        : [],
    );
  });

const memo = new WeakMap<Following, Map<string, readonly Loaded[]>>();

const loadedBy = (
  following: Following,
  { namespaces, loaders }: Pick<Setting, 'namespaces' | 'loaders'>,
  name: string,
): readonly Loaded[] => {
  const known = memo.get(following) ?? new Map<string, readonly Loaded[]>();
  memo.set(following, known);
  const before = known.get(name);
  if (before !== undefined) return before;
  // While they are looked for, none is known.
  known.set(name, []);
  const found: Loaded[] = [];
  for (const file of filesWith(following, name)) {
    const structure = following.program.file(file)?.structure;
    structure?.calls.forEach((call) => {
      const called = calledName(structure, call);
      if (called === namespaces) found.push(...namespaced(following, file, call));
      if (called === loaders?.call) found.push(...loadedIn(following, file, call, loaders.option, namespaces));
    });
  }
  known.set(name, found);
  return found;
};

/** With those that such a file imports, which hold no word to be told by: `forFeature(stripeConfig)`. */
const filesWith = ({ program }: Following, name: string): readonly string[] => {
  const found = new Set<string>();
  for (const file of program.paths) {
    const structure = program.file(file)?.structure;
    if (structure === undefined || !importsFrom(structure, name)) continue;
    found.add(file);
    for (const edge of structure.edges) {
      const target =
        edge.kind === 'import' || edge.kind === 'require' ? program.module(file, edge.specifier) : undefined;
      if (target?.kind !== 'file' || found.has(target.path)) continue;
      const imported = program.file(target.path)?.structure;
      if (imported !== undefined && importsFrom(imported, name)) found.add(target.path);
    }
  }
  return [...found].sort();
};

const importsFrom = (structure: Structure, name: string): boolean =>
  structure.edges.some((edge) => 'specifier' in edge && edge.specifier === name);

const calledName = (structure: Structure, { callee }: Call): string | null => {
  const value = structure.values[callee];
  return value?.kind === 'member' || value?.kind === 'import' || value?.kind === 'variable' ? value.name : null;
};

const namespaced = (following: Following, file: string, { args }: Call): readonly Loaded[] => {
  const [first, second] = args;
  if (first === undefined || second === undefined) return [];
  const make = { file, id: second.value };
  return (textsOf(following, { file, id: first.value }, noBindings) ?? []).map((namespace) => ({ namespace, make }));
};

const loadedIn = (
  following: Following,
  file: string,
  { args: [first] }: Call,
  option: string,
  namespaces: string | undefined,
): readonly Loaded[] =>
  (first === undefined ? [] : entriesAt(following, { file, id: first.value }, option))
    .flatMap((list) => itemsOf(following, list))
    .flatMap((item): readonly Loaded[] => {
      for (const origin of following.settle(item, noBindings).found) {
        if (origin.kind !== 'external' || origin.path.at(-2) !== namespaces) continue;
        const call = callAt(following, origin.ref);
        return call === undefined ? [] : namespaced(following, origin.ref.file, call);
      }
      return [{ namespace: null, make: item }];
    });

const itemsOf = (following: Following, list: Ref): readonly Ref[] =>
  following.settle(list, noBindings).found.flatMap((origin) => {
    const value = origin.kind === 'value' ? following.value(origin.ref) : undefined;
    return origin.kind === 'value' && value?.kind === 'array'
      ? value.items.map((id) => ({ file: origin.ref.file, id }))
      : [];
  });
