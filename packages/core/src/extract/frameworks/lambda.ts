import type { Route } from '../../facts/route.ts';
import { spanOf } from '../../facts/span.ts';
import { eachOfKind, someOfKind } from '../../facts/of-kind.ts';
import type { FunctionId, ModuleEdge, Structure, ValueId } from '../../facts/structure.ts';
import { next } from './next.ts';

/** Functions behind API Gateway, a function URL or a load balancer, and Netlify's, which are called alike. */
export const lambda = {
  /** Types of the event, by name, wherever they are imported from. */
  events: /^(?:APIGatewayProxy\w*Event\w*|LambdaFunctionURLEvent\w*|ALBEvent|HandlerEvent)$/u,
  /** Types of the function itself: then its event bears none. */
  handlers: /^(?:APIGatewayProxy(?!Websocket)\w*Handler\w*|LambdaFunctionURLHandler|ALBHandler)$/u,
  /** Types of events that no HTTP request makes. */
  others: /^(?:\w+Event|\w+Record)$/u,
  /** Members that only an HTTP event has. */
  members: new Set([
    'body',
    'isBase64Encoded',
    'httpMethod',
    'rawPath',
    'queryStringParameters',
    'multiValueHeaders',
    'requestContext',
  ]),
  /** Without one of these a file holds no such function. */
  words: String.raw`\b(?:statusCode|isBase64Encoded|httpMethod|APIGatewayProxy\w+|LambdaFunctionURL\w+|rawPath|exports\.handler|(?:const|function)\s+handler|handler\s*(?=[,}:]))`,
} as const;

/** The exported functions of a file that are called with an HTTP event. */
export const lambdaRoutes = (structure: Structure, path: string): readonly Route[] => {
  if (next.appRoute.test(path) || next.pagesRoute.test(path) || !mayTakeEvent(structure)) return [];
  const seen = new Set<FunctionId>();
  return structure.edges.flatMap((edge) =>
    (edge.kind === 'export' ? namedExports(structure, edge) : []).flatMap(({ name, value }) => {
      const [first] = functionsBehind(structure, value);
      const handler = isTyped(structure, value)
        ? first
        : functionsBehind(structure, value).find((fn) => takesEvent(structure, fn, name));
      if (handler === undefined || seen.has(handler)) return [];
      seen.add(handler);
      return [routeOf(structure, path, name, value, handler)];
    }),
  );
};

/** Without one of the event's members, or its type, no function of the file is looked at. */
const mayTakeEvent = (structure: Structure): boolean =>
  someOfKind(structure, 'member', ({ name }) => name !== null && lambda.members.has(name)) ||
  structure.functions.some(({ params }) => lambda.events.test(params[0]?.type?.name ?? '')) ||
  structure.types.variables.some(({ value }) => isTyped(structure, value));

/** `export const handler: APIGatewayProxyHandlerV2`. */
const isTyped = (structure: Structure, id: ValueId): boolean =>
  structure.types.variables.some(
    ({ value, type }) =>
      value === id && type.kind === 'name' && lambda.handlers.test(type.name.split('.').at(-1) ?? ''),
  );

interface NamedValue {
  readonly name: string;
  readonly value: ValueId;
}

/** `module.exports = { one, two }` exports both. */
const namedExports = (structure: Structure, edge: Extract<ModuleEdge, { kind: 'export' }>): readonly NamedValue[] => {
  const value = structure.values[edge.value];
  if (edge.name !== '=' || value?.kind !== 'object') return [edge];
  return value.entries.flatMap((entry) => (entry.key === null ? [] : [{ name: entry.key, value: entry.value }]));
};

const routeOf = (structure: Structure, path: string, name: string, value: ValueId, handler: FunctionId): Route => ({
  kind: 'route',
  span: spanOf(path, structure.functions[handler]?.at ?? structure.values[value]?.at ?? [0, 0]),
  framework: 'lambda',
  method: 'ALL',
  path: placeOf(path, name),
  pathValue: null,
  handlers: [value],
  router: null,
  call: null,
  exportName: null,
});

/** Where it is served is said outside the code; file and folder are named after it as a rule. */
export const placeOf = (path: string, exported: string): string => {
  const parts = path.replace(/\.[cm]?[jt]sx?$/u, '').split('/');
  while (parts.length > 1 && GENERIC.test(parts.at(-1) ?? '')) parts.pop();
  const folder = parts.at(-2);
  const own = [
    ...(folder === undefined || GENERIC.test(folder) ? [] : [folder]),
    parts.at(-1) ?? '',
    ...(GENERIC.test(exported) ? [] : [exported]),
  ].join('/');
  return /(?:^|\/)netlify\/functions\//u.test(path) ? `/.netlify/functions/${own}` : `/${own}`;
};

