/** What stands in for a setting where nothing is set, going by what its schema says. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Following, Trail } from '../following.ts';
import { type Bindings, noBindings } from '../origin.ts';
import { type LibraryCall, chainBehind } from './call-chain.ts';

/** Follows the defaults in the schema that stands at `ref`: `z.string().default('x')`, `str({ default: 'x' })`. */
export const followDefaults = (following: Following, ref: Ref, bindings: Bindings, trail: Trail): void =>
  followDefaultsIn(following, chainBehind(following, ref, bindings), bindings, trail);

export const followDefaultsIn = (
  following: Following,
  chain: readonly LibraryCall[],
  bindings: Bindings,
  trail: Trail,
): void => {
  for (const { ref: at, call, package: name, path } of chain) {
    for (const row of following.catalog.defaultsOf(name)) {
      const argument = row.path.test(path) ? call.args[row.argument] : undefined;
      if (argument === undefined || argument.spread) continue;
      const given = { file: at.file, id: argument.value };
      if (row.members === undefined) following.follow(given, [], bindings, trail);
      else for (const member of row.members) followEntry(following, given, member, trail);
    }
  }
};

/** Follows what an object says of `member`, if it says anything. */
export const followEntry = (following: Following, object: Ref, member: string, trail: Trail): void => {
  for (const entry of entriesAt(following, object, member)) following.follow(entry, [], noBindings, trail);
};

/** What objects have under a key. */
export const entriesAt = (following: Following, object: Ref, key: string): readonly Ref[] =>
  following.settle(object, noBindings).found.flatMap((origin): readonly Ref[] => {
    const value = origin.kind === 'value' ? following.value(origin.ref) : undefined;
    if (origin.kind !== 'value' || value?.kind !== 'object') return [];
    const { file } = origin.ref;
    const own = value.entries.filter((entry) => entry.key === key);
    if (own.length > 0) return own.map((entry) => ({ file, id: entry.value }));
    const spreads = value.entries.filter(({ spread }) => spread);
    return spreads.flatMap((entry) => entriesAt(following, { file, id: entry.value }, key));
  });

/** What stands under the members `path` of an object. */
export const entriesUnder = (following: Following, object: Ref, path: readonly string[]): readonly Ref[] =>
  path.reduce<readonly Ref[]>((refs, key) => refs.flatMap((ref) => entriesAt(following, ref, key)), [object]);
