/** The environment as a schema let it through: `schema.parse(process.env).NAME`. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Call } from '../../facts/structure.ts';
import type { Following, Trail } from '../following.ts';
import { type Bindings, type Origin, pathText } from '../origin.ts';
import { chainBehind } from './call-chain.ts';
import { entriesAt, followDefaults } from './defaults.ts';
import { isEnvironment } from './environment.ts';

type External = Extract<Origin, { kind: 'external' }>;

/** Where an answer that is an object of results keeps what was let through. */
const RESULT = /^(?:data|value|output)$/u;

/** Follows the members `path` of what `call` of a package answers, where it is handed the whole environment. */
export const followValidated = (
  following: Following,
  callee: External,
  ref: Ref,
  call: Call,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): boolean => {
  const [head, ...rest] = path;
  if (head === undefined) return false;
  const text = pathText(callee.path);
  for (const row of following.catalog.validatorsOf(callee.package)) {
    if (!row.path.test(text) || row.result === 'boolean' || row.result === 'list' || row.result === 'promise-list')
      continue;
    const data = call.args[row.data];
    if (data === undefined || data.spread) continue;
    const given = { file: ref.file, id: data.value };
    if (!holdsEnvironment(following, given, bindings)) continue;
    const members = row.result.endsWith('result-object') && RESULT.test(head) ? rest : path;
    const [name] = members;
    if (name === undefined) return false;
    following.follow(given, members, bindings, trail);
    for (const entry of schemaEntries(following, row.schema, ref, call, name, bindings))
      followDefaults(following, entry, bindings, trail);
    return true;
  }
  return false;
};

/** It is the environment, or an object that it is spread into or that names variables of it. */
const holdsEnvironment = (following: Following, ref: Ref, bindings: Bindings): boolean =>
  following.settle(ref, bindings).found.some((origin) => {
    if (isEnvironment(origin)) return true;
    const value = origin.kind === 'value' ? following.value(origin.ref) : undefined;
    if (origin.kind !== 'value' || value?.kind !== 'object') return false;
    return value.entries.some(({ value: id }) => {
      const entry = following.value({ file: origin.ref.file, id });
      const object = entry?.kind === 'member' ? following.value({ file: origin.ref.file, id: entry.object }) : entry;
      return object?.kind === 'member' && object.name === 'env';
    });
  });

/** What the schema asks of `name`: an argument of the call, or what it is called on. */
const schemaEntries = (
  following: Following,
  index: number | undefined,
  ref: Ref,
  call: Call,
  name: string,
  bindings: Bindings,
): readonly Ref[] => {
  const callee = following.value({ file: ref.file, id: call.callee });
  const argument = index === undefined ? undefined : call.args[index]?.value;
  const id = argument ?? (callee?.kind === 'member' ? callee.object : undefined);
  if (id === undefined) return [];
  return chainBehind(following, { file: ref.file, id }, bindings).flatMap((link) =>
    link.call.args.flatMap(({ value }) => entriesAt(following, { file: link.ref.file, id: value }, name)),
  );
};
