import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { serialize } from 'node:v8';
import type { CommonOptions } from '../../command-line/options.ts';
import type { Workspace } from '../analyse.ts';
import { isPlainData } from '../is-plain-data.ts';
import { runningBuild } from './build-id.ts';

/** Grows whenever what is written changes its form. */
const FORMAT = 3;

/** All that bears on what is known of a file, besides its path and text. */
export const recordsKey = (build: string, { settings }: Workspace): string => keyOf([FORMAT, build, settings.own]);

/** The same across machines; undefined where a config holds what is no data. */
export const factsKey = (workspace: Workspace): string | undefined => {
  return isPlainData(workspace.settings.own) ? recordsKey(runningBuild(), workspace) : undefined;
};

/** All that bears on the answer, besides what is on the disk. */
export const answerKey = (build: string, workspace: Workspace, options: CommonOptions): string => {
  const { cwd, discovery, told, tellsRest, settings, types } = workspace;
  const { root, files, reported, named, errors } = discovery;
  return keyOf([
    [FORMAT, build, cwd, types, options.preset, options.rule, options.reportUnusedSuppressions],
    [root, files, reported, named, errors, told, tellsRest, settings.configs],
    // Tests and packages go by where a package begins.
    packagesAmong(root, files),
  ]);
};

const packagesAmong = (root: string, files: readonly string[]): readonly string[] => {
  const folders = new Set<string>();
  for (const file of files)
    for (let folder = dirname(file); folder !== '.' && !folders.has(folder); folder = dirname(folder))
      folders.add(folder);
  return [...folders].filter((folder) => existsSync(join(root, folder, 'package.json')));
};

/** Serialized as threads see it, so that a pattern in a config counts, too. */
const keyOf = (parts: unknown): string =>
  createHash('sha256').update(serialize(parts)).digest('base64url').slice(0, 24);
