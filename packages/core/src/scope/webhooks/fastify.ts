/** A route of Fastify: the hooks that stand before its handler, and under which path it is served. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Route } from '../../facts/route.ts';
import type { Stage } from '../../flow/guards/stage.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import type { Role } from '../../flow/tags.ts';
import type { Known, Open } from '../known.ts';
import { type Hook, hooksIn, inOrder, stageOf } from './fastify-hooks.ts';
import { type InstanceCall, instancesOf } from './fastify-instances.ts';
import { type Level, levelOf } from './fastify-levels.ts';
import { objectsOf } from './objects.ts';
import { covers, joinPaths, pathTextOf } from './route-paths.ts';
import type { Approach, Counts } from './routers.ts';

export const fastifyRoles: readonly Role[] = ['request', 'response'];

const MAX_NESTING = 6;

/** One way for each place that its plugin is registered at. */
export const fastifyApproaches = (flow: Flow, counts: Counts, file: string, route: Route): readonly Approach[] => {
  if (route.router === null) return [];
  const options = route.handlers.slice(0, -1).map((id) => hooksIn(flow, { file, id }));
  const own = route.pathValue === null ? '' : pathTextOf(flow, { file, id: route.pathValue });
  return waysDown(flow, counts, { file, id: route.router }).map(({ levels, prefix, sites, open }) => ({
    prefix,
    before: [],
    sites,
    open: [...open, ...levels.flatMap(({ level }) => level.open), ...options.flatMap((one) => one.open)],
    stages: stagesOf(flow, levels, [...options.flatMap(({ found }) => found)], joinPaths(prefix, own)),
  }));
};

/** What the options of a route run before its handler. */
export const fastifyOwnHooks = (flow: Flow, file: string, { handlers }: Route): readonly FunctionRef[] =>
  handlers
    .slice(0, -1)
    .flatMap((id) => hooksIn(flow, { file, id }).found)
    .flatMap((hook) => stageOf(flow, hook, []).functions);

interface Placed {
  readonly level: Level;
  /** Of the paths registered there. */
  readonly prefix: string;
}

interface Way {
  /** From the application down. */
  readonly levels: readonly Placed[];
  readonly prefix: string;
  readonly sites: Approach['sites'];
  readonly open: readonly Open[];
}

const stagesOf = (flow: Flow, levels: readonly Placed[], options: readonly Hook[], path: string): readonly Stage[] => {
  const hooks = levels.flatMap(({ level, prefix }) =>
    level.hooks.filter((hook) => hook.path === null || covers(joinPaths(prefix, hook.path), path)),
  );
  const decorations = levels.flatMap(({ level }) => level.decorations);
  return inOrder([...hooks, ...options]).map((hook) => stageOf(flow, hook, decorations));
};

/** An instance, and those it is registered in. */
const waysDown = (flow: Flow, counts: Counts, instance: Ref, depth = 0): readonly Way[] => {
  const level = levelOf(flow, instance);
  const { found, open } = countingParents(flow, counts, instance);
  if (found.length === 0) return [{ levels: [{ level, prefix: '' }], prefix: '', sites: [], open }];
  if (depth >= MAX_NESTING)
    return [{ levels: [], prefix: '?', sites: [], open: [{ why: 'plugins go too deep', at: startOf(instance) }] }];
  return found.flatMap((parent) =>
    waysDown(flow, counts, parent.instance, depth + 1).map((way) => {
      const prefix = joinPaths(way.prefix, parent.prefix);
      return {
        levels: [...way.levels, { level, prefix }],
        prefix,
        sites: parent.site === null ? way.sites : [...way.sites, { file: parent.site.file, call: parent.site.id }],
        open: way.open,
      };
    }),
  );
};

interface Parent {
  readonly instance: Ref;
  readonly prefix: string;
  /** Where it is registered; null where the very instance is handed over. */
  readonly site: InstanceCall | null;
}

const countingParents = (flow: Flow, counts: Counts, instance: Ref): Known<Parent> => {
  const { found, open } = parentsOf(flow, instance);
  const counting = found.filter((parent) => counts(parent.instance.file, instance.file));
  return counting.length === 0 && found.length > 0
    ? { found: [], open: [{ why: 'only tests register it', at: startOf(instance) }] }
    : { found: counting, open };
};

/** Where the instance that a function is handed comes from; none for an application. */
const parentsOf = (flow: Flow, instance: Ref): Known<Parent> => {
  const objects = objectsOf(flow);
  const { found: origins, open: unsettled } = flow.settle(objects.startOf(instance));
  const handed = objects.handovers(instance);
  const found: Parent[] = handed.found.map(({ file, given }) => ({
    instance: { file, id: given },
    prefix: '',
    site: null,
  }));
  const open: Open[] = [...unsettled, ...handed.open];
  for (const origin of origins) {
    const param = origin.kind === 'param' ? flow.value(origin.ref) : undefined;
    if (origin.kind !== 'param' || param?.kind !== 'param' || param.index !== 0 || origin.path.length > 0) continue;
    const registrations = instancesOf(flow).registrations(origin.ref.file, param.fn);
    open.push(...registrations.open);
    for (const site of registrations.found) {
      const callee = flow.value({ file: site.file, id: site.call.callee });
      if (callee?.kind !== 'member') continue;
      found.push({ instance: { file: site.file, id: callee.object }, prefix: prefixOf(flow, site), site });
    }
  }
  if (found.length > 0) return { found, open: [] };
  const isLost = open.length === 0 && origins.some(({ kind }) => kind === 'param' || kind === 'made');
  return {
    found: [],
    open: isLost ? [{ why: 'who registers this plugin cannot be seen', at: startOf(instance) }] : open,
  };
};

const startOf = ({ file }: Ref): Open['at'] => ({ path: file, start: 0, end: 0 });

const prefixOf = (flow: Flow, { file, call }: InstanceCall): string => {
  const options = call.args[1];
  if (options === undefined) return '';
  const given = flow.settleMember({ file, id: options.value }, ['prefix']).found;
  for (const origin of given) if (origin.kind === 'value') return pathTextOf(flow, origin.ref);
  return '';
};
