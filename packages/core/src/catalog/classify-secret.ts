/** Whose credential a text is, by the formats that it has and by what stands around it. */
import type { Catalog, CompiledFormat } from './catalog.ts';
import { isCertain } from './confidence.ts';
import type { CredentialFormat, Provider } from './provider.ts';

export interface SecretClass {
  readonly format: CredentialFormat;
  /** null: several vendors' credentials look so, and nothing tells which it is. */
  readonly provider: Provider | null;
  /** Catalog ids of all that it may belong to, known here or not. */
  readonly owners: readonly string[];
  /** A finding may rest on the format, and of nobody that it may belong to is it a key for everybody to read. */
  readonly certain: boolean;
}

/** `formats`: ids of the catalog's formats that the text has. undefined: it has none. */
export const classifySecret = (
  catalog: Catalog,
  formats: readonly string[],
  speaksOf: (provider: Provider) => boolean,
): SecretClass | undefined => {
  const found = formats.flatMap((id) => catalog.formats.find(({ format }) => format.id === id) ?? []);
  const owners = [...new Set(found.flatMap(ownersOf))];
  const spoken = found.find(({ provider }) => speaksOf(provider)) ?? (owners.length === 1 ? found[0] : undefined);
  if (spoken !== undefined) {
    const { format, provider } = spoken;
    return { format, provider, owners: [provider.id], certain: isKnown(spoken) };
  }
  const [first] = found;
  if (first === undefined) return undefined;
  const certain = found.some(isKnown) && found.every(({ format }) => format.exposure === 'secret');
  return { format: first.format, provider: null, owners, certain };
};

const isKnown = ({ provider, format }: CompiledFormat): boolean => isCertain(provider, 'credentials', [format.id]);

const ownersOf = ({ provider, format }: CompiledFormat): readonly string[] => [provider.id, ...format.sharedWith];
