/** A route of Fastify: the hooks that stand before its handler, and under which path it is served. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Route } from '../../facts/route.ts';
import type { Stage } from '../../flow/guards/stage.ts';
import { handlersOf } from '../../flow/handlers.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Role } from '../../flow/tags.ts';
import type { Open } from '../known.ts';
import { type Instances, type InstanceCall, createInstances } from './fastify-instances.ts';
import type { Approach } from './routers.ts';

export const fastifyRoles: readonly Role[] = ['request', 'response'];

/** Hooks that run before the handler, in the order Fastify runs them. */
const HOOKS = ['onRequest', 'preParsing', 'preValidation', 'preHandler'] as const;
const MAX_NESTING = 6;
/** Plugins that only add to what Fastify can do: none of these asks who sent a request. */
const QUIET_PLUGIN =
  /^(?:fastify-(?:raw-body|plugin|healthcheck|metrics|cors|helmet|sensible)|@fastify\/(?!autoload|jwt|auth|basic-auth|bearer-auth|secure-session).*|under-pressure)$/u;

interface Level {
  /** The instance's hooks by name, as they stand in the code. */
  readonly hooks: readonly { readonly name: string; readonly ref: Ref }[];
  readonly open: readonly Open[];
}

/** One way for each place that its plugin is registered at. */
export const fastifyApproaches = (flow: Flow, file: string, route: Route): readonly Approach[] => {
  if (route.router === null) return [];
  const instances = createInstances(flow);
  const names = new Set(instances.identities({ file, id: route.router }));
  const options = route.handlers.slice(0, -1).flatMap((id) => hooksIn(flow, { file, id }));
  return waysDown(flow, instances, file, names).map(({ levels, prefix, sites, open }) => {
    const hooks = [...levels.flatMap((level) => level.hooks), ...options];
    const inOrder = HOOKS.flatMap((name) => hooks.filter((hook) => hook.name === name));
    return {
      prefix,
      before: [],
      sites,
      open: [...open, ...levels.flatMap((level) => level.open)],
      stages: inOrder.map((hook) => stageOf(flow, hook.ref)),
    };
  });
};

interface Way {
  /** From the application down. */
  readonly levels: readonly Level[];
  readonly prefix: string;
  readonly sites: Approach['sites'];
  readonly open: readonly Open[];
}

const waysDown = (
  flow: Flow,
  instances: Instances,
  file: string,
  names: ReadonlySet<string>,
  depth = 0,
): readonly Way[] => {
  const level = levelOf(flow, instances, file, names);
  const { sites, open } = registrationsOf(flow, instances, file, names);
  const bottom: Way = { levels: [level], prefix: '', sites: [], open: sites.length === 0 ? open : [] };
  if (sites.length === 0) return [bottom];
  if (depth >= MAX_NESTING)
    return [{ ...bottom, open: [{ why: 'plugins go too deep', at: { path: file, start: 0, end: 0 } }] }];
  return sites.flatMap((site) => {
    const callee = flow.value({ file: site.file, id: site.call.callee });
    const parent = callee?.kind === 'member' ? instances.identities({ file: site.file, id: callee.object }) : [];
    return waysDown(flow, instances, site.file, new Set(parent), depth + 1).map((way) => ({
      levels: [...way.levels, level],
      prefix: `${way.prefix}${prefixOf(flow, site)}`,
      sites: [...way.sites, { file: site.file, call: site.id }],
      open: way.open,
    }));
  });
};

/** Where the plugin that was handed this instance is registered; none for an application. */
const registrationsOf = (
  flow: Flow,
  instances: Instances,
  file: string,
  names: ReadonlySet<string>,
): { readonly sites: readonly InstanceCall[]; readonly open: readonly Open[] } => {
  const isHanded = [...names].some(
    (name) => name.startsWith(`${file}#`) && name.endsWith('#0') && name.split('#').length === 3,
  );
  if (!isHanded) return { sites: [], open: [] };
  const importers = flow.program.importers(file);
  const files = [file, ...importers.found.map(({ path }) => path)];
  const sites = [...new Set(files)].flatMap((one) =>
    (flow.program.file(one)?.structure.calls ?? []).flatMap((call, id) => {
      const callee = flow.value({ file: one, id: call.callee });
      if (callee?.kind !== 'member' || callee.name !== 'register') return [];
      const site = { file: one, id, call };
      return instances.plugin(site).functions.some((plugin) => names.has(instances.own(plugin))) ? [site] : [];
    }),
  );
  return { sites, open: importers.open };
};

