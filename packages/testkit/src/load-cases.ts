import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import type { Cases } from './cases.ts';

/** The cases of every rule, by the rule's name: each folder of `rules` that holds a `cases.ts`. */
export const loadCases = async (rules: string): Promise<ReadonlyMap<string, Cases>> => {
  const names = readdirSync(rules).filter((name) => existsSync(join(rules, name, 'cases.ts')));
  return new Map(
    await Promise.all(names.sort().map(async (name) => [name, await casesIn(join(rules, name))] as const)),
  );
};

const casesIn = async (folder: string): Promise<Cases> => {
  const module = (await import(pathToFileURL(join(folder, 'cases.ts')).href)) as { readonly cases: Cases };
  return module.cases;
};
