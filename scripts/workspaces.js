import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url));

const { compilerOptions } = JSON.parse(readFileSync(path.join(root, 'tsconfig.base.json'), 'utf8'));

/**
 * The shipped packages export their build; inside the repository they are reached at their sources, as the compiler does.
 * @type {Readonly<Record<string, string>>}
 */
export const sourceAliases = Object.fromEntries(
  Object.entries(compilerOptions.paths).map(([name, [source]]) => [name, path.join(root, source)]),
);
