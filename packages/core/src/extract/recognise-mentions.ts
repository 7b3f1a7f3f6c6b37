import type { Catalog } from '../catalog/catalog.ts';
import type { Mention } from '../facts/mention.ts';
import { spanOf } from '../facts/span.ts';
import type { ModuleEdge, Structure, TypeName } from '../facts/structure.ts';
import { packagesOfClients } from './call-seams.ts';
import { namesOperation } from './named-operation.ts';
import type { RecogniserContext } from './recogniser.ts';

/** At most one of each: enough for the file to be kept. */
export const recogniseMentions = (structure: Structure, { path, catalog }: RecogniserContext): readonly Mention[] => {
  const platformClients = new Set(catalog.httpClientsOf(null).flatMap(({ requests }) => Object.keys(requests)));
  const client =
    structure.edges.find((edge) => namesClient(catalog, edge)) ??
    structure.values.find((value) => value.kind === 'global' && platformClients.has(value.name)) ??
    structure.values.find((value) => {
      const object =
        value.kind === 'member' && platformClients.has(value.name ?? '') ? structure.values[value.object] : undefined;
      return object?.kind === 'global' && /^(?:globalThis|window|self|global)$/u.test(object.name);
    }) ??
    structure.calls.find(({ callee }) => namesOperation(catalog, structure, callee)) ??
    // `import type` leaves nothing but the type of what others hand over.
    structure.functions.flatMap(({ params }) => params).find(({ type }) => isOfClient(catalog, type)) ??
    structure.classes.find(({ members }) => members.some(({ type }) => isOfClient(catalog, type)));
  const queue = structure.edges.find((edge) => catalog.queuePackages.includes(packageOf(edge)));
  const asksCrypto = structure.edges.some((edge) => /^(?:node:)?crypto$/u.test(packageOf(edge)));
  const digest = structure.values.find(
    (value) =>
      (value.kind === 'member' || value.kind === 'import' || value.kind === 'global') &&
      (namesDigest(value.name) || (asksCrypto && value.name === 'verify')),
  );
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
