import type { Effect, EndpointEffects, Guards, WebhookEndpoint } from '@seamlint/core';
import type { Analysis } from '../check/analyse.ts';
import { WHEN } from '../wording/endpoint-words.ts';
import type { MapEffect, MapGap, MapWebhook, ProviderOf } from './integration-map.ts';
import type { Seam } from './judged-at.ts';
import type { Placer } from './placed.ts';

type Told = Omit<MapWebhook, 'findings' | 'undecided'>;

export const webhookSeam = (endpoint: WebhookEndpoint): Seam => ({
  kind: 'webhook-endpoint',
  span: endpoint.span,
  about: [],
});

export const mappedWebhook = (
  endpoint: WebhookEndpoint,
  { scope }: Pick<Analysis, 'scope'>,
  placer: Placer,
  provider: ProviderOf,
): Told => {
  const guards = scope.guardsOf(endpoint);
  const done = scope.effectsOf(endpoint);
  return {
    ...placer.place(endpoint.span),
    provider: provider(endpoint.provider),
    several: endpoint.several === true,
    method: endpoint.method,
    route: endpoint.route,
    otherRoutes: endpoint.otherRoutes ?? [],
    framework: endpoint.framework,
    evidence: endpoint.evidence,
    certain: endpoint.certain,
    check: {
      state: checkState(guards),
      by: guards.found.map(({ span, by, form }) => ({ by, form, ...placer.place(span) })),
      gaps: distinct(guards.gaps.map(({ at, when }) => ({ when: WHEN[when], ...placer.place(at) }))),
      open: placer.open(guards.open),
    },
    rawBody: rawBodyOf(guards),
    freshness: {
      asksTime: guards.asksTime,
      toleranceSeconds: guards.found.find(({ tolerance }) => tolerance !== undefined)?.tolerance?.seconds ?? null,
    },
    secondDelivery: endpoint.interactive === true ? 'never' : secondDelivery(done, guards),
    effects: done.effects.map((effect) => effectAt(effect, placer)),
    unseen: placer.open(done.open),
  };
};

const checkState = ({ found, gaps, open }: Guards): MapWebhook['check']['state'] => {
  if (gaps.length > 0) return found.length > 0 ? 'partial' : 'unchecked';
  if (found.length > 0) return 'checked';
  return open.length > 0 ? 'undecided' : 'unchecked';
};

const rawBodyOf = ({ found }: Guards): MapWebhook['rawBody'] => {
  const signed = found.filter(({ form }) => form === 'helper' || form === 'hmac');
  if (signed.length === 0) return null;
  const covered = signed.flatMap(({ covers }) => (covers === undefined ? [] : [covers.what]));
  if (covered.some((what) => what === 'reserialised' || what === 'parsed')) return 'changed';
  return covered.length > 0 ? 'by-framework' : 'unchanged';
};

/** The worst of what is done decides; what holds nothing of the event is done as often as anybody likes. */
const secondDelivery = ({ effects, open, before }: EndpointEffects, guards: Guards): MapWebhook['secondDelivery'] => {
  const again = effects.filter(
    (effect) => effect.again === 'unknown' || (effect.again === 'twice' && effect.usesEvent),
  );
  const bare = again.filter((effect) => effect.guards.length === 0);
  if (bare.some((effect) => effect.again === 'twice' && effect.open.length === 0) && before.length === 0)
    return 'repeats';
  if (bare.length + open.length + before.length > 0) return 'undecided';
  // Who hands the request to what cannot be seen may do anything there.
  if (effects.length === 0 && guards.open.length > 0) return 'undecided';
  return again.length > 0 ? 'guarded' : 'harmless';
};

const effectAt = ({ span, does, why, again, guards }: Effect, placer: Placer): MapEffect => ({
  does,
  says: why,
  again,
  guarded: guards.length > 0,
  ...placer.place(span),
});

const distinct = (gaps: readonly MapGap[]): readonly MapGap[] =>
  gaps.filter(
    ({ when, file, line }, index) =>
      gaps.findIndex((other) => other.when === when && other.file === file && other.line === line) === index,
  );
