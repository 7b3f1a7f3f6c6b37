/** What is attached to one instance of Fastify: by its own code, by plugins that share, by functions it is handed to. */
import type { Ref } from '../../facts/file-facts.ts';
import type { Flow } from '../../flow/settle.ts';
import type { Open } from '../known.ts';
import type { Decoration, Hook } from './fastify-hooks.ts';
import { type InstanceCall, instancesOf } from './fastify-instances.ts';
import { objectsOf } from './objects.ts';
import { pathTextOf } from './route-paths.ts';

export interface Level {
  readonly hooks: readonly Hook[];
  readonly decorations: readonly Decoration[];
  readonly open: readonly Open[];
}

const nothing: Level = { hooks: [], decorations: [], open: [] };

/** Plugins that only add to what Fastify can do: none of these asks who sent a request. */
const QUIET =
  /^(?:fastify-(?!.*(?:auth|jwt|bearer|guard|verif|protect|sign|hmac|clerk|passport|session|firebase|acl))[\w-]+|@fastify\/(?!autoload|bearer-auth)[\w-]+|middie|under-pressure|@scalar\/fastify-api-reference|@bull-board\/fastify|@trpc\/server|mercurius|@immobiliarelabs\/fastify-[\w-]+)$/u;

export const levelOf = (flow: Flow, instance: Ref): Level => {
  const objects = objectsOf(flow);
  const names = new Set(objects.namesOf(instance));
  return join(objects.filesOf(instance).map((file) => attachedIn(flow, file, names, new Set(names))));
};

const attachedIn = (flow: Flow, file: string, names: ReadonlySet<string>, seen: ReadonlySet<string>): Level => {
  const instances = instancesOf(flow);
  const brought = instances.callsOn(file, 'register', names).map((site) => broughtBy(flow, site, seen));
  const taken = objectsOf(flow)
    .takers(file, names)
    .map(({ targets, open }) =>
      join([{ ...nothing, open }, ...targets.map((one) => inside(flow, one.file, one.name, seen))]),
    );
  return join([
    ...brought,
    ...taken,
    {
      hooks: [
        ...instances.callsOn(file, 'addHook', names).flatMap((site) => addedHook(flow, site)),
        ...instances.callsOn(file, 'use', names).flatMap((site) => middleware(flow, site)),
        ...instances.callsOn(file, 'addContentTypeParser', names).flatMap((site) => bodyParser(flow, site)),
      ],
      decorations: instances.callsOn(file, 'decorate', names).flatMap((site) => decoration(flow, site)),
      open: [],
    },
  ]);
};

const inside = (flow: Flow, file: string, name: string, seen: ReadonlySet<string>): Level =>
  seen.has(name) ? nothing : attachedIn(flow, file, new Set([name]), new Set([...seen, name]));

const join = (levels: readonly Level[]): Level => ({
  hooks: levels.flatMap(({ hooks }) => hooks),
  decorations: levels.flatMap(({ decorations }) => decorations),
  open: levels.flatMap(({ open }) => open),
});

const broughtBy = (flow: Flow, site: InstanceCall, seen: ReadonlySet<string>): Level => {
  const instances = instancesOf(flow);
  const { functions, shared, packages, open } = instances.plugin(site);
  const at = { path: site.file, start: site.call.at[0], end: site.call.at[1] };
  const loud = packages.filter((name) => !QUIET.test(name));
  const unseen = loud.map((name) => ({ why: `the plugin ${name} may check the sender`, at }));
  // What cannot be seen may share its hooks; what can be seen and keeps them to itself does not matter here.
  if (functions.length === 0 && packages.length === 0)
    unseen.push(...(open.length > 0 ? open : [{ why: 'what is registered here cannot be followed', at }]));
  const inner = shared ? functions.map((plugin) => inside(flow, plugin.file, instances.own(plugin), seen)) : [];
  return join([...inner, { ...nothing, open: unseen }]);
};

const addedHook = (flow: Flow, { file, call }: InstanceCall): readonly Hook[] => {
  const [name, hook] = call.args;
  const text = name === undefined ? undefined : textOf(flow, { file, id: name.value });
  return text === undefined || hook === undefined ? [] : [{ name: text, ref: { file, id: hook.value }, path: null }];
};

/** `app.use(path?, middleware)` of middie and fastify-express. */
const middleware = (flow: Flow, { file, call }: InstanceCall): readonly Hook[] => {
  const [first, ...rest] = call.args;
  if (first === undefined) return [];
  const path = rest.length === 0 ? null : pathTextOf(flow, { file, id: first.value });
  return (rest.length === 0 ? [first] : rest).map(({ value }) => ({ name: 'use', ref: { file, id: value }, path }));
};

/** Whoever reads the bytes of JSON may ask who signed them. */
const bodyParser = (flow: Flow, { file, call }: InstanceCall): readonly Hook[] => {
  const [type] = call.args;
  const parser = call.args.at(-1);
  if (type === undefined || parser === undefined || call.args.length < 2) return [];
  const text = pathTextOf(flow, { file, id: type.value });
  return /[*?]|json/u.test(text) ? [{ name: 'parser', ref: { file, id: parser.value }, path: null }] : [];
};

const decoration = (flow: Flow, { file, call }: InstanceCall): readonly Decoration[] => {
  const [name, made] = call.args;
  const text = name === undefined ? undefined : textOf(flow, { file, id: name.value });
  return text === undefined || made === undefined ? [] : [{ name: text, ref: { file, id: made.value } }];
};

const textOf = (flow: Flow, ref: Ref): string | undefined => {
  for (const origin of flow.settle(ref).found) {
    const value = origin.kind === 'value' ? flow.value(origin.ref) : undefined;
    if (value?.kind === 'string') return value.text ?? undefined;
  }
  return undefined;
};
