import { type SlowWork, type WebhookEndpoint, defineRule } from '@seamlint/core';

export const rule = defineRule({
  name: 'require-webhook-ack',
  description: 'Require that a webhook is answered before slow work is done',
  message:
    '{{sender}} waits{{limit}} for an answer while {{route}} {{work}}: if that takes longer, the delivery counts as failed.',
  help: 'Answer 2xx first and do that afterwards: {{how}}.',
  severity: 'error',
  preset: 'strict',

  *judge(scope) {
    for (const endpoint of scope.facts('webhook-endpoint')) {
      if (!endpoint.certain) continue;
      const provider = endpoint.provider === null ? undefined : scope.provider(endpoint.provider);
      // A queue of one's own waits for the work: that is what it is for.
      if (provider?.webhooks?.runsJobs === true) continue;
      const isKnown = provider !== undefined && !isNamedOnly(endpoint);
      const limit = isKnown ? (provider.webhooks?.respondWithinMs ?? null) : null;
      const isShort = limit !== null && limit <= SHORT_MS;
      const { slow } = scope.effectsOf(endpoint);
      const work = slow
        .filter(({ kind }) => isShort || kind === 'model' || (isKnown && TAKES_LONG.has(kind)))
        .toSorted(slowestFirst)[0];
      if (work === undefined) {
        yield { silent: endpoint.span, why: 'nothing slow is seen to be awaited before the answer' };
        continue;
      }
      yield {
        at: endpoint.span,
        data: {
          sender: provider?.title ?? 'The sender',
          route: endpoint.route,
          limit: limit === null ? '' : ` ${String(limit / 1000)} s`,
          work: work.why,
          how: HOW[endpoint.framework] ?? 'put a job on a queue with the event id as its id',
        },
        because: [{ at: work.span, note: 'the answer waits for this' }],
        provider: endpoint.provider,
        ...(isShort ? {} : { certainty: 'hint' as const }),
      };
    }
  },
});

/** A path that holds a provider's name may be that of a tool around it, which waits as long as it likes. */
const isNamedOnly = ({ evidence }: WebhookEndpoint): boolean =>
  evidence.every((one) => /^is served at \S+$/u.test(one));

/** A sender that gives up so soon leaves time for nothing but the answer. */
const SHORT_MS = 3000;
const TAKES_LONG: ReadonlySet<SlowWork['kind']> = new Set(['model', 'send', 'loop']);
const ORDER: readonly SlowWork['kind'][] = ['model', 'loop', 'send', 'outbound'];

const slowestFirst = (one: SlowWork, other: SlowWork): number => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind);

const HOW: Readonly<Record<string, string>> = {
  next: '`after(() => …)` of next/server, or a job on a queue with the event id as its id',
  'next-pages': '`waitUntil()` of @vercel/functions, or a job on a queue with the event id as its id',
  hono: '`c.executionCtx.waitUntil(…)`, or a job on a queue with the event id as its id',
  worker: '`ctx.waitUntil(…)`, or a job on a queue with the event id as its id',
};
