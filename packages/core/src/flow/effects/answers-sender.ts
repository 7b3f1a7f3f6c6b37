import type { Call } from '../../facts/structure.ts';
import { startOfChain } from './chain.ts';
import type { Frame, Walking } from './walking.ts';

export const ANSWERS = /^(?:send|json|end|sendStatus|redirect|render|sendFile)$/u;

/** `res.json({ received: true })`: from here on nobody waits. */
export const answersSender = ({ flow, tagger }: Walking, { file, bindings }: Frame, call: Call): boolean => {
  const structure = flow.program.file(file)?.structure;
  const callee = structure?.values[call.callee];
  return (
    structure !== undefined &&
    callee?.kind === 'member' &&
    ANSWERS.test(callee.name ?? '') &&
    tagger.tagsOf({ file, id: startOfChain(structure, callee.object) }, bindings).has('response')
  );
};
