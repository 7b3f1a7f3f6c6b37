import { Command, Option } from 'commander';
import type { Io } from '../io.ts';
import { didYouMean } from '../nearest.ts';
import { UsageError } from '../usage-error.ts';
import { optionDescription, visibleGlobalOptions, visibleOptions } from './help-options.ts';
import type { ChecklistOptions, CommonOptions, FixOptions, InitOptions } from './options.ts';
import {
  FORMATS,
  collect,
  parseCacheLocation,
  parseConcurrency,
  parseFormat,
  parseMaxWarnings,
  parsePreset,
  parseRule,
  parseShard,
} from './parse-values.ts';

/** What the commands do; each answers the exit status. */
export interface Handlers {
  readonly check: (paths: readonly string[], options: CommonOptions) => Promise<number>;
  readonly fix: (paths: readonly string[], options: FixOptions) => Promise<number>;
  readonly checklist: (spec: string | undefined, options: ChecklistOptions) => Promise<number>;
  readonly map: (paths: readonly string[], options: CommonOptions) => Promise<number>;
  readonly init: (options: InitOptions) => Promise<number>;
  readonly rules: (options: CommonOptions) => Promise<number>;
  readonly explain: (rule: string, options: CommonOptions) => Promise<number>;
  readonly explainAt: (place: string, options: CommonOptions) => Promise<number>;
  readonly facts: (file: string, options: CommonOptions) => Promise<number>;
  readonly writeFacts: (paths: readonly string[], output: string, options: CommonOptions) => Promise<number>;
}

export interface CommandLine {
  /** Answers the exit status of the command that `argv`, without node and script, names. */
  run(argv: readonly string[]): Promise<number>;
}

const EXAMPLES = `
All options of a command: seamlint check --help

Examples:
  seamlint                                 check the whole program
  seamlint check --since main              tell only of what a branch brings in
  seamlint fix --dry-run --unsafe-fixes    show the edits as a diff
  seamlint explain --at src/hooks.ts:12    say why something is reported there`;

const EXIT_STATUS = `
Exit status:
  0  no error, and no more warnings than --max-warnings allows
  1  findings (fix: errors remain; fix --dry-run answers 0 whatever remains)
  2  could not run: a bad option, config or path, or --strict-parse and a file that does not parse`;

const CHECKLIST_STATUS = `
Each line passes, fails, is undecided or does not apply, and says on what that rests.
Formats: pretty, json, markdown (of a spec: its own text, boxes ticked where they pass)

Exit status:
  0  no line fails
  1  a line fails
  2  could not run: a bad option, config or path, a spec without boxes, or --strict-parse
     and a file that does not parse`;

export const createProgram = (handlers: Handlers, io: Io, version: string): CommandLine => {
  let status = 0;
  const program = new Command('seamlint')
    .description('Finds the mistakes API integrations make, across files, and fixes them.')
    .exitOverride()
    .configureOutput({
      writeOut: io.stdout,
      writeErr: () => undefined,
      getOutHasColors: () => false,
      getOutHelpWidth: () => io.columns ?? 80,
    })
    .configureHelp({ showGlobalOptions: true, visibleOptions, visibleGlobalOptions, optionDescription })
    .version(version, '-V, --version', 'print the version')
    .addHelpText('after', EXAMPLES);
  addCommonOptions(program);

  const run =
    <Args extends readonly unknown[]>(handle: (...args: Args) => Promise<number>) =>
    async (...args: Args): Promise<void> => {
      status = await handle(...args);
    };
  // Commander parses; the types say what it was told to parse.
  const common = (): CommonOptions => program.opts();

  program
    .command('check', { isDefault: true })
    .description('run all rules over the whole program (the default)')
    .argument('[paths...]', 'files and folders to report on; the program around them is always analysed')
    .addHelpText('after', EXIT_STATUS)
    .action((paths: string[]) => run(() => handlers.check(paths, common()))());
  const fix = program
    .command('fix')
    .description('rewrite what can be fixed; every edit is verified or taken back')
    .argument('[paths...]', 'files and folders to fix')
    .option('--dry-run', 'print a unified diff, write nothing')
    .addOption(new Option('--only <rule>', 'fix findings of this rule only; repeatable').argParser(collect).default([]))
    .option('--unsafe-fixes', 'also fixes that can change behaviour')
    .option('--interactive', 'show each change and ask before it is written')
    .option('--allow-dirty', 'write although the git tree has uncommitted changes')
    .option(
      '--verify-command <command>',
      "run the project's own check on the result, in its root; what makes it fail is taken back",
    )
    .option('--no-verify', 'write what parses, whether or not it helps or breaks types');
  fix.action((paths: string[]) => run(() => handlers.fix(paths, fix.optsWithGlobals()))());
  program
    .command('map')
    .description('list each API call and webhook with its policies')
    .argument('[paths...]', 'files and folders to list; the program around them is always analysed')
    .action((paths: string[]) =>
      run(() =>
        handlers.map(paths, program.getOptionValueSource('format') === 'default' ? tabular(common()) : common()),
      )(),
    );
  const checklist = program
    .command('checklist')
    .description('answer the checklist, or the boxes of a spec')
    .argument('[spec]', 'a Markdown file with task list items, which is never changed')
    .option(
      '--verify-command <command>',
      "run the project's own tests, in its root: the line on them is answered by that",
    )
    .addHelpText('after', CHECKLIST_STATUS);
  checklist.action((spec?: string) => run(() => handlers.checklist(spec, checklist.optsWithGlobals()))());
  const init = program
    .command('init')
    .description('set up config, ESLint, baseline, pre-commit hook and CI job; asks before each')
    .option('-y, --yes', 'write all of it, ask nothing');
  init.action(() => run(() => handlers.init(init.optsWithGlobals()))());
  program
    .command('rules')
    .description('list the rules')
    .action(() => run(() => handlers.rules(common()))());
  const explain = program
    .command('explain')
    .description('print the documentation of a rule, or what is known of a place')
    .argument('[rule]', 'its name')
    .option('--at <file:line>', 'say what is known there, and what each rule makes of it');
  explain.action((rule?: string) => {
    const { at } = explain.opts<{ readonly at?: string }>();
    if (at !== undefined) return run(() => handlers.explainAt(at, common()))();
    if (rule === undefined)
      throw new UsageError('explain wants the name of a rule, or --at FILE:LINE; `seamlint rules` lists them.');
    return run(() => handlers.explain(rule, common()))();
  });
  const facts = program
    .command('facts')
    .description('print what is known of one file as JSON, or keep what is known of many for `check --facts`')
    .argument('[paths...]', 'a JavaScript or TypeScript file; with --output, files and folders')
    .option('--output <folder>', 'keep the facts there, as the output of a task that is run for each workspace');
  facts.action((paths: string[]) => {
    const { output } = facts.opts<{ readonly output?: string }>();
    if (output !== undefined) return run(() => handlers.writeFacts(paths, output, common()))();
    const [file, ...more] = paths;
    if (file === undefined || more.length > 0)
      throw new UsageError('facts prints one FILE; with --output DIR it keeps what is known of many.');
    return run(() => handlers.facts(file, common()))();
  });
  addHelp(program);

  return {
    run: async (argv) => {
      await program.parseAsync([...argv], { from: 'user' });
      return status;
    },
  };
};

