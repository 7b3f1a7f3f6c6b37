import { Option } from 'commander';
import { UsageError } from '../usage-error.ts';

/** Names that are reserved: they answer in one sentence rather than as a typing error. */
export const UNAVAILABLE_COMMANDS = ['map', 'checklist', 'init'];
export const UNAVAILABLE_FORMATS = ['sarif', 'gitlab', 'junit', 'markdown', 'checkstyle', 'table', 'html'];

const FLAGS = ['--since [ref]', '--staged', '--stdin', '--stdin-filename [file]'];

export const notAvailable = (what: string, instead = ''): UsageError =>
  new UsageError(`${what} is not available in this version${instead === '' ? '' : `; ${instead}`}.`);

/** Options that refuse themselves; `--help` does not list them. */
export const unavailableOptions = (): readonly (readonly [option: Option, flag: string])[] =>
  FLAGS.map((flags) => {
    const flag = flags.split(' ')[0] ?? flags;
    return [new Option(flags).hideHelp(), flag];
  });
