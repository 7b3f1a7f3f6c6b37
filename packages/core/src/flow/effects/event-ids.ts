/** Which values tell one delivery from another: the id of the event, the id of what it is about. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Ref } from '../../facts/file-facts.ts';
import type { ValueId } from '../../facts/structure.ts';
import { type Bindings, type Origin, bindingKey, refKey } from '../origin.ts';
import type { Flow } from '../settle.ts';
import type { Tagger } from '../tags.ts';

export type IdKind = 'event' | 'object' | 'none';

export interface EventIds {
  /** The best id among all that a value is made of. */
  idsIn(ref: Ref, bindings: Bindings): IdKind;
}

const EVENT_NAME =
  /^(?:event|message|msg|delivery|notification|webhook|update|request|transmission)_?(?:id|uuid|sid|key)$|^(?:uuid|eventid|messageSid|SmsMessageSid)$/iu;
const OBJECT_NAME =
  /(?:^|_)(?:id|uuid|sid|reference|ref|number|key)$|(?:Id|ID|Sid|Ref|Reference|Uuid|Number)$|^(?:payment_intent|subscription|customer|invoice|charge|order|session|transaction|tx_ref|txid)$/u;
const EVENT_HEADER =
  /(?:^|-)(?:delivery|event|webhook|message|request|svix|idempotency|transmission|notification)-?(?:id|uuid|key)$|^x-github-delivery$/u;
const MAX_DEPTH = 6;

export const createEventIds = (flow: Flow, tagger: Tagger, catalog: Catalog, sender: string | undefined): EventIds => {
  const stated = sender === undefined ? undefined : catalog.byId.get(sender)?.webhooks?.eventId;
  const fields = new Set((stated?.fields ?? []).map((field) => field.replaceAll('[]', '')));
  const headers = new Set(stated?.headers ?? []);

  const kindOf = (ref: Ref, bindings: Bindings): IdKind => {
    const tags = tagger.tagsOf(ref, bindings);
    let best: IdKind = 'none';
    for (const tag of tags)
      if (tag.startsWith('header:') && (headers.has(tag.slice(7)) || EVENT_HEADER.test(tag.slice(7)))) return 'event';
    if (!isOfEvent(tags)) return 'none';
    for (const origin of flow.settle(ref, bindings).found) {
      const path = fieldPath(origin);
      const name = path.at(-1);
      if (name === undefined || name === '*') continue;
      if (fields.has(path.filter((one) => one !== '*').join('.'))) return 'event';
      if (EVENT_NAME.test(name) || (path.length === 1 && /^_?id$/u.test(name))) return 'event';
      if (OBJECT_NAME.test(name)) best = 'object';
    }
    return best;
  };

  const memo = new WeakMap<Bindings, Map<string, IdKind>>();
  const idsIn = (ref: Ref, bindings: Bindings, depth = 0): IdKind => {
    const table = memo.get(bindings) ?? new Map<string, IdKind>();
    memo.set(bindings, table);
    const key = refKey(ref);
    const known = table.get(key);
    if (known !== undefined) return known;
    const kind = idsAt(ref, bindings, depth);
    table.set(key, kind);
    return kind;
  };

  const idsAt = (ref: Ref, bindings: Bindings, depth: number): IdKind => {
    const value = flow.value(ref);
    if (value === undefined || depth > MAX_DEPTH) return 'none';
    const inner = (id: ValueId): IdKind => idsIn({ file: ref.file, id }, bindings, depth + 1);
    const own = kindOf(ref, bindings);
    if (own === 'event') return own;
    const parts = ((): readonly IdKind[] => {
      switch (value.kind) {
        case 'object':
          return value.entries.map((entry) => inner(entry.value));
        case 'array':
          return value.items.map(inner);
        case 'template':
          return value.parts.map(inner);
        case 'either':
          return value.of.map(inner);
        case 'await':
          return [inner(value.of)];
        case 'variable':
          return value.defs.length > 3 ? [] : value.defs.map(inner);
        case 'param': {
          const bound = bindings.get(bindingKey(ref.file, value.fn, value.index));
          return bound === undefined || bound.path !== undefined ? [] : [idsIn(bound, bindings, depth + 1)];
        }
        case 'call':
          return (flow.program.file(ref.file)?.structure.calls[value.call]?.args ?? []).map(({ value: id }) =>
            inner(id),
          );
        default:
          return [];
      }
    })();
    if (parts.includes('event')) return 'event';
    return own === 'object' || parts.includes('object') ? 'object' : 'none';
  };

  return { idsIn: (ref, bindings) => idsIn(ref, bindings) };
};

const EVENT_TAGS = ['body', 'body-part', 'raw', 'derived', 'query'] as const;

export const isOfEvent = (tags: ReadonlySet<string>): boolean => EVENT_TAGS.some((tag) => tags.has(tag));

/** The members behind the body, or behind the last call that made something of it. */
const fieldPath = (origin: Origin): readonly string[] => {
  if (origin.kind !== 'param' && origin.kind !== 'external' && origin.kind !== 'made') return [];
  const { path } = origin;
  const call = path.lastIndexOf('()');
  const body = path.findLastIndex((name) => /^(?:body|rawBody)$/u.test(name));
  return path.slice(Math.max(call, body) + 1);
};
