import type { Case, RefusedCase } from '../cases/run-cases.ts';

const fetchCall = { client: 'fetch' };

export const cases: Readonly<Record<string, Case>> = {
  'a bare fetch gets options': {
    options: fetchCall,
    input: `
export const load = async (id: string) => {
  const response = await «fetch(\`https://api.example.com/orders/\${id}\`)»;
  return response.json();
};
`,
    output: `
export const load = async (id: string) => {
  const response = await «fetch(\`https://api.example.com/orders/\${id}\`, { signal: AbortSignal.timeout(10000) })»;
  return response.json();
};
`,
  },
  'options on one line get another, and the limit that the site asks for': {
    options: { ...fetchCall, ms: '30000' },
    input: `
const wait = 1_000;
await «fetch(url, { method: 'POST' })»;
`,
    output: `
const wait = 1_000;
await «fetch(url, { method: 'POST', signal: AbortSignal.timeout(30_000) })»;
`,
  },
  'options with a line each and a comma behind the last': {
    options: fetchCall,
    input: `
await «fetch('https://api.example.com', {
  method: 'POST', // not a read
  body: JSON.stringify({ a: 1 }), // all of it
})»;
`,
    output: `
await «fetch('https://api.example.com', {
  method: 'POST', // not a read
  body: JSON.stringify({ a: 1 }), // all of it
  signal: AbortSignal.timeout(10000),
})»;
`,
  },
  'options with a line each and no comma behind the last, in CommonJS': {
    path: 'src/a.cjs',
    options: fetchCall,
    input: `
const url = require('./url');
module.exports = async () => «fetch(url, {
  method: 'POST',
  headers: { accept: 'application/json' }
})»;
`,
    output: `
const url = require('./url');
module.exports = async () => «fetch(url, {
  method: 'POST',
  headers: { accept: 'application/json' },
  signal: AbortSignal.timeout(10000)
})»;
`,
  },
  'arguments with a line each': {
    options: fetchCall,
    input: `
await «fetch(
  'https://api.example.com/a/very/long/address',
  {},
)»;
`,
    output: `
await «fetch(
  'https://api.example.com/a/very/long/address',
  { signal: AbortSignal.timeout(10000) },
)»;
`,
  },
  'an address on a line of its own': {
    options: fetchCall,
    input: `
await «fetch(
  'https://api.example.com/a/very/long/address',
)»;
await «fetch(
  'https://api.example.com/another/very/long/address'
)»;
`,
    output: `
await «fetch(
  'https://api.example.com/a/very/long/address',
  { signal: AbortSignal.timeout(10000) },
)»;
await «fetch(
  'https://api.example.com/another/very/long/address',
  { signal: AbortSignal.timeout(10000) }
)»;
`,
  },
  'options under a type assertion and undefined': {
    options: fetchCall,
    input: `
await «fetch(url, { method: 'POST' } as RequestInit)»;
await «fetch(url, undefined)»;
`,
    output: `
await «fetch(url, { method: 'POST', signal: AbortSignal.timeout(10000) } as RequestInit)»;
await «fetch(url, { signal: AbortSignal.timeout(10000) })»;
`,
  },
  'a spread of an object that is seen stays, one that is not may bring a signal': {
    options: fetchCall,
    input: `
const common = { headers: { accept: 'application/json' } };
export const load = (init: RequestInit, more?: RequestInit) => {
  void «fetch(url, { ...common, method: 'POST' })»;
  void «fetch(url, { ...init, ...(init.body ? { method: 'POST' } : {}) })»;
  void «fetch(url, { ...more })»;
};
`,
    output: `
const common = { headers: { accept: 'application/json' } };
export const load = (init: RequestInit, more?: RequestInit) => {
  void «fetch(url, { ...common, method: 'POST', signal: AbortSignal.timeout(10000) })»;
  void «fetch(url, { ...init, ...(init.body ? { method: 'POST' } : {}), signal: init.signal ?? AbortSignal.timeout(10000) })»;
  void «fetch(url, { ...more, signal: more?.signal ?? AbortSignal.timeout(10000) })»;
};
`,
  },
  'options under a name': {
    options: fetchCall,
    input: `
const post = { method: 'POST' };
export const load = async (init: RequestInit, own: { body: string }, more = {}) => {
  await «fetch(url, post)»;
  await «fetch(url, init)»;
  await «fetch(url, own)»;
  await «fetch(url, more)»;
};
`,
    output: `
const post = { method: 'POST' };
export const load = async (init: RequestInit, own: { body: string }, more = {}) => {
  await «fetch(url, { ...post, signal: AbortSignal.timeout(10000) })»;
  await «fetch(url, { ...init, signal: init.signal ?? AbortSignal.timeout(10000) })»;
  await «fetch(url, { ...own, signal: AbortSignal.timeout(10000) })»;
  await «fetch(url, { ...more, signal: more.signal ?? AbortSignal.timeout(10000) })»;
};
`,
  },
  'a signal without a timer stays beside one': {
    options: fetchCall,
    input: `
export const load = async ({ signal }: { signal?: AbortSignal }, req: Request) => {
  const controller = new AbortController();
  await «fetch(url, { signal: controller.signal })»;
  await «fetch(url, { signal })»;
  await «fetch(url, { signal: req.signal, method: 'POST' })»;
  await «fetch(url, { signal: options?.signal })»;
  await «fetch(url, { signal: null })»;
};
`,
    output: `
export const load = async ({ signal }: { signal?: AbortSignal }, req: Request) => {
  const controller = new AbortController();
  await «fetch(url, { signal: AbortSignal.any([controller.signal, AbortSignal.timeout(10000)]) })»;
  await «fetch(url, { signal: signal ? AbortSignal.any([signal, AbortSignal.timeout(10000)]) : AbortSignal.timeout(10000) })»;
  await «fetch(url, { signal: AbortSignal.any([req.signal, AbortSignal.timeout(10000)]), method: 'POST' })»;
  await «fetch(url, { signal: options?.signal ? AbortSignal.any([options.signal, AbortSignal.timeout(10000)]) : AbortSignal.timeout(10000) })»;
  await «fetch(url, { signal: AbortSignal.timeout(10000) })»;
};
`,
  },
  'axios by its methods, in JavaScript': {
    path: 'src/a.js',
    options: { client: 'axios' },
    input: `
import axios from 'axios';
await «axios.get('https://api.example.com')»;
await «axios.post('https://api.example.com', body)»;
await «axios.post('https://api.example.com')»;
await «axios.post('https://api.example.com', body, { headers })»;
await «axios({ url, method: 'POST' })»;
await «axios(url, { timeout: 0 })»;
await «axios.request(config)»;
`,
    output: `
import axios from 'axios';
await «axios.get('https://api.example.com', { timeout: 10000 })»;
await «axios.post('https://api.example.com', body, { timeout: 10000 })»;
await «axios.post('https://api.example.com', undefined, { timeout: 10000 })»;
await «axios.post('https://api.example.com', body, { headers, timeout: 10000 })»;
await «axios({ url, method: 'POST', timeout: 10000 })»;
await «axios(url, { timeout: 10000 })»;
await «axios.request({ ...config, timeout: config?.timeout ?? 10000 })»;
`,
  },
  'an instance of axios where it is made, once for all its calls': {
    path: 'src/a.cjs',
    options: { client: 'axios' },
    input: `
const axios = require('axios');
const api = axios.create({ baseURL: 'https://api.example.com' });
class Orders {
  constructor() {
    this.http = axios.create();
  }
  async load(id) {
    await «api.get(id)»;
    await «api.post(id, {})»;
    await «this.http.get(id)»;
  }
}
`,
    output: `
const axios = require('axios');
const api = axios.create({ baseURL: 'https://api.example.com', timeout: 10000 });
class Orders {
  constructor() {
    this.http = axios.create({ timeout: 10000 });
  }
  async load(id) {
    await «api.get(id)»;
    await «api.post(id, {})»;
    await «this.http.get(id)»;
  }
}
`,
  },
  'the construction itself, and an instance from elsewhere': {
    options: { client: 'axios' },
    input: `
import { api } from './api';
export const own = «axios.create({
  baseURL,
})»;
await «api.delete(url)»;
`,
    output: `
import { api } from './api';
export const own = «axios.create({
  baseURL,
  timeout: 10000,
})»;
await «api.delete(url, { timeout: 10000 })»;
`,
  },
  'got, by call and by instance': {
    options: { client: 'got' },
    input: `
const api = got.extend({ prefixUrl });
await «got(url).json()»;
await «got.post(url, { json: body })».json();
await «api('orders')»;
`,
    output: `
const api = got.extend({ prefixUrl, timeout: { request: 10000 } });
await «got(url, { timeout: { request: 10000 } }).json()»;
await «got.post(url, { json: body, timeout: { request: 10000 } })».json();
await «api('orders')»;
`,
  },
  'ky whose limit is switched off': {
    options: { client: 'ky' },
    input: `
await «ky.post(url, { json, timeout: false })».json();
`,
    output: `
await «ky.post(url, { json, timeout: 10000 })».json();
`,
  },
  ofetch: {
    options: { client: 'ofetch' },
    input: `
const orders = await «ofetch('/orders', { baseURL })»;
`,
    output: `
const orders = await «ofetch('/orders', { baseURL, timeout: 10000 })»;
`,
  },
  undici: {
    options: { client: 'undici' },
    input: `
import { request } from 'undici';
const { body } = await «request(url)»;
`,
    output: `
import { request } from 'undici';
const { body } = await «request(url, { headersTimeout: 10000, bodyTimeout: 10000 })»;
`,
  },
  'instances of undici': {
    options: { client: 'undici' },
    input: `
import { Agent, Client, Pool } from 'undici';
const client = new Client('https://api.example.com');
const pool = new Pool('https://api.example.com', { connections: 4 });
const agent = new Agent();
await «client.request({ path: '/orders', method: 'POST' })»;
await «pool.request({ path: '/orders', method: 'POST' })»;
await «agent.request({ origin, path: '/orders', method: 'POST' })»;
export const send = (other: Client) => «other.request({ path: '/orders', method: 'POST' })»;
`,
    output: `
import { Agent, Client, Pool } from 'undici';
const client = new Client('https://api.example.com', { headersTimeout: 10000, bodyTimeout: 10000 });
const pool = new Pool('https://api.example.com', { connections: 4, headersTimeout: 10000, bodyTimeout: 10000 });
const agent = new Agent({ headersTimeout: 10000, bodyTimeout: 10000 });
await «client.request({ path: '/orders', method: 'POST' })»;
await «pool.request({ path: '/orders', method: 'POST' })»;
await «agent.request({ origin, path: '/orders', method: 'POST' })»;
export const send = (other: Client) => «other.request({ path: '/orders', method: 'POST', headersTimeout: 10000, bodyTimeout: 10000 })»;
`,
  },
  needle: {
    path: 'src/a.js',
    options: { client: 'needle' },
    input: `
await «needle.get(url)»;
await «needle.post(url, body)»;
await «needle('put', url, body, { json: true })»;
await «needle('delete', url)»;
«needle.get(url, (error, answer) => {
  done(error, answer);
})»;
«needle.post(url, body, { json: true }, done)»;
`,
    output: `
await «needle.get(url, { response_timeout: 10000, read_timeout: 10000 })»;
await «needle.post(url, body, { response_timeout: 10000, read_timeout: 10000 })»;
await «needle('put', url, body, { json: true, response_timeout: 10000, read_timeout: 10000 })»;
await «needle('delete', url, undefined, { response_timeout: 10000, read_timeout: 10000 })»;
«needle.get(url, { response_timeout: 10000, read_timeout: 10000 }, (error, answer) => {
  done(error, answer);
})»;
«needle.post(url, body, { json: true, response_timeout: 10000, read_timeout: 10000 }, done)»;
`,
  },
  'request, and those that promise': {
    path: 'src/a.js',
    options: { client: 'request' },
    input: `
const api = request.defaults({ baseUrl });
await «request.post({ url, json: true })»;
await «request(url)»;
«request({ url, method: 'POST' }, (error, response) => {
  done(error, response);
})»;
«request.post('https://api.example.com', { json: body }, callback)»;
«request.get('https://api.example.com', callback)»;
«api.post('/orders', callback)»;
`,
    output: `
const api = request.defaults({ baseUrl, timeout: 10000 });
await «request.post({ url, json: true, timeout: 10000 })»;
await «request(url, { timeout: 10000 })»;
«request({ url, method: 'POST', timeout: 10000 }, (error, response) => {
  done(error, response);
})»;
«request.post('https://api.example.com', { json: body, timeout: 10000 }, callback)»;
«request.get('https://api.example.com', { timeout: 10000 }, callback)»;
«api.post('/orders', callback)»;
`,
  },
  gaxios: {
    options: { client: 'gaxios' },
    input: `
import { Gaxios, request } from 'gaxios';
const api = new Gaxios({ baseURL });
await «api.request({ url: '/orders', method: 'POST' })»;
await «request({ url, method: 'POST' })»;
`,
    output: `
import { Gaxios, request } from 'gaxios';
const api = new Gaxios({ baseURL, timeout: 10000 });
await «api.request({ url: '/orders', method: 'POST' })»;
await «request({ url, method: 'POST', timeout: 10000 })»;
`,
  },
  'graphql-request, by call and by client': {
    options: { client: 'graphql-request' },
    input: `
import { GraphQLClient, request } from 'graphql-request';
const client = «new GraphQLClient(endpoint, { headers })»;
const other = new GraphQLClient(endpoint);
await «request(endpoint, document)»;
await «request(endpoint, 'mutation { pay }', { id })»;
await «request({ url: endpoint, document, variables })»;
await «other.request(document)»;
`,
    output: `
import { GraphQLClient, request } from 'graphql-request';
const client = «new GraphQLClient(endpoint, { headers, fetch: (input, init) => fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(10000) }) })»;
const other = new GraphQLClient(endpoint, { fetch: (input, init) => fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(10000) }) });
await «request({ url: endpoint, document, signal: AbortSignal.timeout(10000) })»;
await «request({ url: endpoint, document: 'mutation { pay }', variables: { id }, signal: AbortSignal.timeout(10000) })»;
await «request({ url: endpoint, document, variables, signal: AbortSignal.timeout(10000) })»;
await «other.request(document)»;
`,
  },
  superagent: {
    options: { client: 'superagent' },
    input: `
await «superagent.get(url)».set('accept', 'json');
const sent = await «superagent
  .post(url)»
  .send({ a: 1 });
`,
    output: `
await «superagent.get(url)».timeout(10000).set('accept', 'json');
const sent = await «superagent
  .post(url)»
  .timeout(10000)
  .send({ a: 1 });
`,
  },
  "Node's own client": {
    path: 'src/a.cjs',
    options: { client: 'node:https' },
    input: `
const https = require('https');
const options = { hostname: 'api.example.com', method: 'POST' };
const req = «https.request(options, (res) => res.resume())»;
«https.get('https://api.example.com', (res) => {
  res.resume();
})».on('error', report);
«https.get(url, { agent }, onResponse)».end();
`,
    output: `
const https = require('https');
const options = { hostname: 'api.example.com', method: 'POST' };
const req = «https.request({ ...options, signal: AbortSignal.timeout(10000) }, (res) => res.resume())»;
«https.get('https://api.example.com', { signal: AbortSignal.timeout(10000) }, (res) => {
  res.resume();
})».on('error', report);
«https.get(url, { agent, signal: AbortSignal.timeout(10000) }, onResponse)».end();
`,
  },
};

