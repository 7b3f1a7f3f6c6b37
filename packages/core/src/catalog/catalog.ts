import type { CredentialFormat, Provider } from './provider.ts';

/** The providers a host works with, and the look-ups recognisers need. */
export interface Catalog {
  readonly providers: readonly Provider[];
  readonly byId: ReadonlyMap<string, Provider>;
  readonly byPackage: ReadonlyMap<string, readonly Provider[]>;
  /** By a module specifier, subpaths and all: `square/legacy`, `openai/resources`. */
  providersOf(specifier: string): readonly Provider[];
  /** By the host of an address: `api.stripe.com`, `shop.myshopify.com`; a port does not count. */
  providerOfHost(host: string): Provider | undefined;
  /** Every format with a pattern, ready to test; the provider it belongs to beside it. */
  readonly formats: readonly CompiledFormat[];
  /** Matches where any of `formats` does: nearly every string is settled by this one scan. null: there are none. */
  readonly anyFormat: RegExp | null;
}

export interface CompiledFormat {
  readonly provider: Provider;
  readonly format: CredentialFormat;
  readonly pattern: RegExp;
}

export const createCatalog = (providers: readonly Provider[]): Catalog => {
  const byPackage = new Map<string, Provider[]>();
  for (const provider of providers) {
    for (const name of provider.packages) byPackage.set(name, [...(byPackage.get(name) ?? []), provider]);
  }
  const hosts = providers
    .flatMap((provider) => provider.hosts.map(({ host }) => ({ provider, host, pattern: hostPattern(host) })))
    .toSorted((one, other) => Number(one.host.includes('*')) - Number(other.host.includes('*')));
  const formats = providers.flatMap(compiledFormats);
  return {
    providers,
    byId: new Map(providers.map((provider) => [provider.id, provider])),
    byPackage,
    providersOf: (specifier) => byPackage.get(specifier) ?? byPackage.get(packageOf(specifier)) ?? [],
    providerOfHost: (host) => {
      const bare = host.toLowerCase().replace(/:\d+$/u, '');
      return hosts.find(({ pattern }) => pattern.test(bare))?.provider;
    },
    formats,
    anyFormat:
      formats.length === 0 ? null : new RegExp(formats.map(({ pattern }) => `(?:${pattern.source})`).join('|'), 'u'),
  };
};

const packageOf = (specifier: string): string => /^(?:@[^/]+\/)?[^/]+/u.exec(specifier)?.[0] ?? specifier;

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
    format.pattern === null ? [] : [{ provider, format, pattern: new RegExp(format.pattern, 'u') }],
  );
