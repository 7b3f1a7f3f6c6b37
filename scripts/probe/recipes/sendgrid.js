import { createSign, generateKeyPairSync } from 'node:crypto';
import { fake } from '../fakes.js';
import { ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

const MAIL = { to: 'a@example.com', from: 'b@example.com', subject: 's', text: 't' };

/** @param {any} sdk */
const mail = (sdk) => {
  sdk.default.setApiKey(['SG', fake(22), fake(43)].join('.'));
  return sdk.default;
};
/**
 * By the public half, which is what the helper is given.
 * @type {Map<string, import('node:crypto').KeyObject>}
 */
const privateKeys = new Map();
const publicKey = () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
  const text = pair.publicKey.export({ type: 'spki', format: 'pem' }).toString();
  privateKeys.set(text, pair.privateKey);
  return text;
};

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@sendgrid/mail',
      client: mail,
      write: (sg) => sg.send(MAIL),
      timeouts: {
        'setTimeout()': (sdk) => {
          const service = new sdk.MailService();
          service.setApiKey(['SG', fake(22), fake(43)].join('.'));
          service.setTimeout(ASKED_TIMEOUT_MS);
          return service;
        },
      },
    },
    {
      pkg: '@sendgrid/client',
      client: mail,
      write: (sg) => sg.request({ method: 'POST', url: '/v3/mail/send', body: {} }),
      read: (sg) => sg.request({ method: 'GET', url: '/v3/templates' }),
      more: [(sg) => sg.request({ method: 'DELETE', url: '/v3/templates/t1' })],
      timeouts: {
        'setDefaultRequest()': (sdk) => {
          const own = new sdk.Client();
          own.setApiKey(['SG', fake(22), fake(43)].join('.'));
          own.setDefaultRequest('timeout', ASKED_TIMEOUT_MS);
          return own;
        },
      },
    },
    {
      pkg: '@sendgrid/eventwebhook',
      helpers: [
        {
          import: 'EventWebhook',
          path: ['verifySignature'],
          secret: publicKey,
          sign: ({ body, secret, time }) => {
            const key = privateKeys.get(secret);
            if (key === undefined) throw new Error('The secret is not one of ours.');
            return { signature: createSign('sha256').update(`${time}${body}`).sign(key, 'base64'), time: String(time) };
          },
          on: (sdk) => new sdk.EventWebhook(),
          args: ({ body, secret }, { signature, time }, sdk) => [
            new sdk.EventWebhook().convertPublicKeyToECDSA(secret),
            body,
            signature,
            time,
          ],
        },
      ],
    },
  ],
});
