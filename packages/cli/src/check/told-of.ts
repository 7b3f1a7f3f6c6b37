import type { CommonOptions } from '../command-line/options.ts';
import { settle } from '../settle/settle.ts';
import type { Analysis } from './analyse.ts';
import type { Told } from './cache/told.ts';

/** What a run over the whole program has to tell. */
export const toldOf = (analysis: Analysis, { reportUnusedSuppressions }: CommonOptions, ms: number): Told => ({
  report: settle(analysis, { unusedSuppressions: reportUnusedSuppressions !== false, ms }),
  stats: analysis.program.stats,
  unparsed: analysis.program.errors.length,
  warnings: analysis.workspace.tellsRest
    ? analysis.tools.wrapperWarnings(analysis.program, analysis.workspace.catalog.wrappers)
    : [],
});
