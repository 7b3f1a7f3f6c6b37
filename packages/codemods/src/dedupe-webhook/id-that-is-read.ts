import { dotted, j } from '../source/node.ts';
import type { Source } from '../source/source.ts';
import type { EventSource } from './event-source.ts';
import { ownPaths } from './own-nodes.ts';
import type { Reception } from './reception.ts';

/** Says that it is an event's, whatever it is read from. */
const OF_EVENT = /^(?:event|delivery|webhook|notification)_?id$/iu;
const IS_EVENT = /event|evt|notification|^hook$|webhook/iu;
/** What is told of an object, whose id comes again with each change of it. */
const OF_OBJECT = /^(?:\w+_?)?(?:status|state|amount|total|price|currency|quantity)$/iu;

/** Of an unknown sender: the field that the handler takes for the event's id. */
export const idThatIsRead = (source: Source, reception: Reception, event: EventSource | null): string | null => {
  if (event === null) return null;
  if (event.kind === 'pattern') {
    const names = event.pattern.properties.flatMap((one) =>
      j.ObjectProperty.check(one) && j.Identifier.check(one.key) && j.Identifier.check(one.value)
        ? [{ key: one.key.name, local: one.value.name }]
        : [],
    );
    return names.find(({ key, local }) => OF_EVENT.test(key) || OF_EVENT.test(local))?.local ?? null;
  }
  const whole = event.kind === 'variable' ? event.name : event.text;
  const read = ownPaths(reception.handler, (node) => dotted(node)?.startsWith(`${whole}.`) === true).map(({ node }) =>
    (dotted(node) ?? '').slice(whole.length + 1),
  );
  const own = read.find((path) => OF_EVENT.test(path));
  if (own !== undefined) return `${whole}.${own}`;
  if (read.some((path) => OF_OBJECT.test(path))) return null;
  return event.kind === 'variable' && IS_EVENT.test(whole) && read.includes('id') ? `${whole}.id` : null;
};
