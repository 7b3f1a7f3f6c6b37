/** A route of Elysia: the hooks of its instance, of groups and guards around it, and of those that use the instance. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Route } from '../../facts/route.ts';
import type { Call, CallId } from '../../facts/structure.ts';
import type { Stage } from '../../flow/guards/stage.ts';
import { handlersOf } from '../../flow/handlers.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Role } from '../../flow/tags.ts';
import type { Open } from '../known.ts';
import { handlersInOrder } from './handler-list.ts';
import { objectsOf } from './objects.ts';
import { joinPaths, pathTextOf } from './route-paths.ts';
import type { Approach } from './routers.ts';

export const elysiaRoles: readonly Role[] = ['elysia'];

const MAX_NESTING = 6;
const MAX_IMPORTERS = 40;

/** What ends the request by answering something, and what only adds to the context. */
const ENDING = /^(?:onBeforeHandle|onRequest|beforeHandle)$/u;
const ADDING = /^(?:derive|resolve|onTransform|transform)$/u;
/** Packages whose plugins look at nobody. */
const OPEN_TO_ALL =
  /^@elysiajs\/(?:cors|swagger|openapi|jwt|bearer|static|html|stream|server-timing|opentelemetry|graphql-yoga|eden|cron|trpc|node)$|^(?:elysia-rate-limit|logixlysia|elysia-helmet|@bogeychan\/elysia-logger)$/u;

export const elysiaApproaches = (flow: Flow, file: string, route: Route): readonly Approach[] => {
  if (route.router === null || route.call === null) return [];
  const [options] = route.handlers.length > 1 ? route.handlers : [];
  const own = options === undefined ? [] : hooksIn(flow, { file, id: options });
  return waysDown(flow, { file, id: route.router }, route.call, 0).map((way) => ({
    prefix: way.prefix,
    before: [],
    sites: way.sites,
    open: way.open,
    stages: [...way.stages, ...own],
  }));
};

interface Way {
  readonly prefix: string;
  readonly stages: readonly Stage[];
  readonly sites: Approach['sites'];
  readonly open: readonly Open[];
}

/** From the application down to what stands before the call `until` on `instance`. */
const waysDown = (flow: Flow, instance: Ref, until: CallId, depth: number): readonly Way[] => {
  const objects = objectsOf(flow);
  const start = objects.startOf(instance);
  const own = attachedBefore(flow, instance, until, depth);
  const around = depth > MAX_NESTING ? undefined : scopeAround(flow, start);
  if (around !== undefined)
    return waysDown(flow, { file: start.file, id: around.on }, around.call, depth + 1).map((way) => ({
      ...way,
      prefix: joinPaths(way.prefix, around.prefix),
      stages: [...way.stages, ...around.stages, ...own.stages],
      open: [...way.open, ...own.open],
    }));
  const prefix = prefixOf(flow, start);
  const parents = depth > MAX_NESTING ? { found: [], open: [] } : parentsOf(flow, instance);
  if (parents.found.length === 0) return [{ prefix, ...own, sites: [], open: [...own.open, ...parents.open] }];
  return parents.found.flatMap((parent) =>
    waysDown(flow, { file: parent.file, id: parent.on }, parent.call, depth + 1).map((way) => ({
      prefix: joinPaths(way.prefix, prefix),
      stages: [...way.stages, ...own.stages],
      sites: [...way.sites, { file: parent.file, call: parent.call }],
      open: [...way.open, ...own.open],
    })),
  );
};

