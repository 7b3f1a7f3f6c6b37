import type { Catalog } from '../catalog/catalog.ts';
import type { Mention } from '../facts/mention.ts';
import { spanOf } from '../facts/span.ts';
import { findOfKind } from '../facts/of-kind.ts';
import type { ModuleEdge, Structure, TypeName, Value, ValueId } from '../facts/structure.ts';
import { packagesOfClients } from './call-seams.ts';
import { namesOperation } from './named-operation.ts';
import type { RecogniserContext } from './recogniser.ts';

/** At most one of each: enough for the file to be kept. */
export const recogniseMentions = (structure: Structure, { path, catalog }: RecogniserContext): readonly Mention[] => {
  const platformClients = new Set(catalog.httpClientsOf(null).flatMap(({ requests }) => Object.keys(requests)));
  const client =
    structure.edges.find((edge) => namesClient(catalog, edge)) ??
    valueAt(
      structure,
      findOfKind(structure, 'global', ({ name }) => platformClients.has(name)),
    ) ??
    valueAt(
      structure,
      findOfKind(structure, 'member', (value) => {
        const object = platformClients.has(value.name ?? '') ? structure.values[value.object] : undefined;
        return object?.kind === 'global' && /^(?:globalThis|window|self|global)$/u.test(object.name);
      }),
    ) ??
    structure.calls.find(({ callee }) => namesOperation(catalog, structure, callee)) ??
    // `import type` leaves nothing but the type of what others hand over.
    structure.functions.flatMap(({ params }) => params).find(({ type }) => isOfClient(catalog, type)) ??
    structure.classes.find(({ members }) => members.some(({ type }) => isOfClient(catalog, type)));
  const queue = structure.edges.find((edge) => catalog.queuePackages.includes(packageOf(edge)));
  const asksCrypto = structure.edges.some((edge) => /^(?:node:)?crypto$/u.test(packageOf(edge)));
  const tells = ({ name }: { readonly name: string | null }): boolean =>
    namesDigest(name) || (asksCrypto && name === 'verify');
  const [first] = [
    findOfKind(structure, 'member', tells),
    findOfKind(structure, 'import', tells),
    findOfKind(structure, 'global', tells),
  ]
    .filter((id) => id !== undefined)
    .sort((one, other) => one - other);
  const digest = valueAt(structure, first);
  return [
    ...(digest === undefined
      ? []
      : [{ kind: 'mention' as const, span: spanOf(path, digest.at), of: 'digest' as const }]),
    ...(client === undefined
      ? []
      : [{ kind: 'mention' as const, span: spanOf(path, client.at), of: 'client' as const }]),
    ...(queue === undefined ? [] : [{ kind: 'mention' as const, span: spanOf(path, queue.at), of: 'queue' as const }]),
  ];
};

const valueAt = ({ values }: Structure, id: ValueId | undefined): Value | undefined =>
  id === undefined ? undefined : values[id];

/** `createHmac`, `HmacSHA256`, `subtle.sign`. A plain hash is one where a signature is near. */
const namesDigest = (name: string | null): boolean =>
  /hmac|^createHash$|^subtle$|^createVerify$|^timingSafeEqual$/iu.test(name ?? '');

const isOfClient = (catalog: Catalog, type: TypeName | null): boolean => {
  const name = packageIn(type?.specifier ?? '');
  return name !== '' && (catalog.httpClientsOf(name).length > 0 || catalog.providersOf(name).length > 0);
};

const namesClient = (catalog: Catalog, edge: ModuleEdge): boolean => {
  if ('specifier' in edge && packagesOfClients(catalog).includes(edge.specifier)) return true;
  const name = packageOf(edge);
  return name !== '' && (catalog.httpClientsOf(name).length > 0 || catalog.providersOf(name).length > 0);
};

const packageOf = (edge: ModuleEdge): string => ('specifier' in edge ? packageIn(edge.specifier) : '');

const packageIn = (specifier: string): string => /^(?:node:)?((?:@[\w.-]+\/)?[\w.-]+)/u.exec(specifier)?.[1] ?? '';
