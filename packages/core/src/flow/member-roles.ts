/** What a framework hands over as one object with the request and the answer among its members. */

/**
 * `koa`: `ctx`; `h3`: `event`; `route-args`: of SvelteKit and Remix; `handle`: of a hook of SvelteKit's; `pages`: of a
 * Pages function; `worker-env`: what a Worker is bound to; `elysia`: its context; `itty`: its request;
 * `botpress`: what a handler of an integration is handed; `n8n`: the `this` of a node's `webhook`.
 */
export type MemberRole =
  'koa' | 'h3' | 'route-args' | 'handle' | 'pages' | 'worker-env' | 'elysia' | 'itty' | 'botpress' | 'n8n';

/**
 * A part of the request (`request`, `request.headers`), what middleware `kept`, the environment `env`, a `setting` that
 * whoever uses the program chose, a `method` of
 * the request that is told by its name, the `response`, or `next`.
 */
export type Part = `request${string}` | 'kept' | 'env' | 'setting' | 'method' | 'response' | 'next';

/** By the members that lead there; the longest that fits says it. */
type Members = Readonly<Record<string, Part>>;

const ROUTE: Members = {
  request: 'request',
  getClientAddress: 'request.ip',
  params: 'request.params',
  url: 'request.query',
  cookies: 'request.cookies',
  locals: 'kept',
  platform: 'response',
  'platform.env': 'env',
  context: 'kept',
  'context.env': 'env',
  'context.cloudflare': 'response',
  'context.cloudflare.env': 'env',
};

const ROLES: Readonly<Record<MemberRole, { readonly members: Members; readonly others: Part }>> = {
  koa: {
    members: {
      request: 'request',
      req: 'request',
      headers: 'request.headers',
      header: 'request.headers',
      rawBody: 'request.rawBody',
      query: 'request.query',
      querystring: 'request.query',
      search: 'request.query',
      params: 'request.params',
      captures: 'request.params',
      cookies: 'request.cookies',
      session: 'request.session',
      state: 'kept',
      get: 'method',
      method: 'request.method',
      url: 'request.url',
      originalUrl: 'request.url',
      path: 'request.url',
      ip: 'request.ip',
      ips: 'request.ips',
      host: 'request.url',
    },
    others: 'response',
  },
  h3: {
    members: {
      req: 'request',
      request: 'request',
      'node.req': 'request',
      node: 'response',
      web: 'response',
      'web.request': 'request',
      headers: 'request.headers',
      context: 'kept',
      'context.params': 'request.params',
      'context.cloudflare': 'response',
      'context.cloudflare.env': 'env',
      method: 'request.method',
      path: 'request.url',
      url: 'request.url',
    },
    others: 'response',
  },
  'route-args': { members: ROUTE, others: 'method' },
  handle: {
    members: {
      ...Object.fromEntries(Object.entries(ROUTE).map(([name, part]) => [`event.${name}`, part])),
      event: 'request',
      resolve: 'next',
    },
    others: 'method',
  },
  pages: {
    members: {
      request: 'request',
      params: 'request.params',
      functionPath: 'request.url',
      env: 'env',
      data: 'kept',
      next: 'next',
    },
    others: 'response',
  },
  'worker-env': { members: {}, others: 'env' },
  elysia: {
    members: {
      request: 'request',
      body: 'request.body',
      headers: 'request.headers',
      query: 'request.query',
      params: 'request.params',
      path: 'request.path',
      route: 'request.path',
      cookie: 'request.cookies',
      server: 'response',
      set: 'response',
      status: 'response',
      error: 'response',
      redirect: 'response',
    },
    // What a derivation put there.
    others: 'kept',
  },
  botpress: {
    members: {
      req: 'request',
      'req.body': 'request.rawBody',
      'req.path': 'request.url',
      'req.query': 'request.query',
      logger: 'response',
      // Of the platform's own API.
      client: 'env',
      // What who installed the integration has set.
      'ctx.configuration': 'env',
    },
    others: 'kept',
  },
  n8n: {
    members: {
      'getRequestObject.()': 'request',
      'getBodyData.()': 'request.body',
      'getHeaderData.()': 'request.headers',
      'getQueryData.()': 'request.query',
      'getParamsData.()': 'request.params',
      // What who uses the node has set, and what its registration kept.
      'getCredentials.()': 'env',
      'getNodeParameter.()': 'setting',
      'getNode.()': 'setting',
      'getWorkflowStaticData.()': 'env',
    },
    others: 'response',
  },
  // What `withContent` parsed.
  itty: { members: { content: 'request.body' }, others: 'request' },
};

export const isMemberRole = (role: string): role is MemberRole => Object.hasOwn(ROLES, role);

/** What the member `path` is, and the names that are left behind what says so. */
export const partOf = (
  role: MemberRole,
  path: readonly string[],
): { readonly part: Part; readonly rest: readonly string[] } => {
  const { members, others } = ROLES[role];
  for (let length = Math.min(path.length, 3); length > 0; length -= 1) {
    const name = path.slice(0, length).join('.');
    const part = Object.hasOwn(members, name) ? members[name] : undefined;
    if (part !== undefined) return { part, rest: path.slice(length) };
  }
  return { part: others, rest: path };
};