const tabular = (options: CommonOptions): CommonOptions => ({ ...options, format: 'table' });

const addCommonOptions = (program: Command): void => {
  program
    .addOption(new Option('--format <name>', FORMATS.join(', ')).argParser(parseFormat).default('pretty'))
    .option('-o, --output-file <file>', 'write the report there instead of to standard output')
    .option('-c, --config <file>', 'use this config and look for no other')
    .option('--print-config <file>', 'print what holds for a file, and check nothing')
    .addOption(new Option('--preset <name>', 'recommended, strict or all').argParser(parsePreset))
    .addOption(
      new Option('--rule <name: level>', 'set a rule to off, warn or error; repeatable')
        .argParser(parseRule)
        .default(new Map()),
    )
    .addOption(
      new Option('--max-warnings <number>', 'exit with 1 if there are more warnings').argParser(parseMaxWarnings),
    )
    .option('-q, --quiet', 'report errors only')
    .addOption(new Option('--report-unused-suppressions', 'warn about suppressions that suppress nothing').hideHelp())
    .option('--no-report-unused-suppressions', 'say nothing of suppressions that suppress nothing')
    .option('--strict-parse', 'exit with 2 if a file does not parse')
    .option('--no-types', 'do not ask the type checker')
    .addOption(
      new Option('--concurrency <number>', 'how many threads may work; 1: only the main one').argParser(
        parseConcurrency,
      ),
    )
    .option('--no-cache', 'read every file anew')
    .addOption(
      new Option('--cache-location <folder>', 'keep there what the next run need not read anew').argParser(
        parseCacheLocation,
      ),
    )
    .option('--facts <folders...>', 'read there what `facts --output` kept; whatever has changed since is read anew')
    .addOption(
      new Option(
        '--shard <part/of>',
        'report on that part of the files, such as 2/3: the parts of a CI matrix add up to the whole',
      ).argParser(parseShard),
    )
    .option('--since <ref>', 'report only what is new since this branch left that commit, branch or tag')
    .option('--staged', 'report on the files that are staged, as the index holds them')
    .option('--stdin', 'read the text of one file from standard input; --stdin-filename says which')
    .option('--stdin-filename <file>', 'where that text belongs')
    .option('--baseline <file>', 'report only what that file does not hold yet')
    .option(
      '--update-baseline',
      `write all findings of today to the baseline (seamlint-baseline.json, unless --baseline names one)`,
    )
    .option('--prune-baseline', 'take out of the baseline what is fixed')
    .option('--stats', 'print what was read, and what took how long: stages, rules, questions, files')
    .option('--cpu-profile <file>', 'record where the time goes, for Chrome’s DevTools and the like')
    .option('-v, --verbose', 'also tell what could not be decided')
    .option('--no-color', 'plain text');
};

/** Commander's own answers anything it does not know with the whole of `--help`. */
const addHelp = (program: Command): void => {
  program
    .helpCommand(false)
    .command('help')
    .description('print the options of a command')
    .argument('[command]', 'its name')
    .action((name?: string) => {
      if (name === undefined) return program.help();
      const found = program.commands.find((command) => command.name() === name);
      if (found !== undefined) return found.help();
      const names = program.commands.map((command) => command.name());
      const end = didYouMean(name, names);
      throw new UsageError(
        `There is no command "${name}"${end === '' ? `; the commands are ${names.join(', ')}.` : end}`,
      );
    });
};
