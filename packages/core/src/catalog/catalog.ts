import type { CredentialFormat, Provider } from './provider.ts';

/** The providers a host works with, and the look-ups recognisers need. */
export interface Catalog {
  readonly providers: readonly Provider[];
  readonly byId: ReadonlyMap<string, Provider>;
  readonly byPackage: ReadonlyMap<string, readonly Provider[]>;
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
  const formats = providers.flatMap(compiledFormats);
  return {
    providers,
    byId: new Map(providers.map((provider) => [provider.id, provider])),
    byPackage,
    formats,
    anyFormat:
      formats.length === 0 ? null : new RegExp(formats.map(({ pattern }) => `(?:${pattern.source})`).join('|'), 'u'),
  };
};

const compiledFormats = (provider: Provider): readonly CompiledFormat[] =>
  provider.credentials.flatMap((format) =>
    format.pattern === null ? [] : [{ provider, format, pattern: new RegExp(format.pattern, 'u') }],
  );
