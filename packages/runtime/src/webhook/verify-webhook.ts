import { createHash, createHmac, createPublicKey, type KeyObject, verify } from 'node:crypto';
import { safeEqual } from '../safe-equal.ts';
import { checkAge } from './check-age.ts';
import { formFields, spellingsOf } from './form-fields.ts';
import type { WebhookHeaders } from './headers.ts';
import { type Claimed, readSignature } from './read-signature.ts';
import type { WebhookScheme } from './scheme.ts';
import { schemes, type WebhookProvider } from './schemes.ts';
import { type WebhookFault, WebhookVerificationError } from './webhook-verification-error.ts';

export interface WebhookRequest {
  /** The body byte for byte as it came: `express.raw()`, `await request.text()`. Never what a parser made of it. */
  readonly body: string | Uint8Array;
  readonly headers: WebhookHeaders;
  /** The signing secret; several while it is being changed. Discord, SendGrid: the public key. */
  readonly secret: string | readonly string[] | undefined;
  /** The address that the provider calls, as it is set up there. Twilio, Square, Trello and HubSpot sign it. */
  readonly url?: string;
  /** `POST` if left out. */
  readonly method?: string;
  /** Seconds that a signed timestamp may be off, in both directions; what the provider's own check allows if left out. */
  readonly toleranceSec?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/**
 * Returns where the request is the provider's, and throws a `WebhookVerificationError` where it is not: whoever does not
 * catch it has refused the request. Compares in constant time; with no secret everything is refused. Instead of a
 * provider's name it takes a scheme of your own. Of Twilio's JSON requests it checks the digest in the address.
 */
export const verifyWebhook = (provider: WebhookProvider | WebhookScheme, request: WebhookRequest): void => {
  const scheme = schemeOf(provider);
  const { toleranceSec = scheme.toleranceSec, now = Date.now } = request;
  const keys = keysOf(scheme, request.secret);
  const body = bytesOf(request.body);
  if (request.toleranceSec !== undefined) checkTolerance(scheme, request.toleranceSec);
  const claimed = readSignature(scheme, request.headers);
  const signed = signedIn(scheme, claimed, request, body);
  const genuine = keys.map((key) => signed.map((bytes) => isSigned(scheme, key, bytes, claimed.signatures)));
  if (!genuine.flat().includes(true)) throw fault('wrong-signature', 'The signature of the request does not hold.');
  const at = scheme.timestamp?.in === 'body' ? fieldOf(body, scheme.timestamp.field) : claimed.timestamp;
  if (scheme.timestamp !== undefined) checkAge(at, toleranceSec, now());
};

const fault = (code: WebhookFault, message: string): WebhookVerificationError =>
  new WebhookVerificationError(code, message);

const schemeOf = (provider: WebhookProvider | WebhookScheme): WebhookScheme => {
  if (typeof provider === 'object') return provider;
  if (!Object.hasOwn(schemes, provider)) throw fault('unknown-provider', `No scheme is known for ${provider}.`);
  return schemes[provider];
};

/** JavaScript hands over whatever a parser left. */
const bytesOf = (body: unknown): Uint8Array => {
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  throw fault('parsed-body', 'The body must be the bytes that came, not what a parser made of them.');
};

const checkTolerance = ({ timestamp }: WebhookScheme, toleranceSec: number): void => {
  if (!(toleranceSec > 0)) throw fault('bad-tolerance', 'toleranceSec must be a number of seconds above 0.');
  if (timestamp === undefined)
    throw fault('bad-tolerance', 'This provider signs no timestamp: toleranceSec says nothing.');
};

type Key = Buffer | KeyObject;

const keysOf = (scheme: WebhookScheme, secret: string | readonly string[] | undefined): readonly Key[] => {
  const secrets = typeof secret === 'string' ? [secret] : (secret ?? []);
  if (secrets.length === 0) throw fault('missing-secret', 'The secret of the webhook is not set.');
  return secrets.map((one) => keyOf(scheme, one));
};

/** Under an empty key anybody can sign. */
const keyOf = ({ algorithm, key }: WebhookScheme, secret: unknown): Key => {
  if (typeof secret !== 'string' || secret.trim() === '')
    throw fault('missing-secret', 'The secret of the webhook is not set.');
  if (algorithm === 'ed25519' || algorithm === 'ecdsa-sha256') return publicKey(algorithm, secret.trim());
  const bytes = Buffer.from(key === 'base64' ? secret.replace(/^(?:v1,)?whsec_/u, '') : secret, key ?? 'utf8');
  if (bytes.length === 0) throw fault('missing-secret', 'The secret of the webhook holds no key.');
  return bytes;
};

/** What stands before the 32 bytes of an Ed25519 key in DER. */
const ED25519 = Buffer.from('302a300506032b6570032100', 'hex');

const publicKey = (algorithm: 'ed25519' | 'ecdsa-sha256', text: string): KeyObject => {
  try {
    if (text.startsWith('-----BEGIN')) return createPublicKey(text);
    const der =
      algorithm === 'ed25519' ? Buffer.concat([ED25519, Buffer.from(text, 'hex')]) : Buffer.from(text, 'base64');
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    // What Node says of it may hold a part of the key.
    throw fault('missing-secret', 'The public key of the webhook can not be read.');
  }
};

/** The bytes that may have been signed: more than one where the address may be spelled in several ways. */
const signedIn = (
  { signed = '{body}' }: WebhookScheme,
  claimed: Claimed,
  { url, method = 'POST' }: WebhookRequest,
  body: Uint8Array,
): readonly Uint8Array[] => {
  if (!signed.includes('{url}')) return [filled(signed, { body, ...claimed })];
  if (url === undefined || url === '')
    throw fault('missing-url', 'The provider signs its address, and no url was given.');
  if (!signed.includes('{form}')) return [filled(signed, { body, ...claimed, url, method: method.toUpperCase() })];
  const digest = /[?&]bodySHA256=([^&#]*)/u.exec(url)?.[1];
  if (digest !== undefined && !safeEqual(createHash('sha256').update(body).digest('hex'), digest.toLowerCase()))
    throw fault('wrong-signature', 'The body is not the one whose digest is in the address.');
  const form = digest === undefined ? formFields(body) : '';
  return spellingsOf(url).map((spelled) => filled(signed, { ...claimed, url: spelled, form }));
};

const filled = (template: string, parts: Readonly<Record<string, unknown>>): Uint8Array =>
  Buffer.concat(
    template.split(/\{(\w+)\}/u).map((text, index) => {
      const part = index % 2 === 0 ? text : parts[text];
      return part instanceof Uint8Array ? part : Buffer.from(String(part));
    }),
  );

const isSigned = (
  { algorithm, encoding }: WebhookScheme,
  key: Key,
  bytes: Uint8Array,
  signatures: readonly string[],
): boolean => {
  if (Buffer.isBuffer(key)) {
    const expected = createHmac(algorithm, key).update(bytes).digest(encoding);
    return signatures.map((one) => safeEqual(encoding === 'hex' ? one.toLowerCase() : one, expected)).includes(true);
  }
  const digest = algorithm === 'ed25519' ? null : 'sha256';
  return signatures.some((one) => verify(digest, bytes, key, Buffer.from(one, encoding)));
};

const fieldOf = (body: Uint8Array, field: string): unknown => {
  try {
    const event: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return typeof event === 'object' && event !== null
      ? (event as Readonly<Record<string, unknown>>)[field]
      : undefined;
  } catch {
    return undefined;
  }
};
