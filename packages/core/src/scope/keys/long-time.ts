import type { Value } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';

/** Of a clock that counts milliseconds, a second. */
const SECOND = 1000;

/** `Date.now() / 86_400_000`, `now - (now % day)`: one for a whole while, in which all attempts may fall. */
export const isLongTime = (flow: Flow, file: string, { op, right }: Extract<Value, { kind: 'binary' }>): boolean => {
  if (op === '%' || op === '-' || op === '>>' || op === '&') return true;
  if (op !== '/') return false;
  const by = flow.value({ file, id: right });
  return by?.kind !== 'constant' || typeof by.value !== 'number' || by.value > SECOND;
};
