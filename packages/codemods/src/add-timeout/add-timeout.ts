import { type CallNode, callAt, calledName } from '../source/calls.ts';
import { siteTransform } from '../source/mend-sites.ts';
import { dotted } from '../source/node.ts';
import { Refusal } from '../transform.ts';
import { boundNeedle, boundRequest } from './callback-clients.ts';
import { type Bound, boundAxios, boundFetch, boundGaxios, boundGot, boundKy } from './clients.ts';
import { boundGraphqlRequest } from './graphql-request.ts';
import { boundNodeHttp } from './node-http.ts';
import { boundSdk } from './sdk.ts';
import { boundSuperagent } from './superagent.ts';
import { boundUndici } from './undici.ts';

const DEFAULT_MS = 10_000;

const BOUNDS: ReadonlyMap<string, Bound> = new Map<string, Bound>([
  ['fetch', boundFetch],
  ['node-fetch', boundFetch],
  ['axios', boundAxios],
  ['got', boundGot],
  ['ky', boundKy],
  ['ofetch', boundKy],
  ['request', boundRequest],
  ['needle', boundNeedle],
  ['gaxios', boundGaxios],
  ['graphql-request', boundGraphqlRequest],
  ['undici', boundUndici],
  ['superagent', boundSuperagent],
  ['http', boundNodeHttp],
  ['https', boundNodeHttp],
]);

/**
 * Gives a call, or the client it goes through, a time limit. Options of a site: `client` as in the fact of an outbound
 * call, `ms`, and for an SDK `option`, the path of the option where it is not the catalog's first.
 */
export const addTimeout = siteTransform('add-timeout', (mending, site) => {
  const path = callAt(mending.source, site);
  const { client = guess(path.node as CallNode), ms = '' } = site.options;
  const limit = Number(ms) > 0 ? Number(ms) : DEFAULT_MS;
  const bound = BOUNDS.get(client.replace(/^node:/u, ''));
  if (bound !== undefined) bound(mending, path, limit);
  else if (client === 'sdk') boundSdk(mending, path, limit, site);
  else throw new Refusal(`How a call of ${client} takes a time limit is not known here.`);
  return [`A call that takes longer than ${limit / 1000} s now fails: raise the limit where a call may take longer.`];
});

const guess = (call: CallNode): string => dotted(call.callee)?.split('.')[0] ?? calledName(call) ?? 'unknown';
