/** `context.entities.User` of an endpoint of Wasp's is what Prisma has for the table. */
import { wasp } from '../../extract/frameworks/wasp.ts';
import type { Structure } from '../../facts/structure.ts';
import type { Origin } from '../origin.ts';
import type { Flow } from '../settle.ts';

export const entityOfWasp = (flow: Flow, origin: Extract<Origin, { kind: 'param' | 'made' }>): Origin | undefined => {
  const [entities, name, ...rest] = origin.path;
  if (entities !== 'entities' || name === undefined) return undefined;
  const value = flow.value(origin.ref);
  const structure = flow.program.file(origin.ref.file)?.structure;
  if (value?.kind !== 'param' || value.index !== 2 || structure === undefined || !isEndpoint(structure, value.fn))
    return undefined;
  const table = name.charAt(0).toLowerCase() + name.slice(1);
  return { kind: 'external', package: '@prisma/client', path: ['PrismaClient', '()', table, ...rest], ref: origin.ref };
};

const isEndpoint = (structure: Structure, fn: number): boolean =>
  structure.types.variables.some(({ value, type }) => {
    if (type.kind !== 'name' || type.specifier !== wasp.types) return false;
    const variable = structure.values[value];
    const held = variable?.kind === 'variable' ? variable.defs.map((id) => structure.values[id]) : [];
    return held.some((one) => one?.kind === 'function' && one.fn === fn);
  });
