import type { Flow, FunctionRef } from '../settle.ts';

/** How many functions of the program may stand between it and the call. */
const MAX_DEPTH = 3;
/** Functions that are looked into for one question. */
const MAX_FUNCTIONS = 60;

/** Whether a function calls another service, by itself or by what it calls: what it is handed goes out, and is compared with nothing. */
export const sendsRequest = (flow: Flow, target: FunctionRef): boolean => sends(flow, target, new Set(), 0);

/** `seen`: each function is looked into once, whoever calls it. */
const sends = (flow: Flow, { file, id, bindings }: FunctionRef, seen: Set<string>, depth: number): boolean => {
  const key = `${file}#${String(id)}`;
  if (seen.has(key) || seen.size >= MAX_FUNCTIONS) return false;
  seen.add(key);
  return (flow.program.file(file)?.structure.calls ?? []).some((call) => {
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
        flow.functionsOf(callee, bindings).found.some((target) => sends(flow, target, seen, depth + 1)))
    );
  });
};
