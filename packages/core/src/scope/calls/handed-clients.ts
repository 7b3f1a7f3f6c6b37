/** Where a callee comes from, also where its client is a parameter: `const setUp = (api) => api.interceptors.request.use(…)`. */
import type { Ref } from '../../facts/file-facts.ts';
import { handedOrigins } from '../../flow/handed-origins.ts';
import type { Origin } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';

export const handedClients = (flow: Flow, ref: Ref, path: readonly string[] = []): readonly Origin[] =>
  (path.length === 0 ? flow.settle(ref) : flow.settleMember(ref, path)).found.flatMap((origin) =>
    origin.kind === 'param' ? (handedOrigins(flow, origin) ?? []) : [origin],
  );
