import type { Cases } from '@seamlint/testkit';
import { clients } from './cases/clients.ts';
import { handedOver } from './cases/handed-over.ts';
import { ownClients } from './cases/own-clients.ts';
import { sharedTimers } from './cases/shared-timers.ts';

export const cases = {
  silent: {
    'bind has handed over the limit': {
      files: `
        import express from 'express';
        const load = (limit, url, options) => fetch(url, { ...options, signal: AbortSignal.timeout(limit) });
        const read = load.bind(null, 5000);
        const app = express();
        app.get('/balance', async (_req, res) => {
          res.json(await (await read('https://api.stripe.com/v1/balance')).json());
        });
      `,
    },
    'bind has handed over the first of two': {
      files: `
        import express from 'express';
        const load = (base, path, options) => fetch(base + path, options);
        const read = load.bind(null, 'https://api.stripe.com');
        const app = express();
        app.get('/balance', async (_req, res) => {
          res.json(await (await read('/v1/balance', { signal: AbortSignal.timeout(5000) })).json());
        });
      `,
    },
    ...clients.silent,
    ...handedOver.silent,
    'an upload goes through a client that others hand over': {
      files: `
        import { Upload } from '@aws-sdk/lib-storage';
        export const keep = async (client, files) => {
          for (const file of files) await new Upload({ client, params: { Bucket: 'files', Key: file.name, Body: file.body } }).done();
        };
      `,
    },
    'an upload goes through a client that has a limit': {
      files: `
        import { S3Client } from '@aws-sdk/client-s3';
        import { Upload } from '@aws-sdk/lib-storage';
        import { NodeHttpHandler } from '@smithy/node-http-handler';
        const s3 = new S3Client({ requestHandler: new NodeHttpHandler({ socketTimeout: 5000 }) });
        export const keep = async (files) => {
          for (const file of files) await new Upload({ client: s3, params: { Bucket: 'files', Key: file.name, Body: file.body } }).done();
        };
      `,
    },
    'only a test makes what a framework makes': {
      files: {
        'src/files.ts': `
          import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
          export class Files {
            constructor(container, options) {
              this.settings = { region: options.region, more: options.client ?? {} };
              this.client = new S3Client({ region: this.settings.region, ...this.settings.more });
            }
            async keep(all) {
              for (const one of all) await this.client.send(new PutObjectCommand({ Bucket: 'files', Key: one.name, Body: one.data }));
            }
          }
        `,
        'src/files.test.ts': `
          import { Files } from './files';
          const files = new Files({}, { region: 'eu-central-1' });
          it('keeps', () => files.keep([]));
        `,
      },
    },
    ...ownClients.silent,
    ...sharedTimers.silent,
    'a signal ends the call after ten seconds': {
      files: `
        import 'server-only';
        export const charge = (order) =>
          fetch('https://api.acme.dev/v1/charges', { method: 'POST', body: JSON.stringify(order), signal: AbortSignal.timeout(10_000) });
      `,
    },
    'a timer aborts the controller': {
      files: `
        import 'server-only';
        export const charge = async (order) => {
          const controller = new AbortController();
          const timer = setTimeout(() => controller.abort(), 5000);
          try {
            return await fetch('https://api.acme.dev/v1/charges', { method: 'POST', body: order, signal: controller.signal });
          } finally {
            clearTimeout(timer);
          }
        };
      `,
    },
    'a timer is bound to the controller': {
      files: `
        import 'server-only';
        export const charge = (order) => {
          const controller = new AbortController();
          setTimeout(controller.abort.bind(controller), 5000);
          return fetch('https://api.acme.dev/v1/charges', { method: 'POST', body: order, signal: controller.signal });
        };
      `,
    },
    "a timer is joined to the caller's signal": {
      files: `
        import 'server-only';
        export const charge = (order, signal) =>
          fetch('https://api.acme.dev/v1/charges', { method: 'POST', body: order, signal: AbortSignal.any([signal, AbortSignal.timeout(5000)]) });
      `,
    },
    'the options are handed over by callers out of sight': {
      files: `
        import 'server-only';
        export const send = (body, init) => fetch('https://api.acme.dev/v1/charges', { method: 'POST', body, ...init });
      `,
    },
    'the signal is a parameter': {
      files: `
        import 'server-only';
        export const send = (body, signal) => fetch('https://api.acme.dev/v1/charges', { method: 'POST', body, signal });
      `,
    },
    'the only caller in another file hands over a signal': {
      files: {
        'src/http.ts': `
          import 'server-only';
          export const send = (body, init) => fetch('https://api.acme.dev/v1/charges', { method: 'POST', body, ...init });
        `,
        'src/charge.ts': `
          import { send } from './http';
          export const charge = (order) => send(order, { signal: AbortSignal.timeout(5000) });
        `,
      },
    },
    'a shared options object is limited in another file': {
      files: {
        'src/charge.ts': `
          import 'server-only';
          import { defaults } from './defaults';
          export const charge = (body) => fetch('https://api.acme.dev/v1/charges', { ...defaults(), method: 'POST', body });
        `,
        'src/defaults.ts': `
          export const defaults = () => ({ signal: AbortSignal.timeout(5000) });
        `,
      },
    },
    'a limit is written to the options afterwards': {
      files: `
        import 'server-only';
        export const charge = (body) => {
          const init: RequestInit = { method: 'POST', body };
          init.signal = AbortSignal.timeout(5000);
          return fetch('https://api.acme.dev/v1/charges', init);
        };
      `,
    },
    'the axios instance has a limit in another file': {
      files: {
        'src/charge.ts': `
          import { api } from './api';
          export const charge = (order) => api.post('/charges', order);
        `,
        'src/api.ts': `
          import axios from 'axios';
          export const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 10_000 });
        `,
      },
    },
    'axios is limited for all in another file': {
      files: {
        'src/charge.ts': `
          import axios from 'axios';
          export const charge = (order) => axios.post('https://api.acme.dev/charges', order);
        `,
        'src/main.ts': `
          import axios from 'axios';
          axios.defaults.timeout = 10_000;
        `,
      },
    },
    'an interceptor limits each request': {
      files: {
        'src/api.ts': `
          import axios from 'axios';
          export const api = axios.create({ baseURL: 'https://api.acme.dev' });
          api.interceptors.request.use((config) => {
            config.timeout = 10_000;
            return config;
          });
          export const charge = (order) => api.post('/charges', order);
        `,
      },
    },
    'a callback stands where options may stand': {
      path: 'src/app/api/charge/route.ts',
      files: `
        import https from 'node:https';
        export const POST = async () => {
          const options = { hostname: 'api.acme.dev', method: 'POST', signal: AbortSignal.timeout(5_000) };
          https.request(options, (answer) => answer.resume()).end();
          https.get({ hostname: 'api.acme.dev', timeout: 5_000 }, done);
          return new Response();
        };
        function done(answer) {
          answer.resume();
        }
      `,
    },
    'options that are handed over, and a callback': {
      path: 'src/app/api/charge/route.ts',
      files: `
        import https from 'node:https';
        const send = (options, callback) => https.request(options, callback);
        export const POST = async () => {
          send({ hostname: 'api.acme.dev', signal: AbortSignal.timeout(5_000) }, (answer) => answer.resume());
          return new Response();
        };
      `,
    },
    'a clone of a request has its signal': {
      path: 'src/app/api/proxy/route.ts',
      files: `
        export const POST = async (request: Request) => {
          const copy = request.clone();
          await fetch(copy);
          await fetch(request, { cache: 'no-store' });
          return await fetch(request.clone());
        };
      `,
    },
    'a file beside the module': {
      path: 'src/app/api/run/route.ts',
      files: `
        const wasm = new URL('./run.wasm', import.meta.url);
        export const POST = async () => {
          await fetch(new URL('./data.json', import.meta.url));
          return await fetch(wasm);
        };
      `,
    },
    'ky has a limit of its own': {
      files: `
        import 'server-only';
        import ky from 'ky';
        export const charge = (order) => ky.post('https://api.acme.dev/charges', { json: order });
      `,
    },
    'the got instance is extended twice, and limited once': {
      files: `
        import got from 'got';
        const base = got.extend({ timeout: { request: 10_000 } });
        const api = base.extend({ prefixUrl: 'https://api.acme.dev' });
        export const charge = (order) => api.post('charges', { json: order });
      `,
    },
    "Stripe's client gives up after 80 seconds": {
      files: `
        import Stripe from 'stripe';
        const stripe = new Stripe(process.env.STRIPE_SECRET_KEY);
        export const charge = (order) => stripe.paymentIntents.create({ amount: order.total, currency: 'eur' });
      `,
    },
    "Slack's client is told a limit": {
      files: `
        import { WebClient } from '@slack/web-api';
        const slack = new WebClient(process.env.SLACK_TOKEN, { timeout: 10_000 });
        export const tell = (text) => slack.chat.postMessage({ channel: 'ops', text });
      `,
    },
    'the answer is streamed': {
      files: `
        import 'server-only';
        export const chat = async (messages) => {
          const response = await fetch('https://api.acme.dev/v1/messages', { method: 'POST', body: JSON.stringify({ messages, stream: true }) });
          return response.body;
        };
      `,
    },
    'the body of the answer is read as it comes': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/files', async (req, res) => {
          const answer = await fetch('https://files.acme.dev/big', { method: 'POST' });
          for await (const chunk of answer.body) res.write(chunk);
          res.end();
        });
      `,
    },
    'axios is asked for a stream': {
      files: `
        import axios from 'axios';
        export const load = (id) => axios.post('https://files.acme.dev/export', { id }, { responseType: 'stream' });
      `,
    },
    'a request for server-sent events': {
      files: `
        import 'server-only';
        export const listen = (id) =>
          fetch('https://api.acme.dev/events', { method: 'POST', body: id, headers: { accept: 'text/event-stream' } });
      `,
    },
    'the application calls itself': {
      files: `
        import 'server-only';
        export const refresh = () => fetch(\`\${process.env.APP_URL}/api/refresh\`, { method: 'POST' });
      `,
    },
    'the host on the same machine comes out of an address': {
      path: 'src/jobs/warm.js',
      files: `
        const http = require('http');
        const BASE = 'http://localhost:3000/api/v1';
        exports.warm = (path, body) => {
          const url = new URL(\`\${BASE}\${path}\`);
          const options = { method: 'POST', hostname: url.hostname, port: url.port, path: url.pathname };
          const other = new URL(path, BASE);
          fetch(\`\${other.origin}/warm\`, { method: 'POST' });
          http.request({ method: 'POST', host: other.host, path: other.pathname }).end(body);
          http.request(options).end(body);
        };
      `,
    },
    'the application asks where it was asked itself': {
      path: 'src/app/api/warm/route.ts',
      files: `
        import type { NextRequest } from 'next/server';
        export async function POST(request: NextRequest) {
          const { path } = await request.json();
          await fetch(new URL('/api/next', request.url), { method: 'POST' });
          await fetch(new URL(path, request.nextUrl), { method: 'POST' });
          await fetch(\`\${new URL(request.url).origin}/api/next\`, { method: 'POST' });
          await fetch(\`\${request.nextUrl.origin}/api/next\`, { method: 'POST' });
          return new Response();
        }
      `,
    },
    'what reads the environment falls back upon this machine, behind much else': {
      path: 'src/jobs/warm.ts',
      files: `
        const setting = (name: string): string | undefined => {
          if (typeof window !== 'undefined' && window.SETTINGS) return window.SETTINGS[name];
          return typeof process === 'undefined' ? undefined : process.env[name];
        };
        const site = () => setting('SITE_ADDRESS') ?? 'http://localhost:3000';
        const inner = () => setting('INNER_SITE_ADDRESS') ?? site();
        export const warm = () => fetch(\`\${inner()}/warm\`, { method: 'POST' });
      `,
    },
    'a service on the same machine': {
      files: `
        import 'server-only';
        export const refresh = () => fetch('http://localhost:3001/refresh', { method: 'POST' });
      `,
    },
    'the call stands in a test': {
      files: `
        import { it } from 'vitest';
        it('charges', async () => { await fetch('https://api.acme.dev/charges', { method: 'POST' }); });
      `,
      path: 'src/charge.test.ts',
    },
    "Node's client watches the time": {
      files: `
        import https from 'node:https';
        export const charge = (body) => {
          const request = https.request('https://api.acme.dev/charges', { method: 'POST' });
          request.setTimeout(5000, () => request.destroy());
          request.end(body);
        };
      `,
    },
    'superagent is given a deadline': {
      files: `
        import 'server-only';
        import superagent from 'superagent';
        export const charge = (order) => superagent.post('https://api.acme.dev/charges').timeout({ deadline: 10_000 }).send(order);
      `,
    },
    'Nest registers its client with a limit': {
      files: {
        'src/charges.service.ts': `
          import { HttpService } from '@nestjs/axios';
          export class ChargesService {
            constructor(private readonly http: HttpService) {}
            charge(order) { return this.http.post('https://api.acme.dev/charges', order); }
          }
        `,
        'src/charges.module.ts': `
          import { HttpModule } from '@nestjs/axios';
          import { Module } from '@nestjs/common';
          import { ChargesService } from './charges.service';
          @Module({ imports: [HttpModule.register({ timeout: 5000 })], providers: [ChargesService] })
          export class ChargesModule {}
        `,
      },
    },
    'a wrapper that is named for it holds the call': {
      files: `
        import 'server-only';
        import { withTimeout } from './limits';
        export const charge = (body) => withTimeout(() => fetch('https://api.acme.dev/charges', { method: 'POST', body }), 5000);
      `,
    },
    'each attempt makes a signal of its own': {
      files: `
        import 'server-only';
        export const charge = async (body) => {
          for (let attempt = 0; attempt < 3; attempt++) {
            try {
              return await fetch('https://api.acme.dev/charges', { method: 'POST', body, signal: AbortSignal.timeout(5000) });
            } catch (error) {
              if (attempt === 2) throw error;
            }
          }
        };
      `,
    },
    'a helper makes a signal for each attempt': {
      files: `
        import 'server-only';
        const deadline = () => AbortSignal.timeout(5000);
        export const charge = async (body) => {
          for (let attempt = 0; attempt < 3; attempt++) {
            try {
              return await fetch('https://api.acme.dev/charges', { method: 'POST', body, signal: deadline() });
            } catch (error) {
              if (attempt === 2) throw error;
            }
          }
        };
      `,
    },
    'a helper makes options with a signal for each attempt': {
      files: `
        import 'server-only';
        import pRetry from 'p-retry';
        const optionsFor = (body) => {
          const controller = new AbortController();
          setTimeout(() => controller.abort(), 5000);
          return { method: 'POST', body, signal: controller.signal };
        };
        export const charge = (body) => pRetry(() => fetch('https://api.acme.dev/charges', optionsFor(body)), { retries: 3 });
        export const refund = (body) => fetch('https://api.acme.dev/refunds', optionsFor(body));
      `,
    },
    'a framework constructs it with a configuration of its own, which one caller in sight leaves out': {
      files: {
        'src/files.ts': `
          import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
          import { FileProvider } from 'file-framework';
          export class S3Files extends FileProvider {
            protected readonly client: S3Client;
            constructor(options) {
              super();
              this.client = new S3Client({ region: options.region, ...(options.client ?? {}) });
            }
            save(Key, Body) {
              return this.client.send(new PutObjectCommand({ Bucket: 'files', Key, Body }));
            }
          }
        `,
        'src/app/api/files/route.ts': `
          import { S3Files } from '../../../files';
          const files = new S3Files({ region: 'eu-west-1' });
          export const POST = async (request) => files.save('a', await request.text());
        `,
      },
    },
    'the client that callers hand over has a limit': {
      files: {
        'src/storage.ts': `
          import type { S3Client } from '@aws-sdk/client-s3';
          import { PutObjectCommand } from '@aws-sdk/client-s3';
          export const save = (client: S3Client, Key, Body) => client.send(new PutObjectCommand({ Bucket: 'files', Key, Body }));
        `,
        'src/app/api/files/route.ts': `
          import { S3Client } from '@aws-sdk/client-s3';
          import { save } from '../../../storage';
          const client = new S3Client({ region: 'eu-west-1', requestHandler: { socketTimeout: 5_000 } });
          export const POST = async (request) => save(client, 'a', await request.text());
        `,
      },
    },
    'a signal is on the request object': {
      files: `
        import 'server-only';
        export const forward = (request: Request) => fetch(request);
      `,
    },
    'another function is called fetch': {
      files: `
        import 'server-only';
        import { fetch } from './records';
        export const charge = (order) => fetch('https://api.acme.dev/charges', { method: 'POST', body: order });
      `,
    },
    'one number limits every attempt by itself': {
      files: `
        import 'server-only';
        import axios from 'axios';
        import pRetry from 'p-retry';
        const LIMIT = 5000;
        const options = { timeout: LIMIT };
        export const charge = (body) => pRetry(() => axios.post('https://api.acme.dev/charges', body, { timeout: LIMIT }));
        export const refund = (body) => pRetry(() => axios.post('https://api.acme.dev/refunds', body, options));
      `,
    },
    'every attempt hands over a signal of its own': {
      files: `
        import 'server-only';
        import pRetry from 'p-retry';
        const send = (body, signal) => fetch('https://api.acme.dev/charges', { method: 'POST', body, signal });
        class Api {
          private deadline() { return AbortSignal.timeout(5000); }
          post(body: string) {
            return pRetry(() => fetch('https://api.acme.dev/orders', { method: 'POST', body, signal: this.deadline() }));
          }
        }
        export const charge = (body) => pRetry(() => send(body, AbortSignal.timeout(5000)));
        export const order = (body) => new Api().post(body);
      `,
    },
    'both clients that are handed over have a limit': {
      path: 'src/app/api/files/route.js',
      files: `
        import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
        const one = new S3Client({ requestHandler: { requestTimeout: 3000 } });
        const other = new S3Client({ requestHandler: { requestTimeout: 5000 } });
        const save = (client, body) => client.send(new PutObjectCommand({ Bucket: 'files', Key: 'a', Body: body }));
        export async function POST(request) {
          const text = await request.text();
          await save(one, text);
          await save(other, text);
          return new Response();
        }
      `,
    },
  },
  reported: {
    'a function that bind has handed an address sets no limit': {
      files: `
        import express from 'express';
        const load = (base, path) => fetch(base + path); // reported
        const read = load.bind(null, 'https://api.stripe.com');
        const app = express();
        app.get('/balance', async (_req, res) => {
          res.json(await (await read('/v1/balance')).json());
        });
      `,
    },
    'only its type is known, and what else is imported of the provider makes no client': {
      files: {
        'src/github.ts': `
          import { Octokit } from '@octokit/rest';
          import { createAppAuth } from '@octokit/auth-app';
          export const clientOf = (installation) => new Octokit({ authStrategy: createAppAuth, auth: { installation } }); // reported
        `,
        'src/label.ts': `
          import type { Octokit } from '@octokit/rest';
          export const label = async (octokit: Octokit, pulls) => {
            for (const pull of pulls) await octokit.issues.addLabels({ owner: 'acme', repo: 'shop', issue_number: pull, labels: ['seen'] });
          };
        `,
        'src/hooks.ts': `
          import { Webhooks } from '@octokit/webhooks';
          export const webhooks = new Webhooks({ secret: process.env.GITHUB_WEBHOOK_SECRET });
        `,
      },
      editor: 'silent',
    },
    'a wrapper that half of the program uses, around that of a package': {
      files: {
        ...Object.fromEntries(
          Array.from({ length: 45 }, (_, index) => [
            `app/api/r${index}/route.ts`,
            "import { withWorkspace } from '../../../lib/with-workspace'; export const GET = withWorkspace(async () => Response.json(1));",
          ]),
        ),
        'lib/with-workspace.ts': `
          import { withAxiom } from 'next-axiom';
          export const withWorkspace = (handler) => withAxiom(async (req, context) => handler({ req, params: await context.params }));
        `,
        'app/api/import/route.ts': `
          import { withWorkspace } from '../../../lib/with-workspace';
          export const GET = withWorkspace(async ({ params }) => {
            const response = await fetch('https://api.acme.example/v1/domains'); // reported
            return Response.json(await response.json());
          });
        `,
      },
    },
    'an upload goes through a client without a limit': {
      files: `
        import { S3Client } from '@aws-sdk/client-s3';
        import { Upload } from '@aws-sdk/lib-storage';
        const s3 = new S3Client({ region: 'eu-central-1' });
        export const keep = async (files) => {
          for (const file of files) await new Upload({ client: s3, params: { Bucket: 'files', Key: file.name, Body: file.body } }).done(); // reported
        };
      `,
    },
    'a Worker waits for a third party': {
      files: `
        export default {
          async fetch(request, env) {
            const answer = await fetch('https://rates.acme.dev/latest'); // reported
            return Response.json(await answer.json());
          },
        };
      `,
    },
    'an edge function waits for a third party': {
      files: {
        'supabase/functions/rates/index.ts': `
          Deno.serve(async (req) => {
            const answer = await fetch('https://rates.acme.dev/latest'); // reported
            return new Response(await answer.text());
          });
        `,
      },
    },
    ...clients.reported,
    ...handedOver.reported,
    ...ownClients.reported,
    ...sharedTimers.reported,
    'a callback is no options': {
      path: 'src/app/api/charge/route.ts',
      files: `
        import https from 'node:https';
        export const POST = async (request) => {
          const options = { hostname: 'api.acme.dev', method: 'POST', path: '/v1/charges' };
          https.request(options, (answer) => answer.resume()).end(); // reported
          return await fetch(new URL('./v1/charges', 'https://api.acme.dev')); // reported
        };
      `,
    },
    'the host comes out of an address': {
      path: 'src/jobs/warm.js',
      files: `
        const http = require('http');
        exports.warm = (path, body) => {
          const url = new URL(path, 'https://api.acme.dev');
          fetch(\`\${url.origin}/warm\`, { method: 'POST' }); // reported
          http.request({ method: 'POST', host: url.host, path: url.pathname }).end(body); // reported
        };
      `,
    },
    'a proxy takes the path alone from the request': {
      files: `
        export default {
          async fetch(request, env) {
            const url = new URL(request.url);
            url.hostname = 'api.acme.dev';
            const { pathname } = new URL(request.url);
            await fetch(new URL(pathname, 'https://api.acme.dev'), { method: 'POST' }); // reported
            return fetch(url, { method: 'POST' }); // reported
          },
        };
      `,
    },
    'a payment is sent with no limit': {
      files: `
        import 'server-only';
        export const charge = (order) =>
          fetch('https://api.acme.dev/v1/charges', { method: 'POST', body: JSON.stringify(order) }); // reported
      `,
    },
    'a write without any options but the method': {
      files: `
        import 'server-only';
        export const cancel = (id: string) => fetch(\`https://api.acme.dev/v1/orders/\${id}\`, { method: 'DELETE' }); // reported
      `,
    },
    'nothing ever aborts the controller': {
      files: `
        import 'server-only';
        export const charge = (order) => {
          const controller = new AbortController();
          return fetch('https://api.acme.dev/v1/charges', { method: 'POST', body: order, signal: controller.signal }); // reported
        };
      `,
    },
    'a person may cancel, no timer does': {
      files: `
        import 'server-only';
        export const charge = (order, button) => {
          const controller = new AbortController();
          button.on('cancel', () => controller.abort());
          return fetch('https://api.acme.dev/v1/charges', { method: 'POST', body: order, signal: controller.signal }); // reported
        };
      `,
    },
    'one timer for all attempts is handed over': {
      files: `
        import 'server-only';
        import pRetry from 'p-retry';
        const send = (body, signal) =>
          pRetry(() => fetch('https://api.acme.dev/charges', { method: 'POST', body, signal })); // reported
        export const charge = (body) => send(body, AbortSignal.timeout(5000));
      `,
    },
    'one timer for all attempts is a field': {
      files: `
        import 'server-only';
        import pRetry from 'p-retry';
        export class Api {
          post(body: string) {
            return pRetry(() => fetch('https://api.acme.dev/orders', { method: 'POST', body, signal: this.deadline })); // reported
          }
          private readonly deadline = AbortSignal.timeout(5000);
        }
      `,
    },
    'a client without a limit is handed over, and nothing says what it is': {
      path: 'src/app/api/files/route.js',
      files: `
        import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
        const s3 = new S3Client({}); // reported
        const save = (client, body) => client.send(new PutObjectCommand({ Bucket: 'files', Key: 'a', Body: body }));
        export async function POST(request) {
          await save(s3, await request.text());
          return new Response();
        }
      `,
    },
    'one of two clients that are handed over has no limit': {
      path: 'src/app/api/files/route.ts',
      files: `
        import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3';
        const limited = new S3Client({ requestHandler: { requestTimeout: 3000 } });
        const unlimited = new S3Client({ region: 'eu' }); // reported
        const save = (client: S3Client, body: string) => client.send(new PutObjectCommand({ Bucket: 'files', Key: 'a', Body: body }));
        export async function POST(request: Request) {
          const text = await request.text();
          await save(limited, text);
          await save(unlimited, text);
          return new Response();
        }
      `,
    },
    'ways to a client part and meet again with every call': {
      path: 'src/app/api/mail/route.js',
      files: `
        import { Client } from '@microsoft/microsoft-graph-client';
        const one = Client.init({ authProvider: first }); // reported
        const other = Client.init({ authProvider: second });
        export async function POST(request) {
          const c0 = (request.x ? one : other).api('/me/sendMail');
          const c1 = request.x1 ? c0.header(1) : c0.version(1);
          const c2 = request.x2 ? c1.header(2) : c1.version(2);
          const c3 = request.x3 ? c2.header(3) : c2.version(3);
          const c4 = request.x4 ? c3.header(4) : c3.version(4);
          const c5 = request.x5 ? c4.header(5) : c4.version(5);
          const c6 = request.x6 ? c5.header(6) : c5.version(6);
          const c7 = request.x7 ? c6.header(7) : c6.version(7);
          const c8 = request.x8 ? c7.header(8) : c7.version(8);
          return c8.post(await request.json());
        }
      `,
    },
    'one timer for all attempts': {
      files: `
        import 'server-only';
        export const charge = async (body) => {
          const signal = AbortSignal.timeout(5000);
          for (let attempt = 0; attempt < 3; attempt++) {
            try {
              return await fetch('https://api.acme.dev/charges', { method: 'POST', body, signal }); // reported
            } catch (error) {
              if (attempt === 2) throw error;
            }
          }
        };
      `,
    },
    'a helper makes one signal, before the first attempt': {
      files: `
        import 'server-only';
        const deadline = () => AbortSignal.timeout(5000);
        export const charge = async (body) => {
          const signal = deadline();
          for (let attempt = 0; attempt < 3; attempt++) {
            try {
              return await fetch('https://api.acme.dev/charges', { method: 'POST', body, signal }); // reported
            } catch (error) {
              if (attempt === 2) throw error;
            }
          }
        };
      `,
    },
    'the client is made elsewhere and handed to the helper that writes': {
      files: {
        'src/storage.ts': `
          import type { S3Client } from '@aws-sdk/client-s3';
          import { PutObjectCommand } from '@aws-sdk/client-s3';
          export const save = (client: S3Client, Key, Body) => client.send(new PutObjectCommand({ Bucket: 'files', Key, Body }));
        `,
        'src/app/api/files/route.ts': `
          import { S3Client } from '@aws-sdk/client-s3';
          import { save } from '../../../storage';
          const client = new S3Client({ region: 'eu-west-1' }); // reported
          export const POST = async (request) => save(client, 'a', await request.text());
        `,
      },
      editor: 'silent',
    },
    'a field of the type of a client is filled in the constructor': {
      files: `
        import 'server-only';
        import { Resend } from 'resend';
        export class Mails {
          private readonly client: Resend;
          constructor(key: string) {
            this.client = new Resend(key); // reported
          }
          send(to: string) {
            return this.client.emails.send({ to, from: 'a@acme.dev', subject: 'Hello', text: 'Hello' });
          }
        }
      `,
    },
    'a document of a GraphQL API changes something': {
      files: `
        import 'server-only';
        import mondaySdk from 'monday-sdk-js';
        const monday = mondaySdk(); // reported
        export const rename = (id: string) => monday.api(\`mutation { change_name(id: \${id}) { id } }\`);
      `,
    },
    'what is found is changed at once': {
      files: `
        import 'server-only';
        import jsforce from 'jsforce';
        const connection = new jsforce.Connection({ loginUrl: process.env.SALESFORCE_URL }); // reported (strict, hint)
        export const close = (name: string) => connection.sobject('Account').find({ Name: name }).update({ Open__c: false });
      `,
    },
    'one of two clients surely has no limit': {
      files: `
        import 'server-only';
        import { Client } from '@microsoft/microsoft-graph-client';
        import { chain } from './middleware';
        export class Mails {
          private readonly client: Client;
          constructor(local: boolean) {
            if (local) this.client = Client.initWithMiddleware({ middleware: chain() });
            else this.client = Client.init({ authProvider: authenticate }); // reported
          }
          send(mail: object) {
            return this.client.api('/me/sendMail').post(mail);
          }
        }
      `,
    },
    'a chain begins at the client, which is where a limit is set': {
      files: `
        import 'server-only';
        import { Client } from '@microsoft/microsoft-graph-client';
        const graph = Client.init({ authProvider: authenticate }); // reported
        export const send = (mail) => graph.api('/me/sendMail').post(mail);
        export const reply = (id, mail) => graph.api(\`/me/messages/\${id}/reply\`).post(mail);
      `,
    },
    'a read is tried again by hand': {
      files: `
        import 'server-only';
        export const load = async (id) => {
          for (let attempt = 0; attempt < 3; attempt++) {
            try {
              return await fetch(\`https://api.acme.dev/orders/\${id}\`); // reported
            } catch (error) {
              if (attempt === 2) throw error;
            }
          }
        };
      `,
    },
    'a read is retried by a library': {
      files: `
        import 'server-only';
        import pRetry from 'p-retry';
        export const load = (id) => pRetry(() => fetch(\`https://api.acme.dev/orders/\${id}\`), { retries: 3 }); // reported
      `,
    },
    'a read in a loop': {
      files: `
        import 'server-only';
        export const loadAll = async (ids) => {
          const orders = [];
          for (const id of ids) orders.push(await fetch(\`https://api.acme.dev/orders/\${id}\`)); // reported
          return orders;
        };
      `,
    },
    'a webhook handler reads from a third party': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/webhooks/stripe', async (req, res) => {
          const rates = await fetch('https://rates.acme.dev/latest'); // reported
          await book(req.body, await rates.json());
          res.sendStatus(200);
        });
      `,
    },
    'a helper in another file is called by a webhook handler': {
      files: {
        'src/app.ts': `
          import express from 'express';
          const app = express();
          import { rates } from './rates';
          app.post('/webhooks/stripe', async (req, res) => {
            await book(req.body, await rates());
            res.sendStatus(200);
          });
        `,
        'src/rates.ts': `
          export const rates = async () => (await fetch('https://rates.acme.dev/latest')).json(); // reported
        `,
      },
      editor: 'silent',
    },
    'a request handler waits for a third party': {
      files: `
        import express from 'express';
        const app = express();
        app.get('/rates', async (req, res) => {
          const answer = await fetch('https://rates.acme.dev/latest'); // reported
          res.json(await answer.json());
        });
      `,
    },
    'a route of Next.js waits for a third party': {
      files: `
        import { NextResponse } from 'next/server';
        export async function GET() {
          const answer = await fetch('https://rates.acme.dev/latest'); // reported
          return NextResponse.json(await answer.json());
        }
      `,
      path: 'src/app/api/rates/route.ts',
    },
    'the address comes out of the request': {
      files: `
        import express from 'express';
        const app = express();
        app.post('/preview', async (req, res) => {
          const page = await fetch(req.body.url); // reported
          res.send(await page.text());
        });
      `,
    },
    'an axios instance without a limit is told of once, where it is made': {
      files: `
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.acme.dev' }); // reported
        export const charge = (order) => api.post('/charges', order);
        export const refund = (id) => api.post(\`/charges/\${id}/refund\`);
      `,
      editor: 'silent',
    },
    'an axios instance of another file': {
      files: {
        'src/charge.ts': `
          import { api } from './api';
          export const charge = (order) => api.post('/charges', order);
        `,
        'src/api.ts': `
          import axios from 'axios';
          export const api = axios.create({ baseURL: 'https://api.acme.dev' }); // reported
        `,
      },
      editor: 'silent',
    },
    'axios itself posts': {
      files: `
        import 'server-only';
        import axios from 'axios';
        export const charge = (order) => axios.post('https://api.acme.dev/charges', order, { headers: {} }); // reported
      `,
      editor: 'silent',
    },
    'axios is called with its configuration': {
      files: `
        import 'server-only';
        import axios from 'axios';
        export const charge = (data) => axios({ method: 'post', url: 'https://api.acme.dev/charges', data }); // reported
      `,
      editor: 'silent',
    },
    'a limit of zero is none': {
      files: `
        import 'server-only';
        import axios from 'axios';
        const api = axios.create({ baseURL: 'https://api.acme.dev', timeout: 0 }); // reported
        export const charge = (order) => api.post('/charges', order);
      `,
      editor: 'silent',
    },
    'got posts': {
      files: `
        import got from 'got';
        export const charge = (order) => got.post('https://api.acme.dev/charges', { json: order }); // reported
      `,
    },
    'a got instance has a prefix only': {
      files: `
        import got from 'got';
        const api = got.extend({ prefixUrl: 'https://api.acme.dev' }); // reported
        export const charge = (order) => api.post('charges', { json: order });
      `,
    },
    'node-fetch posts': {
      files: `
        import fetch from 'node-fetch';
        export const charge = (body) => fetch('https://api.acme.dev/charges', { method: 'POST', body }); // reported
      `,
    },
    "Node's own client": {
      files: `
        import https from 'node:https';
        export const charge = (body) => {
          const request = https.request('https://api.acme.dev/charges', { method: 'POST' }); // reported
          request.end(body);
        };
      `,
    },
    "Slack's client has no limit of its own": {
      files: `
        import { WebClient } from '@slack/web-api';
        const slack = new WebClient(process.env.SLACK_TOKEN); // reported
        export const tell = (text) => slack.chat.postMessage({ channel: 'ops', text });
      `,
    },
    "Slack's client of another file": {
      files: {
        'src/tell.ts': `
          import { slack } from './slack';
          export const tell = (text) => slack.chat.postMessage({ channel: 'ops', text });
        `,
        'src/slack.ts': `
          import { WebClient } from '@slack/web-api';
          export const slack = new WebClient(process.env.SLACK_TOKEN); // reported
        `,
      },
      editor: 'silent',
    },
    'no caller of the wrapper hands over a limit': {
      files: {
        'src/http.ts': `
          import 'server-only';
          export const send = (body, init) => fetch('https://api.acme.dev/v1/charges', { method: 'POST', body, ...init }); // reported
        `,
        'src/charge.ts': `
          import { send } from './http';
          export const charge = (order) => send(order, { headers: {} });
        `,
      },
      editor: 'silent',
    },
    'Nest registers its client without a limit': {
      files: {
        'src/charges.service.ts': `
          import { HttpService } from '@nestjs/axios';
          export class ChargesService {
            constructor(private readonly http: HttpService) {}
            charge(order) { return this.http.post('https://api.acme.dev/charges', order); } // reported
          }
        `,
        'src/charges.module.ts': `
          import { HttpModule } from '@nestjs/axios';
          import { Module } from '@nestjs/common';
          import { ChargesService } from './charges.service';
          @Module({ imports: [HttpModule], providers: [ChargesService] })
          export class ChargesModule {}
        `,
      },
      editor: 'silent',
    },
    'the options are frozen, and still hold no limit': {
      files: `
        import 'server-only';
        const init = { method: 'POST', headers: { accept: 'application/json' } };
        export const charge = (body) => fetch('https://api.acme.dev/charges', { ...init, body }); // reported
      `,
    },
    'a read that nobody hurries for': {
      files: `
        import 'server-only';
        export const rates = () => fetch('https://rates.acme.dev/latest'); // reported (strict)
      `,
    },
    'a procedure of tRPC handles a request': {
      files: {
        'src/trpc.ts': `
          import { initTRPC } from '@trpc/server';
          const t = initTRPC.context<{ user: string }>().create();
          export const protectedProcedure = t.procedure.use(({ next }) => next());
        `,
        'src/rates.ts': `
          import { protectedProcedure } from './trpc';
          export const rates = protectedProcedure.input((value) => value).query(async () => {
            return fetch('https://rates.acme.dev/latest'); // reported
          });
        `,
      },
      editor: 'silent',
    },
    'a page of Next runs on the server, whatever it links to': {
      files: `
        import Link from 'next/link';
        export default async function Page() {
          await fetch('https://api.acme.dev/visits', { method: 'POST' }); // reported
          return <Link href="/">home</Link>;
        }
      `,
      path: 'app/shop/page.tsx',
    },
    'a page of Next that says otherwise': {
      files: `
        'use client';
        export default function Page() {
          return <button onClick={() => fetch('https://api.acme.dev/visits', { method: 'POST' })} />; // reported (strict)
        }
      `,
      path: 'app/shop/page.tsx',
    },
    'code of a browser': {
      files: `
        'use client';
        export const charge = (body) => fetch('https://api.acme.dev/charges', { method: 'POST', body }); // reported (strict)
      `,
      path: 'src/charge.tsx',
    },
    'a script that is run by hand': {
      files: `
        import 'server-only';
        await fetch('https://api.acme.dev/charges', { method: 'POST' }); // reported (strict)
      `,
      path: 'scripts/charge.ts',
    },
    'a race gives up, and the request goes on': {
      files: `
        import 'server-only';
        export const charge = (body) =>
          Promise.race([
            fetch('https://api.acme.dev/charges', { method: 'POST', body }), // reported (hint)
            new Promise((_, reject) => setTimeout(() => reject(new Error('too slow')), 5000)),
          ]);
      `,
    },
    'a race gives up on a read, and the next attempt runs beside it': {
      files: `
        import 'server-only';
        import pRetry from 'p-retry';
        const tooSlow = () => new Promise((_, reject) => setTimeout(() => reject(new Error('too slow')), 5000));
        export const rates = () =>
          pRetry(() => Promise.race([fetch('https://api.acme.dev/rates'), tooSlow()])); // reported (hint)
      `,
    },
    'a race gives up on a read, for whoever asked': {
      files: `
        import express from 'express';
        const app = express();
        app.get('/rates', async (req, res) => {
          const answer = await Promise.race([
            fetch('https://rates.acme.dev/latest'), // reported (strict, hint)
            new Promise((_, reject) => setTimeout(() => reject(new Error('too slow')), 5000)),
          ]);
          res.json(await answer.json());
        });
      `,
    },
    'an SDK that takes no limit is raced, which is all there is': {
      files: `
        import 'server-only';
        import { Resend } from 'resend';
        const resend = new Resend(process.env.RESEND_API_KEY);
        export const welcome = (to) =>
          Promise.race([
            resend.emails.send({ to, from: 'a@acme.dev', subject: 'Hello', text: 'Hello' }), // reported (strict, hint)
            new Promise((_, reject) => setTimeout(() => reject(new Error('too slow')), 5000)),
          ]);
      `,
    },
    'cookies are sent along, as only a browser has them': {
      files: {
        'lib/network.ts': `
          import { base } from './base';
          export const send = (path: string, body: object) =>
            fetch(base + path, { method: 'POST', body: JSON.stringify(body), credentials: 'include' }); // reported (strict)
        `,
        'lib/base.ts': "export const base = 'https://api.acme.dev';",
        'pages/orders.tsx': `
          import { send } from '../lib/network';
          export const order = () => send('/orders', {});
        `,
      },
    },
    'a model is waited for ten minutes': {
      files: `
        import OpenAI from 'openai';
        const openai = new OpenAI(); // reported (strict, hint)
        export const answer = (messages) => openai.chat.completions.create({ model: 'gpt', messages });
      `,
    },
  },
} satisfies Cases;
