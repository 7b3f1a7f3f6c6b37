import { anyOf, block, type Check } from './check.ts';
import { compareHmac } from './compare-hmac.ts';
import { compareWeb } from './compare-web.ts';

/** The helper of its SDK wants a client that is set up with more than the secret. */
export const shopify: Check = {
  id: 'shopify',
  title: 'Shopify',
  secretEnv: 'SHOPIFY_API_SECRET',
  secretPattern: /^SHOPIFY_\w*(?:API_SECRET|CLIENT_SECRET|WEBHOOK_SECRET)\w*$/u,
  jsonOnly: true,
  answersEvent: false,
  rejects: 401,
  marks: ['timingSafeEqual', 'validateHmac', 'subtle'],
  write: (request, secret) => {
    const signature = request.fresh('signature', 'shopifySignature');
    const invalid = request.reply(401, 'Invalid Shopify signature');
    return [
      `const ${signature} = ${request.header('x-shopify-hmac-sha256')};`,
      ...block(
        `if (${anyOf(request.headerAbsent(signature), request.absent)}) {`,
        request.reply(401, 'Missing Shopify signature'),
      ),
      ...(request.edge
        ? compareWeb(request, { secret, signature, prefix: '', encoding: 'base64', signed: request.text, invalid })
        : compareHmac(request, {
            secret,
            signature,
            invalid,
            signed: `.update(${request.payload})`,
            encoding: 'base64',
            written: (digest) => digest,
          })),
    ];
  },
};
