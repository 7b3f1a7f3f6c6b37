import type { Mending } from '../source/mend-sites.ts';
import { type Node, endOf, j } from '../source/node.ts';
import { edgeOf } from '../source/edge.ts';
import { type Source, sliceOf } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { block } from '../verify-webhook/check.ts';
import type { EventSource } from './event-source.ts';
import { idThatIsRead } from './id-that-is-read.ts';
import type { Reception } from './reception.ts';

/** The id by which an event that is delivered again is known. */
export interface EventId {
  /** Of the key that is claimed: `stripe:${event.id}`. */
  readonly key: string;
  readonly opening: readonly string[];
  readonly notes: readonly string[];
}

export interface AskedId {
  readonly mending: Mending;
  readonly source: Source;
  readonly reception: Reception;
  readonly event: EventSource | null;
  readonly provider: string;
  /** `header:x-github-delivery`, `field:id`; `read`: what the handler itself reads as the event's id. */
  readonly id: string;
  /** `field:event`, which the key holds beside the id of an object. */
  readonly named: readonly string[];
  /** Nobody vouches that each event has the id. */
  readonly mayLack: boolean;
  /** The field that only deliveries with the id have. */
  readonly within: string;
  readonly fresh: (...preferred: readonly [string, ...string[]]) => string;
}

const BY_HAND =
  'claim, by hand, a key made from what identifies the event, such as its name, the id of its object, and what has changed.';

export const eventIdOf = (asked: AskedId): EventId => {
  const { reception, provider, id, named, within, source } = asked;
  const prefix = /^[\w-]+$/u.test(provider) ? `${provider}:` : '';
  if (id === 'read') {
    const read = idThatIsRead(source, reception, asked.event);
    if (read === null)
      throw new Refusal(
        `Who sends the events is not known here, and the handler reads no event id that a key could be made from: ${BY_HAND}`,
      );
    return { key: `\`${prefix}\${${read}}\``, opening: guard(reception, `!${read}`), notes: [] };
  }
  const { kind, name } = parsed(id) ?? {};
  if (kind === undefined || name === undefined)
    throw new Refusal(`Whether the sender gives each event an id of its own is not known here: ${BY_HAND}`);
  if (within !== '' && !readsField(sliceOf(source, reception.handler.fn), within))
    throw new Refusal(
      `The sender has deliveries without ${name}, and the handler does not read ${within}, which would show that its own events have it: ${BY_HAND}`,
    );
  const beside = named.map((one) => namedBy(asked, one));
  const start = prefix + beside.join('');
  if (kind === 'field') {
    const field = fieldOf(asked, name);
    // Not each event of an object has one in that place, and those that have none must be worked off all the same.
    if (beside.length > 0 || asked.mayLack)
      return {
        key: `\`${start}\${${field.text} ?? ${anyId(asked)}}\``,
        opening: [],
        notes: [`An event without ${name} is processed each time it is delivered.`],
      };
    return {
      key: `\`${start}\${${field.text}}\``,
      opening: field.sure ? [] : guard(reception, `!${field.text}`),
      notes: [],
    };
  }
  const local = asked.fresh('eventId', 'deliveryId', 'webhookEventId');
  if (asked.mayLack)
    return {
      key: `\`${start}\${${local}}\``,
      opening: [`const ${local} = ${reception.header(name)} ?? ${anyId(asked)};`],
      notes: [`An event without ${name} is processed each time it is delivered.`],
    };
  return {
    key: `\`${start}\${${local}}\``,
    opening: [`const ${local} = ${reception.header(name)};`, ...guard(reception, reception.headerAbsent(local))],
    notes: [],
  };
};

const parsed = (id: string): { readonly kind: string; readonly name: string } | null => {
  const [, kind, name] = /^(header|field):(.+)$/u.exec(id) ?? [];
  if (kind === undefined || name === undefined) return null;
  if (kind === 'header' && !/^[\w-]+$/u.test(name)) throw new Refusal(`${name} is not the name of a header.`);
  return { kind, name };
};

const namedBy = (asked: AskedId, one: string): string => {
  const { kind, name } = parsed(one) ?? {};
  if (kind === undefined || name === undefined) throw new Refusal('What identifies the event is not known here.');
  return `\${${kind === 'header' ? asked.reception.header(name) : fieldOf(asked, name).text}}:`;
};

/** `payload.event`, `const { event } = payload` */
const readsField = (text: string, field: string): boolean =>
  new RegExp(String.raw`\.${field}\b(?!\s*\()|\{[^{}()]*\b${field}\b[^{}()]*\}\s*(?::[^=]*)?=`, 'u').test(text);

const anyId = ({ mending, source }: AskedId): string =>
  edgeOf(source, mending.imports) === null
    ? `${mending.imports.named('node:crypto', 'randomUUID')}()`
    : 'crypto.randomUUID()';

/** Events without an id would all have the same: the first would keep out the rest. */
const guard = (reception: Reception, condition: string): readonly string[] =>
  block(`if (${condition}) {`, reception.reply(400, 'Missing event id'));

const fieldOf = (asked: AskedId, path: string): { readonly text: string; readonly sure: boolean } => {
  const { event, provider } = asked;
  if (path.includes('[]')) throw new Refusal('One request holds several events, each with an id of its own.');
  if (!/^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/u.test(path))
    throw new Refusal(`${path} is not a path of names to read an id from.`);
  if (event === null) throw new Refusal('Where the handler has its event is not clear, so its id cannot be read.');
  if (event.kind === 'member') return { text: `${event.text}.${path}`, sure: false };
  if (event.kind === 'variable')
    return { text: `${event.name}.${path}`, sure: event.verified && provider === 'stripe' };
  return { text: takenOut(asked, event.pattern, path), sure: false };
};

/** `const { type, data } = …` takes the id out, too. */
const takenOut = ({ source, fresh, mending }: AskedId, pattern: Node, path: string): string => {
  const [first = '', ...rest] = path.split('.');
  const properties = j.ObjectPattern.check(pattern) ? pattern.properties : [];
  for (const property of properties) {
    if (!j.ObjectProperty.check(property) || !j.Identifier.check(property.key)) continue;
    if (property.key.name !== first) continue;
    if (j.Identifier.check(property.value)) return [property.value.name, ...rest].join('.');
    if (rest.length > 0) break;
  }
  const last = properties.at(-1);
  if (rest.length > 0 || last === undefined || j.RestElement.check(last) || mending.done.has(pattern))
    throw new Refusal('The handler destructures its event before its id can be read.');
  mending.done.add(pattern);
  const local = fresh('eventId', 'webhookEventId');
  source.magic.appendLeft(endOf(last), `, ${path}: ${local}`);
  return local;
};
