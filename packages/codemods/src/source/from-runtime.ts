import { runsOn } from '../project/versions.ts';
import { Refusal } from '../transform.ts';
import type { Mending } from './mend-sites.ts';

const RUNTIME = '@seamlint/runtime';

/** A function of the runtime, where nothing nearer does. */
export const fromRuntime = ({ imports, project }: Pick<Mending, 'imports' | 'project'>, name: string): string => {
  if (runsOn(project, 20, 19) === false) {
    throw new Refusal(
      `The helper for this is in ${RUNTIME}, which needs Node 20.19, and the project runs on an older one.`,
    );
  }
  return imports.named(RUNTIME, name);
};
