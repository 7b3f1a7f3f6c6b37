/** Elysia: `app.post(path, handler, options)`, where options hold what stands before the handler. */
import type { Route } from '../../facts/route.ts';
import { spanOf } from '../../facts/span.ts';
import type { FunctionId, Mount, Structure, ValueId } from '../../facts/structure.ts';
import { isImported } from './held-values.ts';

const elysia = {
  package: /^(?:npm:)?elysia(?:@|$)/u,
  methods: ['post', 'put', 'patch', 'delete', 'all'],
  /** Methods that hand an instance to a function. */
  scopes: /^(?:group|guard|use)$/u,
} as const;

/** A chain of so many links takes too deep a stack to follow. */
const MAX_LINKS = 500;

export const elysiaRoutes = (structure: Structure, path: string): readonly Route[] => {
  if (!structure.edges.some((edge) => edge.kind !== 'export' && elysia.package.test(edge.specifier))) return [];
  return structure.mounts.flatMap((mount) => {
    const [handler, options] = mount.handlers;
    const call = structure.calls[mount.call];
    if (mount.path === null || handler === undefined || call === undefined) return [];
    if (!(elysia.methods as readonly string[]).includes(mount.method) || !isElysia(structure, mount.on)) return [];
    return [
      {
        kind: 'route' as const,
        span: spanOf(path, [startOf(structure, mount), call.at[1]]),
        framework: 'elysia' as const,
        method: mount.method.toUpperCase(),
        path: null,
        pathValue: mount.path,
        handlers: options === undefined ? [handler] : [options, handler],
        router: mount.on,
        call: mount.call,
        exportName: null,
      },
    ];
  });
};

/** Of a chain its own link: all of them begin where the chain does. */
const startOf = (structure: Structure, { call, path }: Mount): number => {
  const at = structure.calls[call]?.at[0] ?? 0;
  const callee = structure.values[structure.calls[call]?.callee ?? -1];
  const object = callee?.kind === 'member' ? structure.values[callee.object] : undefined;
  return object?.kind === 'call' && path !== null ? (structure.values[path]?.at[0] ?? at) : at;
};

/** Whether a chain begins with an instance, as far as one file tells. */
const isElysia = (structure: Structure, id: ValueId, seen = new Set<ValueId>()): boolean => {
  const value = structure.values[id];
  if (value === undefined || seen.has(id) || seen.size > MAX_LINKS) return false;
  seen.add(id);
  if (value.kind === 'variable') return value.defs.some((def) => isElysia(structure, def, seen));
  if (value.kind === 'param') return isInstance(structure, value.fn, value.index, seen);
  const call = value.kind === 'call' ? structure.calls[value.call] : undefined;
  if (call === undefined) return false;
  if (call.construct)
    return (
      isImported(structure, call.callee, elysia.package, 'Elysia') ||
      isImported(structure, call.callee, elysia.package, 'default')
    );
  const callee = structure.values[call.callee];
  return callee?.kind === 'member' && isElysia(structure, callee.object, seen);
};

/** `app.group('/hooks', (hooks) => hooks.post(...))`, `(app: Elysia) => app.post(...)`. */
const isInstance = (structure: Structure, fn: FunctionId, index: number, seen: Set<ValueId>): boolean => {
  const param = structure.functions[fn]?.params[index];
  if (param?.type?.name === 'Elysia') return true;
  return (
    index === 0 &&
    structure.calls.some((call) => {
      const callee = structure.values[call.callee];
      return (
        callee?.kind === 'member' &&
        elysia.scopes.test(callee.name ?? '') &&
        call.args.some((argument) => {
          const given = structure.values[argument.value];
          return given?.kind === 'function' && given.fn === fn;
        }) &&
        isElysia(structure, callee.object, seen)
      );
    })
  );
};
