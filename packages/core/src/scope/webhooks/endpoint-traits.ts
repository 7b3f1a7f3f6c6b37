import type { Catalog } from '../../catalog/catalog.ts';
import type { WebhookEndpoint } from '../../facts/webhook-endpoint.ts';
import type { FunctionRef } from '../../flow/settle.ts';
import { type Sender, signsOf } from './evidence.ts';
import { takesInteractions } from './interactions.ts';
import type { Signals } from './signals.ts';

interface Asked {
  readonly catalog: Catalog;
  /** Where the route is registered. */
  readonly file: string;
  readonly functions: readonly FunctionRef[];
  /** What is registered is made in the route's own file: they may be a wrapper's that runs a handler of that file. */
  readonly wrapped: boolean;
  readonly sender: Sender | undefined;
  readonly paths: readonly string[];
  readonly signals: Signals;
}

/** What an endpoint is beside whose it is. */
export const traitsOf = (asked: Asked): Pick<WebhookEndpoint, 'several' | 'apart' | 'interactive'> => {
  const { file, functions, wrapped, sender, paths, signals } = asked;
  const several = sender !== undefined && takesOthers(asked, sender);
  const interactive = sender !== undefined && !several && takesInteractions(sender.provider, paths, signals);
  return {
    ...(!wrapped && functions.length > 0 && functions.every((one) => one.file !== file) ? { apart: true } : {}),
    ...(several ? { several } : {}),
    ...(interactive ? { interactive } : {}),
  };
};

/** Somebody else's signature, event type or helper is known there, and none that it shares with the sender. */
const takesOthers = ({ catalog, paths, signals }: Asked, { provider }: Sender): boolean => {
  const own = new Set(signsOf(provider, signals));
  const segments = new Set(paths.flatMap((path) => path.toLowerCase().split('/')));
  // Whoever it is called after is its sender.
  if (own.size === 0 || provider.webhooks?.pathNames.some((name) => segments.has(name)) === true) return false;
  return catalog.providers.some((other) => {
    const signs = other.id === provider.id ? [] : signsOf(other, signals);
    return signs.length > 0 && !signs.some((sign) => own.has(sign));
  });
};
