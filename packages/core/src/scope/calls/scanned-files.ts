import type { Catalog } from '../../catalog/catalog.ts';
import type { Structure } from '../../facts/structure.ts';
import { providersIn } from '../../flow/provided.ts';
import type { Flow } from '../../flow/settle.ts';
import { filesOfWrappers } from '../../flow/wrappers/own-exports.ts';

/** How far from a client's construction calls of it are looked for, and among how many files. */
const MAX_HOPS = 2;
const MAX_IMPORTERS = 400;

/**
 * The files that name a client, and those that import it from there: `api.post('/orders')` holds no word by which a
 * text could be told from any other.
 */
export const scannedFiles = (flow: Flow, catalog: Catalog): readonly string[] => {
  const known = memo.get(flow) ?? scan(flow, catalog);
  memo.set(flow, known);
  return known;
};

const memo = new WeakMap<Flow, readonly string[]>();

const scan = (flow: Flow, catalog: Catalog): readonly string[] => {
  const scanned = new Set(flow.program.paths);
  let border: readonly string[] = [
    ...flow.program.paths.filter((path) => makesClient(flow, catalog, path)),
    ...filesOfWrappers(flow, 'client'),
  ];
  // What a container makes is handed its client by a name.
  if (border.length > 0) for (const path of registered(flow)) scanned.add(path);
  for (let hop = 0; hop < MAX_HOPS && border.length > 0; hop++) {
    const importers = border.flatMap((path) => {
      const { found } = flow.program.importers(path);
      return found.length > MAX_IMPORTERS ? [] : found.map((importer) => importer.path);
    });
    const added = [...new Set(importers)].filter((path) => !scanned.has(path));
    for (const path of added) scanned.add(path);
    border = added;
  }
  return [...scanned].sort();
};

const registered = (flow: Flow): readonly string[] =>
  providersIn(flow).flatMap(({ file, id, how }) =>
    how === 'useClass' || how === 'useFactory'
      ? flow.settle({ file, id }).found.flatMap((origin) => (origin.kind === 'value' ? [origin.ref.file] : []))
      : [],
  );

const makesClient = (flow: Flow, catalog: Catalog, path: string): boolean => {
  const structure: Structure | undefined = flow.program.file(path)?.structure;
  return (structure?.edges ?? []).some((edge) => {
    if (edge.kind === 'export' || edge.kind === 'export-all') return false;
    const target = flow.program.module(path, edge.specifier);
    return (
      target.kind === 'package' &&
      (catalog.httpClientsOf(target.name).length > 0 || catalog.providersOf(target.name).length > 0)
    );
  });
};

const setups = new WeakMap<Flow, readonly string[]>();

/** With the files that those import which make a client: `setUp(api)` stands where nothing else names a client. */
export const setupFiles = (flow: Flow): readonly string[] => {
  const known = setups.get(flow) ?? findSetups(flow);
  setups.set(flow, known);
  return known;
};

const findSetups = (flow: Flow): readonly string[] => {
  const found = new Set(scannedFiles(flow, flow.catalog));
  for (const path of [...found].filter((one) => makesClient(flow, flow.catalog, one)))
    for (const edge of flow.program.file(path)?.structure.edges ?? []) {
      if (edge.kind === 'export' || edge.kind === 'export-all') continue;
      const target = flow.program.module(path, edge.specifier);
      if (target.kind === 'file') found.add(target.path);
    }
  return [...found].sort();
};
