/** What of a request a value is: its body, its headers, a cookie. */
import type { Ref } from '../../facts/file-facts.ts';
import type { FunctionFact, Param } from '../../facts/structure.ts';
import type { Flow } from '../../flow/settle.ts';
import { type Sensitive, sensitive } from './sensitive.ts';

type RequestRole = 'request' | 'context' | 'lambda' | 'body' | 'headers';

/** The part `path` of the parameter `ref`, if it is one of a request. */
export const ofRequest = (flow: Flow, ref: Ref, path: readonly string[]): Sensitive | undefined => {
  const param = flow.value(ref);
  if (param?.kind !== 'param') return undefined;
  const fact = flow.program.file(ref.file)?.structure.functions[param.fn];
  const written = fact?.params[param.index];
  if (fact === undefined || written === undefined) return undefined;
  const header = headerDecorator(flow, ref.file, written);
  if (header !== undefined && path.length === 0) return ofHeader(header);
  const role = roleOf(flow, ref.file, fact, param.index, written);
  return role === null ? undefined : ofRole(role, path, isSureRequest(fact, param.index, written));
};

/** Whether a parameter, or that member of it, came with a request. */
export const comesWithRequest = (flow: Flow, ref: Ref, path: readonly string[]): boolean => {
  const param = flow.value(ref);
  const fact = param?.kind === 'param' ? flow.program.file(ref.file)?.structure.functions[param.fn] : undefined;
  const written = param?.kind === 'param' ? fact?.params[param.index] : undefined;
  if (param?.kind !== 'param' || fact === undefined || written === undefined) return false;
  if (roleOf(flow, ref.file, fact, param.index, written) === null) return false;
  return path.some((name) =>
    /^(?:body|headers|query|params|cookies|searchParams|nextUrl|queryStringParameters|pathParameters)$/u.test(name),
  );
};

const roleOf = (flow: Flow, file: string, fact: FunctionFact, index: number, written: Param): RequestRole | null => {
  const decorated = decoratedRole(flow, file, written);
  if (decorated !== null) return decorated;
  if (index === 0 && isElysiaHandler(flow, file, fact)) return 'request';
  const { name, type } = written;
  if (type !== null && /^(?:Stripe\.|.*(?:Dto|DTO|Input|Config|Options|Args)$)/u.test(type.name)) return null;
  if (
    type !== null &&
    /(?:^|\.)(?:APIGateway\w*Event\w*|HandlerEvent|LambdaFunctionURLEvent|ALBEvent)$/u.test(type.name)
  )
    return 'lambda';
  if (type !== null && REQUEST_TYPE.test(type.name)) return 'request';
  if (name !== null && /^_?(?:req|request|request_|httpRequest|expressReq)$/u.test(name)) return 'request';
  if (name !== null && /^(?:c|ctx|context)$/u.test(name)) return 'context';
  // `({ request }) => ...` of Remix, SvelteKit and Astro reads as a member of a parameter without a name.
  if (name === null && index === 0) return 'context';
  return name === 'event' && index === 0 && fact.params.length <= 3 && /^handler$/u.test(fact.name ?? '')
    ? 'lambda'
    : null;
};

/** Its context has the parts of a request for members. */
const isElysiaHandler = (flow: Flow, file: string, fact: FunctionFact): boolean => {
  const { structure, facts } = flow.program.file(file) ?? {};
  return (facts ?? []).some(
    (route) =>
      route.kind === 'route' &&
      route.framework === 'elysia' &&
      route.handlers.some((id) => {
        const value = structure?.values[id];
        return value?.kind === 'function' && structure?.functions[value.fn] === fact;
      }),
  );
};

const REQUEST_TYPE =
  /^(?:(?:[a-z]\w*\.)?(?:Request|IncomingMessage|FastifyRequest|NextApiRequest|NextRequest|HttpRequest|IRequest|ExpressRequest|AuthenticatedRequest|AuthRequest|RawBodyRequest|RequestWithUser|HonoRequest|MedusaRequest|VercelRequest|PayloadRequest))$/u;

/** What is written whole only where nothing else is called so. */
const isSureRequest = (fact: FunctionFact, index: number, { type }: Param): boolean =>
  (type !== null && REQUEST_TYPE.test(type.name)) ||
  /^_?(?:res|response|reply|h)$/u.test(fact.params[index + 1]?.name ?? '');

