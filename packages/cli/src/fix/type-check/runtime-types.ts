import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const RUNTIME = '@seamlint/runtime';

/** `paths` under which a compiler finds what inserted code imports, in our own installation where the project has none yet. */
export const runtimeTypes = (folder: string | undefined): Readonly<Record<string, string[]>> => {
  if (folder !== undefined && homeOf(join(folder, 'package.json')) !== undefined) return {};
  const own = homeOf(import.meta.url);
  const types = ['dist/index.d.ts', 'src/index.ts']
    .map((name) => join(own ?? '', name))
    .find((path) => own !== undefined && existsSync(path));
  return types === undefined ? {} : { [RUNTIME]: [types] };
};

const homeOf = (from: string): string | undefined => {
  try {
    return dirname(createRequire(from).resolve(`${RUNTIME}/package.json`));
  } catch {
    return undefined;
  }
};
