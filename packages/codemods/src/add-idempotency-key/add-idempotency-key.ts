import { callAt } from '../source/calls.ts';
import { fromRuntime } from '../source/from-runtime.ts';
import { type Mending, siteTransform } from '../source/mend-sites.ts';
import { Refusal, type Site } from '../transform.ts';
import { businessIds } from './business-id.ts';
import { operationOf } from './operation.ts';
import { placeKey } from './place-key.ts';
import { queueOf } from './queue-of.ts';
import { toldApart } from './told-apart.ts';

/** Characters a provider takes at most, where that is fewer than a template with a UUID may have. */
const MAX_LENGTH: ReadonlyMap<string, number> = new Map([
  ['square', 45],
  ['plaid', 50],
  ['adyen', 64],
]);

/**
 * Gives a write a key that is the same in every attempt: the operation, and the id of what it is done to. Options of a
 * site: `provider`, `carrier` (`options-arg`, `arg-field`, `positional`, `header`), `name`, `argIndex`, `header`, `package`.
 */
export const addIdempotencyKey = siteTransform('add-idempotency-key', (mending, site) => {
  const path = callAt(mending.source, site);
  const operation = operationOf(path);
  const ids = businessIds(mending.source, path);
  const beside = toldApart(mending.source, path, ids);
  const texts = [...ids.flatMap(({ text }) => [...queueOf(mending.source, text), text]), ...beside];
  const key = keyText(mending, site, operation, texts);
  const before = mending.source.magic.toString();
  placeKey(mending, path, site, key);
  // The second of two writes with one key would never happen.
  if (before.includes(key)) throw new Refusal('Another write in the file already has the key that this one would get.');
  const [own] = ids;
  return own === undefined
    ? []
    : [
        `There is one key for each ${[own.subject, ...beside.map((text) => `\`${text}\``)].join(' and ')}: if a second such write for the same one is intended, add what tells the two apart to the key.`,
      ];
});

const keyText = (mending: Mending, { options }: Site, operation: string, texts: readonly string[]): string => {
  const limit = MAX_LENGTH.get(options['provider'] ?? '');
  // A UUID has 36 characters: the whole would be refused by the provider, or cut, and be no key any more.
  if (limit !== undefined && operation.length + texts.length * 37 > limit) {
    return `${fromRuntime(mending, 'idempotencyKey')}('${operation}', ${texts.join(', ')})`;
  }
  return `\`${[operation, ...texts.map((text) => `\${${text}}`)].join('-')}\``;
};