export const sdkCases: Readonly<Record<string, Case>> = {
  'the client of an SDK where it is constructed': {
    options: { client: 'sdk' },
    input: `
import { WebClient } from '@slack/web-api';
const slack = new WebClient(process.env.SLACK_TOKEN);
export const say = (text: string) => «slack.chat.postMessage({ channel, text })»;
export const add = (name: string) => «slack.reactions.add({ name })»;
`,
    output: `
import { WebClient } from '@slack/web-api';
const slack = new WebClient(process.env.SLACK_TOKEN, { timeout: 10000 });
export const say = (text: string) => «slack.chat.postMessage({ channel, text })»;
export const add = (name: string) => «slack.reactions.add({ name })»;
`,
  },
  'the construction itself, with options': {
    options: { client: 'sdk', ms: '60000' },
    input: `
import OpenAI from 'openai';
export const openai = «new OpenAI({ apiKey: process.env.OPENAI_API_KEY })»;
`,
    output: `
import OpenAI from 'openai';
export const openai = «new OpenAI({ apiKey: process.env.OPENAI_API_KEY, timeout: 60000 })»;
`,
  },
  'an option inside of another, which is there or not': {
    options: { client: 'sdk' },
    input: `
import { App } from '@slack/bolt';
const one = «new App({ token, clientOptions: { slackApiUrl } })»;
const two = «new App({ token })»;
`,
    output: `
import { App } from '@slack/bolt';
const one = «new App({ token, clientOptions: { slackApiUrl, timeout: 10000 } })»;
const two = «new App({ token, clientOptions: { timeout: 10000 } })»;
`,
  },
  'an SDK that is one client for the whole program': {
    path: 'src/a.js',
    options: { client: 'sdk' },
    input: `
const sgMail = require('@sendgrid/mail');
sgMail.setApiKey(process.env.SENDGRID_API_KEY);
exports.send = (message) => «sgMail.send(message)»;
`,
    output: `
const sgMail = require('@sendgrid/mail');
sgMail.setApiKey(process.env.SENDGRID_API_KEY);
sgMail.setTimeout(10000);
exports.send = (message) => «sgMail.send(message)»;
`,
  },
  'a signal of each call, where the client has no limit': {
    options: { client: 'sdk' },
    input: `
import { Octokit } from 'octokit';
const octokit = new Octokit({ auth });
await «octokit.rest.issues.create({ owner, repo, title })»;
await «octokit.request('POST /repos/{owner}/{repo}/issues', { owner, repo })»;
`,
    output: `
import { Octokit } from 'octokit';
const octokit = new Octokit({ auth });
await «octokit.rest.issues.create({ owner, repo, title, request: { signal: AbortSignal.timeout(10000) } })»;
await «octokit.request('POST /repos/{owner}/{repo}/issues', { owner, repo, request: { signal: AbortSignal.timeout(10000) } })»;
`,
  },
  'a client of AWS, in whatever way its handler is set': {
    options: { client: 'sdk' },
    input: `
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { NodeHttpHandler } from '@smithy/node-http-handler';
const s3 = new S3Client({ region });
const sqs = «new SQSClient()»;
const kept = «new S3Client({ requestHandler: { maxSockets: 50 } })»;
const own = «new S3Client({ requestHandler: new NodeHttpHandler({ maxSockets: 50 }) })»;
await «s3.send(command)»;
`,
    output: `
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { NodeHttpHandler } from '@smithy/node-http-handler';
const s3 = new S3Client({ region, requestHandler: { socketTimeout: 10000 } });
const sqs = «new SQSClient({ requestHandler: { socketTimeout: 10000 } })»;
const kept = «new S3Client({ requestHandler: { maxSockets: 50, socketTimeout: 10000 } })»;
const own = «new S3Client({ requestHandler: new NodeHttpHandler({ maxSockets: 50, socketTimeout: 10000 }) })»;
await «s3.send(command)»;
`,
  },
  'a client of Google, which is a member of what is imported': {
    options: { client: 'sdk' },
    input: `
import { google } from 'googleapis';
const sheets = google.sheets({ version: 'v4', auth });
await «sheets.spreadsheets.values.append({ spreadsheetId })»;
`,
    output: `
import { google } from 'googleapis';
const sheets = google.sheets({ version: 'v4', auth, timeout: 10000 });
await «sheets.spreadsheets.values.append({ spreadsheetId })»;
`,
  },
  'what a client is handed holds the limit': {
    options: { client: 'sdk' },
    input: `
import { Configuration, PlaidApi } from 'plaid';
const configuration = new Configuration({ basePath, baseOptions: { headers } });
export const plaid = new PlaidApi(configuration);
await «plaid.transferCreate({ amount })»;
`,
    output: `
import { Configuration, PlaidApi } from 'plaid';
const configuration = new Configuration({ basePath, baseOptions: { headers, timeout: 10000 } });
export const plaid = new PlaidApi(configuration);
await «plaid.transferCreate({ amount })»;
`,
  },
  'an upload goes through a client': {
    options: { client: 'sdk' },
    input: `
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
const client = new S3Client({ region });
await «new Upload({ client, params })».done();
await «new Upload({ client: new S3Client(), params })».done();
`,
    output: `
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
const client = new S3Client({ region, requestHandler: { socketTimeout: 10000 } });
await «new Upload({ client, params })».done();
await «new Upload({ client: new S3Client({ requestHandler: { socketTimeout: 10000 } }), params })».done();
`,
  },
  "the option of the SDK's major": {
    options: { client: 'sdk' },
    project: { versions: new Map([['node-telegram-bot-api', '0.66.0']]) },
    input: `
import TelegramBot from 'node-telegram-bot-api';
const bot = new TelegramBot(token);
await «bot.sendMessage(chat, text)»;
`,
    output: `
import TelegramBot from 'node-telegram-bot-api';
const bot = new TelegramBot(token, { request: { timeout: 10000 } });
await «bot.sendMessage(chat, text)»;
`,
  },
  "a webhook of Slack's": {
    path: 'src/a.cjs',
    options: { client: 'sdk' },
    input: `
const slack = require('@slack/webhook');
const hook = new slack.IncomingWebhook(url);
exports.say = (text) => «hook.send({ text })»;
`,
    output: `
const slack = require('@slack/webhook');
const hook = new slack.IncomingWebhook(url, { timeout: 10000 });
exports.say = (text) => «hook.send({ text })»;
`,
  },
  'a client that takes a fetch': {
    path: 'src/a.js',
    options: { client: 'sdk' },
    input: `
import { Octokit } from '@octokit/rest';
import { createAdminApiClient } from '@shopify/admin-api-client';
export const octokit = «new Octokit({ auth, request: { agent } })»;
export const shop = «createAdminApiClient({ storeDomain, apiVersion, accessToken })»;
`,
    output: `
import { Octokit } from '@octokit/rest';
import { createAdminApiClient } from '@shopify/admin-api-client';
export const octokit = «new Octokit({ auth, request: { agent, fetch: (input, init) => fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(10000) }) } })»;
export const shop = «createAdminApiClient({ storeDomain, apiVersion, accessToken, customFetchApi: (input, init) => fetch(input, { ...init, signal: init?.signal ?? AbortSignal.timeout(10000) }) })»;
`,
    project: { versions: new Map([['@octokit/rest', '20.0.0']]) },
  },
  'axios by what its only argument is': {
    options: { client: 'axios' },
    input: `
import axios from 'axios';
const config = 'https://api.acme.dev/config';
await «axios(config)»;
export const send = async (request: AxiosRequestConfig, what, target: string) => {
  what.headers = {};
  await «axios(request)»;
  await «axios(what)»;
  await «axios(target)»;
};
`,
    output: `
import axios from 'axios';
const config = 'https://api.acme.dev/config';
await «axios(config, { timeout: 10000 })»;
export const send = async (request: AxiosRequestConfig, what, target: string) => {
  what.headers = {};
  await «axios({ ...request, timeout: request.timeout ?? 10000 })»;
  await «axios({ ...what, timeout: what?.timeout ?? 10000 })»;
  await «axios(target, { timeout: 10000 })»;
};
`,
  },
};

