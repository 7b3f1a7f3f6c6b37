import { rowsOf } from '../../catalog/packages.ts';
import { spanOf } from '../../facts/span.ts';
import { type Origin, moduleOf, refKey } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Known, Open } from '../known.ts';
import { siteOf } from './call-site.ts';
import type { SdkReached } from './reach-client.ts';

type External = Extract<Origin, { kind: 'external' }>;

/** From so many clients one is not chosen. */
const MAX_STARTS = 32;

/**
 * The clients that `client.from('a').select` may be called on: the trail of the callee ends at the call before, which is
 * `from('a')`. Several where the client is made in one way or another.
 */
export const startsOfChain = (flow: Flow, reached: SdkReached): Known<SdkReached> => {
  let starts: readonly SdkReached[] = [reached];
  for (const name of reached.path) {
    if (name !== '()') continue;
    // Ways that part and meet again double with every call: each call is asked once.
    starts = distinctStarts(starts.flatMap((one) => before(flow, one).map((origin) => startAt(one, origin))));
    if (starts.length > MAX_STARTS) return { found: starts.slice(0, MAX_STARTS), open: [tooMany(flow, reached)] };
  }
  return { found: starts.length === 0 ? [reached] : starts, open: [] };
};

const distinctStarts = (starts: readonly SdkReached[]): readonly SdkReached[] => [
  ...new Map(starts.map((start) => [`${refKey(start.from)} ${start.client?.import ?? ''}`, start])).values(),
];

const tooMany = (flow: Flow, { from }: SdkReached): Open => ({
  why: 'too many clients may be meant',
  at: spanOf(from.file, flow.value(from)?.at ?? [0, 0]),
});

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
