import type { RuleFailure } from '../check/analyse.ts';
import type { ReportedError } from '../report/report.ts';

/** A fault of ours, in one sentence. What broke is named by its kind alone: an error's own text may repeat source. */
export const brokenRule = (
  { rule, what, error, path }: RuleFailure,
  shownFile: (path: string) => string,
): ReportedError => {
  const shown = path === null ? null : shownFile(path);
  const kind = error instanceof Error && /^\w{1,40}$/u.test(error.name) ? error.name : 'an unknown error';
  const over = what === rule ? '' : `, over ${what} in it`;
  return {
    file: shown ?? '.',
    path,
    message: `${shown ?? 'The program'} could not be judged by ${rule} (${kind}${over}): this is a bug in Seamlint, please report it; everything else was judged.`,
  };
};
