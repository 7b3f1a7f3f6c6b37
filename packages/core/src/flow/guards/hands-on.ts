import { isMemberRole, partOf } from '../member-roles.ts';
import type { Role } from '../tags.ts';

/**
 * Whether calling the member `path` of what a framework hands over lets a request on. `next`: unless it is called with
 * an error. `resolve`: of SvelteKit, which takes the event.
 */
export const handsOn = (role: Role | undefined, path: readonly string[]): 'next' | 'resolve' | undefined => {
  if (role === 'next') return path.length === 0 ? 'next' : undefined;
  if (role === undefined || !isMemberRole(role) || path.length !== 1) return undefined;
  return partOf(role, path).part === 'next' ? 'resolve' : undefined;
};
