import { defineRule } from '@seamlint/core';

export const rule = defineRule({
  name: 'no-swallowed-webhook-failure',
  description: 'Disallow telling the sender of a webhook that all went well when handling the event failed',
  message:
    'When this fails at {{route}}, {{sender}} hears that all went well and never delivers the event again: it is lost.',
  help: 'Answer 5xx or rethrow, so that it is delivered again, or keep the event where a job can take it up.',
  severity: 'warning',
  preset: 'recommended',

  *judge(scope) {
    for (const endpoint of scope.facts('webhook-endpoint')) {
      if (!endpoint.certain) continue;
      const { swallowed } = scope.effectsOf(endpoint);
      const provider = endpoint.provider === null ? undefined : scope.provider(endpoint.provider);
      // Who never delivers again loses nothing by an answer.
      if (provider?.webhooks?.redelivery?.attempts === 0) continue;
      for (const { span, lost } of swallowed) {
        yield {
          at: span,
          data: { route: endpoint.route, sender: provider?.title ?? 'the sender' },
          because: [
            { at: endpoint.span, note: endpoint.evidence.join(', ') },
            ...lost.slice(0, 2).map(({ span: at, why }) => ({ at, note: `${why}; this may have failed` })),
          ],
          provider: endpoint.provider,
        };
      }
    }
  },
});
