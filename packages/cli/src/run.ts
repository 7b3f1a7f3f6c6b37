import type { CommanderError } from 'commander';
import type { CommandLine } from './command-line/create-program.ts';
import type { CommonOptions } from './command-line/options.ts';
import { loadToolbox } from './check/toolbox.ts';
import type { Toolbox } from './check/toolbox.ts';
import type { Io } from './io.ts';
import { version } from './package-root.ts';
import { UsageError } from './usage-error.ts';

/**
 * The command line without a process: answers the exit status. What the user
 * can mend is one sentence on standard error; anything else is thrown.
 */
export const run = async (
  argv: readonly string[],
  io: Io,
  load: () => Promise<Toolbox> = loadToolbox,
): Promise<number> => {
  if (asksVersion(argv)) {
    io.stdout(`${versionText()}\n`);
    return 0;
  }
  try {
    return await (await commandLine(io, load)).run(argv);
  } catch (error) {
    const sentence = (await strayCommand(argv, error, io)) ?? sentenceOf(error);
    if (sentence === undefined) throw error;
    if (sentence !== '') io.stderr(`seamlint: ${await (await import('./mask-sentence.ts')).maskSentence(sentence)}\n`);
    return sentence === '' ? 0 : 2;
  }
};

/** What tools ask before each run; the parser of options costs more than the answer. */
const asksVersion = (argv: readonly string[]): boolean =>
  argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V');

const versionText = (): string => `seamlint ${version()}`;

/** A command's own code is loaded when it runs, so that `--help` answers at once. */
const commandLine = async (io: Io, load: () => Promise<Toolbox>): Promise<CommandLine> =>
  (await import('./command-line/create-program.ts')).createProgram(
    {
      check: async (paths, options) =>
        options.printConfig !== undefined
          ? (await import('./commands/print-config.ts')).printConfig(options.printConfig, options, io, await load())
          : profiled(options, io, async () =>
              (await import('./check/check.ts')).check(paths, options, io, await load()),
            ),
      fix: (paths, options) =>
        profiled(options, io, async () => (await import('./fix/fix.ts')).fix(paths, options, io, await load())),
      checklist: (spec, options) =>
        profiled(options, io, async () =>
          (await import('./checklist/checklist.ts')).checklist(spec, options, io, await load()),
        ),
      map: (paths, options) =>
        profiled(options, io, async () => (await import('./map/map.ts')).map(paths, options, io, await load())),
      init: async (options) => (await import('./init/init.ts')).init(options, io, await load()),
      rules: async (options) => (await import('./commands/list-rules.ts')).listRules(options, io, await load()),
      explain: async (rule, options) =>
        (await import('./commands/explain-rule.ts')).explainRule(rule, options, io, await load()),
      explainAt: (place, options) =>
        profiled(options, io, async () =>
          (await import('./commands/explain-at/explain-at.ts')).explainAt(place, options, io, await load()),
        ),
      facts: async (file, options) =>
        (await import('./commands/print-facts.ts')).printFacts(file, options, io, await load()),
      writeFacts: async (paths, output, options) =>
        (await import('./commands/write-facts.ts')).writeFacts(paths, output, options, io, await load()),
    },
    io,
    versionText(),
  );

const profiled = async ({ cpuProfile }: CommonOptions, io: Io, command: () => Promise<number>): Promise<number> =>
  cpuProfile === undefined
    ? command()
    : (await import('./check/cpu-profile.ts')).withCpuProfile(cpuProfile, io, command);

/** An option of the command that was meant is unknown to the default one. */
const strayCommand = async (argv: readonly string[], error: unknown, io: Io): Promise<string | undefined> => {
  if (!isCommanderError(error) || error.code !== 'commander.unknownOption') return undefined;
  try {
    (await import('./check/stray-path.ts')).rejectStrayPath(argv, io.cwd);
    return undefined;
  } catch (stray) {
    return sentenceOf(stray);
  }
};

/** Its class is the parser's, which may not have been loaded. */
const isCommanderError = (error: unknown): error is CommanderError =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('commander.');

/** Empty: help or version was asked for. Undefined: nothing the user could mend. */
const sentenceOf = (error: unknown): string | undefined => {
  if (error instanceof UsageError) return error.message;
  if (!isCommanderError(error)) return undefined;
  if (error.exitCode === 0) return '';
  const [said = '', hint = ''] = error.message.replace(/^error: /u, '').split('\n');
  const meant = /Did you mean (?:one of )?(.+?)\?\)?$/u.exec(hint)?.[1];
  return meant === undefined
    ? `${said.replace(/\.$/u, '')}; seamlint --help lists what there is.`
    : `${said}; did you mean ${meant}?`;
};
