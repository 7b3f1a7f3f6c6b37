/** The one form that variables of the environment have as origins, however they are read: `process.env.NAME`. */
import type { Ref } from '../../facts/file-facts.ts';
import { type Origin, symbolText } from '../origin.ts';

type External = Extract<Origin, { kind: 'external' }>;

/** The variable `name`, read at `ref`, or the members `rest` of it. */
export const environmentVariable = (ref: Ref, name: string, rest: readonly string[] = []): External => ({
  kind: 'external',
  package: null,
  path: ['process', 'env', name, ...rest],
  ref,
});

const ENVIRONMENT =
  /^(?:global:(?:globalThis\.)?(?:process|Bun|import\.meta)[.:]env|process:env|global:Deno\.env\.toObject\(\))$/u;

/** Whether it is the environment as a whole. */
export const isEnvironment = (origin: Origin): boolean =>
  origin.kind === 'external' && ENVIRONMENT.test(symbolText(origin));

/** The name of the variable of the environment that it is; of a setting in a tree of them with dots. */
export const variableNameOf = (origin: Origin): string | undefined => {
  if (origin.kind !== 'external') return undefined;
  const name = origin.path.at(-1);
  return name !== undefined && name !== '()' && isEnvironment({ ...origin, path: origin.path.slice(0, -1) })
    ? name
    : undefined;
};
