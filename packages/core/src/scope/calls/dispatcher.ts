/** What sends the requests of fetch, where it is replaced: `dispatcher: new Agent({ headersTimeout: 5000 })`. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Flow } from '../../flow/settle.ts';
import { argumentOf, siteOf } from './call-site.ts';
import { type Option, firstOption } from './option.ts';

const AGENTS = /^(?:Agent|ProxyAgent|EnvHttpProxyAgent|Pool|Client|RetryAgent)$/u;
const LIMITS = ['headersTimeout', 'bodyTimeout', 'factory', 'interceptors'];

/** What all of the agents say of a limit; undefined where one of them is no agent that somebody saw being made. */
export const limitOfAgents = (flow: Flow, refs: readonly Ref[]): Option | undefined => {
  const origins = refs.flatMap((ref) => flow.settle(ref).found);
  const stated = origins.flatMap((origin): readonly (Option | undefined)[] => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    // Where none is chosen, there is the platform's own.
    if (value?.kind === 'undefined' || (value?.kind === 'constant' && value.value === null)) return [];
    const site = origin.kind === 'external' && origin.package === 'undici' ? siteOf(flow, origin.ref) : undefined;
    if (origin.kind !== 'external' || site === undefined || !AGENTS.test(origin.path[0] ?? '')) return [undefined];
    const isPool = /^(?:Pool|Client)$/u.test(origin.path[0] ?? '');
    return [firstOption(flow, argumentOf(site, isPool ? 1 : 0), LIMITS)];
  });
  if (origins.length === 0 || stated.includes(undefined)) return undefined;
  const known = stated.filter((one) => one !== undefined);
  return (
    known.find(({ state }) => state === 'unknown') ??
    known.find(({ state }) => state === 'given') ?? { state: 'absent' }
  );
};