/** Hooks of the same instance, in the order they were added. */
const attachedBefore = (
  flow: Flow,
  instance: Ref,
  until: CallId,
  depth: number,
): { readonly stages: readonly Stage[]; readonly open: readonly Open[] } => {
  const { file } = instance;
  const objects = objectsOf(flow);
  const names = new Set(objects.namesOf(instance));
  const stages: Stage[] = [];
  const open: Open[] = [];
  (flow.program.file(file)?.structure.calls ?? []).forEach((call, id) => {
    const callee = flow.value({ file, id: call.callee });
    if (id >= until || callee?.kind !== 'member' || callee.name === null || !HOOK.test(callee.name)) return;
    if (!objects.namesOf({ file, id: callee.object }).some((name) => names.has(name))) return;
    const refs = call.args.map((argument) => ({ file, id: argument.value }));
    if (callee.name === 'use') {
      for (const ref of refs) {
        const plugin = pluginHooks(flow, ref, depth);
        stages.push(...plugin.stages);
        open.push(...plugin.open);
      }
    } else if (callee.name === 'guard') {
      const [options] = refs;
      if (options !== undefined && refs.length === 1) stages.push(...hooksIn(flow, options));
    } else if (callee.name !== 'onRequest' || depth >= 0) {
      const last = refs.at(-1);
      if (last !== undefined) stages.push(...stagesOf(flow, last, callee.name));
    }
  });
  return { stages, open };
};

const HOOK = /^(?:onBeforeHandle|onRequest|derive|resolve|onTransform|guard|use)$/u;

/** What a plugin adds for whoever uses it: hooks that say so. One of a package may look at the sender. */
const pluginHooks = (
  flow: Flow,
  plugin: Ref,
  depth: number,
): { readonly stages: readonly Stage[]; readonly open: readonly Open[] } => {
  const objects = objectsOf(flow);
  const { found, open } = flow.settle(objects.startOf(plugin));
  const at = flow.value(plugin)?.at ?? [0, 0];
  const stages: Stage[] = [];
  const unseen: Open[] = open.map((one) => one);
  for (const origin of found) {
    if (origin.kind === 'external' && origin.package !== 'elysia' && !OPEN_TO_ALL.test(origin.package ?? ''))
      unseen.push({
        why: `${origin.package ?? 'a plugin'} may check the sender`,
        at: { path: plugin.file, start: at[0], end: at[1] },
      });
    if (origin.kind !== 'external' || origin.package !== 'elysia' || depth > MAX_NESTING) continue;
    const { file } = origin.ref;
    const names = new Set(objects.namesOf(plugin));
    for (const call of flow.program.file(file)?.structure.calls ?? []) {
      const callee = flow.value({ file, id: call.callee });
      if (callee?.kind !== 'member' || callee.name === null || !HOOK.test(callee.name)) continue;
      if (!objects.namesOf({ file, id: callee.object }).some((name) => names.has(name))) continue;
      const [options] = call.args;
      const last = call.args.at(-1);
      if (last === undefined || options === undefined) continue;
      const isForAll = callee.name === 'onRequest' || saysScope(flow, { file, id: options.value });
      if (!isForAll && !liftsAll(flow, file, names)) continue;
      stages.push(
        ...(callee.name === 'guard'
          ? hooksIn(flow, { file, id: options.value })
          : stagesOf(flow, { file, id: last.value }, callee.name)),
      );
    }
  }
  return { stages, open: unseen };
};

/** `{ as: 'scoped' }`. */
const saysScope = (flow: Flow, options: Ref): boolean =>
  flow.settleMember(options, ['as']).found.some((origin) => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    return value?.kind === 'string' && /^(?:scoped|global)$/u.test(value.text ?? '');
  });

/** `plugin.as('scoped')` lifts what was added before. */
const liftsAll = (flow: Flow, file: string, names: ReadonlySet<string>): boolean =>
  (flow.program.file(file)?.structure.calls ?? []).some((call) => {
    const callee = flow.value({ file, id: call.callee });
    return (
      callee?.kind === 'member' &&
      callee.name === 'as' &&
      objectsOf(flow)
        .namesOf({ file, id: callee.object })
        .some((name) => names.has(name))
    );
  });

/** `{ beforeHandle: [check], resolve }` of a route, a group or a guard. */
const hooksIn = (flow: Flow, options: Ref): readonly Stage[] =>
  flow.settle(options).found.flatMap((origin) => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (origin.kind !== 'value' || value?.kind !== 'object') return [];
    return value.entries.flatMap((entry) =>
      entry.key !== null && (ENDING.test(entry.key) || ADDING.test(entry.key))
        ? stagesOf(flow, { file: origin.ref.file, id: entry.value }, entry.key)
        : [],
    );
  });

