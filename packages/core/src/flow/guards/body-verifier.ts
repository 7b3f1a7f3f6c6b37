/** `express.json({ verify: (req, res, bytes) => … })`: it sees the bytes before anybody else, and refuses by an exception. */
import type { Ref } from '../../facts/file-facts.ts';
import { noBindings, pathText } from '../origin.ts';
import type { Flow } from '../settle.ts';
import type { Stage } from './stage.ts';

export const bodyVerifier = (flow: Flow, ref: Ref): Stage | undefined => {
  for (const origin of flow.settle(ref, noBindings).found) {
    if (origin.kind !== 'external' || !/^(?:express|body-parser)$/u.test(origin.package ?? '')) continue;
    if (!/^(?:json|raw|text|urlencoded)\(\)$/u.test(pathText(origin.path))) continue;
    const made = flow.value(origin.ref);
    const call = made?.kind === 'call' ? flow.program.file(origin.ref.file)?.structure.calls[made.call] : undefined;
    const [options] = call?.args ?? [];
    if (options === undefined) continue;
    const functions = flow
      .settleMember({ file: origin.ref.file, id: options.value }, ['verify'])
      .found.flatMap((one) => (one.kind === 'value' ? flow.functionsOf(one.ref).found : []));
    if (functions.length === 0) continue;
    return {
      ref,
      functions,
      outside: [],
      open: [],
      roles: ['request', 'response', 'request.rawBody', 'other'],
      passes: 'return',
      optional: true,
    };
  }
  return undefined;
};
