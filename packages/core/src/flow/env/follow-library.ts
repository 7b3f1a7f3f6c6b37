/** What calls of libraries hand on of what they are handed. */
import type { Call } from '../../facts/structure.ts';
import type { Following, Trail } from '../following.ts';
import { type Bindings, type Origin, pathText } from '../origin.ts';
import { followMerged } from './merged.ts';
import { followSetting } from './settings.ts';
import { followValidated } from './validated.ts';

/**
 * Follows the members `path` of what `call` of a package answers, where the catalog knows what that holds. `answer` is
 * what it is for everybody else.
 */
export const followLibrary = (
  following: Following,
  callee: Extract<Origin, { kind: 'external' }>,
  answer: Extract<Origin, { kind: 'external' }>,
  call: Call,
  path: readonly string[],
  bindings: Bindings,
  trail: Trail,
): boolean => {
  const { ref } = answer;
  const last = { ref, call, package: callee.package, path: pathText(callee.path) };
  return (
    followMerged(following, callee, ref, call, path, bindings, trail) ||
    followSetting(following, answer, answer.path.length - path.length, last, bindings, trail) ||
    followValidated(following, callee, ref, call, path, bindings, trail)
  );
};
