/** Of several senders that sign under the same header the one whose events a handler takes. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Provider, Webhooks } from '../../catalog/provider.ts';
import { isNamedIn, tellingHeaders } from '../../extract/recognise-routes.ts';
import type { Signals } from './signals.ts';

export interface SharedHeaders {
  /** Whether something near the handler says that this provider sends it. */
  readonly isNamed: (provider: Provider, header: string) => boolean;
}

export const isShared = ({ sharedHeaders: shared }: Webhooks, header: string): boolean =>
  shared?.includes(header) === true;

interface Asked {
  readonly webhooks: Webhooks;
  readonly route: string;
  readonly signals: Signals;
}

export const sharedHeaders = (catalog: Catalog, route: string, signals: Signals): SharedHeaders => {
  const named = new Map<string, ReadonlySet<Provider>>();
  return {
    isNamed: (provider, header) => {
      const known = named.get(header) ?? namedOf(catalog, header, route, signals);
      named.set(header, known);
      return known.has(provider);
    },
  };
};

/** Each sign leaves those that have it, where any has. */
const namedOf = (catalog: Catalog, header: string, route: string, signals: Signals): ReadonlySet<Provider> => {
  let left: readonly Asker[] = catalog.providers.flatMap((provider) =>
    provider.webhooks !== null && isShared(provider.webhooks, header)
      ? [{ provider, webhooks: provider.webhooks }]
      : [],
  );
  let isTold = false;
  for (const sign of nearestFirst) {
    const having = left.filter(({ webhooks }) => sign({ webhooks, route, signals }));
    if (having.length === 0) continue;
    isTold = true;
    left = having;
  }
  return new Set(isTold ? left.map(({ provider }) => provider) : []);
};

interface Asker {
  readonly provider: Provider;
  readonly webhooks: Webhooks;
}

/** Another header beside it, which only this one sends. */
const readsOwnHeader = (webhooks: Webhooks, words: ReadonlySet<string>): boolean =>
  tellingHeaders(webhooks).some((name) => words.has(name) && !isShared(webhooks, name));

const isCalled = ({ pathNames }: Webhooks, path: string): boolean => pathNames.some((name) => isNamedIn(path, name));

const WHOLE = /^(?:id|data|type|payload|event|object)$/u;

const readsOwnField = ({ eventId }: Webhooks, fields: ReadonlySet<string>): boolean =>
  (eventId?.fields ?? []).some((field) => {
    const outermost = field.replace(/[.[].*$/u, '');
    return !WHOLE.test(outermost) && fields.has(outermost);
  });

const nearestFirst: readonly ((asked: Asked) => boolean)[] = [
  ({ webhooks, signals: { ownWords } }) => readsOwnHeader(webhooks, ownWords),
  ({ webhooks, route }) => webhooks.pathNames.some((name) => route.toLowerCase().includes(name)),
  ({ webhooks, signals: { ownFiles } }) => ownFiles.some((file) => isCalled(webhooks, file)),
  ({ webhooks, signals: { words } }) => webhooks.secretEnv.some((variable) => words.has(variable.toLowerCase())),
  ({ webhooks, signals: { fields } }) => readsOwnField(webhooks, fields),
  ({ webhooks, signals: { ownWords } }) =>
    webhooks.pathNames.some((name) => [...ownWords].some((word) => word.includes(name))),
  ({ webhooks, signals: { words } }) => readsOwnHeader(webhooks, words),
];
