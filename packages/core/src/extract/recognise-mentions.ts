import type { Catalog } from '../catalog/catalog.ts';
import type { Mention } from '../facts/mention.ts';
import { spanOf } from '../facts/span.ts';
import type { ModuleEdge, Structure } from '../facts/structure.ts';
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
    structure.calls.find(({ callee }) => namesOperation(catalog, structure, callee));
  const queue = structure.edges.find((edge) => catalog.queuePackages.includes(packageOf(edge)));
  return [
    ...(client === undefined
      ? []
      : [{ kind: 'mention' as const, span: spanOf(path, client.at), of: 'client' as const }]),
    ...(queue === undefined ? [] : [{ kind: 'mention' as const, span: spanOf(path, queue.at), of: 'queue' as const }]),
  ];
};

const namesClient = (catalog: Catalog, edge: ModuleEdge): boolean => {
  if ('specifier' in edge && packagesOfClients(catalog).includes(edge.specifier)) return true;
  const name = packageOf(edge);
  return name !== '' && (catalog.httpClientsOf(name).length > 0 || catalog.providersOf(name).length > 0);
};

const packageOf = (edge: ModuleEdge): string =>
  'specifier' in edge ? (/^(?:node:)?((?:@[\w.-]+\/)?[\w.-]+)/u.exec(edge.specifier)?.[1] ?? '') : '';
