import type { Provider } from '../../catalog/provider.ts';
import { holdsFragment } from './path-words.ts';
import type { Signals } from './signals.ts';

/** Commands, buttons and forms come in there, and nothing is read that its events alone have. */
export const takesInteractions = (
  { webhooks }: Provider,
  paths: readonly string[],
  { names, symbols }: Signals,
): boolean => {
  const known = webhooks?.interactions;
  if (known === undefined) return false;
  const called = new Set([...symbols].map((symbol) => symbol.slice(symbol.lastIndexOf(':') + 1)));
  const knows = (sign: string): boolean => names.has(sign) || called.has(sign);
  if (known.events.some(knows)) return false;
  return paths.some((path) => known.paths.some((fragment) => holdsFragment(path, fragment))) || known.signs.some(knows);
};
