import type { Provider } from '../provider.ts';
import { isOneLetterAway } from './near-name.ts';
import { type OwnProvider, withOwnProviders } from './own-providers.ts';
import { providerMistakes } from './provider-mistakes.ts';
import { ownProviderShape } from './provider-shape.ts';
import { sayable } from './sayable.ts';
import { list } from './shape.ts';

/** What is wrong in the providers that a project adds to `known`, one sentence each, which names the key; `[]`: they may be used. */
export const ownProviderProblems = (own: unknown, known: readonly Provider[]): readonly string[] => {
  const misshapen = list(ownProviderShape).problems(own, 'providers');
  const mistakes = Array.isArray(own) ? mistakesOf(own, known) : [];
  return [...misshapen, ...mistakes].map((one) => (/[.?]$/u.test(one) ? one : `${one}.`));
};

/** Of those that have the form of a provider. */
const mistakesOf = (value: readonly unknown[], known: readonly Provider[]): readonly string[] => {
  const sound = value.flatMap((provider, place) =>
    ownProviderShape.problems(provider, '').length === 0 ? [{ provider: provider as OwnProvider, place }] : [],
  );
  const own = sound.map(({ provider }) => provider);
  const all = withOwnProviders(known, own);
  return sound.flatMap(({ provider, place }, index) => {
    const at = `providers.${String(place)}`;
    const whole = all.find(({ id }) => id === provider.id);
    return [
      ...idMistakes(own, index, known),
      ...providerMistakes(provider, whole),
      ...takenFromOthers(provider, all),
    ].map((mistake) => mistake.replace(/^"/u, `"${at}.`));
  });
};

const idMistakes = (own: readonly OwnProvider[], index: number, known: readonly Provider[]): readonly string[] => {
  const { id = '', title } = own[index] ?? {};
  if (own.findIndex((one) => one.id === id) < index) return ['"id" is that of an earlier one: put both into one'];
  if (known.some((one) => one.id === id) || title !== undefined) return [];
  const near = known.find((one) => isOneLetterAway(one.id, id.toLowerCase()) || one.id === id.toLowerCase());
  return near === undefined
    ? []
    : [`"id" is nobody's; did you mean "${near.id}"? If it is another API, give it a "title"`];
};

/** What tells whose a call, an event or a text is cannot be two providers'. */
const takenFromOthers = (provider: OwnProvider, all: readonly Provider[]): readonly string[] => {
  const others = all.filter(({ id }) => id !== provider.id);
  const owner = (has: (other: Provider) => boolean): string | undefined => others.find(has)?.id;
  const taken = (at: string, by: string | undefined): readonly string[] =>
    by === undefined ? [] : [`"${at}" is already what "${by}" is known by: add to that one, under its id`];
  return [
    ...(provider.hosts ?? []).flatMap(({ host, pathPrefix }, index) =>
      taken(
        `hosts.${String(index)}.host`,
        owner(({ hosts }) =>
          hosts.some((one) => one.host.toLowerCase() === host.toLowerCase() && one.pathPrefix === pathPrefix),
        ),
      ),
    ),
    ...(provider.packages ?? []).flatMap(({ name }, index) =>
      taken(
        `packages.${String(index)}.name`,
        owner(({ packages }) => packages.some((one) => one.name === name)),
      ),
    ),
    ...(provider.credentials ?? []).flatMap(({ id, sharedWith }, index) => [
      ...taken(
        `credentials.${String(index)}.id`,
        owner(({ credentials }) => credentials.some((one) => one.id === id)),
      ),
      ...sharedWith
        .filter((name) => !others.some((other) => other.id === name))
        .map((name) => `"credentials.${String(index)}.sharedWith" names no other provider: "${sayable(name)}"`),
    ]),
  ];
};
