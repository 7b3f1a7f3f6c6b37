import type { Catalog } from '../catalog/catalog.ts';
import { type SecretClass, classifySecret } from '../catalog/classify-secret.ts';
import { isPackage, packageOfSpecifier } from '../catalog/packages.ts';
import type { Provider } from '../catalog/provider.ts';
import type { Credential } from '../facts/credential.ts';
import type { LiteralShape } from '../facts/literal-shape.ts';
import { spanOf } from '../facts/span.ts';
import { foundOfKind } from '../facts/of-kind.ts';
import type { Structure } from '../facts/structure.ts';
import { isCredentialName, wordsOf } from './credential-name.ts';
import type { Recogniser } from './recogniser.ts';
import { valueNames } from './value-names.ts';

/** Literals that are credentials by what they look like, or by the name that a random text is kept under. */
export const recogniseCredentials: Recogniser = (structure, { path, catalog }) => {
  const names = valueNames(structure);
  return foundOfKind(structure, 'string', ({ shape, at }, id): readonly Credential[] => {
    if (shape === null) return [];
    if (shape.placeholder || shape.exposure === 'publishable') return [];
    const telling = tellingOf(shape, names.get(id) ?? [], structure, catalog);
    return telling === null ? [] : [{ kind: 'credential', span: spanOf(path, at), shape, ...telling }];
  });
};

type Telling = Pick<Credential, 'evidence' | 'what' | 'provider' | 'environment' | 'certain'>;

const tellingOf = (
  shape: LiteralShape,
  names: readonly string[],
  structure: Structure,
  catalog: Catalog,
): Telling | null => {
  const secret = classifySecret(catalog, shape.formats, (provider) => speaksOf(provider, names, structure));
  if (secret !== undefined) return byFormat(secret, catalog);
  const anybodys = { provider: null, environment: 'any', certain: true } as const;
  if (shape.reads === 'pem-private-key') return { ...anybodys, evidence: 'format', what: 'a private key' };
  if (shape.reads === 'url-with-credentials')
    return { ...anybodys, evidence: 'format', what: 'the credentials in a URL' };
  const name = looksGenerated(shape)
    ? names.find((one) => isCredentialName(one) && !isOtherThan(shape, one))
    : undefined;
  return name === undefined ? null : { ...anybodys, evidence: 'name', what: `the value of ${name}` };
};

const byFormat = ({ format, provider, owners, certain }: SecretClass, catalog: Catalog): Telling => {
  const titles = owners.map((id) => catalog.byId.get(id)?.title ?? `${id.charAt(0).toUpperCase()}${id.slice(1)}`);
  const kind = `${format.env === 'any' ? '' : `${format.env} `}secret`;
  return {
    evidence: 'format',
    what:
      provider === null
        ? `a ${kind} of ${titles.slice(0, -1).join(', ')} or ${titles.at(-1) ?? ''}`
        : `${/^[aeio]/iu.test(format.title) ? 'an' : 'a'} ${format.title}`,
    provider: provider?.id ?? null,
    environment: format.env,
    certain,
  };
};

/** A prefix that several vendors share is decided by the file's imports or the name beside it. */
const speaksOf = ({ id, packages }: Provider, names: readonly string[], structure: Structure): boolean =>
  names.some((name) => wordsOf(name).includes(id)) ||
  structure.edges.some(
    (edge) => 'specifier' in edge && packages.some(({ name }) => isPackage(name, packageOfSpecifier(edge.specifier))),
  );

/** Nobody's password is a UUID; ids of whatever is called so are: `{ onePassword: '...' }`. */
const isOtherThan = ({ reads }: LiteralShape, name: string): boolean =>
  reads === 'uuid' && /pass(?:word|wd|phrase|code)/iu.test(name);

const looksGenerated = ({ reads, length }: LiteralShape): boolean =>
  (reads === 'random' && length <= 300) ||
  (reads === 'base64' && length <= 300) ||
  reads === 'jwt' ||
  reads === 'uuid' ||
  (reads === 'hex' && length >= 24 && length <= 256);
