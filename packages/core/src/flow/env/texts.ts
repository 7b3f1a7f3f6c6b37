import type { Ref } from '../../facts/file-facts.ts';
import type { Following } from '../following.ts';
import type { Bindings } from '../origin.ts';

/** From so many names none is chosen. */
const MAX_TEXTS = 6;

/** The texts that a value can be; undefined where it can be something else, or too many. */
export const textsOf = (
  { settle, value }: Pick<Following, 'settle' | 'value'>,
  ref: Ref,
  bindings: Bindings,
): readonly string[] | undefined => {
  const { found, open } = settle(ref, bindings);
  if (open.length > 0 || found.length === 0 || found.length > MAX_TEXTS) return undefined;
  const texts = found.map((origin) => {
    const settled = origin.kind === 'value' ? value(origin.ref) : undefined;
    return settled?.kind === 'string' ? settled.text : null;
  });
  return texts.every((text) => text !== null) ? texts : undefined;
};