const decoratedRole = (flow: Flow, file: string, { decorators }: Param): RequestRole | null => {
  for (const { name, args } of decoratorsOf(flow, file, decorators)) {
    if (args > 0) continue;
    if (name === 'Body') return 'body';
    if (name === 'Headers') return 'headers';
    if (name === 'Req' || name === 'Request') return 'request';
  }
  return null;
};

const headerDecorator = (flow: Flow, file: string, { decorators }: Param): string | undefined => {
  const structure = flow.program.file(file)?.structure;
  for (const id of decorators) {
    const value = structure?.values[id];
    const call = value?.kind === 'call' ? structure?.calls[value.call] : undefined;
    const callee = call === undefined ? undefined : structure?.values[call.callee];
    const first = structure?.values[call?.args[0]?.value ?? -1];
    if (callee?.kind === 'import' && callee.name === 'Headers' && first?.kind === 'string')
      return first.text ?? undefined;
    if (callee?.kind === 'variable' && callee.name === 'Headers' && first?.kind === 'string')
      return first.text ?? undefined;
  }
  return undefined;
};

const decoratorsOf = (flow: Flow, file: string, ids: readonly number[]): readonly { name: string; args: number }[] => {
  const structure = flow.program.file(file)?.structure;
  return ids.flatMap((id) => {
    const value = structure?.values[id];
    const call = value?.kind === 'call' ? structure?.calls[value.call] : undefined;
    if (call === undefined) return [];
    return flow
      .settle({ file, id: call.callee })
      .found.flatMap((origin) =>
        origin.kind === 'external' && origin.package === '@nestjs/common'
          ? [{ name: origin.path[0] ?? '', args: call.args.length }]
          : [],
      );
  });
};

const ofRole = (role: RequestRole, path: readonly string[], sure: boolean): Sensitive | undefined => {
  const [first, ...rest] = path;
  if (role === 'body') return first === undefined ? wholeBody(false) : undefined;
  if (role === 'headers') return ofHeaders(path);
  if (role === 'context') {
    if (first === 'req' || first === 'request') return rest.length === 0 ? undefined : ofRole('request', rest, false);
    return first === 'headers' ? ofHeaders(rest) : undefined;
  }
  if (first === undefined)
    return sure
      ? sensitive('headers', 'the whole request, with its headers and its body', { text: false, names: ['headers'] })
      : undefined;
  if (first === 'req' || first === 'raw' || first === 'request') return ofRole('request', rest, true);
  if (first === 'body') return rest.length === 0 ? wholeBody(role === 'lambda') : undefined;
  if (first === 'rawBody') return rest.length === 0 ? wholeBody(true) : undefined;
  if (first === 'headers' || first === 'rawHeaders' || first === 'multiValueHeaders') return ofHeaders(rest);
  if ((first === 'cookies' || first === 'signedCookies') && rest.length === 0)
    return sensitive('cookie', 'all cookies of the request', { text: false, names: ['cookies'] });
  return undefined;
};

/** `text`: it was not parsed, so that a template shows it. */
export const wholeBody = (text: boolean): Sensitive =>
  sensitive('request-body', 'the whole request body', { text, names: ['body'] });

export const ofHeaders = ([name, ...rest]: readonly string[]): Sensitive | undefined => {
  if (name === undefined)
    return sensitive('headers', 'all request headers, with Authorization and cookies', {
      text: false,
      names: ['headers', 'authorization'],
    });
  return rest.length > 0 ? undefined : ofHeader(name);
};

export const ofHeader = (name: string): Sensitive | undefined => {
  const names = [name, name.toLowerCase()];
  if (/^(?:proxy-)?authorization$/iu.test(name)) return sensitive('auth-header', 'the Authorization header', { names });
  if (/^(?:set-)?cookie$/iu.test(name)) return sensitive('cookie', 'the cookies of the request', { names });
  if (
    /(?:^|[-_])(?:api[-_]?key|token|secret|access[-_]?key|session(?:[-_]?id)?|password|auth)$/iu.test(name) &&
    !/csrf|xsrf/iu.test(name)
  )
    return sensitive('token', `the ${name} header`, { names });
  if (/signature|hmac/iu.test(name) && !/timestamp|version|algorithm/iu.test(name))
    return sensitive('token', `the ${name} header, with which the request can be sent again`, {
      names,
      certainty: 'likely',
    });
  return undefined;
};
