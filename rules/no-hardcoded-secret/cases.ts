import type { Cases } from '@seamlint/testkit';

import { handedOver } from './cases/handed-over.ts';

export const cases = {
  silent: {
    'the beginning of a key stands in where none is set': {
      files: `
        import OpenAI from 'openai';
        export const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY || 'sk-proj-' });
      `,
    },
    'a helper that encodes the key encodes other texts, too': {
      files: `
        import { createHmac } from 'node:crypto';
        const pct = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (one) => '%' + one.charCodeAt(0).toString(16));
        export const sign = (url: string, accessSecret: string) => {
          const params = [pct('HMAC-SHA1'), pct('1.0')].join('&');
          return createHmac('sha1', \`\${pct(process.env.X_API_SECRET!)}&\${pct(accessSecret)}\`).update(url + params).digest('base64');
        };
      `,
    },
    ...handedOver.silent,
    'a key that is made here begins with a text': {
      files: `
        import axios from 'axios';
        import crypto from 'node:crypto';
        function unique(prefix, size) {
          let secret = prefix ? prefix : '';
          for (const byte of crypto.randomBytes(size)) secret += byte.toString(36);
          return secret;
        }
        export const register = (url) => axios.post(url, { token: unique('hook_s3cr3t_', 24) });
      `,
    },
    'what may be done with a token is listed under its name': {
      files: `
        import { createAccessControl } from 'better-auth/plugins/access';
        const resources = { apiToken: ['list', 'create', 'rotateSecret'], auditLog: ['read'] } as const;
        export const accessControl = createAccessControl({ ...resources });
      `,
    },
    'a rule of this tool is named in its config': {
      path: 'seamlint.config.ts',
      files: `
        import { defineConfig } from 'seamlint';
        export default defineConfig({ rules: { 'no-hardcoded-secret': 'warn' } });
      `,
    },
    'the key comes from the environment': {
      files: `
        import Stripe from 'stripe';
        export const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const headers = { authorization: \`Bearer \${process.env.API_TOKEN}\` };
      `,
    },
    'a default that is empty or thrown for': {
      files: `
        import jwt from 'jsonwebtoken';
        const secret = process.env.JWT_SECRET ?? '';
        if (!secret) throw new Error('JWT_SECRET is not set');
        export const sign = (payload: object) => jwt.sign(payload, secret);
      `,
    },
    'placeholders stand where keys will be': {
      files: `
        import Stripe from 'stripe';
        import { createClient } from 'acme-sdk';
        export const stripe = new Stripe('sk_test_...');
        export const other = new Stripe(process.env.KEY || 'your-secret-key');
        export const acme = createClient({ apiKey: '<token>', clientSecret: 'changeme', password: 'xxxxxxxxxxxx', token: 'REPLACE_ME' });
        export const shown = { apiKey: 'ACME_API_KEY' };
      `,
    },
    'a made-up key of a format shows how one looks': {
      files: `
        export const field = { label: 'Access token', placeholder: 'ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' };
        export const hint = 'postgres://user:password@localhost:5432/shop';
      `,
    },
    'publishable keys are for everybody': {
      files: `
        import { loadStripe } from '@stripe/stripe-js';
        export const stripe = loadStripe('{{stripe-publishable-live}}');
        export const apiKey = '{{stripe-publishable-test}}';
        export const supabaseKey = '{{jwt-anon}}';
      `,
    },
    'a constant repeats its own name': {
      files: `
        import { z } from 'zod';
        export const TOKEN = 'token';
        export const CLIENT_SECRET = 'client_secret';
        export const fields = { password: 'password', secret: 'secret' };
        export const schema = z.object({ password: z.string().min(8, 'Password too short') });
      `,
    },
    'names of headers and of environment variables are no keys': {
      files: `
        import { client } from 'acme-sdk';
        export const secretHeader = 'x-webhook-secret';
        export const tokenName = 'ACME_TOKEN_FOR_PRODUCTION_SERVERS';
        client.configure({ secret: 'ACME_WEBHOOK_SECRET', apiKey: 'header' });
      `,
    },
    'texts of forms and translations speak of passwords': {
      files: `
        import i18next from 'i18next';
        i18next.init({ resources: { en: { password: 'Passwort99', token: 'Ihr Zugang' } } });
        export const messages = { secret: 'Enter the secret you were given', password: 'At least 8 characters, 1 digit' };
      `,
    },
    'a table tells how columns are called': {
      files: `
        import { createAuth } from 'acme-auth';
        export const auth = createAuth({ session: { fields: { token: 'sessionToken' } } });
      `,
    },
    'hashes, ids and addresses have no credential name': {
      files: `
        export const integrity = 'sha384-oqVuAfXRKap7fdgcCY5uykM6+R9GqQ8K/uxy9rx7HNQlGYl1kPzQho1wx4JwY8wC';
        export const commit = 'd3b07384d113edec49eaa6238ad5ff00b2c4a7f1';
        export const orderId = '3f2504e0-4f89-11d3-9a0c-0305e82c3301';
        export const token = '0x71C7656EC7ab88b098defB751B7401B5f6d8976F';
        export const passwordHash = '$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy';
      `,
    },
    'a key in a test mode opens nothing from a test': {
      path: 'src/pay.test.ts',
      files: `
        import Stripe from 'stripe';
        import jwt from 'jsonwebtoken';
        const stripe = new Stripe('{{stripe-secret-test}}');
        const token = jwt.sign({ id: 1 }, 'letmein');
        const login = { email: 'a@b.io', password: 'Hunter2-hunter' };
      `,
    },
    'one key for both digests of a comparison protects nothing': {
      files: `
        import { createHmac, timingSafeEqual } from 'node:crypto';
        export function equal(a: string, b: string) {
          const key = 'comparison';
          const left = createHmac('sha256', key).update(a).digest();
          const right = createHmac('sha256', key).update(b).digest();
          return timingSafeEqual(left, right);
        }
      `,
    },
    'a prefix in front of what is generated is no secret': {
      files: `
        import { webhooks } from 'acme-sdk';
        import { randomBytes } from 'node:crypto';
        const PREFIX = 'hook_';
        export const create = () => webhooks.create({ secret: \`\${PREFIX}\${randomBytes(24).toString('base64')}\` });
      `,
    },
    'the parts of a signature that are told in the open': {
      files: `
        export const call = (url: string, id: string, signature: string) => {
          const algorithm = 'AWS4-HMAC-SHA256';
          const signed = 'host;x-amz-content-sha256;x-amz-date';
          return fetch(url, { headers: { authorization: \`\${algorithm} Credential=\${id}, SignedHeaders=\${signed}, Signature=\${signature}\` } });
        };
      `,
    },
    'a header that switches a check off': {
      files: `export const send = (url: string) => fetch(url, { headers: { 'X-Atlassian-Token': 'no-check' } });`,
    },
    'a local server takes any key': {
      files: `
        import OpenAI from 'openai';
        export const client = new OpenAI({ baseURL: process.env.BASE_URL, apiKey: process.env.LOCAL_KEY || 'empty' });
      `,
    },
    'the database of a developer has its stock password': {
      files: `export const url = process.env.DATABASE_URL ?? 'postgres://postgres:postgres@localhost:5432/shop';`,
    },
    'a token of a request is compared with the environment': {
      files: `
        export const handle = (req, res) => {
          if (req.headers['x-api-key'] !== process.env.API_KEY) return res.sendStatus(401);
          if (req.query.token === 'undefined') return res.sendStatus(400);
          res.sendStatus(204);
        };
      `,
    },
    'the constant of another file reads the environment': {
      files: {
        'src/config.ts': `export const config = { jwt: { secret: process.env.JWT_SECRET } };`,
        'src/token.ts': `
          import jwt from 'jsonwebtoken';
          import { config } from './config';
          export const sign = (payload: object) => jwt.sign(payload, config.jwt.secret);
        `,
      },
    },
    'a vendor SDK is given a word where it wants an id': {
      files: `
        import { createClient } from 'acme-sdk';
        export const acme = createClient({ clientId: 'storefront', tokenType: 'Bearer', keyPrefix: 'acme' });
      `,
    },
    'ids are kept under the names of managers of passwords': {
      files: `export const managers = { OnePassword: '3f2504e0-4f89-11d3-9a0c-0305e82c3301', safePassword: '7d444840-9dc0-11d1-b245-5ffdce74fad2' };`,
    },
    'the key of a web app is there for every browser': {
      files: `
        import { initializeApp } from 'firebase/app';
        const config = { apiKey: '{{random-key}}', authDomain: 'acme.firebaseapp.com', projectId: 'acme' };
        export const app = initializeApp(config);
        export const POSTHOG_API_KEY = '{{random-key}}';
      `,
    },
    'tables, samples and switches are named after credentials': {
      files: `
        import { db } from '@acme/database';
        import { scim } from 'acme-auth';
        import { render } from 'acme-mail';
        export const rows = () => db.select().join({ pending_secret: 'api_secrets' });
        export const plugin = scim({ storeToken: 'hashed9' });
        export const mail = render({ unsubscribeToken: 'preview-token' });
      `,
    },
    'a block of a key says of which kind it is': {
      files: `
        import { createSign } from 'node:crypto';
        export const sign = (text: string, key: string, rsa: boolean) => {
          const kind = rsa ? 'RSA PRIVATE KEY' : 'PRIVATE KEY';
          return createSign('RSA-SHA256').update(text).sign(\`-----BEGIN \${kind}-----\${key}-----END \${kind}-----\`);
        };
      `,
    },
    'a path ends in the name of a credential': {
      files: `
        import { withProxy } from 'acme-proxy';
        export default withProxy({ rewrites: { '/oauth/token': '/api/v2/sessions/oauth99', '/reset-password': '/auth/Reset2' } });
      `,
    },
    'the id of a key stands before the key': {
      files: `
        export const load = () =>
          fetch('https://api.acme.io', { headers: { Authorization: \`k3y9id7q2x8m:\${process.env.API_TOKEN}\` } });
      `,
    },
    'tokens that name a shop or a cart': {
      files: `
        const headers = { 'X-Shopify-Storefront-Access-Token': '{{hex-key}}' };
        export const load = () => fetch('https://acme.myshopify.com/api/graphql', { headers });
        export const order = { checkout_token: '{{hex-key}}', cart_token: '{{hex-key}}' };
      `,
    },
    'an API key that names the account beside its secret': {
      files: `
        import { v2 as cloudinary } from 'cloudinary';
        cloudinary.config({ cloud_name: 'acme', api_key: '914726358214563', api_secret: process.env.CLOUDINARY_SECRET });
      `,
    },
    'a database in a file asks for no password': {
      files: `
        import { Sequelize } from 'sequelize';
        export const database = new Sequelize('shop', 'user', 'password', { dialect: 'sqlite', storage: 'shop.sqlite' });
      `,
    },
    'a test signs events with a secret it made up': {
      path: 'tests/hooks.test.ts',
      files: `export const endpoint = { url: 'https://acme.io/hooks', secret: '{{stripe-webhook-secret}}' };`,
    },
    'a package in a folder for tests is a test': {
      files: {
        'package.json': '{ "name": "shop", "workspaces": ["src", "test"] }',
        'test/package.json': '{ "name": "shop-tests" }',
        'src/index.ts': `export const shop = 1;`,
        'test/admin.ts': `
          import jwt from 'jsonwebtoken';
          export const admin = jwt.sign({ id: 1 }, 'letmein');
        `,
      },
    },

    // Twilio, SendGrid, Shopify, PayPal, Square, Svix, OpenAI
    'identifiers of Twilio, Square and PayPal name an account and open none': {
      files: `
        import twilio from 'twilio';
        export const client = twilio('{{twilio-account-sid}}', process.env.TWILIO_AUTH_TOKEN);
        export const settings = { apiKey: '{{twilio-api-key-sid}}', applicationId: '{{square-app-id}}' };
      `,
    },
    'the keys of every SDK come from the environment': {
      files: `
        import OpenAI, { AzureOpenAI } from 'openai';
        import { shopifyApi } from '@shopify/shopify-api';
        import { Client, Environment } from '@paypal/paypal-server-sdk';
        import { SquareClient, SquareEnvironment } from 'square';
        import { Svix, Webhook } from 'svix';
        import sgMail from '@sendgrid/mail';
        sgMail.setApiKey(process.env.SENDGRID_API_KEY ?? '');
        export const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY });
        export const azure = new AzureOpenAI({ apiKey: process.env.AZURE_OPENAI_KEY, apiVersion: '2024-10-21' });
        export const shopify = shopifyApi({ apiKey: 'my-app', apiSecretKey: process.env.SHOPIFY_API_SECRET, hostName: 'shop.example' });
        export const paypal = new Client({
          clientCredentialsAuthCredentials: { oAuthClientId: process.env.PAYPAL_CLIENT_ID, oAuthClientSecret: process.env.PAYPAL_CLIENT_SECRET },
          environment: Environment.Sandbox,
        });
        export const square = new SquareClient({ token: process.env.SQUARE_TOKEN, environment: SquareEnvironment.Production });
        export const svix = new Svix(process.env.SVIX_TOKEN ?? '');
        export const webhook = new Webhook(process.env.SVIX_WEBHOOK_SECRET ?? '');
      `,
    },
    'what only begins like a key is none': {
      files: `
        export const classes = ['sk-folding-cube-container-with-a-long-modifier', 'task-list-item-with-a-very-long-name'];
        export const shown = { openai: 'sk-...', sendgrid: 'SG.xxxxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' };
        export const message = msg.contentOfTheMessageThatIsShown;
      `,
    },
    'a file embedded in base64 holds the letters of a key': {
      files: `export const font = 'data:font/woff2;base64,d09GMgABAAAAA/{{square-access-token}}AAABAAAA';`,
    },
    'words in the form of a key': {
      files: `
        export const names = [
          'cache-key-{{slack-signing-secret}}',
          'sprites-{{slack-signing-secret}}-us1-east',
          'access_ControlListOfTheOrganisationMembers',
          'test_createsAnInvoiceForEveryMember',
          're_newsroom_subscriptionConfirmation',
          'sk-circleFadingAnimationContainerWrapper',
          'sk-proj-overview-of-the-tasks-that-are-still-open-today',
          'sk_section-overview-and-pricing.in',
          'secret_rotationPolicyOfAnOrganisationAdministrator',
          'NotificationPreferencesTab.onSave.renderTheListOfAllTheMembers',
          'polar_whs_signature_of_the_last_delivery',
        ];
      `,
    },
    'keys whose characters nobody drew': {
      files: `
        export const keys = [
          'key-a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4',
          'secret_aB3dE5gaB3dE5gaB3dE5gaB3dE5gaB3dE5gaB3dE5g1',
          're_qwertyui_qwertyuiopasdfghjklzxcvb',
        ];
      `,
    },
    'a client reads what its vendor publishes': {
      files: `
        import { createClient } from 'contentful';
        import { Analytics } from '@segment/analytics-node';
        const SEGMENT_API_KEY = '{{random-key}}';
        export const content = createClient({ space: 'acme', accessToken: '{{random-key}}' });
        const host = 'cdn.contentful.com';
        export const same = createClient({ space: 'acme', accessToken: '{{random-key}}', ...{ host } });
        export const either = createClient({
          space: 'acme',
          accessToken: '{{random-key}}',
          host: process.env.EU ? 'cdn.eu.contentful.com' : host,
        });
        export const events = new Analytics({ writeKey: SEGMENT_API_KEY });
      `,
    },
    'a client of a vendor is given a word, which is no key of its': {
      files: `
        import Anthropic from '@anthropic-ai/sdk';
        import { STSClient } from '@aws-sdk/client-sts';
        import Mailgun from 'mailgun.js';
        export const model = new Anthropic({ apiKey: process.env.ANTHROPIC_API_KEY || 'local-key' });
        export const sts = new STSClient({ region: 'eu-west-1', credentials: { accessKeyId: 'anonymous', secretAccessKey: 'anonymous' } });
        export const mail = new Mailgun(FormData).client({ username: 'api', key: process.env.MAILGUN_API_KEY || 'nokey' });
      `,
    },
  },

  reported: {
    'a key of its own stands in where none is set': {
      files: `
        import OpenAI from 'openai';
        export const openai = new OpenAI({ apiKey: process.env.OPENAI_API_KEY || 'local-kT9vXw2L' }); // reported
      `,
    },
    'a helper encodes the key that stands in the code': {
      files: `
        import { createHmac } from 'node:crypto';
        const pct = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, (one) => '%' + one.charCodeAt(0).toString(16));
        export const sign = (url: string, accessSecret: string) => {
          const params = [pct('HMAC-SHA1'), pct('1.0')].join('&');
          return createHmac('sha1', pct('kT9vXw2LrQ8mZc4N')).update(url + params).digest('base64'); // reported
        };
      `,
    },
    ...handedOver.reported,
    'the tokens that are let in are listed under their name': {
      files: `
        import { createGate } from 'gatekeeping';
        export const gate = createGate({
          apiToken: [
            'zq8-Lm27vT-ops', // reported
            'hx4-Rw91pK-web', // reported
          ],
        });
      `,
    },
    'what is let in sounds like a name': {
      path: 'src/hooks.js',
      files: `
        export const verify = (req, res) =>
          req.query['hub.verify_token'] === 'our-own-secret' ? res.send(req.query['hub.challenge']) : res.sendStatus(403); // reported
      `,
    },
    'a route of Next.js that is named after a test is served': {
      path: 'app/api/test/route.ts',
      files: `
        export const POST = () => fetch('https://api.acme.io', { method: 'POST', headers: { 'x-api-key': 'tulip-42' } }); // reported
      `,
    },
    'a getter of the class stands in for the environment': {
      files: `
        import jwt from 'jsonwebtoken';
        export class Tokens {
          private static get secret(): string {
            return process.env.JWT_SECRET || 'tulips'; // reported
          }
          static sign(payload: object) {
            return jwt.sign(payload, this.secret);
          }
        }
      `,
    },
    'a secret that is shipped to browsers is called one': {
      files: `export const secret = process.env.NEXT_PUBLIC_APP_SECRET ?? '{{random-key}}'; // reported`,
    },
    'a live key is written where the client is made': {
      files: `
        import Stripe from 'stripe';
        export const stripe = new Stripe('{{stripe-secret-live}}'); // reported
      `,
    },
    'a live key stands anywhere, under any name': {
      files: `
        export const settings = ['{{stripe-secret-live}}', 2]; // reported
        console.log(\`{{github-pat-classic}}\`); // reported
        post('{{slack-incoming-webhook}}'); // reported
      `,
    },
    'a test-mode key outside tests opens the sandbox': {
      files: `
        const stripe = require('stripe')('{{stripe-secret-test}}'); // reported
        module.exports = stripe;
      `,
      path: 'src/stripe.js',
    },
    'a live key in a test opens the vendor': {
      path: 'src/pay.test.ts',
      files: `const key = '{{stripe-secret-live}}'; // reported`,
    },
    'a secret in front of or-else': {
      files: `
        const RESEND_API_KEY = process.env.RESEND_API_KEY || '{{random-key}}'; // reported
        export const send = (body: string) =>
          fetch('https://api.resend.com/emails', { method: 'POST', body, headers: { Authorization: \`Bearer \${RESEND_API_KEY}\` } });
      `,
    },
    'a weak word signs tokens': {
      files: `
        import jwt from 'jsonwebtoken';
        export const sign = (payload: object) => jwt.sign(payload, 'secret'); // reported
        export const check = (token: string) => jwt.verify(token, process.env.JWT_SECRET || 'letmein'); // reported
      `,
    },
    'digits are the key of an HMAC': {
      path: 'api/verify.js',
      files: `
        export default function handler(req, res) {
          const secret = '12345678'; // reported
          const crypto = require('crypto');
          const digest = crypto.createHmac('sha256', secret).update(JSON.stringify(req.body)).digest('hex');
          res.json({ ok: digest === req.headers['x-signature'] });
        }
      `,
    },
    'a session is signed with a phrase': {
      files: `
        import session from 'express-session';
        import express from 'express';
        const app = express();
        app.use(session({ secret: 'keyboard cat', resave: false })); // reported
      `,
    },
    'the secret of a token comes from another file': {
      files: {
        'src/config.js': `
          module.exports = {
            secret: 'mysecret', // reported
          };
        `,
        'src/users.js': `
          const jwt = require('jsonwebtoken');
          const config = require('./config');
          exports.login = (user) => jwt.sign({ id: user.id }, config.secret, { expiresIn: '1d' });
        `,
      },
      editor: 'silent',
    },
    'the whole options come from another file': {
      files: {
        'src/database.ts': `
          const base = { user: 'shop', password: 'tulip' }; // reported
          export const options = { ...base, host: 'db.internal' };
        `,
        'src/pool.ts': `
          import { Pool } from 'pg';
          import { options } from './database';
          export const pool = new Pool(options);
        `,
      },
      editor: 'silent',
    },
    'a caller in another file hands the secret over': {
      files: {
        'src/sign.ts': `
          import { createHmac } from 'node:crypto';
          export const sign = (text: string, key: string) => createHmac('sha256', key).update(text).digest('hex');
        `,
        'src/send.ts': `
          import { sign } from './sign';
          export const send = (body: string) => fetch('https://hooks.acme.io', { body, headers: { 'x-signature': sign(body, 'tulip') } }); // reported
        `,
      },
      editor: 'silent',
    },
    'an option of a package is named like a credential': {
      files: `
        import paypal from 'paypal-rest-sdk';
        paypal.configure({
          mode: 'sandbox',
          client_id: 'storefront',
          client_secret: '{{random-key}}', // reported
        });
      `,
    },
    'a request sends a password in its body': {
      files: `
        import axios from 'axios';
        export const notify = (event: object) => axios.post('https://hooks.acme.io', { secret: 'Azure123', ...event }); // reported
      `,
    },
    'a wrapper sends what the state of a component holds': {
      files: {
        'src/app.jsx': `
          import { Component } from 'react';
          import { post } from './post';
          export class App extends Component {
            constructor(props) {
              super(props);
              this.state = {
                name: 'ada',
                secret: 'Azure123', // reported
              };
            }
            send() {
              post('/events', { user: this.state.name, secret: this.state.secret });
            }
            render() { return null; }
          }
        `,
        'src/post.js': `export const post = (url, payload) => fetch(url, { method: 'POST', body: JSON.stringify(payload) });`,
      },
      editor: 'silent',
    },
    'a handshake lets in whoever knows a word': {
      path: 'src/webhook.js',
      files: `
        export const verify = (req, res) => {
          const token = req.query['hub.verify_token'];
          const mine = 'tulip'; // reported
          if (req.query['hub.mode'] === 'subscribe' && token === mine) return res.send(req.query['hub.challenge']);
          res.sendStatus(403);
        };
      `,
    },
    'an API key of a request is compared with a literal': {
      path: 'app/api/jobs/route.ts',
      files: `
        export async function POST(request: Request) {
          if (request.headers.get('x-api-key') !== 'tulip-42') return new Response(null, { status: 401 }); // reported
          return Response.json({ ok: true });
        }
      `,
    },
    'a connection string holds its password': {
      files: `
        import mongoose from 'mongoose';
        mongoose.connect('{{connection-string}}'); // reported
        export const queue = 'amqp://shop:tulip-42@queue.acme.io'; // reported
      `,
    },
    'the password of a connection string is a variable': {
      files: `
        const password = 'tulip-42'; // reported
        export const url = \`postgres://shop:\${password}@db.acme.io/shop\`;
      `,
    },
    'a private key is pasted in': {
      files: `export const key = '{{pem-private-key}}'; // reported`,
    },
    'a generated key has a credential name': {
      files: `
        export const apiSecret = '{{random-key}}'; // reported
        export const config = { encryptionKey: '{{hex-key}}' }; // reported
        export class Client { accessToken = '{{jwt}}'; } // reported
      `,
    },
    'a key is put into a header step by step': {
      files: `
        const headers = new Headers();
        headers.set('x-api-key', 'tulip-42'); // reported
        export const load = () => fetch('https://api.acme.io', { headers });
      `,
    },
    'user and password are put together for basic authentication': {
      files: `
        const password = 'tulip-42'; // reported
        export const load = () =>
          fetch('https://api.acme.io', { headers: { Authorization: 'Basic ' + Buffer.from('shop:' + password).toString('base64') } });
      `,
    },
    'a key stands in the query of a URL': {
      files: `export const load = (id: string) => fetch('https://api.acme.io/items?api_key={{random-key}}&id=' + id); // reported`,
    },
    'a key is bytes before it is used': {
      files: `
        import { createCipheriv, randomBytes } from 'node:crypto';
        import { SignJWT } from 'jose';
        const key = Buffer.from('{{hex-key}}', 'hex'); // reported
        export const cipher = () => createCipheriv('aes-256-gcm', key, randomBytes(12));
        const secret = new TextEncoder().encode('tulips and roses'); // reported
        export const sign = () => new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(secret);
      `,
    },
    'an attribute carries a key': {
      path: 'src/map.jsx',
      files: `export const View = () => <Chart apiSecret="{{random-key}}" />; // reported`,
    },
    'the mail server is logged in to with a word': {
      files: `
        import nodemailer from 'nodemailer';
        export const mail = nodemailer.createTransport({
          service: 'gmail',
          auth: { user: 'shop@acme.io', pass: 'tulips' }, // reported
        });
      `,
    },
    'a setter of a package takes the key': {
      files: `
        import mail from '@sendgrid/mail';
        mail.setApiKey('{{random-key}}'); // reported
      `,
    },

    // Twilio, SendGrid, Shopify, PayPal, Square, Svix, OpenAI
    'keys of many vendors stand anywhere': {
      files: `
        export const keys = [
          '{{sendgrid-api-key}}', // reported
          '{{shopify-admin-token}}', // reported
          '{{shopify-custom-app}}', // reported
          '{{shopify-app-secret}}', // reported
          '{{shopify-private-app}}', // reported
          '{{square-access-token}}', // reported
          '{{square-app-secret}}', // reported
          '{{square-app-secret-sandbox}}', // reported
          '{{svix-token}}', // reported
          '{{svix-token-test}}', // reported
          '{{openai-project-key}}', // reported
          '{{openai-key}}', // reported
        ];
      `,
    },
    'a key in a text of several lines': {
      files: `export const env = 'PORT=3000\\nSENDGRID_API_KEY=x\\n{{sendgrid-api-key}}'; // reported`,
    },
    'what Twilio is handed second is its token': {
      files: `
        import twilio, { Twilio } from 'twilio';
        export const client = twilio('{{twilio-account-sid}}', '{{twilio-auth-token}}'); // reported
        export const other = new Twilio('{{twilio-account-sid}}', 'tulips-and-roses'); // reported
        export const genuine = (req) => twilio.validateRequest('our-own-token', req.header('x-twilio-signature'), req.url, req.body); // reported
      `,
    },
    'options of SDKs that are credentials by their place': {
      files: `
        import OpenAI from 'openai';
        import sgMail from '@sendgrid/mail';
        import { shopifyApi } from '@shopify/shopify-api';
        import { Client } from '@paypal/paypal-server-sdk';
        import { SquareClient } from 'square';
        import { Webhook } from 'standardwebhooks';
        sgMail.setApiKey('tulips-and-roses'); // reported
        export const openai = new OpenAI({ apiKey: 'tulips-and-roses' }); // reported
        export const shopify = shopifyApi({ apiKey: 'my-app', apiSecretKey: 'tulips-and-roses' }); // reported
        export const paypal = new Client({ clientCredentialsAuthCredentials: { oAuthClientId: 'shop', oAuthClientSecret: 'tulips-and-roses' } }); // reported
        export const square = new SquareClient({ token: 'tulips-and-roses' }); // reported
        export const webhook = new Webhook('tulips-and-roses'); // reported
      `,
    },
    'formats that begin like words': {
      files: `
        export const keys = [
          '{{mailgun-api-key}}', // reported
          '{{mailgun-api-key-new}}', // reported
          '{{mailchimp-key}}', // reported
          '{{mollie-access-token}}', // reported
          '{{mollie-live}}', // reported
          '{{resend-api-key}}', // reported
          '{{notion-secret}}', // reported
          '{{discord-bot-token}}', // reported
          '{{airtable-personal-access-token}}', // reported
          '{{hubspot-private-app-token}}', // reported
          '{{checkout-com-secret-live}}', // reported
          '{{checkout-com-secret-previous}}', // reported
          '{{plaid-access-token-live}}', // reported
          '{{typeform-token}}', // reported
          '{{contentful-personal-access-token}}', // reported
          '{{square-personal-access-token}}', // reported
        ];
        export const environment = 'MAILGUN_API_KEY={{mailgun-api-key}}\\nPORT=3000'; // reported
      `,
    },
    'a sample stands before a key': {
      files: `export const text = 'key-00000000000000000000000000000000 shows the form\\n{{mailgun-api-key}} opens the door'; // reported`,
    },
    'a client that reads what is not published, or writes': {
      files: `
        import { createClient } from 'contentful';
        import { createClient as createManager } from 'contentful-management';
        export const preview = createClient({
          space: 'acme',
          accessToken: '{{random-key}}', // reported
          host: 'preview.contentful.com',
        });
        export const manager = createManager({ accessToken: '{{random-key}}' }); // reported
      `,
    },
    'a client reads what is not published, by a constant': {
      files: `
        import { createClient } from 'contentful';
        const HOST = 'preview.contentful.com';
        const host = HOST;
        const settings = { host: \`https://\${HOST}\` };
        export const named = createClient({
          space: 'acme',
          accessToken: '{{random-key}}', // reported
          host: HOST,
        });
        export const spread = createClient({
          space: 'acme',
          accessToken: '{{random-key}}', // reported
          ...{ host },
        });
        export const held = createClient({
          space: 'acme',
          ...settings,
          accessToken: '{{random-key}}', // reported
        });
        export const schemed = createClient({
          space: 'acme',
          accessToken: '{{random-key}}', // reported
          host: 'https://preview.contentful.com/',
        });
        const options = { space: 'acme', host: HOST, accessToken: '{{random-key}}' }; // reported
        export const whole = createClient(options);
      `,
    },
    'a client may read what is not published': {
      files: `
        import { createClient } from 'contentful';
        const isPreview = process.env.PREVIEW === '1';
        export const chosen = createClient({
          space: 'acme',
          accessToken: '{{random-key}}', // reported (hint)
          host: isPreview ? 'preview.contentful.com' : 'cdn.contentful.com',
        });
        export const fallback = createClient({
          space: 'acme',
          accessToken: '{{random-key}}', // reported (hint)
          host: process.env.CONTENTFUL_HOST ?? 'preview.contentful.com',
        });
        export const added = createClient({
          space: 'acme',
          accessToken: '{{random-key}}', // reported (hint)
          ...(isPreview ? { host: 'preview.contentful.com' } : {}),
        });
        export const open = (host = 'preview.contentful.com') =>
          createClient({
            space: 'acme',
            accessToken: '{{random-key}}', // reported (hint)
            host,
          });
      `,
    },
    'the catalog only remembers that a client takes a key there': {
      files: `
        import { Mandrill } from 'mandrill-api';
        export const mail = new Mandrill('{{random-key}}'); // reported (hint)
      `,
    },
  },
} satisfies Cases;
