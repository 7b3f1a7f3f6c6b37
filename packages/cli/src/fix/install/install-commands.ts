import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import type { TransformProject } from '@seamlint/codemods';
import { addCommand } from '../../installs/commands.ts';
import { shellQuoted } from '../../installs/shell-quoted.ts';
import { packageManagerOf } from '../../installs/installer.ts';
import type { Edit } from '../edit.ts';
import { withMajor } from './majors.ts';

export interface Installing {
  readonly root: string;
  readonly cwd: string;
  readonly project: (path: string, text: string) => TransformProject;
}

/** The exact commands that install what the new code imports, one a package of the project. */
export const installCommands = (edits: readonly Edit[], { root, cwd, project }: Installing): readonly string[] => {
  const wanted = new Map<string, Set<string>>();
  for (const { group, install } of edits) {
    if (install.length === 0) continue;
    const folder = packageFolder(root, group.path);
    const names = wanted.get(folder) ?? new Set();
    const node = project(group.path, '').node?.major;
    for (const name of install) names.add(withMajor(name, node));
    wanted.set(folder, names);
  }
  return [...wanted]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([folder, names]) => {
      const there = relative(cwd, join(root, folder)).split(sep).join('/');
      const command = `${addCommand(packageManagerOf(root, folder), folder === '.')} ${[...names].toSorted().join(' ')}`;
      return there === '' ? command : `cd ${shellQuoted(there)} && ${command}`;
    });
};

/** Every package manager takes the package it is called in. */
const packageFolder = (root: string, path: string): string => {
  for (let folder = dirname(path); folder !== '.'; folder = dirname(folder)) {
    if (existsSync(join(root, folder, 'package.json'))) return folder;
  }
  return '.';
};
