/** itty-router: what stands before a handler answers something to end the request, and nothing to let it on. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Route } from '../../facts/route.ts';
import { MODULE_FUNCTION } from '../../facts/structure.ts';
import type { Stage } from '../../flow/guards/stage.ts';
import { handlersOf } from '../../flow/handlers.ts';
import { noBindings } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Role } from '../../flow/tags.ts';
import { handlersInOrder } from './handler-list.ts';
import { objectsOf } from './objects.ts';
import { covers, joinPaths, pathTextOf } from './route-paths.ts';
import type { Approach } from './routers.ts';

export const ittyRoles: readonly Role[] = ['itty', 'worker-env', 'other'];

/** `Router({ base, before })`, `router.all('*', check)` that was registered before, and what stands beside the handler. */
export const ittyApproach = (flow: Flow, file: string, route: Route): Approach => {
  const router = { file, id: route.router ?? -1 };
  const objects = objectsOf(flow);
  const made = objects.startOf(router);
  const names = new Set(objects.namesOf(router));
  const option = (key: string): readonly Ref[] => optionsOf(flow, made, key);
  const [base] = option('base');
  const prefix = base === undefined ? '' : pathTextOf(flow, base);
  const path = joinPaths(prefix, route.pathValue === null ? '' : pathTextOf(flow, { file, id: route.pathValue }));
  const earlier = (flow.program.file(file)?.structure.mounts ?? []).filter(
    ({ call, method, on, path: at }) =>
      call < (route.call ?? 0) &&
      (method === 'all' || method === route.method.toLowerCase()) &&
      objects.namesOf({ file, id: on }).some((name) => names.has(name)) &&
      (at === null || covers(joinPaths(prefix, pathTextOf(flow, { file, id: at })), path, true)),
  );
  const before = [
    ...option('before'),
    ...earlier.flatMap(({ handlers }) => handlers.map((id) => ({ file, id }))),
    ...route.handlers.slice(0, -1).map((id) => ({ file, id })),
  ];
  return {
    prefix,
    before: [],
    sites: [],
    open: [],
    stages: [
      ...entriesOf(flow, file, names),
      ...handlersInOrder(flow, before).map((ref): Stage => ({
        ...handlersOf(flow, ref),
        ref,
        roles: ittyRoles,
        passes: 'nothing',
      })),
    ],
  };
};

/** `async fetch(request, env) { await check(request, env); return router.handle(request, env); }`. */
const entriesOf = (flow: Flow, file: string, names: ReadonlySet<string>): readonly Stage[] => {
  const objects = objectsOf(flow);
  const importers = flow.program.importers(file).found.map(({ path }) => path);
  return [...new Set([file, ...importers])].flatMap((path) => {
    const structure = flow.program.file(path)?.structure;
    const entering = (structure?.calls ?? []).filter((call) => {
      const callee = structure?.values[call.callee];
      return (
        call.fn !== MODULE_FUNCTION &&
        callee?.kind === 'member' &&
        /^(?:handle|fetch)$/u.test(callee.name ?? '') &&
        objects.namesOf({ file: path, id: callee.object }).some((name) => names.has(name))
      );
    });
    return [...new Set(entering.map((call) => call.fn))].flatMap((fn): readonly Stage[] => {
      const fact = structure?.functions[fn];
      const id = structure?.values.findIndex((value) => value.kind === 'function' && value.fn === fn) ?? -1;
      if (fact === undefined || id === -1) return [];
      const functions = [{ file: path, id: fn, fact, bindings: noBindings }];
      const ref = { file: path, id };
      return [{ ref, functions, outside: [], open: [], roles: ittyRoles, passes: 'return' }];
    });
  });
};

/** What an option of the router holds, where it was made here. */
const optionsOf = (flow: Flow, made: Ref, key: string): readonly Ref[] =>
  flow.settle(made).found.flatMap((origin) => {
    if (origin.kind !== 'external') return [];
    const { file } = origin.ref;
    const value = flow.value(origin.ref);
    const call = value?.kind === 'call' ? flow.program.file(file)?.structure.calls[value.call] : undefined;
    const [options] = call?.args ?? [];
    const given = options === undefined ? undefined : flow.value({ file, id: options.value });
    const entry = given?.kind === 'object' ? given.entries.find((one) => one.key === key) : undefined;
    return entry === undefined ? [] : [{ file, id: entry.value }];
  });
