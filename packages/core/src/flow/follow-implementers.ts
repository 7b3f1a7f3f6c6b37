import type { Ref } from '../facts/file-facts.ts';
import type { TypeName } from '../facts/structure.ts';
import { followInstance } from './follow-class.ts';
import type { Following, Trail } from './following.ts';
import { implementersOf } from './implementers.ts';
import { noBindings } from './origin.ts';
import { typeTargets } from './type-targets.ts';

/**
 * A method of what is injected under an interface: that of everybody who implements it. Answers whether there is one; nobody
 * is, where somebody may be out of sight.
 */
export const followImplementers = (
  following: Following,
  ref: Ref,
  type: TypeName,
  path: readonly string[],
  trail: Trail,
): boolean => {
  if (path.length === 0 || path.includes('*')) return false;
  const before = trail.found.length;
  for (const target of typeTargets(following.program, ref.file, { kind: 'name', ...type }, path)) {
    if (target.kind !== 'interface') continue;
    const { found, open } = implementersOf(following.program, target.file, target.name);
    if (open.length > 0) continue;
    for (const one of found)
      if (one.kind === 'class') followInstance(following, one.ref, target.path, noBindings, trail);
      else following.follow(one.ref, target.path, noBindings, trail);
  }
  return trail.found.length > before;
};
