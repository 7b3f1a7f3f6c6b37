import type { Catalog } from '../../catalog/catalog.ts';

/** Whether a text is an event name that tells its sender: one plain word (`push`) could be anybody's. */
export const createEventNames = (catalog: Catalog): ((text: string) => boolean) => {
  const known = memo.get(catalog);
  if (known !== undefined) return known;
  const names = catalog.providers
    .flatMap(({ webhooks }) => webhooks?.events ?? [])
    // `url_verification` asks whether anybody is there: to answer that is to act on nothing.
    .filter((event) => !/verification|challenge|handshake/u.test(event))
    .filter((event) => /[._:#]/u.test(event.replace(/\*.*$/u, '')));
  const whole = new Set(names.filter((event) => !event.includes('*')));
  const starts = names.filter((event) => event.includes('*')).map((event) => event.replace(/\*.*$/u, ''));
  const isEventName = (text: string): boolean => whole.has(text) || starts.some((start) => text.startsWith(start));
  memo.set(catalog, isEventName);
  return isEventName;
};

const memo = new WeakMap<Catalog, (text: string) => boolean>();
