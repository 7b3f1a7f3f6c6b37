import type { WebhookHeaders } from './webhook/headers.ts';
import { verifyWebhook } from './webhook/verify-webhook.ts';

/**
 * The event of a request signed by the Standard Webhooks scheme, parsed. Throws where the signature does not hold, the
 * timestamp is more than five minutes off, or the secret is empty. `payload` is the body byte for byte, not parsed.
 */
export const verifyStandardWebhook = (
  payload: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string,
): unknown => {
  verifyWebhook('standard-webhooks', { body: payload, headers, secret });
  return JSON.parse(typeof payload === 'string' ? payload : Buffer.from(payload).toString('utf8'));
};
