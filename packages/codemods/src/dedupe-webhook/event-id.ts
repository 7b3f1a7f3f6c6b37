import { endOf, j } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import { Refusal } from '../transform.ts';
import { block } from '../verify-webhook/check.ts';
import type { EventSource } from './event-source.ts';
import type { Reception } from './reception.ts';

/** The id by which an event that is delivered again is known. */
export interface EventId {
  /** Of the key that is claimed: `stripe:${event.id}`. */
  readonly key: string;
  readonly opening: readonly string[];
}

interface Asked {
  readonly source: Source;
  readonly reception: Reception;
  readonly event: EventSource | null;
  readonly provider: string;
  /** `header:x-github-delivery`, `field:id` */
  readonly id: string;
  readonly fresh: (...preferred: readonly [string, ...string[]]) => string;
}

export const eventIdOf = (asked: Asked): EventId => {
  const { reception, provider, id } = asked;
  const [, kind, name] = /^(header|field):(.+)$/u.exec(id) ?? [];
  if (name === undefined) throw new Refusal('What tells one event from the next is not known here.');
  if (kind === 'header' && !/^[\w-]+$/u.test(name)) throw new Refusal(`${name} is no name of a header.`);
  const prefix = /^[\w-]+$/u.test(provider) ? `${provider}:` : '';
  if (kind === 'field') {
    const field = fieldOf(asked, name);
    return { key: `\`${prefix}\${${field.text}}\``, opening: field.sure ? [] : guard(reception, `!${field.text}`) };
  }
  const local = asked.fresh('eventId', 'deliveryId', 'webhookEventId');
  return {
    key: `\`${prefix}\${${local}}\``,
    opening: [`const ${local} = ${reception.header(name)};`, ...guard(reception, reception.headerAbsent(local))],
  };
};

/** Events without an id would all have the same: the first would keep out the rest. */
const guard = (reception: Reception, condition: string): readonly string[] =>
  block(`if (${condition}) {`, reception.reply(400, 'Missing event id'));

const fieldOf = (asked: Asked, path: string): { readonly text: string; readonly sure: boolean } => {
  const { event, provider } = asked;
  if (path.includes('[]')) throw new Refusal('One request holds several events, each with an id of its own.');
  if (!/^[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*$/u.test(path))
    throw new Refusal(`${path} is no chain of names by which an id could be read.`);
  if (event === null) throw new Refusal('Where the handler has its event can not be told, so its id can not be read.');
  if (event.kind === 'member') return { text: `${event.text}.${path}`, sure: false };
  if (event.kind === 'variable')
    return { text: `${event.name}.${path}`, sure: event.verified && provider === 'stripe' };
  return { text: takenOut(asked, event.pattern, path), sure: false };
};

/** `const { type, data } = …` takes the id out, too. */
const takenOut = ({ source, fresh }: Asked, pattern: ReturnType<typeof j.objectPattern>, path: string): string => {
  for (const property of pattern.properties) {
    if (!j.ObjectProperty.check(property) || !j.Identifier.check(property.key)) continue;
    if (property.key.name === path && j.Identifier.check(property.value)) return property.value.name;
  }
  const last = pattern.properties.at(-1);
  if (path.includes('.') || last === undefined || j.RestElement.check(last))
    throw new Refusal('The handler takes its event apart before its id can be read.');
  const local = fresh('eventId', 'webhookEventId');
  source.magic.appendLeft(endOf(last), `, ${path}: ${local}`);
  return local;
};
