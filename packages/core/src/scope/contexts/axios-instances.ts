/** Which instance of axios is meant: by the call that makes it, `axios` for the package's own. */
import type { OutboundCall } from '../../facts/outbound-call.ts';
import { type Origin, refKey } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';

export const instancesOf = (origins: readonly Origin[]): readonly string[] =>
  origins.flatMap((origin) => {
    if (origin.kind !== 'external' || origin.package !== 'axios') return [];
    return origin.path.includes('()') ? [refKey(origin.ref)] : ['axios'];
  });

/** `instance.post(...)`: what stands before the last member. */
export const instancesAsked = (flow: Flow, { file, call }: OutboundCall): readonly string[] => {
  const structure = flow.program.file(file)?.structure;
  const callee = structure?.values[structure.calls[call]?.callee ?? -1];
  const id = callee?.kind === 'member' ? callee.object : structure?.calls[call]?.callee;
  return id === undefined ? [] : instancesOf(flow.settle({ file, id }).found);
};
