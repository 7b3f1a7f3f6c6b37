import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Installs a package into a folder of its own, unless it is there. Its scripts do not run.
 * @param {string} cache
 * @param {string} name
 * @param {string} version a version or a major
 * @param {readonly string[]} beside what must be there as well
 * @returns {{ readonly folder: string } | { readonly error: string }}
 */
export const install = (cache, name, version, beside) => {
  const wanted = [`${name}@${version}`, ...beside];
  const folder = path.join(cache, wanted.join(' ').replace(/[^\w.@-]/gu, '+'));
  const done = path.join(folder, 'installed');
  if (existsSync(done)) return { folder };
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status, stderr } = spawnSync('npm', ['install', ...flags, ...wanted], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) return { error: stderr.split('\n').slice(0, 3).join(' ') };
  writeFileSync(done, '');
  return { folder };
};
