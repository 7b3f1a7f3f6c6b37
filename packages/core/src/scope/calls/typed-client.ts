/** Clients that only their type tells: handed over by a container, answered by a function whose type is inferred. */
import type { Catalog } from '../../catalog/catalog.ts';
import type { Origin } from '../../flow/origin.ts';
import type { Flow } from '../../flow/settle.ts';
import { typedOrigins } from '../../flow/typed-origins.ts';
import { namesOperation, writtenMembers } from '../../extract/named-operation.ts';
import type { CallSite } from './call-site.ts';

/** Where the callee comes from, going by the type of what its members are taken off. */
export const typedCallee = (flow: Flow, catalog: Catalog, site: CallSite): readonly Origin[] => {
  if (!namesOperation(catalog, site.structure, site.call.callee)) return [];
  const { base, members } = writtenMembers(site.structure, site.call.callee);
  return typedOrigins(flow, { file: site.file, id: base }).found.flatMap(
    (origin) => flow.membersOf(origin, members).found,
  );
};
