import { join } from 'node:path';
import { runCommand } from '../../installs/commands.ts';
import type { Project } from '../detect/project.ts';
import { baselineArgs } from './check-line.ts';
import { githubWorkflow } from './github-workflow.ts';
import { withGitlabJob } from './gitlab-job.ts';
import { byHand, none, type Proposal, there, write } from './proposal.ts';

const WHAT = 'CI job';

/** A job that tells of a branch what it brings in. */
export const proposeCi = (project: Project, baseline: string | null): Proposal => {
  const { ci, manager } = project;
  const recipe = runCommand(
    manager,
    `seamlint check --since <the commit the branch began with>${baselineArgs(baseline)}`,
  );
  if (ci.provider === null) return none(WHAT, `no CI is known here; a job with all of the history runs: ${recipe}`);
  if (ci.provider === 'github') return onGithub(project, baseline);
  if (ci.provider === 'gitlab') return onGitlab(project, baseline, recipe);
  return project.top.read(ci.evidence)?.includes('seamlint') === true
    ? there(WHAT, ci.evidence)
    : byHand(WHAT, `in ${ci.evidence} (${ci.title}), in a clone with all of the history`, `${recipe}\n`);
};

const onGithub = (project: Project, baseline: string | null): Proposal => {
  const { top, ci } = project;
  const texts = ci.workflows.map((path) => top.read(path) ?? '');
  const at = texts.findIndex((text) => /\bseamlint\b/u.test(text));
  if (at >= 0) return there(WHAT, ci.workflows[at] ?? '');
  const path = '.github/workflows/seamlint.yml';
  if (top.has(path)) return there(WHAT, path);
  return write(WHAT, { path: join(top.path, path), before: null, after: githubWorkflow(project, baseline, texts) });
};

const onGitlab = (project: Project, baseline: string | null, recipe: string): Proposal => {
  const { top } = project;
  const file = '.gitlab-ci.yml';
  const before = top.read(file) ?? null;
  if (before?.includes('seamlint') === true) return there(WHAT, file);
  const after = withGitlabJob(before, project, baseline);
  return after === undefined
    ? byHand(WHAT, `in ${file}, in a clone with all of the history (GIT_DEPTH: 0)`, `${recipe}\n`)
    : write(WHAT, { path: join(top.path, file), before, after });
};
