import type { Structure, ValueId } from '../../facts/structure.ts';
import { nameOf } from './surroundings.ts';

const MAX_DEPTH = 6;
/** What lists of names, questions and single names of secrets have in common. */
const SECRET = /secret|token|passw|pwd|api_?-?key|private|credential|sensitiv|redact|mask|hidden|(?:^|_)KEY$/iu;

/** `key === 'JWT_SECRET'`, `key.includes('KEY')`, `SENSITIVE.has(key)`: whoever asks so shows what is none. */
export const asksForSecret = (structure: Structure, test: ValueId, depth = 0): boolean => {
  const value = structure.values[test];
  if (value === undefined || depth > MAX_DEPTH) return false;
  const inside = (id: ValueId): boolean => asksForSecret(structure, id, depth + 1);
  switch (value.kind) {
    case 'unary':
      return inside(value.of);
    case 'either':
      return value.of.some(inside);
    case 'binary':
      return [value.left, value.right].some((id) => structure.values[id]?.kind === 'string' && isNamed(structure, id));
    case 'call': {
      const call = structure.calls[value.call];
      const callee = structure.values[call?.callee ?? -1];
      const asked = [...(call?.args ?? []).map((argument) => argument.value), call?.callee ?? -1];
      return (
        asked.some((id) => isNamed(structure, id)) ||
        (callee?.kind === 'member' && isNamed(structure, callee.object)) ||
        SECRET.test(nameOf(structure, call?.callee ?? -1))
      );
    }
    default:
      return false;
  }
};

/** The text of a secret's name, a pattern of them, a list of them. */
const isNamed = (structure: Structure, id: ValueId): boolean => {
  const value = structure.values[id];
  if (value?.kind === 'string') return SECRET.test(value.text ?? '');
  // What a pattern asks for is not kept; names are what is asked for by one.
  if (value?.kind === 'regexp') return true;
  if (value?.kind === 'array') return value.items.some((item) => isNamed(structure, item));
  return value?.kind === 'variable' && /s$/iu.test(value.name) && SECRET.test(value.name);
};
