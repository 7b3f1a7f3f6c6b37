import { spanOf } from '../../facts/span.ts';
import type { WebhookEndpoint } from '../../facts/webhook-endpoint.ts';
import type { Endpoint } from './endpoints.ts';
import type { JudgedPick } from './judged-picks.ts';

/** A handler for one sender, which is handed what comes in at an endpoint for several. */
export const pickedEndpoint = (whole: WebhookEndpoint, { target, sender, guards }: JudgedPick): Endpoint => ({
  fact: {
    ...whole,
    span: spanOf(target.file, target.fact.at),
    provider: sender?.provider.id ?? null,
    evidence: [sender?.why ?? `is handed what comes in at ${whole.route}`],
    certain: sender?.certain ?? false,
    picked: true,
  },
  guards,
  // What is done with the event is told of the endpoint that hands it on.
  runs: { functions: [], roles: [], before: [], open: [] },
});
