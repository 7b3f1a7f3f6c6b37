import type { Flow, FunctionRef } from '../settle.ts';

/** Whether a function calls another service by itself: what it is handed goes out, and is compared with nothing. */
export const sendsRequest = (flow: Flow, { file, id, bindings }: FunctionRef): boolean =>
  (flow.program.file(file)?.structure.calls ?? []).some(
    (call) =>
      call.fn === id &&
      flow
        .settle({ file, id: call.callee }, bindings)
        .found.some(
          (origin) =>
            origin.kind === 'external' &&
            (origin.package === null
              ? origin.path.join('.') === 'fetch'
              : flow.catalog.httpClientsOf(origin.package).length > 0),
        ),
  );
