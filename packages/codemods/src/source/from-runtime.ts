import { requireNode } from '../project/versions.ts';
import type { Mending } from './mend-sites.ts';

const RUNTIME = '@seamlint/runtime';

/** A function of the runtime, where nothing nearer does. */
export const fromRuntime = ({ imports, project }: Pick<Mending, 'imports' | 'project'>, name: string): string => {
  requireNode(project, `The helper for this is in ${RUNTIME}, which`, 20, 19);
  return imports.named(RUNTIME, name);
};
