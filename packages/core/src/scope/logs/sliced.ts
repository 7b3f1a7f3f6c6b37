import type { Structure, ValueId } from '../../facts/structure.ts';
import type { CallSite } from '../calls/call-site.ts';
import type { Leak } from './logged-place.ts';

/** Some characters tell one credential from another and open nothing. */
const FEW = 8;

export const ofSlice = ({ structure, call }: CallSite, leaks: readonly Leak[]): readonly Leak[] => {
  const numbers = call.args.map(({ value }) => numberOf(structure, value));
  const [from, to] = numbers;
  if (numbers.some((one) => one === undefined) || from === undefined || from < 0) return [];
  if (to !== undefined && (to < 0 || to - from <= FEW)) return [];
  // The beginning of a token is its header, and half a word is no password.
  return to === undefined
    ? leaks
    : leaks.filter(({ certainty }) => certainty === 'sure').map((leak) => ({ ...leak, certainty: 'likely' as const }));
};

const numberOf = (structure: Structure, id: ValueId): number | undefined => {
  const value = structure.values[id];
  if (value?.kind === 'unary' && value.op === '-') {
    const inner = numberOf(structure, value.of);
    return inner === undefined ? undefined : -inner;
  }
  return value?.kind === 'constant' && typeof value.value === 'number' ? value.value : undefined;
};
