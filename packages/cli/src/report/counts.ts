import type { Report, Reported, Silenced } from './report.ts';

export const countsOf = (
  findings: readonly Reported[],
): Pick<Report['summary'], 'findings' | 'errors' | 'warnings'> => {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return { findings: findings.length, errors, warnings: findings.length - errors };
};

/** The report without the findings that `silences` answers for. */
export const withSilenced = (report: Report, silences: (finding: Reported) => Silenced | undefined): Report => {
  const silenced = report.findings.flatMap((finding) => silences(finding) ?? []);
  if (silenced.length === 0) return report;
  const gone = new Set(silenced.map(({ finding }) => finding));
  const findings = report.findings.filter((finding) => !gone.has(finding));
  return {
    ...report,
    findings,
    silenced: [...report.silenced, ...silenced],
    summary: { ...report.summary, ...countsOf(findings), baselined: report.summary.baselined + silenced.length },
  };
};
