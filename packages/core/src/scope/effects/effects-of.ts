/** What the endpoints of a program do with the events they receive. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { EndpointEffects } from '../../facts/effect.ts';
import type { WebhookEndpoint } from '../../facts/webhook-endpoint.ts';
import { createEffectWalk } from '../../flow/effects/walk.ts';
import { guarded } from '../../flow/guarded.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Endpoint } from '../webhooks/endpoints.ts';

const none: EndpointEffects = {
  effects: [],
  slow: [],
  swallowed: [],
  missed: [],
  refetches: false,
  ordered: false,
  open: [],
  before: [],
};

export const createEffects = (
  flow: Flow,
  catalog: Catalog,
  endpoints: () => readonly Endpoint[],
): ((fact: WebhookEndpoint) => EndpointEffects) => {
  const known = new Map<WebhookEndpoint, EndpointEffects>();
  return (fact) => {
    const answer =
      known.get(fact) ??
      effectsOf(
        flow,
        catalog,
        endpoints().find((one) => one.fact === fact),
      );
    known.set(fact, answer);
    return answer;
  };
};

const effectsOf = (flow: Flow, catalog: Catalog, endpoint: Endpoint | undefined): EndpointEffects => {
  if (endpoint === undefined) return none;
  const { fact, runs } = endpoint;
  const broken: EndpointEffects = { ...none, before: [{ why: 'Seamlint broke over it', at: fact.span }] };
  return guarded(flow, fact.span.path, 'what a webhook does', broken, () => {
    const walk = createEffectWalk(flow, catalog, fact.provider ?? undefined);
    for (const { functions, roles } of runs.before) walk.before(functions, roles);
    walk.handle(runs.functions, runs.roles);
    return { ...walk.answer, before: runs.open };
  });
};
