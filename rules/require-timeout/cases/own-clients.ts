import type { Cases } from '@seamlint/testkit';

/** The project's own clients: told by what they do, or named by the config. */
export const ownClients = {
  silent: {
    'a wrapper in another file aborts by a timer': {
      files: {
        'src/lib/fetch-json.ts': `
          export async function fetchJson(url: string, init: RequestInit = {}, ms = 8000) {
            const controller = new AbortController();
            const timer = setTimeout(() => controller.abort(), ms);
            try {
              const response = await fetch(url, { ...init, signal: controller.signal });
              return await response.json();
            } finally {
              clearTimeout(timer);
            }
          }
        `,
        'src/api/charge.ts': `
          import 'server-only';
          import { fetchJson } from '../lib/fetch-json';
          export const charge = (order) => fetchJson('https://api.acme.dev/v1/charges', { method: 'POST', body: order });
        `,
      },
    },
    "a wrapper in another file merges its timer with the caller's signal": {
      files: {
        'src/lib/http.ts': `
          const limitOf = (ms: number) => AbortSignal.timeout(ms);
          export const request = (url: string, { signal, ...init }: RequestInit = {}) =>
            fetch(url, { ...init, signal: signal ? AbortSignal.any([signal, limitOf(5000)]) : limitOf(5000) });
        `,
        'src/api/charge.ts': `
          import 'server-only';
          import { request } from '../lib/http';
          export const charge = (order) => request('https://api.acme.dev/v1/charges', { method: 'POST', body: order });
        `,
      },
    },
    'what is spread behind the timer brings no signal of its own': {
      files: {
        'src/lib/http.ts': `
          export const request = (url: string, init: RequestInit = {}) =>
            fetch(url, { signal: AbortSignal.timeout(5000), ...init });
        `,
        'src/api/charge.ts': `
          import 'server-only';
          import { request } from '../lib/http';
          export const charge = (order) => request('https://api.acme.dev/v1/charges', { method: 'POST', body: order });
        `,
      },
    },
    'a helper in another file makes signal and timer': {
      files: {
        'src/lib/deadline.ts': `
          export function deadline(ms: number) {
            const controller = new AbortController();
            const timer = setTimeout(() => controller.abort(new Error('too late')), ms);
            return { signal: controller.signal, clear: () => clearTimeout(timer) };
          }
        `,
        'src/api/charge.ts': `
          import 'server-only';
          import { deadline } from '../lib/deadline';
          export const charge = async (order) => {
            const { signal, clear } = deadline(5000);
            try {
              return await fetch('https://api.acme.dev/v1/charges', { method: 'POST', body: order, signal });
            } finally {
              clear();
            }
          };
        `,
      },
    },
    'an interceptor in another file sets the limit of an instance': {
      files: {
        'src/lib/api.ts': `
          import axios from 'axios';
          export const api = axios.create({ baseURL: 'https://api.acme.dev' });
        `,
        'src/lib/setup.ts': `
          import { api } from './api';
          api.interceptors.request.use((config) => {
            config.timeout ??= 5000;
            return config;
          });
        `,
        'src/api/charge.ts': `
          import 'server-only';
          import { api } from '../lib/api';
          export const charge = (order) => api.post('/v1/charges', order);
        `,
      },
    },
    'an interceptor that is a function of another file sets the limit': {
      files: {
        'src/lib/limit.ts': `
          export const limit = (config) => ({ ...config, timeout: config.timeout || 10_000 });
        `,
        'src/lib/api.ts': `
          import axios from 'axios';
          import { limit } from './limit';
          export const api = axios.create({ baseURL: 'https://api.acme.dev' });
          api.interceptors.request.use(limit);
        `,
        'src/api/charge.ts': `
          import 'server-only';
          import { api } from '../lib/api';
          export const charge = (order) => api.post('/v1/charges', order);
        `,
      },
    },
    'a chain of instances over files begins with a limit': {
      files: {
        'src/lib/base.ts': `
          import got from 'got';
          export const base = got.extend({ timeout: { request: 5000 } });
        `,
        'src/lib/acme.ts': `
          import { base } from './base';
          export const acme = base.extend({ prefixUrl: 'https://api.acme.dev' });
        `,
        'src/api/charge.ts': `
          import 'server-only';
          import { acme } from '../lib/acme';
          export const charge = (order) => acme.post('v1/charges', { json: order });
        `,
      },
    },
    'subclasses ask through the request method of a base class': {
      files: {
        'src/lib/http-client.ts': `
          import 'server-only';
          export abstract class HttpClient {
            constructor(protected readonly base: string, private readonly timeoutMs = 10_000) {}
            protected async request(path: string, init: RequestInit) {
              const controller = new AbortController();
              const timer = setTimeout(() => controller.abort(), this.timeoutMs);
              try {
                return await fetch(this.base + path, { ...init, signal: controller.signal });
              } finally {
                clearTimeout(timer);
              }
            }
          }
        `,
        'src/lib/acme.ts': `
          import { HttpClient } from './http-client';
          export class Acme extends HttpClient {
            charge(order) {
              return this.request('/v1/charges', { method: 'POST', body: JSON.stringify(order) });
            }
          }
          export const acme = new Acme('https://api.acme.dev');
        `,
      },
    },
    'a factory answers a client whose limit is an option of it': {
      files: {
        'src/lib/create-client.ts': `
          export const createClient = ({ base, timeoutMs }: { base: string; timeoutMs: number }) => {
            const send = (path: string, init: RequestInit) =>
              fetch(base + path, { ...init, signal: AbortSignal.timeout(timeoutMs) });
            return { post: (path: string, body: unknown) => send(path, { method: 'POST', body: JSON.stringify(body) }) };
          };
        `,
        'src/api/charge.ts': `
          import 'server-only';
          import { createClient } from '../lib/create-client';
          const acme = createClient({ base: 'https://api.acme.dev', timeoutMs: 5000 });
          export const charge = (order) => acme.post('/v1/charges', order);
        `,
      },
    },
    'a wrapper of a workspace package has a limit': {
      files: {
        'package.json': '{ "name": "shop", "workspaces": ["packages/*"] }',
        'packages/http/package.json': '{ "name": "@shop/http", "main": "dist/index.js" }',
        'packages/http/src/index.ts': `
          export const request = (url: string, init: RequestInit) =>
            fetch(url, { ...init, signal: AbortSignal.timeout(5000) });
        `,
        'packages/pay/package.json': '{ "name": "@shop/pay" }',
        'packages/pay/src/charge.ts': `
          import 'server-only';
          import { request } from '@shop/http';
          export const charge = (order) => request('https://api.acme.dev/v1/charges', { method: 'POST', body: order });
        `,
      },
    },
    'a client that the config names sets its limits where nobody sees it': {
      files: {
        'src/lib/http.ts': `
          import 'server-only';
          import { limited } from './dispatch.cjs';
          export const send = (url, init) => limited(() => fetch(url, init));
        `,
        'src/api/charge.ts': `
          import 'server-only';
          import { send } from '../lib/http';
          export const charge = (order) => send('https://api.acme.dev/v1/charges', { method: 'POST', body: order });
        `,
      },
      config: { wrappers: { client: [{ import: 'send', from: './src/lib/http' }] } },
    },
    'a configured client is a class': {
      files: {
        'src/lib/http.ts': `
          import 'server-only';
          export class Http {
            post(url, body) {
              return fetch(url, { method: 'POST', body });
            }
          }
        `,
      },
      config: { wrappers: { client: [{ import: 'Http', from: './src/lib/http.ts' }] } },
    },
    'a configured client is an instance, by its members': {
      files: {
        'src/lib/http.ts': `
          import 'server-only';
          import axios from 'axios';
          export const http = { acme: axios.create({ baseURL: 'https://api.acme.dev' }) };
        `,
        'src/api/charge.ts': `
          import 'server-only';
          import { http } from '../lib/http';
          export const charge = (order) => http.acme.post('/v1/charges', order);
        `,
      },
      config: { wrappers: { client: [{ import: 'http.acme', from: './src/lib/http.js' }] } },
    },
    'a configured client is the default export of a module that is reached by an alias': {
      files: {
        'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
        'src/lib/http.ts': `
          import 'server-only';
          import axios from 'axios';
          export default axios.create({ baseURL: 'https://api.acme.dev' });
        `,
        'src/lib/index.ts': `
          export { default as http } from './http';
        `,
        'src/api/charge.ts': `
          import 'server-only';
          import { http } from '@/lib';
          export const charge = (order) => http.post('/v1/charges', order);
        `,
      },
      config: { wrappers: { client: [{ import: 'default', from: '@/lib/http' }] } },
    },
    'a configured client comes out of a package': {
      files: `
        import 'server-only';
        import { http } from '@corp/http';
        export const charge = (order) => http.post('https://api.stripe.com/v1/charges', order);
      `,
      config: { wrappers: { client: [{ import: 'http', from: '@corp/http' }] } },
    },
  },
  reported: {
    'a wrapper in another file has no limit': {
      files: {
        'src/lib/fetch-json.ts': `
          export async function fetchJson(url: string, init: RequestInit = {}) {
            const response = await fetch(url, init); // reported
            return await response.json();
          }
        `,
        'src/api/charge.ts': `
          import 'server-only';
          import { fetchJson } from '../lib/fetch-json';
          export const charge = (order) => fetchJson('https://api.acme.dev/v1/charges', { method: 'POST', body: order });
        `,
      },
      editor: 'silent',
    },
    'the request method of a base class has no limit': {
      files: {
        'src/lib/http-client.ts': `
          import 'server-only';
          export abstract class HttpClient {
            constructor(protected readonly base: string) {}
            protected request(path: string, body: string) {
              return fetch(this.base + path, { method: 'POST', body }); // reported
            }
          }
        `,
        'src/lib/acme.ts': `
          import { HttpClient } from './http-client';
          export class Acme extends HttpClient {
            charge(order) {
              return this.request('/v1/charges', JSON.stringify(order));
            }
          }
          export const acme = new Acme('https://api.acme.dev');
        `,
      },
    },
    'an interceptor in another file adds a header only': {
      files: {
        'src/lib/api.ts': `
          import axios from 'axios';
          export const api = axios.create({ baseURL: 'https://api.acme.dev' }); // reported
        `,
        'src/lib/setup.ts': `
          import { api } from './api';
          api.interceptors.request.use((config) => {
            config.headers['x-trace'] = crypto.randomUUID();
            return config;
          });
        `,
        'src/api/charge.ts': `
          import 'server-only';
          import { api } from '../lib/api';
          export const charge = (order) => api.post('/v1/charges', order);
        `,
      },
      editor: 'silent',
    },
    'the config names another function of the module': {
      files: {
        'src/lib/http.ts': `
          import 'server-only';
          export const send = (url, init) => limited(() => fetch(url, init));
          export const post = (body) => fetch('https://api.acme.dev/v1/charges', { method: 'POST', body }); // reported
        `,
      },
      config: { wrappers: { client: [{ import: 'send', from: './src/lib/http' }] } },
    },
  },
} satisfies Cases;
