import type { PlainPattern } from '../facts/structure.ts';

/** Characters by which a pattern asks for more than one text. */
const SPECIAL = /[\\^$.*+?()[\]{}|]/u;

/** What a pattern asks for where it is a path and nothing else: `/\/hooks\/stripe$/`. */
export const plainPattern = (source: string, flags: string): PlainPattern | null => {
  const starts = source.startsWith('^');
  const ends = source.endsWith('$') && !source.endsWith('\\$');
  const inner = source.slice(starts ? 1 : 0, ends ? -1 : undefined).replace(/\/\?$/u, '');
  const text = inner.replaceAll(/\\([/.\-_])/gu, '$1');
  if (!text.startsWith('/') || flags.includes('i') || SPECIAL.test(inner.replaceAll(/\\[/.\-_]/gu, ''))) return null;
  return { text, how: starts ? (ends ? 'equals' : 'startsWith') : ends ? 'endsWith' : 'includes' };
};
