import type { CommonOptions } from '../command-line/options.ts';
import type { Workspace } from './analyse.ts';
import type { Caches } from './cache/open-caches.ts';
import { nothingFound } from './nothing-found.ts';

/** What is said beside the report, a sentence each. `unsaved`: why nothing could be kept. */
export const asidesOf = (
  workspace: Workspace,
  caches: Caches | undefined,
  unsaved: string | undefined,
  { stats, verbose, cacheLocation }: CommonOptions,
): readonly string[] => {
  const isCurious = stats === true || verbose === true;
  // Where nobody said where to keep it, nobody waits for it.
  const isTold = unsaved !== undefined && (isCurious || cacheLocation !== undefined);
  const kept = cacheLocation === undefined ? '' : `--cache-location ${cacheLocation}: `;
  return [...nothingFound(workspace), ...(caches?.notes(isCurious) ?? []), ...(isTold ? [`${kept}${unsaved}`] : [])];
};
