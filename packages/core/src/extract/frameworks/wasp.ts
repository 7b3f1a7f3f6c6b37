/** Endpoints of Wasp: an exported function that is typed as one, `export const payments: PaymentsApi = async (request, response, context) => …`. */
import type { Route } from '../../facts/route.ts';
import type { Structure } from '../../facts/structure.ts';
import { fileRoute, isExport } from './file-route.ts';

export const wasp = {
  /** Only types of endpoints are exported there, one for each that the application declares. */
  types: 'wasp/server/api',
  /** Without it a file holds none. */
  words: String.raw`wasp/server/api`,
} as const;

/** Express runs them. The path stands in the declaration of the application; the type is called after the endpoint. */
export const waspRoutes = (structure: Structure, file: string): readonly Route[] =>
  structure.types.variables.flatMap(({ value, type }) =>
    type.kind === 'name' && type.specifier === wasp.types
      ? structure.edges
          .filter(isExport)
          .filter((edge) => edge.kind === 'export' && edge.value === value)
          .map((edge) => fileRoute(structure, file, 'express', 'ALL', `/${spelledAsPath(type.name)}`, edge))
      : [],
  );

const spelledAsPath = (name: string): string => name.replaceAll(/(?<=[a-z\d])(?=[A-Z])/gu, '-').toLowerCase();
