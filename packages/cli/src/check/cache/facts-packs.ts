import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FACTS_PACK, readFactsPack, type FactsPack } from '@seamlint/analyzer';
import { counted } from '../../counted.ts';
import { UsageError } from '../../usage-error.ts';

export interface FactsPacks {
  readonly packs: readonly FactsPack[];
  /** Which folders were of no use, a sentence each. */
  readonly notes: readonly string[];
}

/** What `seamlint facts --output` left in the folders. `key`: undefined where nothing that was written could hold. */
export const openFactsPacks = (folders: readonly string[], cwd: string, key: string | undefined): FactsPacks => {
  const packs: FactsPack[] = [];
  const useless: Record<(typeof UNUSED)[number][0], string[]> = { unreadable: [], foreign: [], functions: [] };
  for (const folder of new Set(folders)) {
    requirePack(folder, cwd);
    const pack = key === undefined ? 'functions' : readFactsPack(resolve(cwd, folder), key);
    if (typeof pack === 'object') packs.push(pack);
    else useless[pack].push(folder);
  }
  const notes = UNUSED.flatMap(([kind, why]) =>
    useless[kind].length === 0 ? [] : [`The facts in ${named(useless[kind])} are not used: ${why}.`],
  );
  return { packs, notes };
};

const UNUSED = [
  ['unreadable', 'they are damaged'],
  [
    'foreign',
    'another version of Seamlint or Node wrote them, or `providers` and `wrappers` of the config were others',
  ],
  ['functions', '`providers` or `wrappers` of the config hold a function'],
] as const;

const named = ([...folders]: readonly string[]): string => {
  const rest = folders.splice(SHOWN).length;
  return `${folders.join(', ')}${rest === 0 ? '' : ` and ${counted(rest, 'other folder')}`}`;
};

const SHOWN = 3;

/** A path that should be checked reads as one more folder. */
const requirePack = (folder: string, cwd: string): void => {
  if (existsSync(join(resolve(cwd, folder), FACTS_PACK))) return;
  const isThere = existsSync(resolve(cwd, folder));
  if (!isThere && /[*?[{]/u.test(folder))
    throw new UsageError(
      `--facts takes folders, and none fits "${folder}": make them with \`seamlint facts --output\`, and leave the pattern to the shell, without quotes.`,
    );
  const what = isThere ? 'there are no facts in' : 'there is no folder';
  throw new UsageError(
    `--facts: ${what} "${folder}"; \`seamlint facts --output ${folder}\` makes them, and paths to check go before --facts.`,
  );
};
