import { type Scope, type SignatureCheck, type WebhookEndpoint, defineRule } from '@seamlint/core';

export const rule = defineRule({
  name: 'require-webhook-freshness',
  description: 'Require that the age of a signed event is checked',
  message: 'Whoever gets hold of one event can replay it to {{route}} forever: {{lack}}.',
  help: 'Refuse a request whose signed timestamp is more than {{tolerance}} s old, or not a number.',
  severity: 'warning',
  preset: 'strict',

  *judge(scope) {
    for (const endpoint of scope.facts('webhook-endpoint')) {
      const { found, asksTime } = scope.guardsOf(endpoint);
      const [old] = found.flatMap(({ tolerance }) =>
        tolerance !== undefined && (tolerance.seconds <= 0 || tolerance.seconds > LONGEST) ? [tolerance] : [],
      );
      if (old !== undefined) {
        yield {
          ...common(endpoint),
          at: old.at,
          data: { ...data(scope, endpoint), lack: 'its helper is told to accept any age' },
        };
        continue;
      }
      const byHand = found.find(({ form, digest, by }) => form === 'hmac' && (digest === true || /verif/iu.test(by)));
      if (byHand === undefined || asksTime || !signsTime(scope, endpoint, byHand)) continue;
      if (found.some(({ form }) => form === 'helper')) continue;
      yield {
        ...common(endpoint),
        at: endpoint.span,
        because: [{ at: byHand.span, note: 'this check looks at the signature alone' }],
        data: { ...data(scope, endpoint), lack: 'the signature covers a timestamp, and nothing checks it' },
      };
    }
  },
});

/** Seconds beyond which a replay is as good as any: a day. */
const LONGEST = 86_400;

const signsTime = (scope: Scope, { provider }: WebhookEndpoint, check: SignatureCheck): boolean => {
  const webhooks = scope.provider(check.provider ?? provider ?? '')?.webhooks;
  // The age of a token is its library's to check.
  return webhooks?.auth !== 'jwt' && webhooks?.signed?.includes('timestamp') === true;
};

const data = (scope: Scope, { provider, route }: WebhookEndpoint) => ({
  route,
  tolerance: String(scope.provider(provider ?? '')?.webhooks?.toleranceSec ?? 300),
});

const common = (endpoint: WebhookEndpoint) => ({
  provider: endpoint.provider,
  because: [{ at: endpoint.span, note: `${endpoint.route} ${endpoint.evidence.join(', ')}` }],
  ...(endpoint.certain ? {} : { certainty: 'hint' as const }),
});
