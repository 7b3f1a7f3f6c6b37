/** What a route lacks to be taken for a webhook, for who asks why it is none. */
import type { Catalog } from '../../catalog/catalog.ts';
import { tellingHeaders } from '../../extract/recognise-routes.ts';
import type { Signals } from './signals.ts';

const MAX_TOLD = 6;

export const missingEvidence = (
  { providers }: Catalog,
  paths: readonly string[],
  { words, types, compared, fields }: Signals,
): readonly string[] => {
  const webhooks = providers.flatMap((provider) => provider.webhooks ?? []);
  const headers = new Set(webhooks.flatMap((one) => tellingHeaders(one)));
  const read = [...words].filter((word) => headers.has(word));
  return [
    `its path ${paths.join(' or ')} names neither a hook nor a sender of events`,
    read.length === 0
      ? `it reads none of the ${headers.size} headers by which senders of events are recognised`
      : `it reads ${told(read)}, which several senders have, and nothing says which of them it is`,
    `it uses no type of a sender's event${types.size === 0 ? '' : ` (it uses ${told(types)})`}`,
    "it reads no variable in which a webhook's secret is kept",
    compared.size === 0
      ? 'it compares nothing with the name of an event'
      : `it compares with ${told(compared)}, which is not surely the name of any sender's event`,
    ...(fields.size === 0 ? [] : [`of the body it reads ${told(fields)}`]),
  ];
};

const told = (all: Iterable<string>): string => {
  const list = [...all].sort();
  const rest = list.length - MAX_TOLD;
  return `${list.slice(0, MAX_TOLD).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
};
