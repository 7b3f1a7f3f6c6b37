import { rowsOf } from '../../catalog/packages.ts';
import { type Origin, moduleOf } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { siteOf } from './call-site.ts';
import type { SdkReached } from './reach-client.ts';

type External = Extract<Origin, { kind: 'external' }>;

/**
 * The clients that `client.from('a').select` may be called on: the trail of the callee ends at the call before, which is
 * `from('a')`. Several where the client is made in one way or another.
 */
export const startsOfChain = (flow: Flow, reached: SdkReached): readonly SdkReached[] => {
  let starts: readonly SdkReached[] = [reached];
  for (const name of reached.path) {
    if (name !== '()') continue;
    starts = starts.flatMap((one) => before(flow, one).map((origin) => startAt(one, origin)));
  }
  return starts.length === 0 ? [reached] : starts;
};

/** What the call that `from` stands for is called on. */
const before = (flow: Flow, { from }: SdkReached): readonly External[] => {
  const site = siteOf(flow, from);
  const callee = site?.structure.values[site.call.callee];
  if (site === undefined || callee?.kind !== 'member') return [];
  return flow
    .settle({ file: site.file, id: callee.object })
    .found.flatMap((origin) => (origin.kind === 'external' && origin.package !== null ? [origin] : []));
};

const startAt = (reached: SdkReached, origin: External): SdkReached => {
  const made = origin.path.at(-1) === '()' ? origin.path.slice(0, -1).join('.') : undefined;
  const client = rowsOf(reached.provider.clients, moduleOf(origin)).find((row) => row.import === made);
  return { ...reached, client: client ?? reached.client, from: origin.ref };
};
