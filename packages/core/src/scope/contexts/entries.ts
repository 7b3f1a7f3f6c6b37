/** Functions that something outside the program calls: routes, decorated methods, exports a platform knows by name. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Provider } from '../../catalog/provider.ts';
import type { Route } from '../../facts/route.ts';
import { type Span, spanOf } from '../../facts/span.ts';
import { someOfKind } from '../../facts/of-kind.ts';
import { type FunctionId, MODULE_FUNCTION, type Structure, type ValueId } from '../../facts/structure.ts';
import type { WebhookEndpoint } from '../../facts/webhook-endpoint.ts';
import { importersOf } from '../../flow/callers-of.ts';
import { handlersOf, wrappedIn } from '../../flow/handlers.ts';
import { resolveExport } from '../../flow/resolve.ts';
import type { Flow, FunctionRef } from '../../flow/settle.ts';
import { freezingOf } from './freezes.ts';
import { isOwnWrapper } from '../../flow/wrappers/own-wrapper.ts';
import type { DecoratedRunner } from '../../catalog/tables/runners.ts';
import { callsInside } from '../webhooks/inside.ts';
import { repeatsByQueue, textOf } from './queue-attempts.ts';
import { directiveEntries, isFunction, platformEntries } from './platform-entries.ts';
import { type Entry, context } from './reach.ts';
import { type Repeats, decoratedRunnerOf } from './runner.ts';

export interface Entries {
  of(file: string, fn: FunctionId): readonly Entry[];
}

export const createEntries = (
  flow: Flow,
  catalog: Catalog,
  endpoints: () => readonly WebhookEndpoint[],
  isTest: (path: string) => boolean,
): Entries => {
  const tables = new Map<string, ReadonlyMap<string, Entry>>();
  let bySpan: ReadonlyMap<string, WebhookEndpoint> | undefined;
  const endpointAt = (span: Span): WebhookEndpoint | undefined => {
    bySpan ??= new Map(endpoints().map((endpoint) => [spanKey(endpoint.span), endpoint]));
    return bySpan.get(spanKey(span));
  };

  const endpointsIn = (path: string): readonly WebhookEndpoint[] => {
    const routes = new Set(
      (flow.program.file(path)?.facts ?? []).flatMap((fact) => (fact.kind === 'route' ? [spanKey(fact.span)] : [])),
    );
    if (routes.size === 0) return [];
    return endpoints().filter(({ span }) => span.path === path && !routes.has(spanKey(span)));
  };

  /** What the routes of a file run, by function. */
  const routesOf = (path: string): ReadonlyMap<string, Entry> => {
    const known = tables.get(path);
    if (known !== undefined) return known;
    const table = new Map<string, Entry>();
    tables.set(path, table);
    for (const fact of flow.program.file(path)?.facts ?? []) {
      if (fact.kind !== 'route') continue;
      const entry = routeEntry(catalog, flow, path, fact, endpointAt(fact.span));
      for (const { key, fn } of handlersOfRoute(flow, path, fact))
        if (!table.has(key) || entry.repeats) table.set(key, { ...entry, ...freezingOf(flow, path, fact, fn) });
    }
    // A handler that tells paths apart calls what receives the events of one.
    for (const endpoint of endpointsIn(path))
      for (const key of calledWithin(flow, endpoint.span))
        if (!table.has(key)) table.set(key, webhookEntry(catalog, endpoint.span, endpoint));
    return table;
  };

  return {
    // A route is registered where its handler is, or where that is imported.
    of: (file, fn) => [
      ...[
        file,
        ...(fn === MODULE_FUNCTION ? [] : importersOf(flow, file).files.filter((path) => !isTest(path))),
      ].flatMap((path) => {
        const entry = routesOf(path).get(`${file}#${fn}`);
        return entry === undefined ? [] : [entry];
      }),
      ...decoratedEntries(flow, file, fn),
      ...directiveEntries(flow, file, fn),
      ...platformEntries(flow, file, fn),
    ],
  };
};

const spanKey = ({ path, start, end }: Span): string => `${path}#${start}-${end}`;

const handlersOfRoute = (
  flow: Flow,
  file: string,
  route: Route,
): readonly { readonly key: string; readonly fn: FunctionRef }[] => {
  const refs =
    route.exportName === null
      ? route.handlers.map((id) => ({ file, id }))
      : resolveExport(flow.program, file, route.exportName).found.flatMap((target) =>
          target.kind === 'value' ? [target.ref] : [],
        );
  // What a wrapper of the program runs in the end is what was handed to it.
  return refs.flatMap((ref) =>
    [...handlersOf(flow, ref).functions, ...wrappedIn(flow, ref)].map((fn) => ({ key: `${fn.file}#${fn.id}`, fn })),
  );
};

const routeEntry = (
  catalog: Catalog,
  flow: Flow,
  file: string,
  route: Route,
  endpoint: WebhookEndpoint | undefined,
): Entry => {
  const at = route.span;
  if (endpoint !== undefined) return webhookEntry(catalog, at, endpoint);
  if (/(?:^|[/_-])cron(?:[/_-]|$)/u.test(route.path ?? '') || readsName(flow, file, 'CRON_SECRET'))
    return {
      kind: 'cron',
      at,
      note: 'a route that a scheduler calls',
      repeats: false,
      certainty: 'likely',
      overHttp: true,
    };
  return { kind: 'request', at, note: 'handles a request', repeats: false, certainty: 'sure', overHttp: true };
};

