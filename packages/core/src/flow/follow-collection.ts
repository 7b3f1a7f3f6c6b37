import type { Ref } from '../facts/file-facts.ts';
import type { Value } from '../facts/structure.ts';
import { followKept } from './follow-handed.ts';
import type { Following, Trail } from './following.ts';
import type { Bindings } from './origin.ts';
import { storedIn } from './stored.ts';

export const followObject = (
  following: Following,
  ref: Ref,
  origin: Extract<Value, { kind: 'object' }>,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  const [name, ...rest] = path;
  if (name === undefined) return void trail.found.push({ kind: 'value', ref, bindings });
  const entries = origin.entries.filter(
    (entry) => !entry.spread && (name === '*' || entry.key === name || entry.key === null),
  );
  for (const entry of entries) following.follow({ file: ref.file, id: entry.value }, rest, bindings, trail);
  if (entries.some((entry) => entry.key === name)) return;
  const spreads = origin.entries.filter((entry) => entry.spread);
  for (const spread of spreads) following.follow({ file: ref.file, id: spread.value }, path, bindings, trail);
  if (entries.length === 0 && spreads.length === 0) trail.found.push({ kind: 'made', ref, path });
};

export const followArray = (
  following: Following,
  ref: Ref,
  origin: Extract<Value, { kind: 'array' }>,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): void => {
  const [name, ...rest] = path;
  if (name === undefined) return void trail.found.push({ kind: 'value', ref, bindings });
  const index = /^\d+$/u.test(name) ? Number(name) : undefined;
  if (name !== '*' && index === undefined) return void trail.found.push({ kind: 'made', ref, path });
  // Behind what is spread into it nothing has a place that is known.
  const isCounted = index !== undefined && !origin.items.slice(0, index + 1).some((id) => isSpread(following, ref, id));
  const items = isCounted ? origin.items.slice(index, index + 1) : origin.items;
  for (const id of items) following.follow({ file: ref.file, id }, rest, bindings, trail);
  if (origin.items.length > 0) return;
  for (const { file, value } of storedIn(following, ref))
    followKept(following, { file, id: value }, rest, bindings, trail);
};

const isSpread = (following: Following, { file }: Ref, id: number): boolean =>
  following.value({ file, id })?.kind === 'element';