export const refused: Readonly<Record<string, RefusedCase>> = {
  'options that are computed': {
    options: fetchCall,
    input: 'await «fetch(url, makeInit())»;',
    why: 'The options of the call are computed in the call itself.',
  },
  'a spread of what is computed': {
    options: fetchCall,
    input: 'await «fetch(url, { ...makeInit() })»;',
    why: 'What the options of the call are spread from may hold signal.',
  },
  'arguments out of a list': {
    options: fetchCall,
    input: 'await «fetch(...args)»;',
    why: 'The arguments of the call are spread from a list.',
  },
  'a request made in the call': {
    options: fetchCall,
    input: 'await «fetch(new Request(url, { signal }))»;',
    why: 'The call is given a request that is made in the call itself.',
  },
  'a copy of a request': {
    options: fetchCall,
    input: 'const handle = async (request) => { await «fetch(request.clone())»; };',
    why: 'The call is given a copy of a request, which has a signal of its own.',
  },
  'a copy of a request under a name': {
    options: fetchCall,
    input: 'const handle = async (request) => { const copy = request.clone(); await «fetch(copy)»; };',
    why: 'The call is given a copy of a request, which has a signal of its own.',
  },
  'an address or a config of axios': {
    options: { client: 'axios' },
    input: 'const send = (what) => «axios(what)»;',
    why: 'Whether axios is given an address or a config is not clear here.',
  },
  'what is only named like a config': {
    options: { client: 'axios' },
    input: 'const send = (config) => «axios(config)»;',
    why: 'Whether axios is given an address or a config is not clear here.',
  },
  'a signal that is computed': {
    options: fetchCall,
    input: 'await «fetch(url, { signal: makeSignal() })»;',
    why: 'The signal of the call is computed in the call itself.',
  },
  'a signal that is a timer': {
    options: fetchCall,
    input: 'const limit = AbortSignal.timeout(5000);\nawait «fetch(url, { signal: limit })»;',
    why: 'The call already has a time limit.',
  },
  'AbortSignal.any on a Node that has none': {
    options: fetchCall,
    project: { node: { major: 18, minor: 0 } },
    input: 'const c = new AbortController();\nawait «fetch(url, { signal: c.signal })»;',
    why: 'The call already has a signal, and AbortSignal.any, which joins two, needs Node 20.3, and the project allows Node 18.0.',
  },
  'an SDK that another file constructs': {
    options: { client: 'sdk' },
    input: "import { slack } from './slack';\nawait «slack.chat.postMessage({ channel })»;",
    why: 'The client of the call is not constructed in this file.',
  },
  'an SDK that takes no limit': {
    options: { client: 'sdk' },
    input: "import { Resend } from 'resend';\nexport const resend = «new Resend(key)»;",
    why: 'resend is not known to have an option for a time limit.',
  },
  'an SDK that only a method bounds': {
    options: { client: 'sdk' },
    input:
      "import mailchimp from '@mailchimp/mailchimp_transactional';\nconst client = mailchimp(key);\nawait «client.messages.send({ message })»;",
    why: '@mailchimp/mailchimp_transactional is bounded by its method setDefaultTimeoutMs().',
  },
  'an SDK that only something else bounds': {
    options: { client: 'sdk' },
    input: "import { NetlifyAPI } from '@netlify/api';\nexport const client = «new NetlifyAPI(token)»;",
    why: '@netlify/api is bounded by signal, which is for you to write.',
  },
  'an SDK whose options depend on a major that is not known': {
    options: { client: 'sdk' },
    input: "import TelegramBot from 'node-telegram-bot-api';\nconst bot = «new TelegramBot(token)»;",
    why: 'The options depend on the version of node-telegram-bot-api, which is not known here.',
  },
  'a client that is handed what another file makes': {
    options: { client: 'sdk' },
    input:
      "import { PlaidApi } from 'plaid';\nimport { configuration } from './plaid';\nexport const plaid = «new PlaidApi(configuration)»;",
    why: 'What plaid goes through is not constructed in this file.',
  },
  'an upload whose client is out of sight': {
    options: { client: 'sdk' },
    input:
      "import { Upload } from '@aws-sdk/lib-storage';\nexport const keep = (params) => «new Upload(params)».done();",
    why: 'What @aws-sdk/lib-storage goes through is not constructed in this file.',
  },
  'a handler of AWS that is no object yet': {
    options: { client: 'sdk' },
    project: { versions: new Map([['@aws-sdk/client-s3', '3.400.0']]) },
    input: "import { S3Client } from '@aws-sdk/client-s3';\nexport const s3 = «new S3Client({ region })»;",
    why: '@aws-sdk/client-s3 takes options of its handler since 3.521.',
  },
  'a handler of AWS that is made elsewhere': {
    options: { client: 'sdk' },
    input:
      "import { S3Client } from '@aws-sdk/client-s3';\nexport const s3 = «new S3Client({ requestHandler: handler })»;",
    why: 'The options of the call already have requestHandler.',
  },
  'an SDK that is one client, and gets its credential elsewhere': {
    options: { client: 'sdk' },
    input: "import sgMail from '@sendgrid/mail';\nexport const send = (message) => «sgMail.send(message)»;",
    why: '@sendgrid/mail is bounded where it gets its credential, which is in another file.',
  },
  'a signal of graphql-request that is too old': {
    options: { client: 'graphql-request' },
    project: { versions: new Map([['graphql-request', '3.4.0']]) },
    input: 'await «request(endpoint, document)»;',
    why: 'graphql-request takes a signal since 3.6.',
  },
  'a client of graphql-request that is made elsewhere': {
    options: { client: 'graphql-request' },
    input: "import { client } from './client';\nawait «client.request(document)»;",
    why: 'The client of the call is not constructed in this file.',
  },
  'data or options of needle': {
    options: { client: 'needle' },
    input: "await «needle('get', url, what)»;",
    why: 'Where needle takes its options is not clear here.',
  },
  'a client nobody knows': {
    options: { client: 'teleporter' },
    input: 'await «teleporter.send()»;',
    why: 'How a call of teleporter takes a time limit is not known here.',
  },
  'a place without a call': {
    options: fetchCall,
    input: 'const «a» = 1;',
    why: 'There is no call at this place.',
  },
  'options or a callback': {
    options: { client: 'node:http' },
    input: 'http.get(url, what);'.replace('http.get(url, what)', '«http.get(url, what)»'),
    why: 'Whether this argument holds options or a callback is not clear here.',
  },
};
