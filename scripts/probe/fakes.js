// Credentials and signatures, made when they are needed: nothing that looks like a key stands in a file.
import { createHmac } from 'node:crypto';

/**
 * Text without a meaning: `fake('sk', 'test', 24)` is `sk_test_` and 24 letters.
 * @param {...(string | number)} parts
 */
export const fake = (...parts) =>
  parts.map((part) => (typeof part === 'number' ? 'Zq7'.repeat(part).slice(0, part) : part)).join('_');

/** @param {number} bytes */
export const fakeBase64 = (bytes) => Buffer.alloc(bytes, 'Zq7').toString('base64');

/**
 * @param {string} algorithm
 * @param {string | Buffer} secret
 * @param {string} text
 * @param {'hex' | 'base64'} [encoding]
 */
export const hmac = (algorithm, secret, text, encoding = 'hex') =>
  createHmac(algorithm, secret).update(text).digest(encoding);

/**
 * Standard Webhooks, which Svix began: the secret is base64 behind a prefix.
 * @param {import('./recipe.js').Delivery} delivery
 * @param {string} [prefix] of the headers
 */
export const standardWebhook = ({ body, secret, time }, prefix = 'webhook') => {
  const key = Buffer.from(secret.replace(/^whsec_/u, ''), 'base64');
  const signature = hmac('sha256', key, `msg_1.${time}.${body}`, 'base64');
  return {
    [`${prefix}-id`]: 'msg_1',
    [`${prefix}-timestamp`]: String(time),
    [`${prefix}-signature`]: `v1,${signature}`,
  };
};
