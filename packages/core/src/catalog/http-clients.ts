/** HTTP clients that are nobody's SDK: what calls them, where their arguments stand, what bounds their time. Data. */

/** Where the parts of a request stand among the arguments, from 0. */
export interface RequestForm {
  /** Upper case; null: an option says, or the client's default. */
  readonly method: string | null;
  /** The address; null: an option of `options` holds it. */
  readonly url: number | null;
  /** The options. Where the address may be left out for them (`got({ url })`), they stand in its place. */
  readonly options: number | null;
  readonly body: number | null;
}

export interface HttpClient {
  /** For people, and for a fact's `client`. */
  readonly id: string;
  /** Its packages; null: the platform gives it. */
  readonly packages: readonly string[] | null;
  /** Requests by member path from the package, or from an instance; `''`: what is exported is called itself. */
  readonly requests: Readonly<Record<string, RequestForm>>;
  /** Functions and constructors that answer an instance, and the argument that holds its options. */
  readonly makers: Readonly<Record<string, number | null>>;
  /** Members that are the same client: `axiosRef`. */
  readonly selves: readonly string[];
  /** Types of an instance, for receivers that are known by their written type only. */
  readonly types: readonly string[];
  /** The option that holds the method, the address, the body, and the beginning of every address. */
  readonly names: {
    readonly method: readonly string[];
    readonly url: readonly string[];
    readonly base: readonly string[];
    readonly body: readonly string[];
  };
  /** Options, of a call or an instance, that bound the time by themselves. */
  readonly timeouts: readonly string[];
  /** Methods on what a call answers that do: `.timeout()` of superagent. */
  readonly timeoutMethods: readonly string[];
  /** Milliseconds that hold when nobody says anything; null: none. */
  readonly defaultMs: number | null;
  /** Its own retries repeat these when nobody says anything. */
  readonly retries: 'reads' | 'none';
  /** Nobody bounds it but a link or an exchange that cannot be told apart from others: its limit is always unknown. */
  readonly opaqueLimit?: true;
}

const form = (method: string | null, url: number | null, options: number | null, body: number | null): RequestForm => ({
  method,
  url,
  options,
  body,
});

/** `get(url, options)`, `post(url, options)`: the body is an option. */
const plainVerbs = (names: readonly string[]): Readonly<Record<string, RequestForm>> =>
  Object.fromEntries(names.map((name) => [name, form(name.replace(/^del$/u, 'delete').toUpperCase(), 0, 1, null)]));

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head'] as const;

const axiosRequests: Readonly<Record<string, RequestForm>> = {
  '': form(null, 0, 1, null),
  request: form(null, null, 0, null),
  ...plainVerbs(['get', 'delete', 'head', 'options']),
  post: form('POST', 0, 2, 1),
  put: form('PUT', 0, 2, 1),
  patch: form('PATCH', 0, 2, 1),
  postForm: form('POST', 0, 2, 1),
  putForm: form('PUT', 0, 2, 1),
  patchForm: form('PATCH', 0, 2, 1),
};

const nothing = { makers: {}, selves: [], types: [], timeoutMethods: [], defaultMs: null, retries: 'none' } as const;
const names = { method: ['method'], url: ['url'], base: [], body: ['body'] } as const;

