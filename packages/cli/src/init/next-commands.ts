import { addDevCommand, runCommand } from '../installs/commands.ts';
import { BASELINE_NAME } from '../known/baseline-file.ts';
import type { Report } from '../report/report.ts';
import type { Project } from './detect/project.ts';
import type { Decided } from './init.ts';
import { baselineArgs } from './propose/check-line.ts';
import { countsByRule } from './propose/propose-baseline.ts';

/** What to run next, in the words of the package manager. */
export const nextText = (project: Project, report: Report, decided: readonly Decided[]): string => {
  const { manager, installed } = project;
  const isUsed = (what: string): boolean =>
    decided.some(
      ({ proposal, decision }) =>
        proposal.what === what && (['there', 'by-hand'].includes(proposal.state.kind) || decision === 'write'),
    );
  const missing = ['seamlint', ...(isUsed('ESLint plugin') ? ['eslint-plugin-seamlint'] : [])].filter(
    (name) => !installed.has(name),
  );
  const [[top] = []] = countsByRule(report.findings);
  const baseline = isUsed('baseline') ? BASELINE_NAME : null;
  const commands = [
    ...(missing.length === 0 ? [] : [`${addDevCommand(manager)} ${missing.join(' ')}`]),
    runCommand(manager, `seamlint check${baselineArgs(baseline)}`),
    ...(top === undefined ? [] : [runCommand(manager, `seamlint explain ${top}`)]),
  ];
  return `\nNext:\n${commands.map((command) => `  ${command}\n`).join('')}`;
};
