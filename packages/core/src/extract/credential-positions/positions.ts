import type { Catalog } from '../../catalog/catalog.ts';
import { isCertain } from '../../catalog/confidence.ts';
import type { Client, Provider } from '../../catalog/provider.ts';
import { cryptographyPositions } from './cryptography.ts';
import type { CredentialPosition } from './position.ts';
import { servicePositions } from './services.ts';
import { tokenPositions } from './tokens.ts';

/** A position with its pattern ready to test on a callee's symbol. */
export interface KnownPosition extends CredentialPosition {
  readonly symbol: RegExp;
  /** What the last name on the way to it ends in, which a file that calls it has to write; '' where a star ends it. */
  readonly ending: string;
  /** Whose it is, as it is written; a star may end it. */
  readonly owner: string;
  readonly isFamily: boolean;
  /** A star stands before that. */
  readonly isOpen: boolean;
  /** Catalog id. */
  readonly provider: string | null;
  /** false: the catalog only remembers it. */
  readonly certain: boolean;
}

const memo = new WeakMap<Catalog, readonly KnownPosition[]>();

/** All positions of the libraries listed here and of the catalog's clients. */
export const credentialPositions = (catalog: Catalog): readonly KnownPosition[] => {
  const known = memo.get(catalog);
  if (known !== undefined) return known;
  const positions = [
    ...[...tokenPositions, ...cryptographyPositions, ...servicePositions].map((position) => ready(position)),
    ...catalog.providers.flatMap((provider) => [...clientPositions(provider), ...helperPositions(provider)]),
  ];
  memo.set(catalog, positions);
  return positions;
};

const bySymbol = new WeakMap<Catalog, Map<string, readonly KnownPosition[]>>();

/** Those of one callee. The same few are asked for in every file. */
export const positionsAt = (catalog: Catalog, symbol: string): readonly KnownPosition[] => {
  const known = bySymbol.get(catalog) ?? new Map<string, readonly KnownPosition[]>();
  bySymbol.set(catalog, known);
  const answer = known.get(symbol);
  if (answer !== undefined) return answer;
  const found = candidates(catalog, symbol.slice(0, symbol.indexOf(':'))).filter((position) =>
    position.symbol.test(symbol),
  );
  if (known.size >= MAX_SYMBOLS) known.clear();
  known.set(symbol, found);
  return found;
};

const byPackage = new WeakMap<Catalog, Map<string, readonly KnownPosition[]>>();

/** Of one package, with those of any. */
const candidates = (catalog: Catalog, pkg: string): readonly KnownPosition[] => {
  const known = byPackage.get(catalog) ?? new Map<string, readonly KnownPosition[]>();
  byPackage.set(catalog, known);
  const answer =
    known.get(pkg) ??
    credentialPositions(catalog).filter(
      ({ owner, isFamily }) => owner === pkg || (isFamily && pkg.startsWith(owner.slice(0, -1))),
    );
  known.set(pkg, answer);
  return answer;
};

/** Those of calls into a package, and under no package's name those of calls into any, and of the platform. */
export const positionsIn = (catalog: Catalog, pkg: string | null): readonly KnownPosition[] => {
  const known = inPackage.get(catalog) ?? new Map<string | null, readonly KnownPosition[]>();
  inPackage.set(catalog, known);
  const found =
    known.get(pkg) ??
    (pkg === null
      ? credentialPositions(catalog).filter(({ of }) => isAnywhere(of))
      : candidates(catalog, pkg).filter(({ of }) => !isAnywhere(of)));
  known.set(pkg, found);
  return found;
};

const inPackage = new WeakMap<Catalog, Map<string | null, readonly KnownPosition[]>>();

const isAnywhere = (of: string): boolean => of.startsWith('*:') || of.startsWith('global:');

/** An editor runs for days. */
const MAX_SYMBOLS = 20_000;

const clientPositions = (provider: Provider): readonly KnownPosition[] =>
  provider.clients.flatMap((client) => {
    const { pkg, import: name, configure, keyArg, optionsArg, secretOptions = [], exposure } = client;
    const of = `${pkg}:${[...(name === 'default' ? [] : [name]), ...(configure === undefined ? [] : [configure])].join('.')}`;
    const certain = isCertain(provider, 'clients', namesOf(client));
    const places = [
      ...(keyArg === undefined ? [] : [{ arg: keyArg, issued: client.sends !== false }]),
      ...(optionsArg === undefined
        ? []
        : secretOptions.map((option) => ({
            arg: optionsArg,
            members: option.split('.'),
            issued: !chosen.test(option),
          }))),
    ];
    return places.map((place) =>
      ready({ of, ...place, ...(exposure === undefined ? {} : publicUnless(client)) }, provider.id, certain),
    );
  });

/** Options whose value a person thinks of, or may. */
const chosen = /(?:^|\.)(?:\w*password|\w*passphrase|secret|\w*webhook\w*|stateSecret|username)$/iu;

/** How evidence names a client: by its export, where that has a name of its own, or by its package. */
const namesOf = ({ pkg, import: name }: Client): readonly string[] =>
  name === 'default' ? [pkg, name] : [name, name.slice(name.lastIndexOf('.') + 1), pkg];

const publicUnless = ({ optionsArg, secretWith }: Client): Pick<CredentialPosition, 'publishable' | 'unless'> => ({
  publishable: true,
  ...(optionsArg === undefined || secretWith === undefined
    ? {}
    : { unless: { arg: optionsArg, member: secretWith.option, is: secretWith.is } }),
});

const helperPositions = (provider: Provider): readonly KnownPosition[] =>
  (provider.webhooks?.helpers ?? []).flatMap(({ pkg, import: name, path, secretArg }) => {
    if (secretArg === undefined) return [];
    const called = [...(name === 'default' ? [] : path.length === 0 ? [name] : []), ...path].join('.');
    const certain = isCertain(provider, 'webhooks', [`helpers.${path.at(-1) ?? name}`, 'helpers']);
    return [ready({ of: `${pkg}:**${called}`, arg: secretArg }, provider.id, certain)];
  });

const ready = (position: CredentialPosition, provider: string | null = null, certain = true): KnownPosition => ({
  ...position,
  provider,
  certain,
  ending: endingOf(position.of),
  owner: ownerOf(position.of),
  isFamily: ownerOf(position.of).endsWith('*'),
  isOpen: /\*[^:.*]*(?:\(\))*$/u.test(position.of),
  symbol: new RegExp(
    `^${position.of
      .replace(/[.()/]/gu, '\\$&')
      .replaceAll('\\.**\\.', '(?:\\..*)?\\.')
      .replaceAll('**', '.*')
      .replace(/(?<![.)\]])\*/gu, '[^:]*')}$`,
    'u',
  ),
});

const ownerOf = (of: string): string => of.slice(0, of.indexOf(':'));

/** `JwtService` of `@nestjs/jwt:JwtService()`, `Strategy` of `passport-*:**Strategy`. What is called by itself is imported so. */
const endingOf = (of: string): string =>
  of.endsWith(':') ? 'default' : (/([^:.*]*)$/u.exec(of.replace(/(?:\(\))+$/u, ''))?.[1] ?? '');
