import { join, relative, sep } from 'node:path';
import type { Workspace } from '../check/analyse.ts';
import { startProgress } from '../check/progress.ts';
import { counted } from '../counted.ts';
import { runCommand } from '../fix/verify-command/run-command.ts';
import { withoutSecrets } from '../fix/verify-command/without-secrets.ts';
import { listed, runGit } from '../git/run-git.ts';
import type { Io } from '../io.ts';
import type { Answer, Evidence } from './item.ts';

export const NOT_RUN: Answer = {
  status: 'undecided',
  why: "No tests were run: give --verify-command 'npm test', or whatever runs them here.",
  evidence: [],
};

/** Whether the project's own tests pass as they were committed. */
export const runTests = async (command: string, workspace: Workspace, io: Io): Promise<Answer> => {
  const { env, left } = withoutSecrets(io.env, workspace.catalog, workspace.settings.secretEnv);
  const progress = startProgress(io);
  progress.say(`Running ${command}`);
  const { passed, output } = await runCommand(command, workspace.discovery.root, env);
  progress.end();
  const without = left.length === 0 ? [] : [`It ran without what may hold a secret: ${left.join(', ')}.`];
  if (!passed) io.stderr(output);
  const evidence = changedTests(workspace, io);
  const changed = counted(evidence.length, 'existing test file is', 'existing test files are');
  if (!passed) return { status: 'fail', why: [`"${command}" fails.`, ...without].join(' '), evidence };
  if (evidence.length === 0)
    return { status: 'pass', why: `"${command}" passes, and no test that was committed is changed.`, evidence };
  return {
    status: 'undecided',
    why: `"${command}" passes, but ${changed} changed since the last commit: nobody can tell whether they pass unmodified.`,
    evidence,
  };
};

/** A new test modifies none. */
const changedTests = ({ cwd, discovery, isTest }: Workspace, io: Io): readonly Evidence[] => {
  const { root } = discovery;
  const diff = ['diff', '--name-only', '--no-ext-diff', '--no-renames', '--diff-filter=MD', '--relative', '-z', 'HEAD'];
  const answer = runGit(diff, { cwd: root, env: io.env });
  if (answer.status !== 0) return [];
  return listed(answer)
    .filter(isTest)
    .map((path) => ({
      kind: 'changed',
      file: relative(cwd, join(root, path)).split(sep).join('/'),
      line: null,
      column: null,
      rule: null,
      message: 'changed since the last commit',
      fingerprint: null,
    }));
};
