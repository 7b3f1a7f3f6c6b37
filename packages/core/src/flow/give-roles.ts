import type { FunctionRef } from './function-ref.ts';
import { bindingKey } from './origin.ts';
import type { Role } from './tags.ts';

/** What a framework hands over, by position, to what `bind` has left open of a function. */
export const giveRoles = (
  roles: Map<string, Role>,
  { file, id, handed = 0 }: FunctionRef,
  given: readonly Role[],
): void => {
  if (handed === Infinity) return;
  given.forEach((role, index) => roles.set(bindingKey(file, id, index + handed), role));
};
