import type { Flow, FunctionRef } from '../settle.ts';

/** How many functions of the program may stand between it and the call. */
const MAX_DEPTH = 3;

/** Whether a function calls another service, by itself or by what it calls: what it is handed goes out, and is compared with nothing. */
export const sendsRequest = (flow: Flow, { file, id, bindings }: FunctionRef, depth = 0): boolean =>
  (flow.program.file(file)?.structure.calls ?? []).some((call) => {
    if (call.fn !== id) return false;
    const callee = { file, id: call.callee };
    return (
      flow
        .settle(callee, bindings)
        .found.some(
          (origin) =>
            origin.kind === 'external' &&
            (origin.package === null
              ? origin.path.join('.') === 'fetch'
              : flow.catalog.httpClientsOf(origin.package).length > 0),
        ) ||
      (depth < MAX_DEPTH &&
        flow.functionsOf(callee, bindings).found.some((target) => sendsRequest(flow, target, depth + 1)))
    );
  });
