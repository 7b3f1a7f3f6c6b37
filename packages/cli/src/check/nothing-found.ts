import { relative, sep } from 'node:path';
import type { Workspace } from './analyse.ts';

/** A sentence where folders were asked for and none of them holds a file. One that names files knows what they are. */
export const nothingFound = ({ cwd, discovery }: Workspace): readonly string[] => {
  const { reported, empty } = discovery;
  if (reported.size > 0 || empty.length === 0) return [];
  const shown = empty.map((folder) => relative(cwd, folder).split(sep).join('/') || 'the working directory');
  return [`There is no JavaScript or TypeScript file under ${shown.join(', ')} that is not ignored.`];
};
