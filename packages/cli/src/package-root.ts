import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const find = (folder: string): string => {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('the package.json of seamlint is missing');
  return find(parent);
};

/** The folder of this package, whether it runs from its sources, its build or a bundle. */
export const packageRoot = (): string => find(dirname(fileURLToPath(import.meta.url)));

export const version = (): string => {
  const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as { version: string };
  return version;
};