const webhookEntry = (catalog: Catalog, at: Span, endpoint: WebhookEndpoint): Entry => {
  if (endpoint.interactive === true)
    return {
      kind: 'webhook',
      at,
      note: 'a handler of what a person asks for, which is not sent again',
      repeats: false,
      certainty: 'sure',
      overHttp: true,
    };
  const sender = endpoint.provider === null ? undefined : catalog.byId.get(endpoint.provider);
  const onDemand = sender?.webhooks?.redelivery?.attempts === 0;
  return {
    kind: 'webhook',
    at,
    note: `a webhook handler, and ${redeliveryOf(sender)}`,
    ...(onDemand ? { rarely: true as const } : {}),
    repeats: true,
    certainty: sender === undefined || !endpoint.certain ? 'likely' : 'sure',
    overHttp: true,
  };
};

const redeliveryOf = (sender: Provider | undefined): string => {
  if (sender === undefined) return 'senders may deliver again what was not acknowledged';
  const attempts = sender.webhooks?.redelivery?.attempts ?? null;
  if (attempts === 0) return `${sender.title} delivers an event again when somebody asks for it`;
  return `${sender.title} ${attempts === null ? 'may deliver' : 'delivers'} again what was not acknowledged`;
};

/** The functions that are called in a part of a file. */
const calledWithin = (flow: Flow, { path, start, end }: Span): readonly string[] => {
  const structure = flow.program.file(path)?.structure;
  return (structure === undefined ? [] : callsInside(structure, [start, end])).flatMap((call) =>
    flow.functionsOf({ file: path, id: call.callee }).found.map((fn) => `${fn.file}#${fn.id}`),
  );
};

const readsName = (flow: Flow, file: string, name: string): boolean => {
  const structure = flow.program.file(file)?.structure;
  return structure !== undefined && someOfKind(structure, 'member', (value) => value.name === name);
};

const decoratedEntries = (flow: Flow, file: string, fn: FunctionId): readonly Entry[] => {
  const structure = flow.program.file(file)?.structure;
  const cls = structure?.classes.find(({ members }) => members.some(({ value }) => isFunction(structure, value, fn)));
  const member = cls?.members.find(({ value }) => structure !== undefined && isFunction(structure, value, fn));
  if (structure === undefined || cls === undefined || member === undefined) return [];
  return [
    ...member.decorators.flatMap((id) =>
      decoratedEntry(flow, file, structure, id, 'method', member.name, cls.decorators),
    ),
    ...cls.decorators.flatMap((id) => decoratedEntry(flow, file, structure, id, 'class', member.name, cls.decorators)),
  ];
};

const decoratedEntry = (
  flow: Flow,
  file: string,
  structure: Structure,
  decorator: ValueId,
  on: 'method' | 'class',
  method: string,
  ofClass: readonly ValueId[],
): readonly Entry[] => {
  const value = structure.values[decorator];
  const call = value?.kind === 'call' ? structure.calls[value.call] : undefined;
  const callee = { file, id: call?.callee ?? decorator };
  if (value !== undefined && on === 'method' && isOwnWrapper(flow, callee, 'retry'))
    return [
      { ...context('retry', spanOf(file, value.at), 'decorated with what the config calls a retry', true, 'sure') },
    ];
  return flow.settle(callee).found.flatMap((origin): readonly Entry[] => {
    const runner = origin.kind === 'external' ? decoratedRunnerOf(flow, origin, on) : undefined;
    if (runner === undefined || value === undefined || (runner.method ?? method) !== method) return [];
    const repeats = repeatsOf(flow, file, structure, runner, on === 'class' ? [decorator] : ofClass);
    const note =
      repeats === 'sure' && runner.repeats === 'queue' ? `${runner.note} with several attempts` : runner.note;
    return [
      {
        kind: runner.kind,
        at: spanOf(file, value.at),
        note,
        repeats: repeats !== 'never',
        certainty: repeats === 'sure' ? 'sure' : 'likely',
        overHttp: false,
      },
    ];
  });
};

/** A queue's name stands in what decorates the class: `@Processor('mail')`. */
const repeatsOf = (
  flow: Flow,
  file: string,
  structure: Structure,
  { repeats }: DecoratedRunner,
  decorators: readonly ValueId[],
): Repeats => {
  if (repeats === 'always') return 'sure';
  if (repeats !== 'queue') return repeats === 'never' ? 'never' : 'likely';
  const names = decorators.flatMap((id) => {
    const value = structure.values[id];
    const call = value?.kind === 'call' ? structure.calls[value.call] : undefined;
    const [first] = call?.args ?? [];
    return first === undefined ? [] : [textOf(flow, { file, id: first.value })];
  });
  // Who sees one file only cannot know what others add to the queue.
  return flow.program.importers(file).open.length > 0 ? 'never' : repeatsByQueue(flow, names[0] ?? null);
};
