import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FACTS_PACK, readFactsPack, type FactsPack } from '@seamlint/analyzer';
import { UsageError } from '../../usage-error.ts';

export interface FactsPacks {
  readonly packs: readonly FactsPack[];
  /** Which folders were of no use, a sentence each. */
  readonly notes: readonly string[];
}

/** What `seamlint facts --output` left in the folders. `key`: undefined where nothing that was written could hold. */
export const openFactsPacks = (folders: readonly string[], cwd: string, key: string | undefined): FactsPacks => {
  const packs: FactsPack[] = [];
  const notes: string[] = [];
  for (const folder of new Set(folders)) {
    requirePack(folder, cwd);
    const pack = key === undefined ? 'foreign' : readFactsPack(resolve(cwd, folder), key);
    if (pack === 'foreign') notes.push(`The facts in ${folder} are of another build or config and are not used.`);
    else if (pack === 'unreadable') notes.push(`The facts in ${folder} are damaged and are not used.`);
    else packs.push(pack);
  }
  return { packs, notes };
};

/** A path that should be checked reads as one more folder. */
const requirePack = (folder: string, cwd: string): void => {
  if (existsSync(join(resolve(cwd, folder), FACTS_PACK))) return;
  const what = existsSync(resolve(cwd, folder)) ? 'there are no facts in' : 'there is no folder';
  throw new UsageError(
    `--facts: ${what} "${folder}"; \`seamlint facts --output ${folder}\` makes them, and paths to check go before --facts.`,
  );
};