const GENERIC =
  /^(?:index|handlers?|main|app|apps|lambdas?|lambda-?handler|functions?|src|lib|dist|api|packages|services|netlify|backend|server|default|=)$/iu;

/** The functions that a value is, or that stand in the wrappers around it: `middy(handler).use(parser)`. */
const functionsBehind = (
  structure: Structure,
  id: ValueId,
  depth = 0,
  seen = new Set<ValueId>(),
): readonly FunctionId[] => {
  const value = structure.values[id];
  if (value === undefined || depth > 8 || seen.has(id)) return [];
  seen.add(id);
  const into = (ids: readonly ValueId[]): readonly FunctionId[] =>
    ids.flatMap((one) => functionsBehind(structure, one, depth + 1, seen));
  switch (value.kind) {
    case 'function':
      return [value.fn];
    case 'variable':
      return into(value.defs);
    case 'either':
      return into(value.of);
    case 'await':
      return into([value.of]);
    case 'call': {
      const call = structure.calls[value.call];
      const callee = call === undefined ? undefined : structure.values[call.callee];
      const args = call?.args.map((argument) => argument.value) ?? [];
      return into(callee?.kind === 'member' ? [callee.object, ...args] : args);
    }
    default:
      return [];
  }
};

const takesEvent = (structure: Structure, fn: FunctionId, exported: string): boolean => {
  const fact = structure.functions[fn];
  const [event] = fact?.params ?? [];
  if (fact === undefined || event === undefined || event.rest || fact.params.length > 3) return false;
  const type = event.type?.name.split('.').at(-1) ?? '';
  if (lambda.events.test(type)) return true;
  if (lambda.others.test(type) || NOT_AN_EVENT.test(event.name ?? '')) return false;
  const members = membersRead(structure, fn);
  if (members.has('Records') || ![...members].some((name) => lambda.members.has(name))) return false;
  // `body` is anybody's: beside names that no such event has, it is what a caller of one's own hands over.
  const isOnlyBody = ![...members].some((name) => name !== 'body' && lambda.members.has(name));
  if (isOnlyBody && [...members].filter((name) => !COMMON.has(name)).length > 1) return false;
  // Under the name the platform asks for, the answer may be built in another file.
  return (
    answersStatus(structure) ||
    (/^(?:lambda)?handler$/iu.test(exported) && members.has('body') && members.has('headers'))
  );
};

/** Members of the event that other things have as well. */
const COMMON: ReadonlySet<string> = new Set([
  'body',
  'headers',
  'path',
  'pathParameters',
  'cookies',
  'resource',
  'version',
]);

const NOT_AN_EVENT = /^(?:_?req|request|res|response|ctx|context|c|props|options|opts|err|error)$/iu;

/** Members taken off the first parameter. */
const membersRead = (structure: Structure, fn: FunctionId): ReadonlySet<string> => {
  const known = readOffEvents.get(structure) ?? readOff(structure);
  readOffEvents.set(structure, known);
  return known.get(fn) ?? new Set();
};

const readOffEvents = new WeakMap<Structure, ReadonlyMap<FunctionId, ReadonlySet<string>>>();

/** Of all functions at once: a file may export many. */
const readOff = (structure: Structure): ReadonlyMap<FunctionId, ReadonlySet<string>> => {
  const found = new Map<FunctionId, Set<string>>();
  eachOfKind(structure, 'member', ({ object, name }) => {
    if (name === null) return;
    for (const fn of takersOf(structure, object)) found.set(fn, (found.get(fn) ?? new Set()).add(name));
  });
  return found;
};

/** The functions whose first parameter a value may be. */
const takersOf = (structure: Structure, id: ValueId, depth = 0): readonly FunctionId[] => {
  const value = structure.values[id];
  if (value?.kind === 'param') return value.index === 0 ? [value.fn] : [];
  return value?.kind === 'variable' && depth < 3
    ? value.defs.flatMap((def) => takersOf(structure, def, depth + 1))
    : [];
};

/** `{ statusCode: 200 }` in it, or in a function of the file that builds answers. */
const answersStatus = (structure: Structure): boolean =>
  someOfKind(structure, 'object', ({ entries }) => entries.some(({ key }) => key === 'statusCode'));
