import type { Argument, CallId, Mount, ValueId } from '../facts/structure.ts';
import type { Lowering } from './lowering.ts';

const METHODS = new Set(['get', 'post', 'put', 'patch', 'delete', 'del', 'all', 'use', 'route', 'head', 'options']);

/** Never a handler, whatever it is attached to. */
const DATA = new Set(['string', 'constant', 'undefined', 'regexp', 'template', 'object', 'binary', 'unary', 'jsx']);

/**
 * Notes every call that could attach a handler to a router. What `on` really
 * is, the recognisers of frameworks decide.
 */
export const recordMount = (lowering: Lowering, callee: ValueId, args: readonly Argument[], call: CallId): void => {
  const member = lowering.values[callee];
  if (member?.kind !== 'member' || member.name === null) return;
  const method = member.name.toLowerCase();
  const [first] = args;
  const values = args.map(({ value }) => value);
  if (method === 'on') return recordNamed(lowering, member.object, values, call);
  if (!METHODS.has(method) || first === undefined) return;
  const route = routeOf(lowering, member.object);
  const mounted =
    route === null ? split(lowering, method, member.object, values, first.value) : { ...route, handlers: values };
  if (mounted !== null && mounted.handlers.some((handler) => canHandle(lowering, handler))) {
    lowering.mounts.push({ on: mounted.on, method, path: mounted.path, handlers: mounted.handlers, call });
  }
};

/** `app.on('POST', path, handler)` of Hono, `app.on(['PUT', 'POST'], path, handler)`. */
const recordNamed = (lowering: Lowering, on: ValueId, values: readonly ValueId[], call: CallId): void => {
  const [verb, path, ...handlers] = values;
  if (verb === undefined || path === undefined || !handlers.some((handler) => canHandle(lowering, handler))) return;
  const value = lowering.values[verb];
  const names = value?.kind === 'array' ? value.items : [verb];
  const texts = names.map((id) => {
    const name = lowering.values[id];
    return name?.kind === 'string' ? (name.text ?? '') : '';
  });
  const [only] = texts;
  if (only === undefined || !texts.every((text) => /^(?:GET|POST|PUT|PATCH|DELETE|ALL)$/u.test(text))) return;
  lowering.mounts.push({ on, method: texts.length === 1 ? only.toLowerCase() : 'all', path, handlers, call });
};

type Placed = Pick<Mount, 'on' | 'path' | 'handlers'>;

/** What `router.route(path)` was called on, through the methods chained behind it. */
const routeOf = (lowering: Lowering, object: ValueId): Pick<Mount, 'on' | 'path'> | null => {
  let current = lowering.values[object];
  while (current?.kind === 'call') {
    const call = lowering.calls[current.call];
    const member = call === undefined ? undefined : lowering.values[call.callee];
    if (call === undefined || member?.kind !== 'member' || member.name === null) return null;
    const [path] = call.args;
    if (member.name === 'route' && call.args.length === 1 && path !== undefined) {
      return { on: member.object, path: path.value };
    }
    if (!METHODS.has(member.name.toLowerCase())) return null;
    current = lowering.values[member.object];
  }
  return null;
};

const split = (
  lowering: Lowering,
  method: string,
  on: ValueId,
  values: readonly ValueId[],
  first: ValueId,
): Placed | null => {
  if (isPath(lowering, first, method)) return { on, path: first, handlers: values.slice(1) };
  const kind = lowering.values[first]?.kind;
  // `router.post(handler)` of routers that take their path from the file.
  if (method === 'use' || kind === 'function') return { on, path: null, handlers: values };
  // A path held in a variable: only then does anything follow it.
  return kind !== undefined && !DATA.has(kind) && values.length > 1
    ? { on, path: first, handlers: values.slice(1) }
    : null;
};

const isPath = (lowering: Lowering, id: ValueId, method: string): boolean => {
  const value = lowering.values[id];
  if (value?.kind === 'string') return method === 'use' || value.text === null || /^(?:$|[/*])/u.test(value.text);
  if (value?.kind === 'array')
    return value.items.length > 0 && value.items.every((item) => isPath(lowering, item, method));
  return value?.kind === 'template' || value?.kind === 'regexp';
};

const canHandle = (lowering: Lowering, id: ValueId): boolean => {
  const kind = lowering.values[id]?.kind;
  return kind !== undefined && !DATA.has(kind);
};
