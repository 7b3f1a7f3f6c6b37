import type { Ref } from '../../facts/file-facts.ts';
import { exitsIn } from '../exits.ts';
import type { Step } from '../../facts/structure.ts';
import type { Flow } from '../settle.ts';
import { keyOf } from './recalled.ts';

/** `let ok = !ok` never ends. */
const MAX_DEPTH = 8;

/**
 * `if (!result.success) return result;`: what is handed on there has no success, as an entry of `State.said`. Of what is
 * asked elsewhere nobody hears behind the function.
 */
export const learntBy = (flow: Flow, test: Ref, truth: boolean, side: readonly Step[], depth = 0): string => {
  const value = depth > MAX_DEPTH ? undefined : flow.value(test);
  if (value?.kind === 'unary' && value.op === '!')
    return learntBy(flow, { file: test.file, id: value.of }, !truth, side, depth + 1);
  if (value?.kind === 'variable' && value.defs.length === 1)
    return learntBy(flow, { file: test.file, id: value.defs[0] ?? -1 }, truth, side, depth + 1);
  const key = value?.kind === 'member' ? keyOf(flow, { file: test.file, id: value.object }) : undefined;
  if (value?.kind !== 'member' || value.name === null || key === undefined) return '';
  const isHandedOn = exitsIn(side).some(
    (exit) => exit.how === 'return' && exit.value !== null && keyOf(flow, { file: test.file, id: exit.value }) === key,
  );
  return isHandedOn ? `\n${key}.${value.name}=${truth ? '1' : '0'}` : '';
};
