import type { Call } from '../../facts/structure.ts';
import type { Flow } from '../settle.ts';
import type { Frame, Walking } from './walking.ts';

const ANSWERS = /^(?:send|json|end|sendStatus|redirect|render|sendFile)$/u;

/** `res.json({ received: true })`: from here on nobody waits. */
export const answersSender = ({ flow, tagger }: Walking, { file, bindings }: Frame, call: Call): boolean => {
  const callee = flow.value({ file, id: call.callee });
  return (
    callee?.kind === 'member' &&
    ANSWERS.test(callee.name ?? '') &&
    tagger.tagsOf({ file, id: startOf(flow, file, callee.object) }, bindings).has('response')
  );
};

/** `res` of `res.status(202).end()`. */
const startOf = (flow: Flow, file: string, id: number, depth = 0): number => {
  const value = flow.value({ file, id });
  const call = value?.kind === 'call' ? flow.program.file(file)?.structure.calls[value.call] : undefined;
  const callee = call === undefined ? undefined : flow.value({ file, id: call.callee });
  return callee?.kind === 'member' && depth < 8 ? startOf(flow, file, callee.object, depth + 1) : id;
};
