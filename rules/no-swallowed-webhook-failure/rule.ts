import { type Effect, type SwallowedFailure, type WebhookEndpoint, areOneWay, defineRule } from '@seamlint/core';

export const rule = defineRule({
  name: 'no-swallowed-webhook-failure',
  description: 'Disallow answering a webhook with success when handling the event failed',
  message:
    'If this fails at {{route}}, {{sender}} is still told that all went well and does not deliver the event again: it is lost.',
  help: 'Answer 5xx or rethrow, so that the event is delivered again, or store it where a job can pick it up.',
  severity: 'warning',
  preset: 'recommended',

  *judge(scope) {
    // One handler may be served in several places, and loses an event in one.
    const told = new Set<string>();
    for (const endpoint of scope.facts('webhook-endpoint')) {
      if (!endpoint.certain) continue;
      const { swallowed, effects } = scope.effectsOf(endpoint);
      const provider = endpoint.provider === null ? undefined : scope.provider(endpoint.provider);
      if (endpoint.interactive === true) {
        yield { silent: endpoint.span, why: 'a person waits for its answer, and nothing of it is sent again' };
        continue;
      }
      // Who never delivers again loses nothing by an answer.
      if (provider?.webhooks?.redelivery?.attempts === 0) {
        yield {
          silent: endpoint.span,
          why: `${provider.title} does not deliver a failed event again by itself, whatever the answer`,
        };
        continue;
      }
      // A clause around a part that may fail is a choice; one around most of what is to be remembered loses the event.
      const losing = swallowed.filter(
        ({ lost, way }) =>
          lost.length * 2 >
          effects.filter(
            (effect) => remembers(effect) && areOneWay(effect.way, way) && (!claims(effect) || lost.includes(effect)),
          ).length,
      );
      const [most] = losing.toSorted((one, other) => other.lost.length - one.lost.length);
      if (most === undefined) {
        yield silentOver(endpoint, swallowed, effects);
        continue;
      }
      const place = `${most.span.path}:${String(most.span.start)}`;
      if (told.has(place)) continue;
      told.add(place);
      yield {
        at: most.span,
        data: { route: endpoint.route, sender: provider?.title ?? 'the sender' },
        because: [
          { at: endpoint.span, note: endpoint.evidence.join(', ') },
          ...most.lost.slice(0, 2).map(({ span: at, why }) => ({ at, note: `${why}; this may have failed` })),
        ],
        provider: endpoint.provider,
      };
    }
  },
});

const silentOver = ({ span }: WebhookEndpoint, [part]: readonly SwallowedFailure[], effects: readonly Effect[]) => {
  if (part !== undefined)
    return {
      silent: span,
      why: 'a catch clause covers only a lesser part of the work',
      because: [{ at: part.span, note: 'a failure here is swallowed' }],
    };
  const kept = effects.filter(remembers);
  return {
    silent: span,
    why:
      kept.length === 0
        ? 'nothing of the event is seen to be stored before the answer'
        : 'no catch clause turns a failure to store the event into a success',
    because: kept.slice(0, 3).map(({ span: at, why }) => ({ at, note: why })),
  };
};

const remembers = ({ does, awaited }: Effect): boolean => awaited && !/^(?:send|outbound-write|append)$/u.test(does);

/** What says that the event came is no part of what is to be done with it. */
const claims = ({ does, again, ids }: Effect): boolean =>
  again === 'same' && (does === 'insert' || (does === 'upsert' && ids === 'event'));
