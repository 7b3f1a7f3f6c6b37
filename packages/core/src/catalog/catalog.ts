import type { Library } from './library/library.ts';
import { ownSettings } from './own/own-settings.ts';
import type { OwnNames, OwnWrapper } from './own/own-wrappers.ts';
import { isPackage, isPart, packageOfSpecifier } from './packages.ts';
import type { CredentialFormat, Provider } from './provider.ts';
import { type LibraryTables, libraryTables } from './tables/library-tables.ts';

/** The providers and libraries a host works with, and the look-ups recognisers need. */
export interface Catalog extends LibraryTables {
  readonly providers: readonly Provider[];
  readonly byId: ReadonlyMap<string, Provider>;
  /** What rows about a module specifier go by: a part of a package where some provider tells it apart, else the package. */
  nameOf(specifier: string): string;
  /** By a module specifier, subpaths and all: `square/legacy`, `openai/resources`. */
  providersOf(specifier: string): readonly Provider[];
  /**
   * By the host of an address: `api.stripe.com`, `shop.myshopify.com`; a port does not count. `path`: what is known of
   * the address behind it, for a host that several share.
   */
  providerOfHost(host: string, path?: string): Provider | undefined;
  /** Every format whose pattern tells by itself, ready to test; the provider it belongs to beside it. */
  readonly formats: readonly CompiledFormat[];
  /** Matches where any of `formats` does: nearly every string is settled by this one scan. null: there are none. */
  readonly anyFormat: RegExp | null;
  /** The project's own functions, as its configs name them. */
  readonly wrappers: readonly OwnWrapper[];
  /** Variables of the environment that its configs call secret. */
  readonly secretEnv: ReadonlySet<string>;
}

export interface CompiledFormat {
  readonly provider: Provider;
  readonly format: CredentialFormat;
  readonly pattern: RegExp;
}

export const createCatalog = (
  providers: readonly Provider[],
  libraries: readonly Library[],
  { wrappers, secretEnv }: OwnNames = { wrappers: [], secretEnv: [] },
): Catalog => {
  const packages = providers.flatMap((provider) => provider.packages.map(({ name }) => ({ name, provider })));
  const byPackage = new Map<string, readonly Provider[]>();
  const ofPackage = (name: string): readonly Provider[] => {
    const known = byPackage.get(name);
    if (known !== undefined) return known;
    const found = packages.filter((one) => isPackage(one.name, name)).map(({ provider }) => provider);
    byPackage.set(name, found);
    return found;
  };
  const parts = packages.map(({ name }) => name).filter(isPart);
  const nameOf = (specifier: string): string =>
    parts.some((name) => isPackage(name, specifier)) ? specifier : packageOfSpecifier(specifier);
  const hosts = providers
    .flatMap((provider) =>
      provider.hosts.map(({ host, pathPrefix = '' }) => ({ provider, host, pathPrefix, pattern: hostPattern(host) })),
    )
    // What says more comes first.
    .toSorted(
      (one, other) =>
        Number(one.host.includes('*')) - Number(other.host.includes('*')) ||
        other.pathPrefix.length - one.pathPrefix.length,
    );
  const formats = providers.flatMap(compiledFormats);
  return {
    providers,
    byId: new Map(providers.map((provider) => [provider.id, provider])),
    nameOf,
    providersOf: (specifier) => ofPackage(nameOf(specifier)),
    providerOfHost: (host, path) => {
      const bare = host.toLowerCase().replace(/:\d+$/u, '');
      return hosts.find(
        ({ pattern, pathPrefix }) =>
          pattern.test(bare) && (pathPrefix === '' || path === undefined || path.startsWith(pathPrefix)),
      )?.provider;
    },
    formats,
    wrappers,
    secretEnv: new Set(secretEnv),
    ...libraryTables([...libraries, ...ownSettings(wrappers)]),
    anyFormat:
      formats.length === 0 ? null : new RegExp(formats.map(({ pattern }) => `(?:${pattern.source})`).join('|'), 'u'),
  };
};

/** `*` stands for one or more labels. */
const hostPattern = (host: string): RegExp =>
  new RegExp(
    `^${host
      .toLowerCase()
      .replaceAll('.', String.raw`\.`)
      .replaceAll('*', String.raw`[\w-]+(?:\.[\w-]+)*`)}$`,
    'u',
  );

const compiledFormats = (provider: Provider): readonly CompiledFormat[] =>
  provider.credentials.flatMap((format) =>
    format.pattern === null || format.nameOnly === true
      ? []
      : [{ provider, format, pattern: new RegExp(format.pattern, 'u') }],
  );
