/** Routes that a framework finds by the place of their file. */
import type { Route } from '../../facts/route.ts';
import { type Range, spanOf } from '../../facts/span.ts';
import type { ModuleEdge, Structure } from '../../facts/structure.ts';

export type ExportEdge = Extract<ModuleEdge, { kind: 'export' | 're-export' }>;

export const isExport = (edge: ModuleEdge): edge is ExportEdge => edge.kind === 'export' || edge.kind === 're-export';

export const fileRoute = (
  structure: Structure,
  file: string,
  framework: Route['framework'],
  method: string,
  path: string,
  edge: ExportEdge,
): Route => ({
  kind: 'route',
  span: spanOf(file, edge.kind === 'export' ? handlerRange(structure, edge) : edge.at),
  framework,
  method,
  path,
  pathValue: null,
  handlers: [],
  router: null,
  call: null,
  exportName: edge.name,
});

/** The export that is the whole of a module: `export default`, `module.exports =`. */
export const defaultExport = ({ edges }: Structure): ExportEdge | undefined =>
  edges.filter(isExport).find((edge) => edge.name === 'default' || (edge.kind === 'export' && edge.name === '='));

/** The exported function itself where it stands in the file, so that a finding points at code. */
const handlerRange = (structure: Structure, edge: Extract<ModuleEdge, { kind: 'export' }>): Range => {
  const value = structure.values[edge.value];
  const defs = value?.kind === 'variable' ? value.defs : [edge.value];
  const [only] = defs;
  const target = defs.length === 1 && only !== undefined ? structure.values[only] : undefined;
  return target?.kind === 'function' || target?.kind === 'call' ? target.at : edge.at;
};