export const httpClients: readonly HttpClient[] = [
  { ...nothing, id: 'fetch', packages: null, requests: { fetch: form(null, 0, 1, null) }, names, timeouts: [] },
  {
    ...nothing,
    id: 'fetch',
    packages: [
      'node-fetch',
      'cross-fetch',
      'node-fetch-native',
      'isomorphic-unfetch',
      'isomorphic-fetch',
      'whatwg-fetch',
      'undici',
      'next/dist/compiled/node-fetch',
      'expo/fetch',
      '@remix-run/web-fetch',
    ],
    requests: { '': form(null, 0, 1, null), fetch: form(null, 0, 1, null) },
    names,
    // Of node-fetch 2, which cross-fetch uses too.
    timeouts: ['timeout'],
  },
  {
    ...nothing,
    id: 'axios',
    packages: ['axios', 'redaxios'],
    requests: axiosRequests,
    makers: { create: 0, Axios: 0 },
    types: ['AxiosInstance', 'Axios', 'AxiosStatic'],
    names: { method: ['method'], url: ['url'], base: ['baseURL'], body: ['data'] },
    timeouts: ['timeout', 'cancelToken'],
  },
  {
    ...nothing,
    id: 'axios',
    packages: ['@nestjs/axios'],
    requests: axiosRequests,
    makers: { HttpService: 0 },
    selves: ['axiosRef'],
    types: ['HttpService'],
    names: { method: ['method'], url: ['url'], base: ['baseURL'], body: ['data'] },
    timeouts: ['timeout', 'cancelToken'],
  },
  {
    ...nothing,
    id: 'got',
    packages: ['got', 'got-scraping', 'gotScraping'],
    requests: { '': form(null, 0, 1, null), got: form(null, 0, 1, null), ...plainVerbs(VERBS) },
    makers: { extend: 0, create: 0 },
    types: ['Got'],
    names: { method: ['method'], url: ['url'], base: ['prefixUrl'], body: ['json', 'body', 'form'] },
    timeouts: ['timeout'],
    retries: 'reads',
  },
  {
    ...nothing,
    id: 'fetchWithTimeout',
    packages: ['@seamlint/runtime'],
    requests: { fetchWithTimeout: form(null, 0, 1, null) },
    names: { method: ['method'], url: [], base: [], body: ['body'] },
    timeouts: ['timeoutMs'],
    defaultMs: 10_000,
  },
  {
    ...nothing,
    id: 'ky',
    packages: ['ky', 'ky-universal'],
    requests: { '': form(null, 0, 1, null), ...plainVerbs(VERBS) },
    makers: { extend: 0, create: 0 },
    types: ['KyInstance'],
    names: { method: ['method'], url: ['url'], base: ['prefixUrl'], body: ['json', 'body'] },
    timeouts: ['timeout'],
    defaultMs: 10_000,
    retries: 'reads',
  },
  {
    ...nothing,
    id: 'ofetch',
    packages: ['ofetch'],
    requests: {
      ofetch: form(null, 0, 1, null),
      $fetch: form(null, 0, 1, null),
      '': form(null, 0, 1, null),
      raw: form(null, 0, 1, null),
    },
    makers: { create: 0, createFetch: null },
    selves: ['ofetch', '$fetch'],
    types: ['$Fetch'],
    names: { method: ['method'], url: ['url'], base: ['baseURL'], body: ['body'] },
    timeouts: ['timeout'],
    retries: 'reads',
  },
  {
    ...nothing,
    id: 'undici',
    packages: ['undici'],
    requests: {
      request: form(null, 0, 1, null),
      stream: form(null, 0, 1, null),
    },
    names,
    timeouts: ['headersTimeout', 'bodyTimeout'],
    defaultMs: 300_000,
  },
  {
    ...nothing,
    id: 'undici',
    packages: ['undici'],
    requests: { request: form(null, null, 0, null), stream: form(null, null, 0, null) },
    makers: { Client: 1, Pool: 1, BalancedPool: 1, Agent: 0 },
    types: ['Client', 'Pool', 'BalancedPool', 'Agent', 'Dispatcher'],
    names: { method: ['method'], url: ['path'], base: [], body: ['body'] },
    timeouts: ['headersTimeout', 'bodyTimeout'],
    defaultMs: 300_000,
  },
  {
    ...nothing,
    id: 'superagent',
    packages: ['superagent'],
    requests: {
      ...Object.fromEntries(
        [...VERBS, 'del'].map((name) => [name, form(name.replace(/^del$/u, 'delete').toUpperCase(), 0, null, 1)]),
      ),
      '': form(null, 1, null, null),
    },
    makers: { agent: 0 },
    types: ['SuperAgentStatic'],
    names,
    timeouts: [],
    timeoutMethods: ['timeout'],
  },
  {
    ...nothing,
    id: 'needle',
    packages: ['needle'],
    requests: {
      '': form(null, 1, 3, 2),
      request: form(null, 1, 3, 2),
      ...plainVerbs(['get', 'head']),
      post: form('POST', 0, 2, 1),
      put: form('PUT', 0, 2, 1),
      patch: form('PATCH', 0, 2, 1),
      delete: form('DELETE', 0, 2, 1),
    },
    names,
    timeouts: ['timeout', 'open_timeout', 'response_timeout', 'read_timeout'],
  },
  {
    ...nothing,
    id: 'request',
    packages: ['request', 'request-promise', 'request-promise-native', 'postman-request'],
    requests: { '': form(null, 0, 1, null), ...plainVerbs([...VERBS, 'del']) },
    makers: { defaults: 0 },
    names: { method: ['method'], url: ['url', 'uri'], base: ['baseUrl'], body: ['body', 'json', 'form', 'formData'] },
    timeouts: ['timeout'],
  },
  {
    ...nothing,
    id: 'gaxios',
    packages: ['gaxios'],
    requests: { request: form(null, null, 0, null) },
    makers: { Gaxios: 0 },
    types: ['Gaxios'],
    names: { method: ['method'], url: ['url'], base: ['baseURL', 'baseUrl'], body: ['data', 'body'] },
    timeouts: ['timeout'],
    retries: 'reads',
  },
  ...(['http', 'https'] as const).map((id): HttpClient => ({
    ...nothing,
    id: `node:${id}`,
    packages: [id, `follow-redirects/${id}`],
    requests: { request: form(null, 0, 1, null), get: form('GET', 0, 1, null) },
    names: { method: ['method'], url: ['path'], base: ['hostname', 'host'], body: [] },
    timeouts: ['timeout'],
    timeoutMethods: ['setTimeout'],
  })),
  {
    ...nothing,
    id: 'graphql-request',
    packages: ['graphql-request'],
    requests: { request: form('POST', 0, null, 1), rawRequest: form('POST', 0, null, 1), '': form('POST', 0, null, 1) },
    names: { ...names, body: ['document', 'query'] },
    timeouts: ['timeout'],
  },
  {
    ...nothing,
    id: 'graphql-request',
    packages: ['graphql-request'],
    requests: { request: form('POST', null, 0, 0), rawRequest: form('POST', null, 0, 0) },
    makers: { GraphQLClient: 1 },
    types: ['GraphQLClient'],
    names: { ...names, body: ['document', 'query'] },
    timeouts: ['timeout'],
  },
  {
    ...nothing,
    id: 'apollo',
    packages: ['@apollo/client', '@apollo/client/core', 'apollo-client', 'apollo-boost'],
    requests: { query: form('READ', null, 0, null), mutate: form('POST', null, 0, null) },
    makers: { ApolloClient: 0, '': 0 },
    types: ['ApolloClient'],
    names: { ...names, body: ['query', 'mutation'] },
    timeouts: [],
    opaqueLimit: true,
  },
  {
    ...nothing,
    id: 'urql',
    packages: ['@urql/core', 'urql', '@urql/next'],
    requests: { query: form('READ', null, null, 0), mutation: form('POST', null, null, 0) },
    makers: { Client: 0, createClient: 0 },
    types: ['Client'],
    names,
    timeouts: [],
    opaqueLimit: true,
  },
];

/** Segments of a path that say of a POST that nothing is changed by it. */
export const readingPath =
  /(?:^|[/._:-])(?:search|searches|query|queries|graphql|tokens?|access_?tokens?|oauth2?|introspect(?:ion)?|validate|validation|verify|verification|siteverify|lookup|find|count|estimates?|quotes?|preview|calculate|check|analy[sz]e|events\/track|telemetry|metrics|logs?|batch-?get|mget|msearch|geocode|translate|translations?|detect|embeddings?|tokenize|moderations?|classify|rerank|completions?|messages:count|countTokens|generateContent|streamGenerateContent|predict|inference|autocomplete|suggest|ping|health|authenticate|login)(?:$|[/?#:.])/iu;

/** Hosts that only take in what happened: nobody minds it twice. */
export const analyticsHost =
  /(?:^|\.)(?:posthog\.com|segment\.(?:io|com)|mixpanel\.com|amplitude\.com|google-analytics\.com|analytics\.google\.com|plausible\.io|sentry\.io|datadoghq\.(?:com|eu)|axiom\.co|logtail\.com|betterstack\.com|umami\.is|heapanalytics\.com|rudderstack\.com|jitsu\.com|tinybird\.co|loggly\.com|logz\.io|newrelic\.com)$/iu;
