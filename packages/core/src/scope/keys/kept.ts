/** Whether what a variable holds is put away before a write, so that whoever does the write again can find it. */
import type { Ref } from '../../facts/file-facts.ts';
import type { OutboundCall } from '../../facts/outbound-call.ts';
import type { Call } from '../../facts/structure.ts';
import { symbolText } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { partsOf } from '../contexts/depends-on.ts';
import type { IsKept } from './made-of.ts';

/** `isRequest`: a call of somebody else's API, which keeps nothing for us. */
export const keptBefore =
  (flow: Flow, write: OutboundCall, isRequest: (file: string, call: Call) => boolean): IsKept =>
  ({ file, id }: Ref) => {
    const structure = flow.program.file(file)?.structure;
    if (structure === undefined) return false;
    return structure.calls.some((call) => {
      if (!call.awaited && !call.discarded) return false;
      if (file === write.file && (call.at[0] > write.span.start || call.at[1] >= write.span.end)) return false;
      if (!call.args.some(({ value }) => partsOf(structure, value).has(id))) return false;
      return !isRequest(file, call) && !isSaid(flow, file, call);
    });
  };

/** Logs keep it for people. */
const isSaid = (flow: Flow, file: string, call: Call): boolean => {
  const callee = flow.value({ file, id: call.callee });
  const name = callee?.kind === 'member' ? (callee.name ?? '') : '';
  return (
    /^(?:log|info|debug|warn|error|trace|fatal|verbose|addBreadcrumb|setTag|setAttribute)$/u.test(name) ||
    flow
      .settle({ file, id: call.callee })
      .found.some(
        (origin) => origin.kind === 'external' && (origin.package === null || /console/u.test(symbolText(origin))),
      )
  );
};
