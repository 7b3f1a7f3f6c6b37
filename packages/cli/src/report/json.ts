import { visibleJson } from './printable.ts';
import type { Format, Reported } from './report.ts';

export const json: Format = ({ findings, undecided, errors, summary }, { version }) =>
  visibleJson({
    version: 1,
    tool: `seamlint ${version}`,
    findings: findings.map(plain),
    undecided: undecided.map(({ rule, file, line, column, why, lost }) => ({
      rule,
      file,
      line,
      column,
      why,
      ...(lost === null ? {} : { because: [{ ...lost, note: 'the trail was lost here' }] }),
    })),
    errors: errors.map(({ file, message }) => ({ file, message })),
    summary,
  });

const plain = (finding: Reported): object => ({
  rule: finding.rule,
  severity: finding.severity,
  message: finding.message,
  help: finding.help,
  file: finding.file,
  line: finding.line,
  column: finding.column,
  endLine: finding.endLine,
  endColumn: finding.endColumn,
  ...(finding.provider === null ? {} : { provider: finding.provider }),
  because: finding.because.map(({ file, line, column, note }) => ({ file, line, column, note })),
  ...(finding.plan?.kind === 'transform'
    ? { fix: { transform: finding.plan.transform, safe: finding.plan.safe } }
    : {}),
  fingerprint: finding.fingerprint,
});
