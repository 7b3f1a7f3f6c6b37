import type { CredentialFormat, Provider } from './provider.ts';

/** The providers a host works with, and the look-ups recognisers need. */
export interface Catalog {
  readonly providers: readonly Provider[];
  readonly byId: ReadonlyMap<string, Provider>;
  readonly byPackage: ReadonlyMap<string, readonly Provider[]>;
  /** Every format with a pattern, ready to test; the provider it belongs to beside it. */
  readonly formats: readonly CompiledFormat[];
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
  return {
    providers,
    byId: new Map(providers.map((provider) => [provider.id, provider])),
    byPackage,
    formats: providers.flatMap((provider) =>
      provider.credentials.flatMap((format) =>
        format.pattern === null ? [] : [{ provider, format, pattern: new RegExp(format.pattern, 'u') }],
      ),
    ),
  };
};
