/** Functions of a framework that are handed its event and answer a part of the request: `readBody(event)` of h3. */
import type { Origin } from './origin.ts';

/** Nuxt and Nitro import h3's functions by themselves: there they are globals. */
const H3 = /^(?:h3|nitro|nitropack|#imports)$/u;

/** What of the request each answers, as members of it. */
const H3_READERS: Readonly<Record<string, readonly string[]>> = {
  readBody: ['body'],
  readValidatedBody: ['body'],
  readFormData: ['body'],
  readMultipartFormData: ['body'],
  readRawBody: ['rawBody'],
  getRequestWebStream: ['rawBody'],
  getHeaders: ['headers'],
  getRequestHeaders: ['headers'],
  getQuery: ['query'],
  getValidatedQuery: ['query'],
  getRouterParam: ['params'],
  getRouterParams: ['params'],
  getValidatedRouterParams: ['params'],
  getCookie: ['cookies'],
  parseCookies: ['cookies'],
  toWebRequest: [],
  getRequestURL: ['url'],
  getRequestPath: ['url'],
  getRequestIP: ['ip'],
  getMethod: ['method'],
};

/** Those that are asked for one header by its name, the second argument. */
const H3_HEADERS = /^(?:getHeader|getRequestHeader)$/u;

type External = Extract<Origin, { kind: 'external' }>;

const isOfH3 = ({ package: name }: External): boolean => name === null || H3.test(name);

/** The members of the request that a value is, where it is an answer of such a function or a member of one. */
export const partRead = (origin: External): readonly string[] | undefined => {
  const [name, called, ...rest] = origin.path;
  if (isMisnamed(origin)) return origin.path.slice(1);
  const part = name === undefined || called !== '()' || !isOfH3(origin) ? undefined : H3_READERS[name];
  return part === undefined ? undefined : [...part, ...rest];
};

/** `POST(request) { … req.headers['x-signature'] }`: nobody declared `req`, and what was meant is plain. */
const isMisnamed = ({ package: name, path: [root, part] }: External): boolean =>
  name === null && /^req(?:uest)?$/u.test(root ?? '') && /^(?:headers|body|rawBody|query|params)$/u.test(part ?? '');

/** Whether `callee` is asked for the header that its second argument names. */
export const asksForHeader = (callee: Origin): boolean =>
  callee.kind === 'external' && callee.path.length === 1 && H3_HEADERS.test(callee.path[0] ?? '') && isOfH3(callee);
