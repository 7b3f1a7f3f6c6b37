import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/u, '');

/** Every TypeScript source of every workspace, tests too, relative to the root with `/`. */
export const sourceFiles = (): readonly string[] => {
  const packages = readdirSync(`${root}/packages`).flatMap((name) => filesBelow(`packages/${name}/src`));
  return [...packages, ...filesBelow('rules')].filter((file) => /\.[cm]?ts$/u.test(file)).sort();
};

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(`${root}/${folder}`, { withFileTypes: true }).flatMap((entry) => {
    if (!entry.isDirectory()) return [`${folder}/${entry.name}`];
    return isBuilt(entry.name) ? [] : filesBelow(`${folder}/${entry.name}`);
  });

const isBuilt = (folder: string): boolean => ['build', 'dist', 'node_modules'].includes(folder);
