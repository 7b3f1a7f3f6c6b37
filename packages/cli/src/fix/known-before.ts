import type { Request, Workspace } from '../check/analyse.ts';
import type { Toolbox } from '../check/toolbox.ts';
import type { FixOptions } from '../command-line/options.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import type { Io } from '../io.ts';
import type { BaselineFile } from '../known/baseline-file.ts';
import { openBaseline, withBaseline } from '../known/baseline.ts';
import { openSince } from '../known/since.ts';
import type { Report, Reported } from '../report/report.ts';
import { metaRules } from '../settle/meta-rules.ts';

/** The findings of a report that a baseline holds, or that were there at a commit: nobody asked to fix these. */
export type KnownBefore = (report: Report) => Promise<ReadonlySet<Reported>>;

/** What is to be read before anything is analysed; throws a UsageError where it can't be. */
export interface KnownSources {
  readonly baseline: BaselineFile | undefined;
  readonly repository: Repository | undefined;
}

export const openKnownSources = (options: FixOptions, { cwd, env }: Pick<Io, 'cwd' | 'env'>): KnownSources => ({
  baseline: openBaseline(options, cwd),
  repository: options.since === undefined ? undefined : openRepository(cwd, env, '--since'),
});

interface Asked {
  readonly options: FixOptions;
  readonly tools: Toolbox;
  readonly request: Request;
  readonly workspace: Workspace;
}

export const openKnownBefore = async (
  { baseline, repository }: KnownSources,
  { options, tools, request, workspace }: Asked,
): Promise<KnownBefore> => {
  const { since: ref } = options;
  const since =
    ref === undefined || repository === undefined
      ? undefined
      : await openSince({ ref, repository, request, options, tools }, workspace);
  const rules = [...tools.rules, ...metaRules];
  return throughEdits(async (report) => {
    const unknown = since?.without(report, workspace) ?? report;
    if (baseline === undefined) return knownIn(report, unknown);
    return knownIn(report, (await withBaseline(unknown, baseline, options, { workspace, rules })).report);
  });
};

const knownIn = (report: Report, { findings }: Report): ReadonlySet<Reported> => {
  const left = new Set(findings);
  return new Set(report.findings.filter((finding) => !left.has(finding)));
};

/**
 * An edit may change how the code around another finding begins. Of as many as were known of a rule in a file, those are
 * still the known ones that did not look new at first.
 */
const throughEdits = (look: KnownBefore): KnownBefore => {
  let first: { readonly known: ReadonlyMap<string, number>; readonly fresh: ReadonlySet<string> } | undefined;
  return async (report) => {
    const known = await look(report);
    first ??= {
      known: counted([...known]),
      fresh: new Set(report.findings.filter((one) => !known.has(one)).map(looksOf)),
    };
    const now = new Map(counted([...known]));
    const all = new Set(known);
    for (const finding of report.findings) {
      const kind = kindOf(finding);
      if (all.has(finding) || first.fresh.has(looksOf(finding)) || (now.get(kind) ?? 0) >= (first.known.get(kind) ?? 0))
        continue;
      all.add(finding);
      now.set(kind, (now.get(kind) ?? 0) + 1);
    }
    return all;
  };
};

const counted = (findings: readonly Reported[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const finding of findings) counts.set(kindOf(finding), (counts.get(kindOf(finding)) ?? 0) + 1);
  return counts;
};

const kindOf = ({ at, rule }: Reported): string => JSON.stringify([at.path, rule]);
const looksOf = ({ at, rule, context }: Reported): string => JSON.stringify([at.path, rule, context]);
