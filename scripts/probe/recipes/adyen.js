import { fake, hmac } from '../fakes.js';
import { ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @typedef {import('../recipe.js').Delivery} Delivery */

const SERVICES = [
  ...['CheckoutAPI', 'PaymentAPI', 'PayoutAPI', 'RecurringAPI', 'TransfersAPI', 'BalancePlatformAPI'],
  ...['BalanceControlAPI', 'BinLookupAPI', 'CapitalAPI', 'CloudDeviceAPI', 'DataProtectionAPI', 'DisputesAPI'],
  ...['LegalEntityManagementAPI', 'ManagementAPI', 'StoredValueAPI', 'TerminalCloudAPI'],
];

/** Each service is an export that takes the client: here they hang on one. @param {any} sdk @param {(client: any) => void} [prepare] */
const client = (sdk, options = {}, prepare = () => undefined) => {
  const config = new sdk.Config({ apiKey: fake(40), environment: 'TEST', ...options });
  // Until 26 it took the config as one of its options, since 29 it takes nothing else.
  const one = new sdk.Client(sdk.HttpClientException === undefined ? { config } : config);
  prepare(one);
  return Object.fromEntries(
    SERVICES.filter((name) => sdk[name] !== undefined).map((name) => [name, new sdk[name](one)]),
  );
};

const PAYMENT = {
  amount: { currency: 'EUR', value: 100 },
  merchantAccount: 'shop',
  reference: 'order-1',
  paymentMethod: { type: 'scheme' },
  returnUrl: 'https://shop.example/',
};

/** Keys are hex. */
const keys = ['ab', 'cd'];
const secret = () => {
  const [byte = '', ...rest] = keys;
  keys.splice(0, keys.length, ...rest, byte);
  return byte.repeat(32);
};

/** @param {Delivery} delivery */
const sign = ({ body, secret: key }) => hmac('sha256', Buffer.from(key, 'hex'), body, 'base64');
/** @param {string} body */
const itemOf = (body) => JSON.parse(body);
const ITEM = JSON.stringify({
  amount: { currency: 'EUR' },
  eventCode: 'AUTHORISATION',
  merchantAccountCode: 'shop',
  merchantReference: 'order-a',
  originalReference: '',
  success: 'true',
  pspReference: 'psp-1',
});

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@adyen/api-library',
      versions: ['16', '24'],
      client,
      write: (adyen) => adyen.CheckoutAPI.PaymentsApi.payments(PAYMENT),
      read: (adyen) => adyen.CheckoutAPI.PaymentLinksApi.getPaymentLink('link'),
      more: [(adyen) => adyen.CheckoutAPI.PaymentLinksApi.updatePaymentLink('link', { status: 'expired' })],
      keyed: (adyen, key) => adyen.CheckoutAPI.PaymentsApi.payments(PAYMENT, { idempotencyKey: key }),
      timeouts: {
        connectionTimeoutMillis: (sdk) => client(sdk, { connectionTimeoutMillis: ASKED_TIMEOUT_MS }),
        'setTimeouts()': (sdk) => client(sdk, {}, (one) => one.setTimeouts(ASKED_TIMEOUT_MS)),
      },
      helpers: [
        {
          import: 'hmacValidator',
          path: ['validateHMAC'],
          body: ITEM,
          secret,
          // Some fields of the event, joined.
          sign: ({ body, secret: key }) => {
            const {
              pspReference,
              originalReference,
              merchantAccountCode,
              merchantReference,
              amount,
              eventCode,
              success,
            } = itemOf(body);
            const fields = [pspReference, originalReference, merchantAccountCode, merchantReference];
            const text = [...fields, amount.value, amount.currency, eventCode, success].join(':');
            return sign({ body: text, secret: key, time: 0 });
          },
          on: (sdk) => new sdk.hmacValidator(),
          args: ({ body, secret: key }, hmacSignature) => [{ ...itemOf(body), additionalData: { hmacSignature } }, key],
        },
        {
          import: 'hmacValidator',
          path: ['validateHMACSignature'],
          since: 26,
          secret,
          sign,
          on: (sdk) => new sdk.hmacValidator(),
          args: ({ body, secret: key }, signature) => [key, signature, body],
        },
        {
          import: 'hmacValidator',
          path: ['validateBankingHMAC'],
          secret,
          sign,
          on: (sdk) => new sdk.hmacValidator(),
          args: ({ body, secret: key }, signature) => [signature, key, body],
        },
      ],
    },
  ],
});
