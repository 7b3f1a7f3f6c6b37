import { Webhook } from 'standardwebhooks';

/** Node's own headers, a plain object, or those of a fetch `Request`. */
export type WebhookHeaders = Headers | Readonly<Record<string, string | readonly string[] | undefined>>;

/**
 * The event of a request signed by the Standard Webhooks scheme, parsed. Throws where the signature does not hold, the
 * timestamp is more than five minutes off, or the secret is empty. `payload` is the body byte for byte, not parsed.
 */
export const verifyStandardWebhook = (
  payload: string | Uint8Array,
  headers: WebhookHeaders,
  secret: string,
): unknown => {
  if (secret === '') throw new TypeError('The secret of a webhook must not be empty.');
  return new Webhook(secret).verify(typeof payload === 'string' ? payload : Buffer.from(payload), plain(headers));
};

const plain = (headers: WebhookHeaders): Record<string, string> => {
  const entries = headers instanceof Headers ? [...headers.entries()] : Object.entries(headers);
  return Object.fromEntries(entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
};
