/** The constructions behind an instance, from the outermost inwards: `got.extend(a).extend(b)` has two. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Flow } from '../../flow/settle.ts';
import { type CallSite, argumentOf, siteOf } from './call-site.ts';
import type { HttpReached } from './reach-client.ts';

export interface Instance {
  readonly site: CallSite;
  readonly options: Ref | undefined;
}

const MAX_LAYERS = 4;

export const instancesOf = (flow: Flow, reached: HttpReached): readonly Instance[] => {
  if (!reached.made || reached.unseen) return [];
  const instances: Instance[] = [];
  let ref: Ref | undefined = reached.from;
  while (ref !== undefined && instances.length < MAX_LAYERS) {
    const site = siteOf(flow, ref);
    const name = site === undefined ? undefined : makerName(flow, site);
    if (site === undefined || name === undefined) break;
    const index = reached.client.makers[name];
    instances.push({ site, options: argumentOf(site, index ?? null) });
    ref = parentOf(flow, site);
  }
  return instances;
};

/** The last member of its callee: `create`. */
const makerName = (flow: Flow, site: CallSite): string | undefined => {
  for (const origin of flow.settle({ file: site.file, id: site.call.callee }).found)
    if (origin.kind === 'external') return origin.path.at(-1) ?? '';
  return undefined;
};

/** `base` of `base.extend(...)`. */
const parentOf = (flow: Flow, site: CallSite): Ref | undefined => {
  const callee = site.structure.values[site.call.callee];
  if (callee?.kind !== 'member') return undefined;
  return flow
    .settle({ file: site.file, id: callee.object })
    .found.flatMap((origin) => (origin.kind === 'external' && origin.path.at(-1) === '()' ? [origin.ref] : []))[0];
};
