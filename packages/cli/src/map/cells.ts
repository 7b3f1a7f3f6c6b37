/** A policy in a word or two, for whatever face shows it. */
import type { MapCall, MapWebhook } from './integration-map.ts';
import { versionText } from './summary-line.ts';

export interface Cell {
  readonly text: string;
  /** `bad`: wrong as it stands; `open`: not known, or not asked for. */
  readonly tone: 'good' | 'plain' | 'warn' | 'bad' | 'open';
  /** The same in a sentence, where there is more to say. */
  readonly says?: string;
}

export type CallColumn = 'Does' | 'Time limit' | 'Key' | 'Sent again by' | 'Runs in';
export type WebhookColumn = 'Sender' | 'Body' | 'Redelivery' | 'Does';

const NOTHING: Cell = { text: '–', tone: 'open' };
const UNKNOWN: Cell = { text: '?', tone: 'open' };

/** `paymentIntents.create`, `POST api.example.com/v1/orders`, `GET ?` where only holes are known of the address. */
export const callTitle = ({ client, operation, method, url, otherUrls }: MapCall): string =>
  client === 'sdk' && operation !== null
    ? operation
    : `${operation ?? method ?? client} ${either([url, ...otherUrls].map(addressOf))}`;

/** One of several is not told as the only one. */
const either = ([first = '?', ...others]: readonly string[]): string => {
  const [second] = others;
  if (second === undefined) return first;
  return others.length === 1 ? `${first} or ${second}` : `${first} or ${String(others.length)} others`;
};

