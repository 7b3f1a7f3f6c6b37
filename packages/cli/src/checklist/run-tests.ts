import { join, relative, sep } from 'node:path';
import type { Workspace } from '../check/analyse.ts';
import { startProgress } from '../check/progress.ts';
import { counted } from '../counted.ts';
import { runCommand } from '../fix/verify-command/run-command.ts';
import { withoutSecrets } from '../fix/verify-command/without-secrets.ts';
import { listed, runGit } from '../git/run-git.ts';
import type { Io } from '../io.ts';
import { maskWith } from '../mask-sentence.ts';
import { UsageError } from '../usage-error.ts';
import type { Answer, Evidence } from './item.ts';

export const NOT_RUN: Answer = {
  status: 'undecided',
  why: "No tests were run: give --verify-command 'npm test', or whatever runs them here.",
  evidence: [],
};

/** Whether the project's own tests pass as they were committed. */
export const runTests = async (command: string, workspace: Workspace, io: Io): Promise<Answer> => {
  const { env, left } = withoutSecrets(io.env, workspace.catalog, workspace.settings.own.secretEnv);
  const progress = startProgress(io);
  progress.say(`Running ${command}`);
  const result = await runCommand(command, workspace.discovery.root, env);
  const { passed } = result;
  progress.end();
  const without = left.length === 0 ? [] : [`It ran without what may hold a secret: ${left.join(', ')}.`];
  if (!passed) io.stderr(maskWith(workspace.catalog.formats, result.output));
  if (result.notStarted !== null)
    throw new UsageError(
      `"${command}" could not be started, as ${result.notStarted}: install what it needs, or give --verify-command one that runs here.`,
    );
  const evidence = changedTests(workspace, io);
  if (!passed) return { status: 'fail', why: [`"${command}" fails.`, ...without].join(' '), evidence: evidence ?? [] };
  if (evidence === null)
    return {
      status: 'pass',
      why: `"${command}" passes. Whether tests were changed only git could tell.`,
      evidence: [],
    };
  if (evidence.length === 0)
    return { status: 'pass', why: `"${command}" passes, and no test that was committed is changed.`, evidence };
  const changed = counted(evidence.length, 'existing test file is', 'existing test files are');
  return {
    status: 'undecided',
    why: `"${command}" passes, but ${changed} changed since the last commit: nobody can tell whether they pass unmodified.`,
    evidence,
  };
};

/** A new test modifies none. null: there is no repository. */
const changedTests = ({ cwd, discovery, isTest, settings }: Workspace, io: Io): readonly Evidence[] | null => {
  const { root } = discovery;
  const diff = ['diff', '--name-only', '--no-ext-diff', '--no-renames', '--diff-filter=MD', '--relative', '-z', 'HEAD'];
  const answer = runGit(diff, { cwd: root, env: io.env });
  if (answer.status !== 0) return null;
  return (
    listed(answer)
      // Examples and generated code are out of scope as tests are, and are none.
      .filter((path) => settings.test(path) || (isTest(path) && /test|spec|e2e|mock|fixture|snap/iu.test(path)))
      .map((path) => ({
        kind: 'changed',
        file: relative(cwd, join(root, path)).split(sep).join('/'),
        line: null,
        column: null,
        rule: null,
        message: 'changed since the last commit',
        fingerprint: null,
      }))
  );
};
