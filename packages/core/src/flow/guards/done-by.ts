import type { Call } from '../../facts/structure.ts';
import { classifyEffect } from '../effects/classify-effect.ts';
import type { Origin } from '../origin.ts';
import { usesEvent } from './effect.ts';
import type { Frame, Walking } from './walking.ts';
import { writtenPath } from './written-path.ts';

/** What keeps an account of what came in, before anybody asked who sent it, does no harm. */
const ACCOUNTS = /log|audit|history|inbox|deliver|webhook|attempt|raw|trace|rate|limit|metric/iu;

export interface Done {
  /** It only keeps an account of what came in. */
  readonly accounts: boolean;
}

/** Whether a call surely writes, sends or hands on something of the event: the end of a chain, too. */
export const doneBy = (
  { flow, tagger }: Walking,
  call: Call,
  origins: readonly Origin[],
  frame: Frame,
): Done | undefined => {
  const effect = classifyEffect(flow, frame.file, call, origins, frame.bindings);
  if (effect === undefined) return undefined;
  const refs = [...effect.data, ...call.args.map(({ value: id }) => ({ file: frame.file, id }))];
  if (!refs.some((ref) => usesEvent(tagger.tagsOf(ref, frame.bindings)))) return undefined;
  const path = writtenPath(flow, { file: frame.file, id: call.callee });
  return { accounts: /^(?:redis|fs)/u.test(effect.by) || path.some((name) => ACCOUNTS.test(name)) };
};
