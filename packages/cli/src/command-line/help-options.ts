import { type Command, Help, Option } from 'commander';
import { MAP_FORMATS } from './parse-values.ts';

const ANALYSIS = ['config', 'preset', 'rule', 'types', 'concurrency', 'cache', 'cacheLocation', 'facts', 'cpuProfile'];
const OUTPUT = ['outputFile', 'color'];

/** Of the options that every command understands, those that mean something to it; `check` takes all. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  fix: [...ANALYSIS, ...OUTPUT, 'since', 'staged', 'baseline', 'maxWarnings', 'quiet', 'strictParse', 'verbose'],
  map: [...ANALYSIS, ...OUTPUT, 'format', 'quiet', 'strictParse', 'verbose'],
  explain: [...ANALYSIS, ...OUTPUT, 'format'],
  checklist: [...ANALYSIS, ...OUTPUT, 'format', 'strictParse', 'verbose'],
  init: ['config', 'cache', 'cacheLocation', 'color'],
  rules: [...OUTPUT, 'format'],
  facts: ['outputFile', 'config', 'shard'],
  help: [],
};

const whole = Object.assign(new Help(), { showGlobalOptions: true });

/** What fits a screen, beside the commands; `seamlint check --help` lists all. */
const FIRST = [
  'version',
  'format',
  'outputFile',
  'preset',
  'rule',
  'since',
  'staged',
  'baseline',
  'updateBaseline',
  'maxWarnings',
  'quiet',
  'verbose',
  'help',
];

/** What the help of a command lists of its own options: the program's are those of `check`. */
export const visibleOptions = (command: Command): Option[] => {
  const all = whole.visibleOptions(command);
  return command.parent === null ? all.filter((option) => FIRST.includes(option.attributeName())) : all;
};

/** What the help of a command lists beside its own options. */
export const visibleGlobalOptions = (command: Command): Option[] => {
  const meant = MEANT[command.name()];
  const all = whole.visibleGlobalOptions(command);
  const shown = meant === undefined ? all : all.filter((option) => meant.includes(option.attributeName()));
  if (command.name() === 'fix') return shown.map(asOfFix);
  return command.name() === 'map' ? shown.map(withFormatsOfMap) : shown;
};

/** The option is one for all commands; what it takes is not. */
const withFormatsOfMap = (option: Option): Option =>
  option.attributeName() === 'format' ? new Option(option.flags, MAP_FORMATS.join(', ')).default('table') : option;

/** What narrows a report narrows what is fixed. */
const OF_FIX: Readonly<Record<string, string>> = {
  since: 'fix only what is new since this branch left that commit, branch or tag',
  staged: 'fix the files that are staged, in the working tree',
  baseline: 'fix only what that file does not hold',
};

const asOfFix = (option: Option): Option => {
  const description = OF_FIX[option.attributeName()];
  return description === undefined ? option : new Option(option.flags, description);
};

/** What is collected begins empty: that is no default to tell of. */
export const optionDescription = (option: Option): string =>
  whole.optionDescription(option).replace(/ \(default: (?:\{\}|\[\])\)$/u, '');
