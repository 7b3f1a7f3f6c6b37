import type { Workspace } from '../check/analyse.ts';
import { startProgress } from '../check/progress.ts';
import type { FixOptions } from '../command-line/options.ts';
import type { Io } from '../io.ts';
import { maskWith } from '../mask-sentence.ts';
import { UsageError } from '../usage-error.ts';
import type { Workshop } from './attempt-fixes.ts';
import { unitsOf } from './edit.ts';
import type { Edit, Refused } from './edit.ts';
import { keepOnly } from './find-fixes.ts';
import type { FoundFixes } from './find-fixes.ts';
import { installCommands } from './install/install-commands.ts';
import type { Installing } from './install/install-commands.ts';
import type { Judges } from './verify-edits.ts';
import { keepWhatPasses } from './verify-command/keep-what-passes.ts';
import { runCommand } from './verify-command/run-command.ts';
import type { CommandResult } from './verify-command/run-command.ts';
import { withoutSecrets } from './verify-command/without-secrets.ts';
import { holdBatch } from './write/hold-batch.ts';
import { CHANGED, planWrites, stillUnchanged } from './write/plan-writes.ts';
import type { WriteUnit } from './write/plan-writes.ts';
import { writeBatch, WriteError } from './write/write-batch.ts';
import type { FileWrite } from './write/write-batch.ts';

interface Writing {
  readonly options: FixOptions;
  readonly io: Io;
  readonly workspace: Workspace;
  readonly judges: Judges;
  readonly workshop: Pick<Workshop, 'project'>;
}

/** What of `found` stands on the disk in the end. */
export const writeChosen = async (found: FoundFixes, writing: Writing): Promise<FoundFixes> => {
  const { root } = writing.workspace.discovery;
  const { units, refused } = planWrites(unitsOf(found.kept), root, found.texts);
  if (units.length === 0) return afterRefusing(found, refused, writing.judges);
  const { verifyCommand } = writing.options;
  if (verifyCommand === undefined) {
    writeOrTell(units.flatMap(({ writes }) => writes));
    return afterRefusing(found, refused, writing.judges);
  }
  const guilty = await tryCommand(verifyCommand, units, writing);
  return afterRefusing(found, [...refused, ...guilty], writing.judges);
};

const writeOrTell = (writes: readonly FileWrite[]): ReturnType<typeof writeBatch> => {
  try {
    return writeBatch(writes);
  } catch (error) {
    throw error instanceof WriteError ? new UsageError(error.message) : error;
  }
};

/** Those with which the project's own check fails. */
const tryCommand = async (
  command: string,
  units: readonly WriteUnit[],
  { io, options, workspace, workshop }: Writing,
): Promise<readonly Refused[]> => {
  const { root } = workspace.discovery;
  const { env, left } = withoutSecrets(io.env, workspace.catalog, workspace.settings.own.secretEnv);
  const progress = startProgress(io);
  const installing = { root, cwd: workspace.cwd, project: workshop.project };
  const failures: string[] = [];
  let last: CommandResult = { passed: false, notStarted: null, output: '' };
  const passes = async (): Promise<boolean> => {
    progress.say(`Running ${command}`);
    const result = await runCommand(command, root, env);
    last = { ...result, output: maskWith(workspace.catalog.formats, result.output) };
    if (options.verbose === true) io.stderr(last.output);
    return last.passed;
  };
  try {
    if (!(await passes())) {
      if (options.verbose !== true) io.stderr(last.output);
      const why = last.notStarted === null ? '' : `, as ${last.notStarted}`;
      throw new UsageError(
        `"${command}" fails before anything is changed${why}: nothing was written.${withoutText(left)}`,
      );
    }
    const { guilty, changed } = await keepWhatPasses(units, {
      unchanged: stillUnchanged,
      write: writeOrTell,
      hold: holdBatch,
      passes: async () => {
        const passed = await passes();
        if (!passed) failures.push(last.output);
        return passed;
      },
    });
    // Of all failures the first one, with everything in place, is the one that anybody can make again.
    if (options.verbose !== true) io.stderr(failures[0] ?? '');
    return [
      ...guilty.flatMap(({ edits }) => blamed(edits, `"${command}" fails with it`, installing)),
      ...refusing(changed.before, CHANGED),
      ...refusing(changed.during, `${CHANGED} and was not put back: see whether the edit is in it`),
    ];
  } finally {
    progress.end();
  }
};

const refusing = (units: readonly WriteUnit[], why: string): readonly Refused[] =>
  units.flatMap(({ edits }) => edits.map(({ group }) => ({ group, why })));

/** A check fails for a module that is missing as for any mistake: which one that is, and what brings it, is told. */
const blamed = (edits: readonly Edit[], why: string, installing: Installing): readonly Refused[] =>
  edits.map((edit) => {
    const commands = installCommands([edit], installing);
    if (commands.length === 0) return { group: edit.group, why };
    const modules = [...new Set(edit.install)].join(' and ');
    return {
      group: edit.group,
      why: `${why}; it imports ${modules}, which the project does not depend on yet: run ${commands.join('; ')} first, then fix again`,
    };
  });

/** Their names only: a check that asks for one of them fails for no fault of the code. */
const withoutText = (names: readonly string[]): string =>
  names.length === 0 ? '' : ` It ran without what may hold a secret: ${names.join(', ')}.`;

const afterRefusing = async (found: FoundFixes, refused: readonly Refused[], judges: Judges): Promise<FoundFixes> => {
  const gone = new Set(refused.map(({ group }) => group));
  const rest = found.kept.filter(({ group }) => !gone.has(group));
  return { ...(await keepOnly(found, rest, judges)), refused: [...found.refused, ...refused] };
};
