/** What the parts of a request are to whoever wants to know who sent it, framework by framework. */
import { type MemberRole, isMemberRole, partOf } from './member-roles.ts';

/** What an entry function's parameter is to the framework that calls it. */
export type Role =
  | 'request'
  | 'response'
  | 'next'
  | 'other'
  /** A part of the request by its members: `request.body`, `request.headers.x-signature`. */
  | `request.${string}`
  /** Nest's execution context: `context.switchToHttp().getRequest()`. */
  | 'execution'
  /** The event a Lambda function is called with: `event.body` is the text that was sent. */
  | 'lambda-event'
  /** Whatever a caller hands over, where nobody knows who that is. */
  | 'given'
  /** What a middy middleware gets: `request.event`. */
  | 'middy'
  /** Hono's: `c.req`, `c.env`, `c.json()`. */
  | 'context'
  /** Koa's `ctx`, h3's `event`, and the object that SvelteKit and Remix hand a route: their members say the rest. */
  | MemberRole;

/**
 * `request`: the request itself; `header:name` (`header:?` unknown), `headers`: all of them; `body`: the parsed body, whole;
 * `body-part`; `raw`: its bytes; `query`, `params`, `cookie`, `meta` (method, url, ip), `address` where it is the caller's; `derived`: something made of the request;
 * `env:NAME`; `secret`: a value under a credential's name; `digest`, `hmac` where it is keyed; `given`: handed over by whoever calls; `literal`; `masked`: a literal that may be a credential;
 * `setting`: chosen by who uses the program; `response`, `next`; `answer`: of a call nobody could follow; `answered`: of a program's function that was followed.
 */
export type Tag = string;
export type Tags = ReadonlySet<Tag>;

const SECRET_NAME =
  /secret|token|passw|api_?key|signing|private_?key|credential|auth_?key|webhook_?key|salt|passphrase/iu;
export const isSecretName = (name: string): boolean => SECRET_NAME.test(name);

export const secretMember = (path: readonly string[]): readonly Tag[] =>
  path.some((name) => isSecretName(name)) ? ['secret'] : [];

/** Whether a value of that role, or that member of it, holds something of the request. */
export const readsRequest = (role: Role, path: readonly string[]): boolean => {
  if (role === 'execution') return path.includes('getRequest');
  if (isMemberRole(role) && path.length > 0) return /^(?:request|kept)/u.test(partOf(role, path).part);
  return role !== 'response' && role !== 'next' && role !== 'other' && role !== 'worker-env';
};

export const roleTags = (role: Role, path: readonly string[]): readonly Tag[] => {
  if (role.startsWith('request.')) return roleTags('request', [...role.slice('request.'.length).split('.'), ...path]);
  if (role === 'execution') return executionTags(path);
  if (role === 'given') return ['given', ...secretMember(path)];
  if (role === 'middy') return path[0] === 'event' ? eventTags(path.slice(1)) : [];
  if (role === 'lambda-event') return eventTags(path);
  if (role === 'context') return contextTags(path);
  if (isMemberRole(role)) return memberRoleTags(role, path);
  if (role !== 'request') return path.length === 0 ? [role] : role === 'response' && path[0] === 'locals' ? [] : [role];
  const [first, second] = path;
  if (first === undefined) return ['request'];
  // `c.req`, `ctx.request`: the request inside a context.
  if ((first === 'req' || first === 'request' || first === 'nodeRequest') && path.length > 0)
    return roleTags('request', path.slice(1));
  if (first === 'headers')
    return second === undefined ? ['headers'] : second === 'get' ? ['headers'] : [`header:${second.toLowerCase()}`];
  // Koa's and Node's older name; Express asks it for one: `req.header(name)`.
  if (first === 'header' && second !== undefined && second !== '()') return [`header:${second.toLowerCase()}`];
  if (first === 'rawBody') return ['raw'];
  if (first === 'body')
    return second === undefined
      ? ['body']
      : second.startsWith('on') || second === 'getReader'
        ? ['raw']
        : ['body-part'];
  if (first === 'query' || first === 'nextUrl' || first === 'searchParams') return ['query'];
  if (first === 'params') return ['params'];
  if (first === 'cookies' || first === 'signedCookies') return ['cookie'];
  if (first === 'session' || first === 'user' || first === 'auth' || first === 'userId') return ['session'];
  // Fastify's way to what Node handed it.
  if (first === 'raw') return roleTags('request', path.slice(1));
  if (first === 'clone') return ['request'];
  return path.some((name) => ADDRESS.test(name)) ? ['meta', 'address'] : ['meta'];
};

/** Members of a request that hold the address of who called: the last proxy, where there is one. */
const ADDRESS = /^(?:ips?|clientIp|remoteAddress|sourceIp)$/u;

const memberRoleTags = (role: MemberRole, path: readonly string[]): readonly Tag[] => {
  if (path.length === 0) return role === 'worker-env' ? [] : ['request'];
  const { part, rest } = partOf(role, path);
  switch (part) {
    case 'kept':
      return [keptTag(rest[0])];
    case 'env':
      return rest[0] === undefined ? [] : [`env:${rest[0]}`, ...secretMember([rest[0]])];
    case 'setting':
      return ['setting', ...secretMember(rest)];
    case 'method':
      return [];
    case 'response':
    case 'next':
      return [part];
    default:
      return roleTags('request', [...part.split('.').slice(1), ...rest]);
  }
};

/** What Hono's `c.set(name, value)` kept, by the name. */
export const keptTag = (name: string | undefined): Tag => {
  if (name !== undefined && /raw/iu.test(name)) return 'raw';
  return name !== undefined && /body|payload|event/iu.test(name) ? 'body' : 'session';
};

const contextTags = (path: readonly string[]): readonly Tag[] => {
  const [first, second, ...rest] = path;
  switch (first) {
    case undefined:
      return ['request'];
    case 'req':
      if (second === undefined) return ['request'];
      return second === 'raw' ? roleTags('request', rest) : roleTags('request', [second, ...rest]);
    case 'env':
      return second === undefined ? [] : [`env:${second}`, ...secretMember([second])];
    case 'get':
      return [];
    case 'var':
      return [keptTag(second)];
    default:
      return ['response'];
  }
};

const executionTags = (path: readonly string[]): readonly Tag[] => {
  const at = path.findIndex((name) => name === 'getRequest' || name === 'getResponse');
  if (at === -1 || path[at + 1] !== '()') return [];
  return roleTags(path[at] === 'getRequest' ? 'request' : 'response', path.slice(at + 2));
};

/** API Gateway, function URLs, load balancers and Netlify hand over the same members. */
const eventTags = (path: readonly string[]): readonly Tag[] => {
  const [first, ...rest] = path;
  switch (first) {
    case undefined:
      return ['request'];
    case 'body':
    case 'rawBody':
      return ['raw'];
    case 'multiValueHeaders':
    case 'headers':
      return roleTags('request', ['headers', ...rest]);
    case 'queryStringParameters':
    case 'multiValueQueryStringParameters':
    case 'rawQueryString':
      return ['query'];
    case 'pathParameters':
      return ['params'];
    case 'requestContext':
      return rest.includes('authorizer') ? ['session'] : roleTags('request', ['context', ...rest]);
    default:
      return roleTags('request', path);
  }
};