const stagesOf = (flow: Flow, ref: Ref, hook: string): readonly Stage[] =>
  handlersInOrder(flow, [ref]).map((one) => ({
    ...handlersOf(flow, one),
    ref: one,
    roles: elysiaRoles,
    passes: ADDING.test(hook) ? 'return' : 'nothing',
  }));

interface Around {
  readonly on: number;
  readonly call: CallId;
  readonly prefix: string;
  readonly stages: readonly Stage[];
}

/** The `group` or `guard` whose function is handed the instance. */
const scopeAround = (flow: Flow, start: Ref): Around | undefined => {
  const { file } = start;
  const [origin] = flow.settle(start).found;
  const param = origin?.kind === 'param' && origin.path.length === 0 ? flow.value(origin.ref) : undefined;
  if (param?.kind !== 'param' || origin?.kind !== 'param' || origin.ref.file !== file) return undefined;
  const calls: readonly Call[] = flow.program.file(file)?.structure.calls ?? [];
  const id = calls.findIndex((call) =>
    call.args.some((argument) => {
      const value = flow.value({ file, id: argument.value });
      return value?.kind === 'function' && value.fn === param.fn;
    }),
  );
  const call = calls[id];
  const callee = call === undefined ? undefined : flow.value({ file, id: call.callee });
  if (call === undefined || callee?.kind !== 'member' || !/^(?:group|guard|use)$/u.test(callee.name ?? ''))
    return undefined;
  const [first, second] = call.args.map((argument) => ({ file, id: argument.value }));
  const isGroup = callee.name === 'group';
  const options = isGroup ? second : first;
  return {
    on: callee.object,
    call: id,
    prefix: isGroup && first !== undefined ? pathTextOf(flow, first) : '',
    stages: options === undefined || call.args.length < 2 ? [] : hooksIn(flow, options),
  };
};

const prefixOf = (flow: Flow, start: Ref): string => {
  const value = flow.value(start);
  const made =
    value?.kind === 'call'
      ? start
      : flow.settle(start).found.flatMap((origin) => ('ref' in origin ? [origin.ref] : []))[0];
  const at = made === undefined ? undefined : flow.value(made);
  const call =
    made !== undefined && at?.kind === 'call' ? flow.program.file(made.file)?.structure.calls[at.call] : undefined;
  const [options] = call?.args ?? [];
  if (made === undefined || options === undefined) return '';
  const [given] = flow.settleMember({ file: made.file, id: options.value }, ['prefix']).found;
  return given?.kind === 'value' ? pathTextOf(flow, given.ref) : '';
};

interface Parent {
  readonly file: string;
  readonly on: number;
  readonly call: CallId;
}

/** Who uses the instance, in its file and in those that import it. */
const parentsOf = (
  flow: Flow,
  instance: Ref,
): { readonly found: readonly Parent[]; readonly open: readonly Open[] } => {
  const objects = objectsOf(flow);
  const names = new Set(objects.namesOf(instance));
  const importers = flow.program.importers(instance.file);
  const files = [instance.file, ...importers.found.map(({ path }) => path)];
  if (files.length > MAX_IMPORTERS) return { found: [], open: [] };
  const found = [...new Set(files)].flatMap((file) =>
    (flow.program.file(file)?.structure.calls ?? []).flatMap((call, id): readonly Parent[] => {
      const callee = flow.value({ file, id: call.callee });
      if (callee?.kind !== 'member' || callee.name !== 'use') return [];
      const uses = call.args.some((argument) =>
        objects.namesOf({ file, id: argument.value }).some((name) => names.has(name)),
      );
      return uses ? [{ file, on: callee.object, call: id }] : [];
    }),
  );
  // An instance that leaves its file may be used by one that is guarded.
  const leaves = (flow.program.file(instance.file)?.structure.edges ?? []).some(
    (edge) =>
      edge.kind === 'export' &&
      objects.namesOf({ file: instance.file, id: edge.value }).some((name) => names.has(name)),
  );
  return { found, open: found.length === 0 && leaves ? importers.open : [] };
};
