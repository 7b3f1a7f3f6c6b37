import { fake, standardWebhook } from '../fakes.js';
import { serveOnce } from '../child/serve-once.js';
import { loadPart } from '../child/load-part.js';
import { ASKED_RETRIES, ASKED_TIMEOUT_MS, defineRecipe } from '../recipe.js';

/** @typedef {import('../recipe.js').Delivery} Delivery */
/** @typedef {import('../recipe.js').HelperRecipe} HelperRecipe */

/** Retries are told by a length of time, never by a number: this one leaves room for three. */
const retryConfig = {
  strategy: 'backoff',
  backoff: { initialInterval: 1000, maxInterval: 60_000, exponent: 1, maxElapsedTime: ASKED_RETRIES * 1000 },
};

/** @param {any} sdk */
const client = (sdk, options = {}) => new sdk.Polar({ accessToken: fake('token', 24), ...options });

const benefit = JSON.stringify({
  type: 'benefit.updated',
  timestamp: '2025-01-01T00:00:00Z',
  data: {
    id: 'b1',
    created_at: '2025-01-01T00:00:00Z',
    modified_at: null,
    type: 'custom',
    description: 'a1',
    selectable: true,
    deletable: true,
    is_deleted: false,
    organization_id: 'o1',
    metadata: {},
    visibility: 'public',
    visibility_configurable: true,
    properties: { note: null },
    is_archived: false,
  },
});

/** Each class of errors has a file of its own. */
const errors = [
  ...['polarerror', 'sdkerror', 'httpvalidationerror', 'resourcenotfound', 'unauthorized', 'notpermitted'],
  ...['refundedalready', 'paymenterror', 'paymentfailed', 'httpclienterrors'],
];

/** Any text is the secret; it is not decoded. @param {Delivery} delivery */
const sign = (delivery) => standardWebhook({ ...delivery, secret: Buffer.from(delivery.secret).toString('base64') });

export const recipe = defineRecipe({
  sdks: [
    {
      pkg: '@polar-sh/sdk',
      parts: ['./webhooks', ...errors.map((name) => `./models/errors/${name}.js`)],
      client,
      write: (polar) => polar.events.ingest({ events: [] }),
      read: (polar) => polar.products.get({ id: 'p1' }),
      more: [(polar) => polar.customers.delete({ id: 'c1' })],
      timeouts: { timeoutMs: (sdk) => client(sdk, { timeoutMs: ASKED_TIMEOUT_MS }) },
      reply: () => ({ inserted: 0 }),
      retries: { retryConfig: (sdk) => client(sdk, { retryConfig }) },
      helpers: [
        {
          import: 'validateEvent',
          path: [],
          body: benefit,
          sign,
          args: ({ body, secret }, headers) => [body, headers, secret],
        },
      ],
    },
    {
      pkg: '@polar-sh/nextjs',
      beside: ['next@15', 'react@19', 'react-dom@19'],
      helpers: [
        {
          import: 'Webhooks',
          path: [],
          body: benefit,
          sign,
          run: async (sdk, { body, secret }, headers) => {
            let reached = false;
            const handle = sdk.Webhooks({ webhookSecret: secret, onPayload: async () => void (reached = true) });
            await handle(new Request('https://shop.example/hook', { method: 'POST', headers, body }));
            return reached;
          },
        },
      ],
    },
    {
      pkg: '@polar-sh/hono',
      beside: ['hono@4'],
      helpers: [
        {
          import: 'Webhooks',
          path: [],
          body: benefit,
          sign,
          run: async (sdk, { body, secret }, headers) => {
            let reached = false;
            const { Hono } = loadPart('hono');
            const app = new Hono();
            app.post('/hook', sdk.Webhooks({ webhookSecret: secret, onPayload: async () => void (reached = true) }));
            await app.request('/hook', { method: 'POST', headers, body });
            return reached;
          },
        },
      ],
    },
    {
      pkg: '@polar-sh/express',
      // Its peer is 4.
      beside: ['express@4'],
      helpers: [
        {
          import: 'Webhooks',
          path: [],
          body: benefit,
          sign,
          run: async (sdk, { body, secret }, headers) => {
            let reached = false;
            const express = loadPart('express');
            const app = express().use(express.json());
            app.post('/hook', sdk.Webhooks({ webhookSecret: secret, onPayload: async () => void (reached = true) }));
            await serveOnce(app, { path: '/hook', headers: { 'content-type': 'application/json', ...headers }, body });
            return reached;
          },
        },
      ],
    },
  ],
});
