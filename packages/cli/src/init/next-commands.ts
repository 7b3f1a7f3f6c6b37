import { addDevCommand, runCommand } from '../installs/commands.ts';
import { BASELINE_NAME } from '../known/baseline-file.ts';
import type { Report } from '../report/report.ts';
import type { HookGap } from './detect/hook-gap.ts';
import type { Project } from './detect/project.ts';
import type { Decided } from './init.ts';
import { baselineArgs } from './propose/check-line.ts';
import { countsByRule } from './propose/propose-baseline.ts';
import { isOld } from './propose/propose-eslint.ts';

/** `gap`: what keeps the hook from being run. */
export interface Next {
  readonly project: Project;
  readonly report: Report;
  readonly decided: readonly Decided[];
  readonly gap: () => HookGap | undefined;
  /** The root as it is told; undefined: it is the working directory. */
  readonly where: string | undefined;
}

/** A command, and why it is needed where that is not plain. */
type Step = readonly [command: string, why?: string];

/** What to run next, in the words of the package manager. */
export const nextText = ({ project, report, decided, gap, where }: Next): string => {
  const isUsed = (what: string): boolean =>
    decided.some(
      ({ proposal, decision }) =>
        proposal.what === what && (['there', 'by-hand'].includes(proposal.state.kind) || decision === 'write'),
    );
  const hook = isUsed('pre-commit hook') ? gap() : undefined;
  const [[top] = []] = countsByRule(report.findings);
  const baseline = isUsed('baseline') ? BASELINE_NAME : null;
  const steps: readonly Step[] = [
    ...installSteps(project, isUsed),
    ...(hook === undefined ? [] : [[hook.command, hook.why] as const]),
    [runCommand(project.manager, `seamlint check${baselineArgs(baseline)}`)],
    ...(top === undefined ? [] : [[runCommand(project.manager, `seamlint explain ${top}`)] as const]),
  ];
  return `\nNext${where === undefined ? '' : `, in ${where}`}:\n${steps.map(([command, why]) => `  ${command}\n${why === undefined ? '' : `      ${why}\n`}`).join('')}`;
};

/** By package.json alone: what only lies in node_modules is not there in CI, and gone with the next install. */
const installSteps = (project: Project, isUsed: (what: string) => boolean): readonly Step[] => {
  const { manager, manifest } = project;
  const wantsPlugin = isUsed('ESLint plugin') && !isOld(project);
  const missing = ['seamlint', ...(wantsPlugin ? ['eslint-plugin-seamlint'] : [])].filter(
    (name) => !manifest.dependencies.has(name),
  );
  if (missing.length === 0) return [];
  const rests = ['CI job', 'pre-commit hook'].filter(isUsed);
  const fails =
    rests.length === 0
      ? ''
      : `; until it does, the ${rests.join(' and the ')} ${rests.length === 1 ? 'finds' : 'find'} no seamlint to run`;
  const why = missing.includes('seamlint')
    ? `package.json does not name ${missing.join(' or ')}${fails}.`
    : `package.json does not name ${missing.join()}, which the ESLint config imports.`;
  return [[`${addDevCommand(manager)} ${missing.join(' ')}`, why]];
};
