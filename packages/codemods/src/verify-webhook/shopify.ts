import { Refusal } from '../transform.ts';
import { anyOf, block, type Check } from './check.ts';
import { compareHmac } from './compare-hmac.ts';

/** The helper of its SDK wants a client that is set up with more than the secret. */
export const shopify: Check = {
  id: 'shopify',
  title: 'Shopify',
  secretEnv: 'SHOPIFY_API_SECRET',
  secretPattern: /^SHOPIFY_\w*(?:API_SECRET|CLIENT_SECRET|WEBHOOK_SECRET)\w*$/u,
  jsonOnly: true,
  answersEvent: false,
  rejects: 401,
  marks: ['timingSafeEqual', 'validateHmac'],
  write: (request, secret) => {
    if (request.edge) throw new Refusal('The route runs on the edge runtime, which has no node:crypto.');
    const signature = request.fresh('signature', 'shopifySignature');
    return [
      `const ${signature} = ${request.header('x-shopify-hmac-sha256')};`,
      ...block(
        `if (${anyOf(request.headerAbsent(signature), request.absent)}) {`,
        request.reply(401, 'Missing Shopify signature'),
      ),
      ...compareHmac(request, {
        secret,
        signature,
        invalid: request.reply(401, 'Invalid Shopify signature'),
        signed: `.update(${request.payload})`,
        encoding: 'base64',
        written: (digest) => digest,
      }),
    ];
  },
};
