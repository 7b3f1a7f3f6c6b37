import type { Cases } from '@seamlint/testkit';

/** Every client with no limit, and with one. */
export const clients = {
  silent: {
    'each client is told a limit in its own way': {
      path: 'src/jobs/send.js',
      files: `
        import { Gaxios } from 'gaxios';
        import { GraphQLClient } from 'graphql-request';
        import needle from 'needle';
        import fetch2 from 'cross-fetch';
        import { ofetch } from 'ofetch';
        import request from 'request-promise';
        import superagent from 'superagent';
        import { fetch as fetch3, request as ask } from 'undici';
        const url = 'https://api.acme.dev/charges';
        const gaxios = new Gaxios({ timeout: 10_000 });
        const graph = new GraphQLClient(url, { fetch: (to, init) => fetch(to, { ...init, signal: AbortSignal.timeout(10_000) }) });
        export const send = async (json) => {
          await gaxios.request({ url, method: 'POST', data: json });
          await graph.request('mutation { charge }');
          await needle.post(url, json, { response_timeout: 10_000, read_timeout: 10_000 });
          await needle('post', url, json, { signal: AbortSignal.timeout(10_000) });
          await fetch2(url, { method: 'POST', signal: AbortSignal.timeout(10_000) });
          await ofetch(url, { method: 'POST', timeout: 10_000 });
          await request.post({ url, json, timeout: 10_000 });
          await superagent.post(url).send(json).timeout(10_000);
          await fetch3(url, { method: 'POST', signal: AbortSignal.timeout(10_000) });
          await ask(url, { method: 'POST', headersTimeout: 10_000, bodyTimeout: 10_000 });
        };
      `,
    },
    'the option of node-fetch 2': {
      files: {
        'package.json': '{ "name": "shop", "dependencies": { "node-fetch": "^2.7.0" } }',
        'src/jobs/send.js': `
          const fetch = require('node-fetch');
          exports.send = (body) => fetch('https://api.acme.dev/charges', { method: 'POST', body, timeout: 10_000 });
        `,
      },
    },
    'instances and defaults hold the limit': {
      path: 'src/jobs/send.js',
      files: `
        import { ofetch } from 'ofetch';
        import request from 'request';
        import superagent from 'superagent';
        const api = ofetch.create({ baseURL: 'https://api.acme.dev', timeout: 10_000 });
        const old = request.defaults({ baseUrl: 'https://api.acme.dev', timeout: 10_000 });
        const agent = superagent.agent().timeout(10_000);
        export const send = async (json) => {
          await api('/charges', { method: 'POST', body: json });
          old.post({ url: '/charges', json });
          await agent.post('https://api.acme.dev/charges').send(json);
        };
      `,
    },
  },
  reported: {
    'no client has a limit of its own': {
      path: 'src/jobs/send.js',
      files: `
        import { request as gaxios } from 'gaxios';
        import { GraphQLClient, request as graph } from 'graphql-request';
        import needle from 'needle';
        import fetch2 from 'cross-fetch';
        import { ofetch, $fetch } from 'ofetch';
        import request from 'request-promise';
        import superagent from 'superagent';
        import { fetch as fetch3 } from 'undici';
        const url = 'https://api.acme.dev/charges';
        const client = new GraphQLClient(url); // reported
        export const send = async (json) => {
          await gaxios({ url, method: 'POST', data: json }); // reported
          await graph(url, 'mutation { charge }'); // reported
          await client.request('mutation { charge }');
          await needle.post(url, json); // reported
          await needle('post', url, json, { json: true }); // reported
          await fetch2(url, { method: 'POST' }); // reported
          await ofetch(url, { method: 'POST' }); // reported
          await $fetch(url, { method: 'POST' }); // reported
          await request.post({ url, json }); // reported
          await superagent.post(url).send(json); // reported
          await fetch3(url, { method: 'POST' }); // reported
        };
      `,
    },
    'ky is told to wait for ever': {
      path: 'src/jobs/send.js',
      files: `
        import ky from 'ky';
        export const send = (json) => ky.post('https://api.acme.dev/charges', { json, timeout: false }); // reported
      `,
    },
    'undici gives up after five minutes': {
      path: 'src/jobs/send.js',
      files: `
        import { request } from 'undici';
        export const send = (body) => request('https://api.acme.dev/charges', { method: 'POST', body }); // reported (strict, hint)
      `,
    },
    'the option of node-fetch 2 in node-fetch 3': {
      files: {
        'package.json': '{ "name": "shop", "dependencies": { "node-fetch": "^3.3.0" } }',
        'src/jobs/send.js': `
          import fetch from 'node-fetch';
          export const send = (body) => fetch('https://api.acme.dev/charges', { method: 'POST', body, timeout: 10_000 }); // reported
        `,
      },
      editor: 'silent',
    },
    'a chain of superagent has a line for each call': {
      path: 'src/jobs/send.js',
      files: `
        const superagent = require('superagent');
        exports.send = (json) =>
          superagent // reported
            .post('https://api.acme.dev/charges')
            .set('accept', 'application/json')
            .send(json);
      `,
    },
  },
} satisfies Cases;
