import { type CredentialFormat, createCatalog, patternProblem } from '@seamlint/core';
import { providers } from '@seamlint/providers';
import { sampleStrings } from '@seamlint/testkit';
import { describe, expect, it, test } from 'vitest';
import { linearity } from './conventions/linearity.ts';
import { providerProblems } from './conventions/provider-problems.ts';

describe.each(providers.map((provider) => [provider.id, provider] as const))('%s', (_, provider) => {
  it('owes nobody anything', () => {
    expect(providerProblems(provider)).toEqual([]);
  });
});

test('a pattern that never ends is told in a sentence, and tried on nothing', () => {
  const [first] = providers;
  const hopeless = String.raw`sk_live_(\w+)+Z`;
  const credentials = first?.credentials.slice(0, 1).map((one) => ({ ...one, pattern: hopeless, prefix: 'sk_live_' }));
  const told = first === undefined || credentials === undefined ? [] : providerProblems({ ...first, credentials });
  expect(told.filter((one) => one.includes('longer than linear time'))).toHaveLength(1);
  expect(linearity(hopeless)).not.toBe('linear');
});

const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, at) => names.indexOf(name) !== at);

test('ids, hosts, packages and credentials are one provider’s each', () => {
  expect(repeated(providers.map(({ id }) => id))).toEqual([]);
  expect(
    repeated(providers.flatMap(({ hosts }) => hosts.map(({ host, pathPrefix = '' }) => host + pathPrefix))),
  ).toEqual([]);
  expect(repeated(providers.flatMap(({ packages }) => packages.map(({ name }) => name)))).toEqual([]);
  expect(repeated(providers.flatMap(({ credentials }) => credentials.map(({ id }) => id)))).toEqual([]);
});

test('a package that a pattern stands for is nobody else’s', () => {
  const catalog = createCatalog(providers, []);
  const names = providers.flatMap(({ packages }) => packages.map(({ name }) => name.replace('*', 'any')));
  expect(names.filter((name) => catalog.providersOf(name).length !== 1)).toEqual([]);
});

test('no two providers claim an event, or a header that they do not say is shared', () => {
  const senders = providers.flatMap(({ id, webhooks }) => (webhooks === null ? [] : [{ id, webhooks }]));
  expect(repeated(senders.flatMap(({ webhooks }) => webhooks.events))).toEqual([]);
  expect(repeated(senders.flatMap(({ webhooks }) => webhooks.pathNames))).toEqual([]);
  const own = senders.flatMap(({ webhooks: { signatureHeaders, otherHeaders, sharedHeaders = [] } }) =>
    [...new Set([...signatureHeaders, ...otherHeaders])].filter((header) => !sharedHeaders.includes(header)),
  );
  expect(repeated(own)).toEqual([]);
});

const formats = providers.flatMap(({ id, credentials }) => credentials.map((format) => ({ owner: id, format })));
// What a provider's own check refuses is tried on nothing: it might never end.
const patterned = formats.flatMap(({ owner, format }) =>
  format.pattern === null || patternProblem({ ...format, pattern: format.pattern }) !== undefined
    ? []
    : [{ owner, format, pattern: format.pattern }],
);

describe.each(patterned.map(({ format, pattern }) => [format.id, format, pattern] as const))(
  '%s',
  (_, format, pattern) => {
    const matches = (text: string): boolean => new RegExp(pattern, 'u').test(text);

    it('is tried in linear time, as another checker says too', () => {
      // What counts only under a name is tried on the whole text.
      expect(linearity(format.nameOnly === true ? `^(?:${pattern})$` : pattern)).toBe('linear');
    });

    it('matches what has its form, and shows no more of it than it may', () => {
      for (const text of samples(pattern)) {
        expect(matches(text)).toBe(true);
        expect(format.nameOnly === true || matches(`"${text}"`)).toBe(true);
        expect(text.startsWith(format.prefix)).toBe(true);
        if (format.exposure === 'secret') expect(text.length - format.prefix.length).toBeGreaterThanOrEqual(12);
      }
    });

    it.skipIf(format.nameOnly)('matches nothing that only begins like it', () => {
      const words = [
        '',
        format.prefix,
        'authorization',
        'checkout.session.completed',
        'msg.content',
        'a plain sentence',
      ];
      expect(words.filter(matches)).toEqual([]);
      for (const text of samples(pattern)) {
        expect(matches(text.slice(0, format.prefix.length + 3))).toBe(false);
        if (format.prefix.length > 1) expect(matches(`_${text.slice(1)}`)).toBe(false);
      }
    });
  },
);

const sampled = new Map<string, readonly string[]>();
const samples = (pattern: string): readonly string[] => {
  const known = sampled.get(pattern) ?? sampleStrings(pattern, 5);
  sampled.set(pattern, known);
  return known;
};

test('formats that look the same are declared on both sides', () => {
  const told = patterned.filter(({ format }) => format.nameOnly !== true);
  const collisions = told.flatMap((one) =>
    told
      .filter(
        (other) =>
          other.owner !== one.owner && samples(one.pattern).some((text) => new RegExp(other.pattern, 'u').test(text)),
      )
      .filter((other) => !declares(one.format, other.owner) || !declares(other.format, one.owner))
      .map((other) => `${one.format.id} and ${other.format.id}`),
  );
  expect(collisions).toEqual([]);
});

const declares = ({ sharedWith }: CredentialFormat, owner: string): boolean => sharedWith.includes(owner);

test('no text of a megabyte keeps the scan for credentials busy', () => {
  const tried = new Set(patterned.map(({ format }) => format.id));
  const known = providers.map((one) => ({ ...one, credentials: one.credentials.filter(({ id }) => tried.has(id)) }));
  const { anyFormat } = createCatalog(known, []);
  for (const { format } of patterned) {
    const almost = `${`${format.prefix}a`.repeat(4000)}!`;
    expect(anyFormat?.test(almost)).toEqual(expect.any(Boolean));
  }
});
