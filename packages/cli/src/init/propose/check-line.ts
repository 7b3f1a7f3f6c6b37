import { installedCommand } from '../../installs/commands.ts';
import { shellQuoted } from '../../installs/shell-quoted.ts';
import type { Project } from '../detect/project.ts';

/** The arguments that name the baseline, if there is one. */
export const baselineArgs = (baseline: string | null): string => (baseline === null ? '' : ` --baseline ${baseline}`);

/** What a hook runs: from the top of the repository, and on what is staged. */
export const hookLine = ({ manager, below }: Project, baseline: string | null): string => {
  const line = installedCommand(manager, `seamlint check --staged${baselineArgs(baseline)}`);
  return below === '' ? line : `(cd ${shellQuoted(below)} && ${line})`;
};
