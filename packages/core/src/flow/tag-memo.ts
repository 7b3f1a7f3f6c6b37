/** What is known of the tags of values. Values that are made of each other are worked out together. */
import type { Ref } from '../facts/file-facts.ts';
import { createBoundMemo } from './bound-memo.ts';
import { type Bindings, idOf, refKey } from './origin.ts';
import type { Role, Tags } from './role-tags.ts';
import type { Flow } from './settle.ts';

type Collect = (ref: Ref, bindings: Bindings) => Tags;

export interface TagMemo {
  /** Of a value that is asked after. */
  whole(ref: Ref, bindings: Bindings, collect: Collect): Tags;
  /** Of one that another is made of. */
  part(ref: Ref, bindings: Bindings, collect: Collect): Tags;
}

const MAX_DEPTH = 24;
const none: Tags = new Set();

/** `roles` may grow: what is known holds for as many as there were. */
export const createTagMemo = (flow: Flow, roles: ReadonlyMap<string, Role>): TagMemo => {
  let known = createBoundMemo<Tags>();
  let rolesThen = roles.size;
  /** Under way, by how deep it stands. */
  const active = new Map<string, number>();
  /** Of the question under way: what rests on a value further out that is under way, too. */
  const partial = new Map<string, Tags>();
  /** How far out what is under way rests on itself; `Infinity`: it doesn't. */
  let lowest = Infinity;

  const part = (ref: Ref, all: Bindings, collect: Collect): Tags => {
    const bindings = flow.project(ref, all);
    const answer = known.get(ref, bindings);
    if (answer !== undefined) return answer;
    const key = refKey(ref);
    const at = active.get(key);
    if (at !== undefined) {
      lowest = Math.min(lowest, at);
      return none;
    }
    const under = `${key}@${String(idOf(bindings))}`;
    const before = partial.get(under);
    if (before !== undefined || active.size > MAX_DEPTH) {
      lowest = -1;
      return before ?? none;
    }
    const depth = active.size;
    const outer = lowest;
    lowest = Infinity;
    active.set(key, depth);
    let tags: Tags;
    try {
      tags = collect(ref, bindings);
    } finally {
      // A question that breaks is told of, and others are asked after it.
      active.delete(key);
    }
    const isWhole = lowest >= depth;
    if (isWhole) known.set(ref, bindings, tags);
    else partial.set(under, tags);
    lowest = isWhole ? outer : Math.min(outer, lowest);
    return tags;
  };

  const whole = (ref: Ref, bindings: Bindings, collect: Collect): Tags => {
    if (roles.size !== rolesThen) known = createBoundMemo();
    rolesThen = roles.size;
    try {
      const tags = part(ref, bindings, collect);
      known.set(ref, flow.project(ref, bindings), tags);
      return tags;
    } finally {
      partial.clear();
      lowest = Infinity;
    }
  };

  return { whole, part };
};