const addressOf = (url: string | null): string =>
  url === null || /^[{}/]*$/u.test(url) ? '?' : url.replace(/^https:\/\//u, '');

/** What holds for a call, by the heads of the columns. */
export const callCells = (call: MapCall): Readonly<Record<CallColumn, Cell>> => ({
  Does: effectCell(call),
  'Time limit': limitCell(call),
  Key: keyCell(call),
  'Sent again by': repeatCell(call),
  'Runs in': runsCell(call),
});

export const webhookCells = (webhook: MapWebhook): Readonly<Record<WebhookColumn, Cell>> => ({
  Sender: checkCell(webhook),
  Body: bodyCell(webhook),
  Redelivery: againCell(webhook),
  Does: doesCell(webhook),
});

export const clientTitle = ({ client, package: name, major }: MapCall): string =>
  name === null ? client : major === null ? name : `${name} ${versionText(major)}`;

const effectCell = ({ effect, highRisk }: MapCall): Cell => {
  if (effect === 'unknown') return { text: '?', tone: 'open', says: 'a read or a write' };
  return highRisk
    ? { text: `${effect}!`, tone: 'plain', says: `a ${effect} that hurts if it is done twice` }
    : { text: effect, tone: 'plain' };
};

const limitCell = ({ timeLimit: { state, by, ms, says }, streams }: MapCall): Cell => {
  if (state === 'given')
    return { text: `${ms === null ? 'set' : duration(ms)}${by === 'sdk-default' ? ' (SDK)' : ''}`, tone: 'good', says };
  if (streams) return { text: 'stream', tone: 'plain', says: 'it is a stream' };
  if (state === 'unknown') return { ...UNKNOWN, says };
  return { text: by === 'race' || by === 'off' ? by : 'none', tone: 'warn', says };
};

const duration = (ms: number): string => {
  if (ms < 1000) return `${String(ms)} ms`;
  const [size, unit] = ms % 60_000 === 0 ? [60_000, 'min'] : [1000, 's'];
  return `${String(Math.round((ms / size) * 10) / 10)} ${unit}`;
};

const keyCell = ({ effect, idempotencyKey }: MapCall): Cell => {
  const { state, mechanism, automatic, faults, says, byId, how } = idempotencyKey;
  if (effect === 'read') return NOTHING;
  if (byId)
    return { text: 'by id', tone: 'plain', says: `no key is seen; the receiver may tell it by ${how ?? 'an id'}` };
  if (state === 'given')
    return faults.length > 0
      ? { text: 'weak', tone: 'warn', says: `${says}; ${faults.join('; ')}` }
      : { text: 'given', tone: 'good', says };
  if (mechanism === 'none') return { text: 'not taken', tone: 'plain', says };
  if (mechanism === 'unknown' || state === 'unknown') return { ...UNKNOWN, says };
  return automatic ? { text: 'SDK’s', tone: 'plain', says } : { text: 'missing', tone: 'warn', says };
};

/** What may send it again. */
const repeatCell = (call: MapCall): Cell => {
  const { client, application } = call.retries;
  const byClient = client === 'writes' || (client === 'reads' && call.effect === 'read');
  const kinds = [...(byClient ? ['client'] : []), ...new Set(application.map(({ kind }) => kind))];
  if (kinds.length === 0)
    return client === 'unknown' ? { ...UNKNOWN, says: 'whether its client repeats it is not known' } : NOTHING;
  const says = [...(byClient ? ['its client repeats it'] : []), ...new Set(application.map(({ note }) => note))].join(
    '; ',
  );
  return { text: kinds.join(', '), tone: keyCell(call).text === 'missing' ? 'warn' : 'plain', says };
};

const runsCell = ({ runs, runsIn }: MapCall): Cell => {
  const kinds = [...new Set(runs.map(({ kind }) => kind))];
  if (kinds.length > 0)
    return { text: kinds.join(', '), tone: 'plain', says: [...new Set(runs.map(({ note }) => note))].join('; ') };
  if (runsIn === 'anywhere' || runsIn === 'open') return NOTHING;
  const says = `nothing that is seen runs it; by its file and those that import it, ${WHERE[runsIn]}`;
  return { text: `${runsIn}?`, tone: 'open', says };
};

const WHERE = { server: 'a server', browser: 'a browser', tool: 'a tool that is run by hand or in a build' } as const;

export const webhookTitle = ({ method, route, otherRoutes }: MapWebhook): string =>
  `${method} ${either([route, ...otherRoutes])}`;

const checkCell = ({ check: { state, by, gaps, open } }: MapWebhook): Cell => {
  const how = by.map((one) => `checked by ${one.by} (${one.form})`);
  const past = gaps.map(({ when }) => `acted on without a check where ${when}`);
  const unseen = open.map(({ why }) => `could not be followed: ${why}`);
  const says = [...new Set([...how, ...past, ...unseen])].join('; ');
  if (state === 'checked') return { text: 'checked', tone: 'good', says };
  if (state === 'partial') return { text: 'ways past', tone: 'bad', says };
  return state === 'undecided'
    ? { ...UNKNOWN, says }
    : { text: 'unchecked', tone: 'bad', says: says || 'no check was found' };
};

const bodyCell = ({ rawBody }: MapWebhook): Cell => BODY[rawBody ?? 'none'];

const BODY: Readonly<Record<NonNullable<MapWebhook['rawBody']> | 'none', Cell>> = {
  unchanged: { text: 'raw', tone: 'good', says: 'nothing is seen to change the bytes before they are checked' },
  changed: { text: 'changed', tone: 'bad', says: 'the check covers what was made of the body again' },
  'by-framework': { ...UNKNOWN, says: 'the check covers the body as the framework hands it over' },
  none: NOTHING,
};

const againCell = ({ secondDelivery }: MapWebhook): Cell => AGAIN[secondDelivery];

const AGAIN: Readonly<Record<MapWebhook['secondDelivery'], Cell>> = {
  harmless: { text: 'harmless', tone: 'good', says: 'a second delivery does nothing more' },
  guarded: { text: 'guarded', tone: 'good', says: 'what would be done twice stands behind a check' },
  repeats: { text: 'repeats', tone: 'warn', says: 'a second delivery does the same once more' },
  never: { text: 'never', tone: 'plain', says: 'a person waits for its answer, and nothing is sent again' },
  undecided: { ...UNKNOWN, says: 'what a second delivery does cannot be seen' },
};

const doesCell = ({ effects, unseen }: MapWebhook): Cell => {
  const kinds = [...new Set(effects.map(({ does }) => does)), ...(unseen.length > 0 ? ['?'] : [])];
  if (kinds.length === 0) return NOTHING;
  return { text: kinds.join(', '), tone: effects.length === 0 ? 'open' : 'plain' };
};