/** The hooks of an instance: its own, and those of plugins that add to it. */
const levelOf = (
  flow: Flow,
  instances: Instances,
  file: string,
  names: ReadonlySet<string>,
  seen: ReadonlySet<string> = new Set(),
): Level => {
  const hooks = instances.callsOn(file, 'addHook', names).flatMap(({ call }) => {
    const name = call.args[0] === undefined ? undefined : flow.value({ file, id: call.args[0].value });
    const hook = call.args[1];
    return name?.kind === 'string' && name.text !== null && hook !== undefined
      ? [{ name: name.text, ref: { file, id: hook.value } }]
      : [];
  });
  const brought = instances.callsOn(file, 'register', names).map((site) => broughtBy(flow, instances, site, seen));
  return {
    hooks: [...brought.flatMap((level) => level.hooks), ...hooks],
    open: brought.flatMap((level) => level.open),
  };
};

const broughtBy = (flow: Flow, instances: Instances, site: InstanceCall, seen: ReadonlySet<string>): Level => {
  const { functions, shared, packages, open } = instances.plugin(site);
  const at = { path: site.file, start: site.call.at[0], end: site.call.at[1] };
  const unseen = packages
    .filter((name) => !QUIET_PLUGIN.test(name))
    .map((name) => ({ why: `the plugin ${name} may check the sender`, at }));
  // What cannot be seen may share its hooks; what can be seen and keeps them to itself does not matter here.
  const missing = functions.length === 0 && packages.length === 0 ? open : [];
  if (!shared) return { hooks: [], open: [...unseen, ...missing] };
  const inner = functions.flatMap((plugin) => {
    const name = instances.own(plugin);
    return seen.has(name) ? [] : [levelOf(flow, instances, plugin.file, new Set([name]), new Set([...seen, name]))];
  });
  return {
    hooks: inner.flatMap((level) => level.hooks),
    open: [...unseen, ...missing, ...inner.flatMap((level) => level.open)],
  };
};

const prefixOf = (flow: Flow, { file, call }: InstanceCall): string => {
  const options = call.args[1];
  if (options === undefined) return '';
  const given = flow.settleMember({ file, id: options.value }, ['prefix']).found;
  for (const origin of given) {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (value?.kind === 'string') return value.text ?? '?';
    if (value?.kind === 'template') return '?';
  }
  return '';
};

/** `{ preHandler: check }`, `{ preHandler: [check, other] }`. */
const hooksIn = (flow: Flow, options: Ref): readonly { readonly name: string; readonly ref: Ref }[] =>
  flow.settle(options).found.flatMap((origin) => {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (origin.kind !== 'value' || value?.kind !== 'object') return [];
    return value.entries.flatMap((entry) =>
      (HOOKS as readonly (string | null)[]).includes(entry.key)
        ? itemsOf(flow, { file: origin.ref.file, id: entry.value }).map((ref) => ({ name: entry.key ?? '', ref }))
        : [],
    );
  });

const itemsOf = (flow: Flow, ref: Ref): readonly Ref[] => {
  const value = flow.value(ref);
  return value?.kind === 'array' ? value.items.map((id) => ({ file: ref.file, id })) : [ref];
};

/** A hook lets a request on by coming to its end, or, where it takes one more parameter, by calling that. */
const stageOf = (flow: Flow, ref: Ref): Stage => {
  const { functions, outside, open } = handlersOf(flow, ref);
  const calls = functions.some(({ fact }) => fact.params.length > 2 && !fact.async);
  const roles: readonly Role[] = functions.some(({ fact }) => fact.params.length === 4)
    ? ['request', 'response', 'other', 'next']
    : ['request', 'response', 'next'];
  return { ref, functions, outside, open, roles, passes: calls ? 'next' : 'return' };
};
