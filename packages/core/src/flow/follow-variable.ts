/** What is stored in a variable, and in its members. */
import type { Ref } from '../facts/file-facts.ts';
import type { Value } from '../facts/structure.ts';
import { followKept } from './follow-handed.ts';
import type { Following, Trail } from './following.ts';
import type { Bindings } from './origin.ts';

export const followVariable = (
  following: Following,
  ref: Ref,
  origin: Extract<Value, { kind: 'variable' }>,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  const [member, ...rest] = path;
  const writes = member === undefined ? [] : origin.writes.filter(({ name }) => isStoredAt(name, member));
  for (const { value } of writes) followKept(following, { file: ref.file, id: value }, rest, bindings, trail);
  // `config.http.timeout = 5000`
  for (const { name, value } of origin.writes.filter((write) => isStoredInside(write.name, path)))
    following.follow({ file: ref.file, id: value }, path.slice(name.split('.').length), bindings, trail);
  // `const handlers = {}; handlers.paid = …`: nobody asks what an empty object holds.
  const isFilled = (id: number): boolean => writes.length > 0 && isEmptyObject(following.value({ file: ref.file, id }));
  for (const id of origin.defs) if (!isFilled(id)) following.follow({ file: ref.file, id }, path, bindings, trail);
  if (origin.defs.length === 0 && writes.length === 0) trail.found.push({ kind: 'made', ref, path });
};

const isEmptyObject = (value: Value | undefined): boolean => value?.kind === 'object' && value.entries.length === 0;

export const isStoredInside = (name: string, path: readonly string[]): boolean => {
  const places = name.includes('.') ? name.split('.') : [];
  return places.length > 0 && places.length <= path.length && places.every((place, index) => place === path[index]);
};

/** Which member is asked for under a computed name is not known, nor under which one a computed name stored. */
const isStoredAt = (name: string, member: string): boolean =>
  name === member || (member === '*' && !name.includes('.') && name !== 'prototype');
