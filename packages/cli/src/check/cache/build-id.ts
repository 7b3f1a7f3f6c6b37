import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { packageRoot, version } from '../../package-root.ts';

/** Packages that are looked up when they are needed: a newer one of them may see things another way. */
const BESIDE = ['oxc-parser', 'ts-morph'];

/**
 * What tells this build from every other: its entry names all other files of it by their content. undefined: it runs from
 * its sources, which may change at any time.
 */
export const buildId = (): string | undefined => {
  const entry = join(packageRoot(), 'dist', 'bin.js');
  if (!import.meta.url.includes('/dist/') || !existsSync(entry)) return undefined;
  const parts = [version(), process.version, ...BESIDE.map(versionOf), readFileSync(entry, 'utf8')];
  return createHash('sha256').update(parts.join('\0')).digest('base64url');
};

/** Run from its sources, one process knows one build. */
export const runningBuild = (): string =>
  buildId() ?? `sources ${String(process.pid)} ${String(performance.timeOrigin)}`;

const versionOf = (name: string): string => {
  const manifest = createRequire(import.meta.url)(`${name}/package.json`) as { readonly version: string };
  return `${name}@${manifest.version}`;
};
