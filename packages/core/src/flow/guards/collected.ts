/** `let ok = true; if (…) ok = false;`, `problems.push(…)`: what a test asks that was gathered on the ways before it. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Flow } from '../settle.ts';

const MAX_DEPTH = 6;

/** Which of the ways came to it with what cannot be told. */
export const isCollected = (flow: Flow, ref: Ref, depth = 0): boolean => {
  const value = flow.value(ref);
  if (value === undefined || depth > MAX_DEPTH) return false;
  const into = (id: number): boolean => isCollected(flow, { file: ref.file, id }, depth + 1);
  switch (value.kind) {
    case 'unary':
      return into(value.of);
    case 'either':
      return value.of.some(into);
    case 'binary':
      return into(value.left) || into(value.right);
    case 'member':
      return /^(?:length|size)$/u.test(value.name ?? '') && isList(flow, { file: ref.file, id: value.object });
    case 'variable':
      return (
        value.defs.length > 1 &&
        value.defs.every((id) =>
          /^(?:constant|undefined|string)$/u.test(flow.value({ file: ref.file, id })?.kind ?? ''),
        )
      );
    default:
      return false;
  }
};

const isList = (flow: Flow, ref: Ref): boolean => {
  const value = flow.value(ref);
  const defs = value?.kind === 'variable' ? value.defs : [];
  return defs.some((id) => {
    const def = flow.value({ file: ref.file, id });
    return def?.kind === 'array' && def.items.length === 0;
  });
};
