import type { Cases } from '@seamlint/testkit';

/** What is set, handed over or taken out in other files: through containers, callbacks, base classes, lists and interfaces. */
export const handedOver = {
  silent: {
    'Nest registers its client by a factory that sets a limit': {
      files: {
        'src/config/http.config.ts': `
          import { registerAs } from '@nestjs/config';
          export default registerAs('http', () => ({ timeout: parseInt(process.env.HTTP_TIMEOUT ?? '5000', 10), maxRedirects: 3 }));
        `,
        'src/orders/orders.module.ts': `
          import { Module } from '@nestjs/common';
          import { HttpModule } from '@nestjs/axios';
          import { ConfigModule, ConfigService } from '@nestjs/config';
          import { OrdersService } from './orders.service';
          import { OrdersController } from './orders.controller';
          @Module({ imports: [HttpModule.registerAsync({ imports: [ConfigModule], useFactory: async (config: ConfigService) => ({ timeout: config.get('http.timeout'), maxRedirects: 5 }), inject: [ConfigService] })], providers: [OrdersService], controllers: [OrdersController] })
          export class OrdersModule {}
        `,
        'src/orders/orders.controller.ts': `
          import { Controller, Post, Body } from '@nestjs/common';
          import { OrdersService } from './orders.service';
          @Controller('orders')
          export class OrdersController {
            constructor(private readonly orders: OrdersService) {}
            @Post() create(@Body() dto: any) { return this.orders.create(dto); }
          }
        `,
        'src/orders/orders.service.ts': `
          import { Injectable } from '@nestjs/common';
          import { HttpService } from '@nestjs/axios';
          import { firstValueFrom } from 'rxjs';
          @Injectable()
          export class OrdersService {
            constructor(private readonly http: HttpService) {}
            async create(dto: any) { const { data } = await firstValueFrom(this.http.post('https://api.acme.dev/v1/orders', dto)); return data; }
          }
        `,
      },
    },
    'a class makes the options of the client of Nest': {
      files: {
        'src/http-config.service.ts': `
          import { Injectable } from '@nestjs/common';
          import { HttpModuleOptions, HttpModuleOptionsFactory } from '@nestjs/axios';
          @Injectable()
          export class HttpConfigService implements HttpModuleOptionsFactory {
            createHttpOptions(): HttpModuleOptions {
              return { timeout: 5000, maxRedirects: 5 };
            }
          }
        `,
        'src/orders.module.ts': `
          import { Module } from '@nestjs/common';
          import { HttpModule } from '@nestjs/axios';
          import { OrdersService } from './orders.service';
          import { HttpConfigService } from './http-config.service';
          @Module({ imports: [HttpModule.registerAsync({ useClass: HttpConfigService })], providers: [OrdersService] })
          export class OrdersModule {}
        `,
        'src/orders.service.ts': `
          import { Injectable } from '@nestjs/common';
          import { HttpService } from '@nestjs/axios';
          import { lastValueFrom } from 'rxjs';
          @Injectable()
          export class OrdersService {
            constructor(private readonly http: HttpService) {}
            create(dto: any) { return lastValueFrom(this.http.post('https://api.acme.dev/v1/orders', dto)); }
          }
        `,
      },
    },
    'the default of an instance is written where a field keeps it': {
      files: {
        'src/api/acme.ts': `
          import axios, { AxiosInstance } from 'axios';
          export class AcmeClient {
            private static instance: AcmeClient | undefined;
            private client: AxiosInstance;
            private constructor() { this.client = axios.create({ baseURL: 'https://api.acme.dev' }); this.client.defaults.timeout = 5000; }
            static getInstance() { if (!AcmeClient.instance) AcmeClient.instance = new AcmeClient(); return AcmeClient.instance; }
            order(body: unknown) { return this.client.post('/v1/orders', body); }
          }
        `,
        'src/server.ts': `
          import express from 'express';
          import { AcmeClient } from './api/acme';
          const app = express();
          app.post('/orders', async (req, res) => {
            await AcmeClient.getInstance().order(req.body);
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
    },
    'a function of another file writes the default of what it is handed': {
      files: {
        'src/setup.js': `
          module.exports = function setup(client) {
            client.defaults.timeout = 4000;
            return client;
          };
        `,
        'src/client.js': `
          const axios = require('axios');
          const setup = require('./setup');
          module.exports = setup(axios.create({ baseURL: 'https://api.acme.dev' }));
        `,
        'src/server.js': `
          const express = require('express');
          const client = require('./client');
          const app = express();
          app.post('/o', async (req, res) => { await client.post('/v1/orders', req.body); res.end(); });
        `,
      },
    },
    'a function of another file adds an interceptor to what it is handed': {
      files: {
        'src/lib/interceptors.ts': `
          import type { AxiosInstance } from 'axios';
          export function applyDefaults(instance: AxiosInstance) {
            instance.interceptors.request.use((cfg) => { cfg.timeout = cfg.timeout || 5000; return cfg; });
            return instance;
          }
        `,
        'src/lib/api.ts': `
          import axios from 'axios';
          import { applyDefaults } from './interceptors';
          export const api = applyDefaults(axios.create({ baseURL: 'https://api.acme.dev' }));
        `,
        'src/server.ts': `
          import express from 'express';
          import { api } from './lib/api';
          const app = express();
          app.post('/orders', async (req, res) => {
            await api.post('/v1/orders', req.body);
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
    },
    'a helper hands its timed signal to a callback': {
      files: {
        'src/lib/with-timeout.ts': `
          export async function withTimeout<T>(fn: (signal: AbortSignal) => Promise<T>, ms = 5000): Promise<T> {
            const controller = new AbortController();
            const id = setTimeout(() => controller.abort(), ms);
            try { return await fn(controller.signal); } finally { clearTimeout(id); }
          }
        `,
        'src/server.ts': `
          import express from 'express';
          import { withTimeout } from './lib/with-timeout';
          const app = express();
          app.post('/orders', async (req, res) => {
            await withTimeout((signal) => fetch('https://api.acme.dev/v1/orders', { method: 'POST', body: JSON.stringify(req.body), signal }));
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
    },
    'a hook sets the limit of every request': {
      files: {
        'src/got.ts': `
          import got from 'got';
          const base = got.extend({ hooks: { beforeRequest: [(options) => { options.timeout = { request: 5000 }; }] } });
          export default base;
        `,
        'src/server.ts': `
          import express from 'express';
          import http from './got';
          const app = express();
          app.post('/orders', async (req, res) => {
            await http.post('https://api.acme.dev/v1/orders', { json: req.body });
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
    },
    'the controller is a package of that time': {
      files: {
        'lib/fetch.js': `
          const fetch = require('node-fetch');
          const AbortController = require('abort-controller');
          module.exports = async function request(url, options = {}) {
            const { timeout = 8000 } = options;
            const controller = new AbortController();
            const id = setTimeout(() => controller.abort(), timeout);
            const response = await fetch(url, { ...options, signal: controller.signal });
            clearTimeout(id);
            return response;
          };
        `,
        'server.js': `
          const express = require('express');
          const request = require('./lib/fetch');
          const app = express();
          app.post('/o', async (req, res) => { await request('https://api.acme.dev/v1/orders', { method: 'POST', body: JSON.stringify(req.body) }); res.end(); });
        `,
      },
    },
    'a function of the program stands in for fetch': {
      files: {
        'src/sdk.ts': `
          export interface Deps { fetch: typeof fetch }
          export const createSdk = ({ fetch }: Deps) => ({ order: (o: unknown) => fetch('https://api.acme.dev/v1/orders', { method: 'POST', body: JSON.stringify(o) }) });
        `,
        'src/fetch.ts': `
          export const timedFetch: typeof fetch = (input, init) => fetch(input, { signal: AbortSignal.timeout(5000), ...init });
        `,
        'src/server.ts': `
          import express from 'express';
          import { createSdk } from './sdk';
          import { timedFetch } from './fetch';
          const sdk = createSdk({ fetch: timedFetch });
          const app = express();
          app.post('/orders', async (req, res) => {
            await sdk.order(req.body);
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
    },
    'what sends the requests of a client aborts by a timer': {
      files: {
        'src/gql.ts': `
          import { GraphQLClient } from 'graphql-request';
          export const gql = new GraphQLClient('https://api.acme.dev/graphql', { fetch: (url, init) => fetch(url, { ...init, signal: AbortSignal.timeout(5000) }) });
        `,
        'src/server.ts': `
          import express from 'express';
          import { gql } from './gql';
          const app = express();
          app.post('/orders', async (req, res) => {
            await gql.request('mutation { a }');
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
    },
    'those that extend a class hand over the limit': {
      files: {
        'src/base.ts': `
          import axios, { type AxiosRequestConfig, type AxiosInstance } from 'axios';
          export class BaseClient {
            protected http: AxiosInstance;
            constructor(config: AxiosRequestConfig) { this.http = axios.create(config); }
          }
        `,
        'src/acme.ts': `
          import { BaseClient } from './base';
          export class Acme extends BaseClient { constructor() { super({ baseURL: 'https://api.acme.dev', timeout: 3000 }); } order(o: unknown) { return this.http.post('/v1/orders', o); } }
        `,
        'src/server.ts': `
          import express from 'express';
          import { Acme } from './acme';
          const acme = new Acme();
          const app = express();
          app.post('/orders', async (req, res) => {
            await acme.order(req.body);
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
    },
  },
  reported: {
    'Nest registers its client by a factory that sets no limit': {
      files: {
        'src/config/http.config.ts': `
          import { registerAs } from '@nestjs/config';
          export default registerAs('http', () => ({ timeout: parseInt(process.env.HTTP_TIMEOUT ?? '5000', 10), maxRedirects: 3 }));
        `,
        'src/orders/orders.module.ts': `
          import { Module } from '@nestjs/common';
          import { HttpModule } from '@nestjs/axios';
          import { ConfigModule, ConfigService } from '@nestjs/config';
          import { OrdersService } from './orders.service';
          import { OrdersController } from './orders.controller';
          @Module({ imports: [HttpModule.registerAsync({ imports: [ConfigModule], useFactory: async (config: ConfigService) => ({ maxRedirects: 5 }), inject: [ConfigService] })], providers: [OrdersService], controllers: [OrdersController] })
          export class OrdersModule {}
        `,
        'src/orders/orders.controller.ts': `
          import { Controller, Post, Body } from '@nestjs/common';
          import { OrdersService } from './orders.service';
          @Controller('orders')
          export class OrdersController {
            constructor(private readonly orders: OrdersService) {}
            @Post() create(@Body() dto: any) { return this.orders.create(dto); }
          }
        `,
        'src/orders/orders.service.ts': `
          import { Injectable } from '@nestjs/common';
          import { HttpService } from '@nestjs/axios';
          import { firstValueFrom } from 'rxjs';
          @Injectable()
          export class OrdersService {
            constructor(private readonly http: HttpService) {}
            async create(dto: any) { const { data } = await firstValueFrom(this.http.post('https://api.acme.dev/v1/orders', dto)); return data; } // reported
          }
        `,
      },
      editor: 'silent',
    },
    'a class makes options without a limit for the client of Nest': {
      files: {
        'src/http-config.service.ts': `
          import { Injectable } from '@nestjs/common';
          import { HttpModuleOptions, HttpModuleOptionsFactory } from '@nestjs/axios';
          @Injectable()
          export class HttpConfigService implements HttpModuleOptionsFactory {
            createHttpOptions(): HttpModuleOptions {
              return { maxRedirects: 5 };
            }
          }
        `,
        'src/orders.module.ts': `
          import { Module } from '@nestjs/common';
          import { HttpModule } from '@nestjs/axios';
          import { OrdersService } from './orders.service';
          import { HttpConfigService } from './http-config.service';
          @Module({ imports: [HttpModule.registerAsync({ useClass: HttpConfigService })], providers: [OrdersService] })
          export class OrdersModule {}
        `,
        'src/orders.service.ts': `
          import { Injectable } from '@nestjs/common';
          import { HttpService } from '@nestjs/axios';
          import { lastValueFrom } from 'rxjs';
          @Injectable()
          export class OrdersService {
            constructor(private readonly http: HttpService) {}
            create(dto: any) { return lastValueFrom(this.http.post('https://api.acme.dev/v1/orders', dto)); } // reported
          }
        `,
      },
      editor: 'silent',
    },
    'an instance in a field has no default': {
      files: {
        'src/api/acme.ts': `
          import axios, { AxiosInstance } from 'axios';
          export class AcmeClient {
            private static instance: AcmeClient | undefined;
            private client: AxiosInstance;
            private constructor() { this.client = axios.create({ baseURL: 'https://api.acme.dev' }); } // reported
            static getInstance() { if (!AcmeClient.instance) AcmeClient.instance = new AcmeClient(); return AcmeClient.instance; }
            order(body: unknown) { return this.client.post('/v1/orders', body); }
          }
        `,
        'src/server.ts': `
          import express from 'express';
          import { AcmeClient } from './api/acme';
          const app = express();
          app.post('/orders', async (req, res) => {
            await AcmeClient.getInstance().order(req.body);
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
      editor: 'silent',
    },
    'a function of another file adds an interceptor that sets no limit': {
      files: {
        'src/lib/interceptors.ts': `
          import type { AxiosInstance } from 'axios';
          export function applyDefaults(instance: AxiosInstance) {
            instance.interceptors.request.use((cfg) => { return cfg; });
            return instance;
          }
        `,
        'src/lib/api.ts': `
          import axios from 'axios';
          import { applyDefaults } from './interceptors';
          export const api = applyDefaults(axios.create({ baseURL: 'https://api.acme.dev' })); // reported
        `,
        'src/server.ts': `
          import express from 'express';
          import { api } from './lib/api';
          const app = express();
          app.post('/orders', async (req, res) => {
            await api.post('/v1/orders', req.body);
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
      editor: 'silent',
    },
    'a helper hands a signal to a callback that nothing aborts': {
      files: {
        'src/lib/with-timeout.ts': `
          export async function withTimeout<T>(fn: (signal: AbortSignal) => Promise<T>, ms = 5000): Promise<T> {
            const controller = new AbortController();
            const id = undefined;
            try { return await fn(controller.signal); } finally { clearTimeout(id); }
          }
        `,
        'src/server.ts': `
          import express from 'express';
          import { withTimeout } from './lib/with-timeout';
          const app = express();
          app.post('/orders', async (req, res) => {
            await withTimeout((signal) => fetch('https://api.acme.dev/v1/orders', { method: 'POST', body: JSON.stringify(req.body), signal })); // reported
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
      editor: 'silent',
    },
    'the dispatcher of all requests has none for an answer': {
      files: {
        'src/lib/agent.ts': `
          import { Agent, setGlobalDispatcher } from 'undici';
          setGlobalDispatcher(new Agent({ connect: { timeout: 1000 } }));
        `,
        'src/server.ts': `
          import express from 'express';
          import './lib/agent';
          const app = express();
          app.post('/orders', async (req, res) => {
            await fetch('https://api.acme.dev/v1/orders', { method: 'POST', body: JSON.stringify(req.body) }); // reported
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
    },
    'a hook sets something else': {
      files: {
        'src/got.ts': `
          import got from 'got';
          const base = got.extend({ hooks: { beforeRequest: [(options) => { options.headers.a = 'b'; }] } }); // reported
          export default base;
        `,
        'src/server.ts': `
          import express from 'express';
          import http from './got';
          const app = express();
          app.post('/orders', async (req, res) => {
            await http.post('https://api.acme.dev/v1/orders', { json: req.body });
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
      editor: 'silent',
    },
    'the controller of a package is never aborted': {
      files: {
        'lib/fetch.js': `
          const fetch = require('node-fetch');
          const AbortController = require('abort-controller');
          module.exports = async function request(url, options = {}) {
            const { timeout = 8000 } = options;
            const controller = new AbortController();
            const id = 0;
            const response = await fetch(url, { ...options, signal: controller.signal }); // reported
            clearTimeout(id);
            return response;
          };
        `,
        'server.js': `
          const express = require('express');
          const request = require('./lib/fetch');
          const app = express();
          app.post('/o', async (req, res) => { await request('https://api.acme.dev/v1/orders', { method: 'POST', body: JSON.stringify(req.body) }); res.end(); });
        `,
      },
      editor: 'silent',
    },
    'a client that is called itself is a member of a namespace': {
      files: {
        'src/lib/api.ts': `
          import { ofetch } from 'ofetch';
          export const api = ofetch.create({ baseURL: 'https://api.acme.dev' }); // reported
        `,
        'src/lib/index.ts': `
          export * from './api';
        `,
        'src/server.ts': `
          import express from 'express';
          import * as lib from './lib';
          const app = express();
          app.post('/orders', async (req, res) => {
            await lib.api('/v1/orders', { method: 'POST', body: req.body });
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
      editor: 'silent',
    },
    'a client that is called itself is kept in an object': {
      files: {
        'src/clients.ts': `
          import { ofetch } from 'ofetch';
          import axios from 'axios';
          export const clients = { acme: ofetch.create({ baseURL: 'https://api.acme.dev' }), other: axios.create({ baseURL: 'https://api.o.dev', timeout: 100 }) } as const; // reported
        `,
        'src/server.ts': `
          import express from 'express';
          import { clients } from './clients';
          const app = express();
          app.post('/orders', async (req, res) => {
            await clients.acme('/v1/orders', { method: 'POST', body: req.body }); await clients.other.post('/x', {});
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
      editor: 'silent',
    },
    'the address of a base class is handed over by those that extend it': {
      files: {
        'src/api/base.ts': `
          import axios, { type AxiosInstance } from 'axios';
          export abstract class BaseApi {
            protected readonly http: AxiosInstance;
            constructor(baseURL: string, private readonly timeout = 8000) {
              this.http = axios.create({ baseURL }); // reported
            }
          }
        `,
        'src/api/acme.ts': `
          import { BaseApi } from './base';
          export class AcmeApi extends BaseApi {
            constructor() { super('https://api.acme.dev'); }
            createOrder(order: unknown) { return this.http.post('/v1/orders', order); }
          }
        `,
        'src/server.ts': `
          import express from 'express';
          import { AcmeApi } from './api/acme';
          const acme = new AcmeApi();
          const app = express();
          app.post('/orders', async (req, res) => {
            await acme.createOrder(req.body);
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
      editor: 'silent',
    },
    'those that extend a class hand over no limit': {
      files: {
        'src/base.ts': `
          import axios, { type AxiosRequestConfig, type AxiosInstance } from 'axios';
          export class BaseClient {
            protected http: AxiosInstance;
            constructor(config: AxiosRequestConfig) { this.http = axios.create(config); } // reported
          }
        `,
        'src/acme.ts': `
          import { BaseClient } from './base';
          export class Acme extends BaseClient { constructor() { super({ baseURL: 'https://api.acme.dev' }); } order(o: unknown) { return this.http.post('/v1/orders', o); } }
        `,
        'src/server.ts': `
          import express from 'express';
          import { Acme } from './acme';
          const acme = new Acme();
          const app = express();
          app.post('/orders', async (req, res) => {
            await acme.order(req.body);
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
      editor: 'silent',
    },
    'callers hand over a method that reads and one that writes': {
      files: {
        'src/http/client.ts': `
          export class HttpClient {
            constructor(private opts: { baseUrl: string; timeoutMs?: number }) {}
            get<T>(path: string) { return this.send<T>('GET', path); }
            post<T>(path: string, body: unknown) { return this.send<T>('POST', path, body); }
            private async send<T>(method: string, path: string, body?: unknown): Promise<T> {
              const res = await fetch(new URL(path, this.opts.baseUrl), { method, body: body ? JSON.stringify(body) : undefined }); // reported
              if (!res.ok) throw new Error('x');
              return (await res.json()) as T;
            }
          }
        `,
        'src/acme.ts': `
          import { HttpClient } from './http/client';
          export const acme = new HttpClient({ baseUrl: 'https://api.acme.dev' });
        `,
        'src/server.ts': `
          import express from 'express';
          import { acme } from './acme';
          const app = express();
          app.post('/orders', async (req, res) => {
            await acme.post('/v1/orders', req.body);
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
      editor: 'silent',
    },
    'a container hands over the client by its name': {
      files: {
        'src/container.js': `
          const { createContainer, asFunction, asClass } = require('awilix');
          const axios = require('axios');
          const { Svc } = require('./svc');
          const container = createContainer();
          container.register({ http: asFunction(() => axios.create({ baseURL: 'https://api.acme.dev' })).singleton(), svc: asClass(Svc) }); // reported
          module.exports = container;
        `,
        'src/svc.js': `
          class Svc { constructor({ http }) { this.http = http; } order(o) { return this.http.post('/v1/orders', o); } }
          module.exports = { Svc };
        `,
        'src/server.js': `
          const express = require('express');
          const container = require('./container');
          const app = express();
          app.post('/o', async (req, res) => { await container.resolve('svc').order(req.body); res.end(); });
        `,
      },
      editor: 'silent',
    },
    'a helper hands its client to a callback': {
      files: {
        'src/with.ts': `
          import axios, { type AxiosInstance } from 'axios';
          const http = axios.create({ baseURL: 'https://api.acme.dev' }); // reported
          export async function withHttp<T>(fn: (client: AxiosInstance) => Promise<T>): Promise<T> { return fn(http); }
        `,
        'src/server.ts': `
          import express from 'express';
          import { withHttp } from './with';
          const app = express();
          app.post('/orders', async (req, res) => {
            await withHttp((client) => client.post('/v1/orders', req.body));
            res.json({ ok: true });
          });
          app.listen(3000);
        `,
      },
      editor: 'silent',
    },
  },
} satisfies Cases;
