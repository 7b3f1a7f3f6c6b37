import type { Webhooks } from './webhooks.ts';

/** Of what a key is made that tells one event of a provider from the next. */
export interface EventKey {
  /** `header:x-github-delivery`, `field:id` */
  readonly id: string;
  /** What must be a part of the key beside the id, which is an object's: `field:event`. */
  readonly named: readonly string[];
  /** The field by which deliveries that have the id are known among others of the sender. */
  readonly within?: string;
}

/** Null where nobody says what an event is known by: a guess would refuse, or drop, events that are genuine. */
export const eventKeyOf = (webhooks: Webhooks | null | undefined): EventKey | null => {
  const { headers = [], fields = [], named, within } = webhooks?.eventId ?? {};
  const [header] = headers;
  const [field] = fields;
  const id = header === undefined ? (field === undefined ? null : `field:${field}`) : `header:${header}`;
  if (id === null || named?.length === 0) return null;
  return { id, named: named ?? [], ...(within === undefined ? {} : { within }) };
};
