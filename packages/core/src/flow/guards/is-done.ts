import type { Call } from '../../facts/structure.ts';
import { classifyEffect } from '../effects/classify-effect.ts';
import type { Origin } from '../origin.ts';
import type { Frame, Walking } from './walking.ts';
import { writtenPath } from './written-path.ts';

/** What keeps an account of what came in, before anybody asked who sent it, does no harm. */
const ACCOUNTS = /log|audit|history|inbox|deliver|webhook|attempt|raw|trace|rate|limit|metric/iu;

/** Whether a call surely writes, sends or hands on what came in. */
export const isDone = ({ flow }: Walking, call: Call, origins: readonly Origin[], frame: Frame): boolean => {
  const effect = classifyEffect(flow, frame.file, call, origins, frame.bindings);
  if (effect === undefined || /^(?:redis|fs)/u.test(effect.by)) return false;
  return !writtenPath(flow, { file: frame.file, id: call.callee }).some((name) => ACCOUNTS.test(name));
};
