import type { Cases } from '@seamlint/testkit';
import { handedOver } from './cases/handed-over.ts';
import { ownRedactors } from './cases/own-redactors.ts';

export const cases = {
  silent: {
    'a copy is masked field by field': {
      files: `
        import express from 'express';
        const app = express();
        const mask = (given) => {
          const copy = structuredClone(given);
          for (const key of ['password', 'token']) if (key in copy) copy[key] = '***';
          return copy;
        };
        app.post('/users', (req, res) => {
          console.log(mask(req.body));
          res.sendStatus(204);
        });
      `,
    },
    ...handedOver.silent,
    'a helper keeps the event, and logs what it was given where that fails': {
      files: {
        'src/keep-event.ts': `
          export const logWebhookEvent = async (params) => {
            try {
              const record = { provider: params.provider };
              if (params.payload !== undefined) record.payload = params.payload;
              await db.from('webhook_events').upsert(record);
            } catch (error) {
              console.error('not kept', { params });
            }
          };
        `,
        'src/webhook.ts': `
          import express from 'express';
          import Stripe from 'stripe';
          import { logWebhookEvent } from './keep-event';
          const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
          const app = express();
          app.post('/webhooks/stripe', express.raw({ type: '*/*' }), async (req, res) => {
            const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
            await logWebhookEvent({ provider: 'stripe', payload: event });
            res.sendStatus(200);
          });
        `,
      },
    },
    'whoever prints the environment hides what is named like a secret': {
      files: `
        const needed = { MAIL_FROM: process.env.MAIL_FROM, MAIL_API_KEY: process.env.MAIL_API_KEY, JWT_SECRET: process.env.JWT_SECRET };
        for (const [key, value] of Object.entries(needed)) {
          console.log(\`\${key}: \${key === 'MAIL_API_KEY' || key === 'JWT_SECRET' ? '[HIDDEN]' : value}\`);
          const shown = value ? (key.includes('KEY') ? '***' + value.slice(-4) : value) : 'NOT SET';
          console.log(key, shown);
          console.log(key, /secret|key/i.test(key) ? 'set' : value);
        }
      `,
    },
    ...ownRedactors.silent,
    'the answer with which the API refused': {
      path: 'src/server/mail.ts',
      files: `
        import http from 'node:http';
        export const read = async (id, token) => {
          const response = await fetch(\`https://gmail.googleapis.com/gmail/v1/users/me/messages/\${id}\`, { headers: { authorization: \`Bearer \${token}\` } });
          if (!response.ok) {
            const text = await response.text();
            console.error('Gmail refused', { status: response.status, text });
            return null;
          }
          return response.json();
        };
        http.createServer(async (req, res) => res.end(JSON.stringify(await read('m1', process.env.GMAIL_TOKEN)))).listen(3000);
      `,
    },
    'what is looked up by a value is no mere logger of it': {
      files: `
        import { db } from './db';
        const trackReason = async (user, reason) => {
          await db.settings.upsert({ user, reason });
          console.log('disabled', { user, reason });
        };
        export const disable = (accessToken) => trackReason(accessToken, 'expired');
      `,
    },
    'chosen fields of a request': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          console.log(req.method, req.path, req.body.id, req.headers['user-agent']);
          res.sendStatus(204);
        });
      `,
    },
    'the keys of a body, and how many': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          console.log('fields', Object.keys(req.body), Object.keys(req.body).length);
          res.sendStatus(204);
        });
      `,
    },
    'an object in a template shows nothing': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          console.log(\`received \${req.body} \${req.headers}\`);
          res.sendStatus(204);
        });
      `,
    },
    'whether a token is there': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          const token = req.headers.authorization;
          console.log(!!token, Boolean(token), token ? 'set' : 'missing', typeof token, token?.length);
          res.sendStatus(204);
        });
      `,
    },
    'the last characters of a token': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          const token = req.query.token;
          console.log(\`token ends in \${token.slice(-4)}, begins with \${token.slice(0, 6)}\`);
          res.sendStatus(204);
        });
      `,
    },
    'a digest of a token': {
      files: `
        import crypto from 'node:crypto';
        export const note = (accessToken) => {
          console.log('token', crypto.createHash('sha256').update(accessToken).digest('hex'));
        };
      `,
    },
    'a function that masks': {
      files: `
        const maskToken = (value) => \`\${value.slice(0, 2)}***\`;
        export const note = (accessToken) => console.log('token', maskToken(accessToken));
      `,
    },
    'a redactor out of another file': {
      files: {
        'src/a.ts': `
        import { redactBody } from './redact';
        export const receive = (req, res) => {
          console.log(redactBody(req.body));
          res.end();
        };
      `,
        'src/redact.ts': `
        export const redactBody = (body) => ({ id: body.id, amount: body.amount });
      `,
      },
    },
    'a logger of pino that blots them out': {
      files: `
        import pino from 'pino';
        const logger = pino({ redact: ['req.headers.authorization', '*.password', 'body.password'] });
        export const receive = (req, res) => {
          logger.info({ headers: req.headers, body: req.body });
          logger.info({ password: req.body.password });
          res.end();
        };
      `,
    },
    'a child of a logger in another file that blots them out': {
      files: {
        'src/a.ts': `
        import { logger } from './logger';
        const log = logger.child({ module: 'orders' });
        export const receive = (req, res) => {
          log.info({ headers: req.headers }, 'received');
          res.end();
        };
      `,
        'src/logger.ts': `
        import pino from 'pino';
        import { PATHS } from './paths';
        export const logger = pino({ redact: { paths: PATHS, censor: '-' } });
      `,
        'src/paths.ts': `
        export const PATHS = ['headers.authorization', 'headers.cookie'];
      `,
      },
    },
    'what a text without a placeholder does not show': {
      files: `
        import pino from 'pino';
        const logger = pino();
        export const receive = (req, res) => {
          logger.info('received', req.body);
          res.end();
        };
      `,
    },
    'the message and the status of a client error': {
      files: `
        import axios from 'axios';
        import express from 'express';
        export const send = async (order) => {
          try {
            await axios.post('https://api.example.com/orders', order, { headers: { authorization: key() } });
          } catch (error) {
            console.error(error.message, error.code, error.response?.status, error.response?.data);
            console.error(\`failed: \${error}\`);
            console.error('failed: ' + error);
          }
        };
      `,
    },
    'a caught error that no client can have thrown': {
      files: `
        import express from 'express';
        export const save = async (order) => {
          try {
            await db.orders.insert(order);
          } catch (error) {
            console.error('failed', error);
          }
        };
      `,
    },
    'an error of fetch holds nothing': {
      files: `
        import express from 'express';
        export const send = async (order) => {
          try {
            await fetch('https://api.example.com', { headers: { authorization: process.env.API_KEY } });
          } catch (error) {
            console.error('failed', error);
          }
        };
      `,
    },
    'an error that is none of the client, by its class': {
      files: `
        import axios from 'axios';
        import express from 'express';
        export const send = async (order) => {
          try {
            await axios.post('https://api.example.com/orders', order, { headers: { authorization: key() } });
          } catch (error) {
            if (axios.isAxiosError(error)) console.error(error.message);
            else console.error('failed', error);
            console.error(error instanceof Error ? error.message : error);
          }
        };
      `,
    },
    'the whole error where there is no message': {
      files: `
        import axios from 'axios';
        import express from 'express';
        export const send = async (order) => {
          try {
            await axios.post('https://api.example.com/orders', order, { headers: { authorization: key() } });
          } catch (error) {
            console.error(error.response?.data || error.message || error);
          }
        };
      `,
    },
    'a promise whose error is kept before it can be caught': {
      files: `
        import axios from 'axios';
        import express from 'express';
        export const send = async (order) => {
          try {
            await axios.post('https://api.example.com/orders', order, { headers: { authorization: key() } }).catch(() => null);
            await db.save(order);
          } catch (error) {
            console.error(error);
          }
        };
      `,
    },
    'a helper throws an error of its own': {
      files: {
        'src/a.ts': `
        import express from 'express';
        import { send } from './send';
        export const run = async (order) => {
          try {
            await send(order);
          } catch (error) {
            console.error(error);
          }
        };
      `,
        'src/send.ts': `
        import axios from 'axios';
        export const send = async (order) => {
          try {
            await axios.post('https://api.example.com/orders', order, { headers: { authorization: key() } });
          } catch (error) {
            throw new Error(\`sending failed with \${error.response?.status}\`);
          }
        };
      `,
      },
    },
    'an interceptor makes other errors of them': {
      files: `
        import axios from 'axios';
        import express from 'express';
        const api = axios.create({ baseURL: 'https://api.example.com', headers: { authorization: key() } });
        api.interceptors.response.use((answer) => answer, (error) => Promise.reject(new ApiError(error.response?.status)));
        export const send = async (order) => {
          try {
            await api.post('/orders', order);
          } catch (error) {
            console.error(error);
          }
        };
      `,
    },
    'words that only hold the word token': {
      files: `
        export const note = (usage, cancelToken, nextPageToken, tokenType, publicKey, cacheKey, hasToken) => {
          console.log(usage.totalTokens, usage.maxTokens, cancelToken, nextPageToken, tokenType, publicKey, cacheKey, hasToken);
        };
      `,
    },
    'a token with a symbol is no credential': {
      files: `
        import jwt from 'jsonwebtoken';
        export const note = (token) => console.log('token', token, token.symbol, token.decimals);
      `,
    },
    'a publishable key': {
      files: `
        console.log(process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY, process.env.STRIPE_PUBLISHABLE_KEY, process.env.NODE_ENV, process.env.PORT);
      `,
    },
    'a constant under such a name': {
      files: `
        const TOKEN = 'token';
        const password = 'field';
        console.log(TOKEN, password);
      `,
    },
    'what a login form is called in a message': {
      files: `
        export const fail = () => console.error('The token is missing; the password was refused');
      `,
    },
    'id and type of an event': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const receive = (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          console.log(event.id, event.type, event.data.object.id, { id: event.id });
          res.end();
        };
      `,
    },
    'the message of a failed signature check': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const receive = (req, res) => {
          try {
            stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          } catch (err) {
            console.error(\`refused: \${err.message}\`);
          }
          res.end();
        };
      `,
    },
    'an error of a provider whose SDK keeps its key': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const pay = async () => {
          try {
            await stripe.paymentIntents.create({ amount: 1, currency: 'eur' });
          } catch (err) {
            console.error('payment failed', err);
          }
        };
      `,
    },
    'what a schema found wrong': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          const parsed = schema.safeParse(req.body);
          if (!parsed.success) console.warn('invalid', parsed.error);
          const { id } = schema.parse(req.body);
          console.log(id);
          res.sendStatus(204);
        });
      `,
    },
    'a key that a command prints once': {
      path: 'src/cli/create-key.ts',
      files: `
        import { randomBytes } from 'node:crypto';
        const apiKey = randomBytes(32).toString('hex');
        console.log(\`Your key, shown once: \${apiKey}\`);
      `,
    },
    'Sentry keeps the message of an error': {
      files: `
        import * as Sentry from '@sentry/node';
        import axios from 'axios';
        import express from 'express';
        export const send = async (order) => {
          try {
            await axios.post('https://api.example.com/orders', order, { headers: { authorization: key() } });
          } catch (error) {
            Sentry.captureException(error, { tags: { order: order.id } });
          }
        };
      `,
    },
    'a replacer chooses what is written': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          console.log(JSON.stringify(req.body, ['id', 'amount']));
          res.sendStatus(204);
        });
      `,
    },
    'a test': {
      path: 'test/note.ts',
      files: `
        export const note = (req, res) => { console.log(req.body); };
      `,
    },
    'the rest of a body without its secrets': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          const { password, ...rest } = req.body;
          console.log('received', rest);
          res.sendStatus(204);
        });
      `,
    },
    'a function that logs the length of what it is given': {
      files: {
        'src/a.ts': `
        import { logSize } from './log-size';
        export const receive = (req, res) => {
          logSize(req.body);
          res.end();
        };
      `,
        'src/log-size.ts': `
        export const logSize = (body) => console.log('size', Object.keys(body).length);
      `,
      },
    },
    'a script that prints the key it made': {
      path: 'generate_jwt_secret.js',
      files: `
        const { randomBytes } = require('crypto');
        const jwtSecret = randomBytes(32).toString('hex');
        console.log(\`JWT_SECRET=\${jwtSecret}\`);
      `,
    },
    'a body whose secrets were masked on the way': {
      files: {
        'src/a.ts': `
        import { maskFields } from './mask';
        import { save } from './save';
        export const receive = async (req, res) => {
          let body = req.body;
          body = maskFields(body);
          save({ body });
          res.end();
        };
      `,
        'src/mask.ts': `
        export const maskFields = (body) => ({ id: body.id });
      `,
        'src/save.ts': `
        export const save = (entry) => console.error('not saved', entry.body);
      `,
      },
    },
    'a secret that is written over behind a spread': {
      files: `
        const config = { issuer: 'https://id.example.com', clientSecret: process.env.OIDC_CLIENT_SECRET };
        console.log('config', { ...config, clientSecret: '[redacted]' });
      `,
    },
    'a value that is parsed out of itself': {
      files: `
        export const read = (text) => {
          let data = text;
          while (typeof data === 'string') data = JSON.parse(data);
          console.log('data', data);
          return data;
        };
        export const bearer = (req) => req.headers.authorization;
      `,
    },
    'the referral token of an affiliate': {
      files: `
        import jwt from 'jsonwebtoken';
        export const note = (affiliate) => console.log('referred by', affiliate.token);
      `,
    },
  },
  reported: {
    'whoever prints the environment asks only whether it is there': {
      files: `
        const needed = { MAIL_FROM: process.env.MAIL_FROM, JWT_SECRET: process.env.JWT_SECRET };
        for (const [key, value] of Object.entries(needed)) {
          console.log(\`\${key}: \${value === undefined ? 'NOT SET' : value}\`); // reported
        }
      `,
    },
    'the whole body of a request to Elysia': {
      files: `
        import { Elysia } from 'elysia';
        new Elysia().post('/users', async ({ body, headers }) => {
          console.log('received', body); // reported
          return users.create(body);
        });
      `,
    },
    ...handedOver.reported,
    ...ownRedactors.reported,
    'the answer of the API as it came': {
      path: 'src/server/mail.ts',
      files: `
        import http from 'node:http';
        export const read = async (id, token) => {
          const response = await fetch(\`https://gmail.googleapis.com/gmail/v1/users/me/messages/\${id}\`, { headers: { authorization: \`Bearer \${token}\` } });
          const message = await response.json();
          console.log('Gmail said', message); // reported (hint)
          return message;
        };
        http.createServer(async (req, res) => res.end(JSON.stringify(await read('m1', process.env.GMAIL_TOKEN)))).listen(3000);
      `,
    },
    'the whole body': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          console.log('received', req.body); // reported
          res.sendStatus(204);
        });
      `,
    },
    'a body in JSON, in a template': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          console.log(\`received \${JSON.stringify(req.body, null, 2)}\`); // reported
          res.sendStatus(204);
        });
      `,
    },
    'a body under a key, spread, and inspected': {
      files: `
        import util from 'node:util';
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          console.info({ body: req.body }); // reported
          console.info({ ...req.body, at: 1 }); // reported
          console.info(util.inspect(req.body)); // reported
          res.sendStatus(204);
        });
      `,
    },
    'all headers': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          console.log(req.headers); // reported
          res.sendStatus(204);
        });
      `,
    },
    'the Authorization header and the cookies': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          console.log(req.headers.authorization, req.path); // reported
          console.log('c', req.get('cookie')); // reported
          res.sendStatus(204);
        });
      `,
    },
    'the body of a fetch request': {
      path: 'app/api/orders/route.ts',
      files: `
        import { NextResponse } from 'next/server';
        export async function POST(request: Request) {
          const body = await request.json();
          console.log('order', body); // reported
          return NextResponse.json({ ok: true });
        }
      `,
    },
    'the raw text of a request in a template': {
      path: 'app/api/orders/route.ts',
      files: `
        export async function POST(request: Request) {
          const raw = await request.text();
          console.log(\`got \${raw}\`); // reported
          return new Response();
        }
      `,
    },
    'a header of a fetch request': {
      path: 'app/api/orders/route.ts',
      files: `
        export async function GET(request: Request) {
          console.log('auth', request.headers.get('authorization')); // reported
          return new Response();
        }
      `,
    },
    'entries of all headers': {
      path: 'app/api/orders/route.ts',
      files: `
        export async function POST(request: Request) {
          console.log(Object.fromEntries(request.headers.entries())); // reported
          return new Response();
        }
      `,
    },
    'a validated body, whole': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          const order = schema.parse(req.body);
          console.log('order', order); // reported
          res.sendStatus(204);
        });
      `,
    },
    'a Nest body': {
      files: `
        import { Body, Controller, Logger, Post } from '@nestjs/common';
        @Controller('orders')
        export class Orders {
          private readonly logger = new Logger(Orders.name);
          @Post()
          create(@Body() dto: CreateOrder) {
            this.logger.log(dto); // reported
          }
        }
      `,
    },
    'the value of a secret of the environment': {
      files: `
        console.log('key', process.env.SENDGRID_API_KEY); // reported
        const url = process.env.DATABASE_URL;
        console.log(\`connecting to \${url}\`); // reported
      `,
    },
    'the whole environment': {
      files: `
        console.log(process.env); // reported
      `,
    },
    'a password by its name': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          const { email, password } = req.body;
          console.log('login', password); // reported
          res.sendStatus(204);
        });
      `,
    },
    'a token by its name, under a key': {
      files: `
        import jwt from 'jsonwebtoken';
        export const note = (sessionToken, accessToken) => {
          console.log('session', { sessionToken }); // reported
          console.log(\`using \${accessToken}\`); // reported
        };
      `,
    },
    'a token of the query': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          const { teamId, token } = req.query;
          console.log('invited', { teamId, token }); // reported
          res.sendStatus(204);
        });
      `,
    },
    'a link that resets a password': {
      files: `
        export const forgot = (resetToken) => {
          const link = \`https://shop.example/reset?token=\${resetToken}\`;
          console.log('sent', link); // reported
        };
      `,
    },
    'a token that anything may be': {
      files: `
        export const note = (token) => console.log('got', token); // reported (hint)
      `,
    },
    'most of a token': {
      files: `
        export const note = (accessToken) => console.log(accessToken.substring(0, 20)); // reported (hint)
      `,
    },
    'what a signed token says': {
      files: `
        import jwt from 'jsonwebtoken';
        export const check = (raw) => {
          const decoded = jwt.verify(raw, process.env.JWT_SECRET);
          console.log('user', decoded); // reported
        };
      `,
    },
    'a signed token': {
      files: `
        import jwt from 'jsonwebtoken';
        export const issue = (id) => {
          const signed = jwt.sign({ id }, process.env.JWT_SECRET);
          console.log(signed); // reported
        };
      `,
    },
    'the whole error of axios': {
      files: `
        import axios from 'axios';
        import express from 'express';
        export const send = async (order) => {
          try {
            await axios.post('https://api.example.com/orders', order, { headers: { authorization: key() } });
          } catch (error) {
            console.error('failed', error); // reported
            console.error(error.config); // reported
            console.error(JSON.stringify(error)); // reported
          }
        };
      `,
    },
    'the error of a promise of axios': {
      files: `
        import axios from 'axios';
        import express from 'express';
        export const send = (order) =>
          axios
            .post('https://api.example.com/orders', order, { headers: { authorization: key() } })
            .then((answer) => answer.data)
            .catch((error) => console.error(error)); // reported
      `,
    },
    'the error of a client in another file, two calls away': {
      files: {
        'src/a.ts': `
        import express from 'express';
        import { place } from './orders';
        export const run = async (order) => {
          try {
            await place(order);
          } catch (error) {
            console.error('failed', error); // reported
          }
        };
      `,
        'src/orders.ts': `
        import { api } from './api';
        export const place = async (order) => {
          const { data } = await api.post('/orders', order);
          return data;
        };
      `,
        'src/api.ts': `
        import axios from 'axios';
        export const api = axios.create({ baseURL: 'https://api.example.com', headers: { authorization: \`Bearer \${process.env.API_KEY}\` } });
      `,
      },
      editor: 'silent',
    },
    'an error handed to a helper that logs it': {
      files: {
        'src/a.ts': `
        import axios from 'axios';
        import express from 'express';
        import { logFailure } from './log-failure';
        export const send = async (order) => {
          try {
            await axios.post('https://api.example.com/orders', order, { headers: { authorization: key() } });
          } catch (error) {
            logFailure('failed', error); // reported
          }
        };
      `,
        'src/log-failure.ts': `
        export const logFailure = (text, error) => {
          console.error(text, { error });
        };
      `,
      },
      editor: 'silent',
    },
    'a body handed to a function that logs it': {
      files: {
        'src/a.ts': `
        import { place } from './place';
        export const receive = (req, res) => {
          place(req.body);
          res.end();
        };
      `,
        'src/place.ts': `
        export const place = (order) => {
          console.log('placing', order, order.body); // reported
        };
      `,
      },
      editor: 'silent',
    },
    'a logger in another file': {
      files: {
        'src/a.ts': `
        import { logger } from './logger';
        export const receive = (req, res) => {
          logger.info({ headers: req.headers }, 'received'); // reported
          res.end();
        };
      `,
        'src/logger.ts': `
        import pino from 'pino';
        export const logger = pino({ level: 'info', redact: ['user.phone'] });
      `,
      },
      editor: 'silent',
    },
    'an own logger class': {
      files: {
        'src/a.ts': `
        import { log } from './log';
        export const receive = (req, res) => {
          log.info('received', req.body); // reported
          res.end();
        };
      `,
        'src/log.ts': `
        class Log {
          info(text, details) {
            console.log(\`[info] \${text}\`, details);
          }
        }
        export const log = new Log();
      `,
      },
      editor: 'silent',
    },
    'a logger that is handed in': {
      files: {
        'src/a.ts': `
        export const receive = (logger) => (req, res) => {
          logger.warn('refused', { cookie: req.headers.cookie }); // reported
          res.end();
        };
      `,
      },
      editor: 'silent',
    },
    'extras of Sentry': {
      files: `
        import * as Sentry from '@sentry/node';
        export const receive = (req, res) => {
          Sentry.captureException(new Error('no'), { extra: { body: req.body } }); // reported
          Sentry.setContext('request', req.headers); // reported
          res.end();
        };
      `,
    },
    'an attribute of a span': {
      files: `
        import { trace } from '@opentelemetry/api';
        export const receive = (req, res) => {
          trace.getActiveSpan().setAttribute('auth', req.headers.authorization); // reported
          res.end();
        };
      `,
    },
    'debug and winston': {
      files: `
        import debug from 'debug';
        import winston from 'winston';
        const say = debug('orders');
        const logger = winston.createLogger({ level: 'info' });
        export const receive = (req, res) => {
          say('%o', req.headers); // reported
          logger.info('received', req.body); // reported
          res.end();
        };
      `,
    },
    'a whole event of Stripe': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const receive = (req, res) => {
          const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          console.log('event', event); // reported
          console.log('object', event.data.object); // reported
          res.end();
        };
      `,
    },
    'an event by its type': {
      files: `
        import type Stripe from 'stripe';
        export const handle = (event: Stripe.Event) => {
          console.log(JSON.stringify(event)); // reported
        };
      `,
    },
    'the whole error of a signature check': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const receive = (req, res) => {
          try {
            stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_WEBHOOK_SECRET);
          } catch (err) {
            console.error('refused', err); // reported
          }
          res.end();
        };
      `,
    },
    'a whole customer': {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const create = async (email) => {
          const customer = await stripe.customers.create({ email });
          console.log('created', customer); // reported
        };
      `,
    },
    'the answer of a token endpoint': {
      files: `
        export const login = async (code) => {
          const response = await fetch('https://auth.example.com/oauth/token', { method: 'POST', body: code });
          const answer = await response.json();
          console.log('answer', answer); // reported
        };
      `,
    },
    'the text of an error of a token endpoint': {
      files: `
        export const login = async (code) => {
          const answer = await fetch('https://auth.example.com/oauth/token', { method: 'POST', body: code });
          if (!answer.ok) console.error('refused', await answer.text()); // reported (hint)
        };
      `,
    },
    'an own logger that formats what it is given': {
      files: {
        'src/a.ts': `
        import { logger } from './logger';
        export const receive = (req, res) => {
          logger.info('shared', { token: req.params.token }); // reported
          res.end();
        };
      `,
        'src/logger.ts': `
        class Logger {
          formatArgs(args) {
            return args.map((one) => (typeof one === 'object' ? JSON.stringify(one) : one));
          }
          info(text, ...args) {
            this.log('info', text, ...args);
          }
          log(level, text, ...args) {
            const formatted = this.formatArgs(args);
            console.log(level, text, ...formatted);
          }
        }
        export const logger = new Logger();
      `,
      },
      editor: 'silent',
    },
    'an address in a log': {
      files: `
        export const note = (viewerEmail) => console.log(\`viewed by \${viewerEmail}\`); // reported (strict)
      `,
    },
    'a card': {
      files: `
        export const pay = (cardNumber) => console.log('paying with', cardNumber); // reported
      `,
    },
    'for development only': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          if (process.env.NODE_ENV !== 'production') {
            console.log(req.body); // reported (hint)
          }
          res.sendStatus(204);
        });
      `,
    },
    'a function called so that hands back what it was given': {
      files: `
        const sanitizeBody = (body) => body;
        import express from 'express';
        const app = express();
        app.post('/orders', async (req, res) => {
          console.log(sanitizeBody(req.body)); // reported
          res.sendStatus(204);
        });
      `,
    },
  },
} satisfies Cases;
